package fi.kotopolku.imports;

import static fi.kotopolku.imports.Field.of;

import fi.kotopolku.casefile.ClientCodes;
import fi.kotopolku.imports.Field.Form;
import fi.kotopolku.plan.PlanCodes;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each of the files may hold, in the order of the columns of an empty one. */
final class Layout {

    static final String CLIENT_REF = "client_ref";
    static final String NON_DISCLOSURE = "non_disclosure";

    private static final Codes LANGUAGES = Codes.languages();
    private static final Map<FileKind, List<Field>> FIELDS = new EnumMap<>(FileKind.class);

    static {
        FIELDS.put(FileKind.CLIENTS, clients());
        FIELDS.put(FileKind.HOUSEHOLDS, households());
        FIELDS.put(FileKind.PLANS, plans());
        FIELDS.put(FileKind.SERVICES, services());
        FIELDS.put(FileKind.NOTES, notes());
    }

    private Layout() {}

    static List<Field> fields(FileKind kind) {
        return FIELDS.get(kind);
    }

    static Optional<Field> field(FileKind kind, String key) {
        return fields(kind).stream().filter(field -> field.key().equals(key)).findFirst();
    }

    private static Field clientRef() {
        return of(CLIENT_REF, "asiakas_tunniste", "Asiakkaan tunniste", "Klientens beteckning", Form.REFERENCE)
                .needed()
                .told("Sama tunniste kaikissa tiedostoissa.")
                .alsoCalled("asiakasnumero", "asiakas_id", "asiakasid", "asiakas", "henkilo_id", "client id", "id");
    }

    private static List<Field> clients() {
        return List.of(
                clientRef(),
                of("family_name", "sukunimi", "Sukunimi", "Efternamn", Form.NAME)
                        .needed()
                        .alsoCalled("last name", "surname", "suku nimi", "asiakkaan sukunimi"),
                of("given_names", "etunimet", "Etunimet", "Förnamn", Form.NAME)
                        .needed()
                        .alsoCalled("etunimi", "first name", "first names", "given name", "asiakkaan etunimet"),
                of("birth_date", "syntymaaika", "Syntymäaika", "Födelsetid", Form.PAST_DAY)
                        .needed()
                        .alsoCalled("syntymäpäivä", "synt.aika", "syntaika", "date of birth", "dob"),
                of("identity_code", "henkilotunnus", "Henkilötunnus", "Personbeteckning", Form.IDENTITY_CODE)
                        .alsoCalled("hetu", "sotu", "henkilö tunnus", "personal identity code"),
                of("citizenship", "kansalaisuus", "Kansalaisuus", "Medborgarskap", Codes.citizenships())
                        .needed()
                        .alsoCalled("kansalaisuuskoodi", "nationality"),
                of("native_language", "aidinkieli", "Äidinkieli", "Modersmål", LANGUAGES)
                        .needed()
                        .alsoCalled("kieli", "äidinkielikoodi", "mother tongue"),
                of("contact_language", "asiointikieli", "Asiointikieli", "Kontaktspråk", LANGUAGES)
                        .needed()
                        .alsoCalled("yhteyskieli", "palvelukieli"),
                of("interpreter_language", "tulkkauskieli", "Tulkkauskieli", "Tolkspråk", LANGUAGES)
                        .told("Tyhjä, jos tulkkia ei tarvita.")
                        .alsoCalled("tulkin kieli", "tulkki"),
                of("phone", "puhelin", "Puhelin", "Telefon", Form.PHONE)
                        .alsoCalled("puhelinnumero", "puh", "gsm", "matkapuhelin", "mobile"),
                of("email", "sahkoposti", "Sähköposti", "E-post", Form.EMAIL)
                        .alsoCalled("sähköpostiosoite", "e-mail", "s-posti"),
                of("street_address", "katuosoite", "Katuosoite", "Gatuadress", Form.WORDS)
                        .alsoCalled("osoite", "lähiosoite", "address"),
                of("postal_code", "postinumero", "Postinumero", "Postnummer", Form.POSTAL_CODE)
                        .alsoCalled("postinro", "zip"),
                of("post_office", "postitoimipaikka", "Postitoimipaikka", "Postanstalt", Form.WORDS)
                        .alsoCalled("postitmp", "paikkakunta", "city"),
                of(NON_DISCLOSURE, "turvakielto", "Turvakielto", "Spärrmarkering", Form.YES_NO)
                        .told("Tyhjä tarkoittaa, ettei turvakieltoa ole.")
                        .alsoCalled("turvakielto voimassa"),
                of(
                                "permit_kind",
                                "oleskelun_peruste",
                                "Oleskelun peruste",
                                "Grund för vistelsen",
                                new Codes(ClientCodes.permitKinds()))
                        .needed()
                        .alsoCalled("oleskelulupa", "oleskeluluvan peruste", "oleskelulupatyyppi", "lupatyyppi"),
                of("first_permit_on", "ensimmainen_lupa", "Ensimmäinen lupa", "Första tillstånd", Form.PAST_DAY)
                        .needed()
                        .alsoCalled("ensimmäisen luvan päivä", "oleskeluluvan myöntöpäivä", "luvan myöntöpäivä"),
                of("arrived_on", "saapunut", "Muuttanut kuntaan", "Flyttat till kommunen", Form.DAY)
                        .alsoCalled("muuttopäivä", "saapumispäivä", "kuntaan muutto"),
                of(
                        "window_exception",
                        "ajan_poikkeus",
                        "Poikkeus määräajasta",
                        "Undantag från tiden",
                        new Codes(ClientCodes.windowExceptions())),
                of(
                        "window_exception_reason",
                        "ajan_poikkeuksen_perustelu",
                        "Poikkeuksen perustelu",
                        "Motivering till undantaget",
                        Form.TEXT),
                of(
                                "way_in",
                                "vireilletulo",
                                "Vireilletulo",
                                "Så blev ärendet anhängigt",
                                new Codes(ClientCodes.waysIn()))
                        .told("Tyhjä tarkoittaa, ettei vanha järjestelmä tiedä.")
                        .alsoCalled("vireilletulotapa"),
                of("opened_on", "asia_vireille", "Asia tuli vireille", "Ärendet blev anhängigt", Form.PAST_DAY)
                        .needed()
                        .told("Tästä päivästä määräajat lasketaan.")
                        .alsoCalled("vireilletulopäivä", "asiakkuus alkoi", "asiakkuus alkanut", "asiakkuuden alkupvm"),
                of("unit", "yksikko", "Yksikkö", "Enhet", Form.WORDS),
                of("responsible", "vastuutyontekija", "Vastuutyöntekijä", "Ansvarig anställd", Form.EMPLOYEE)
                        .alsoCalled("omatyöntekijä", "vastuuhenkilö", "työntekijä"),
                of(
                                "interviewed_on",
                                "haastateltu",
                                "Alkuhaastattelu pidetty",
                                "Inledande intervju hållen",
                                Form.PAST_DAY)
                        .alsoCalled("alkuhaastattelu", "alkuhaastattelupäivä"),
                of(
                        "coordination_needed",
                        "monialainen",
                        "Monialainen yhteensovittaminen",
                        "Sektorsövergripande samordning",
                        Form.YES_NO),
                of("concluded_on", "arviointi_valmis", "Arviointi valmis", "Bedömningen klar", Form.PAST_DAY)
                        .told("Vaatii myös haastattelun päivän ja tiedot monialaisuudesta ja suunnitelman tarpeesta.")
                        .alsoCalled("alkukartoitus valmis", "alkukartoitus", "arviointi päättynyt"),
                of("plan_needed", "suunnitelma_tarvitaan", "Suunnitelma tarvitaan", "Plan behövs", Form.YES_NO),
                of("needs", "palvelutarpeet", "Palvelutarpeet", "Servicebehov", Form.TEXT)
                        .alsoCalled("palvelutarve"),
                of("closed_on", "paattynyt", "Asia päättynyt", "Ärendet avslutat", Form.DAY)
                        .told("Päättyneitä asioita ei tuoda.")
                        .alsoCalled("asiakkuus päättynyt", "päättymispäivä"));
    }

    private static List<Field> households() {
        return List.of(
                clientRef(),
                of(
                                "member_ref",
                                "perheenjasen_tunniste",
                                "Perheenjäsenen tunniste",
                                "Familjemedlemmens beteckning",
                                Form.REFERENCE)
                        .told("Jos perheenjäsen on itse tuotava asiakas; muuten anna hänen nimensä.")
                        .alsoCalled("jasen_id", "perheenjasen_id"),
                of("name", "perheenjasen_nimi", "Perheenjäsenen nimi", "Familjemedlemmens namn", Form.NAME)
                        .alsoCalled("nimi"),
                of(
                                "birth_date",
                                "perheenjasen_syntymaaika",
                                "Perheenjäsenen syntymäaika",
                                "Familjemedlemmens födelsetid",
                                Form.PAST_DAY)
                        .alsoCalled("syntymäaika"),
                of(
                                "role",
                                "suhde",
                                "Suhde asiakkaaseen",
                                "Relation till klienten",
                                new Codes(ClientCodes.familyRoles())
                                        .also("SPOUSE", "puoliso", "vaimo", "mies", "aviomies")
                                        .also("CHILD", "poika", "tytär")
                                        .also("PARENT", "äiti", "isä")
                                        .also("SIBLING", "veli", "sisko"))
                        .needed()
                        .alsoCalled("sukulaisuus", "rooli"),
                of("since", "alkaen", "Alkaen", "Från och med", Form.DAY),
                of("until", "paattyen", "Päättyen", "Till och med", Form.DAY));
    }

    private static List<Field> plans() {
        return List.of(
                clientRef(),
                of("valid_from", "voimassa_alkaen", "Voimassa alkaen", "I kraft från", Form.DAY)
                        .needed()
                        .alsoCalled("alkupäivä", "alkaa"),
                of("valid_until", "voimassa_asti", "Voimassa asti", "I kraft till", Form.DAY)
                        .needed()
                        .alsoCalled("loppupäivä", "päättyy"),
                of(
                        "first_confirmed_on",
                        "ensimmainen_vahvistettu",
                        "Ensimmäinen suunnitelma vahvistettu",
                        "Första planen bekräftad",
                        Form.PAST_DAY),
                of("client_confirmed_on", "asiakas_vahvisti", "Asiakas vahvisti", "Klienten bekräftade", Form.PAST_DAY)
                        .needed()
                        .alsoCalled("allekirjoitettu", "vahvistettu"),
                of(
                                "confirmation_method",
                                "vahvistustapa",
                                "Vahvistustapa",
                                "Bekräftelsesätt",
                                new Codes(PlanCodes.confirmationMethods())
                                        .also("SIGNED", "allekirjoitus", "allekirjoitettu", "paperi")
                                        .also("ELECTRONIC", "sähköinen", "sähköisesti")
                                        .also("ORAL", "suullinen", "suullisesti"))
                        .needed(),
                of("language", "kieli", "Läpikäynnin kieli", "Språk", LANGUAGES).needed(),
                of("interpreter", "tulkki", "Tulkki mukana", "Tolk med", Form.YES_NO)
                        .told("Tyhjä tarkoittaa, ettei tulkkia ollut."),
                of("long_term_goals", "tavoitteet", "Tavoitteet", "Mål", Form.TEXT)
                        .needed()
                        .alsoCalled("pitkän aikavälin tavoitteet", "tavoite"),
                of(
                        "integration_language",
                        "kotoutumiskieli",
                        "Kotoutumisen kieli",
                        "Integrationsspråk",
                        new Codes(PlanCodes.integrationLanguages())),
                of("language_studies", "kieliopinnot", "Kieliopinnot", "Språkstudier", Form.TEXT),
                of("follow_up", "seuranta", "Seuranta", "Uppföljning", Form.TEXT),
                of("understood", "asiakas_ymmarsi", "Asiakas ymmärsi", "Klienten förstod", Form.YES_NO)
                        .needed(),
                of("agreed", "asiakas_hyvaksyi", "Asiakas hyväksyi", "Klienten godkände", Form.YES_NO)
                        .needed(),
                of(
                                "rights_explained",
                                "oikeudet_kerrottu",
                                "Oikeudet kerrottu",
                                "Rättigheterna förklarade",
                                Form.YES_NO)
                        .needed(),
                of("last_review_on", "viimeisin_tarkistus", "Viimeisin tarkistus", "Senaste översyn", Form.PAST_DAY)
                        .alsoCalled("tarkistettu"));
    }

    private static List<Field> services() {
        return List.of(
                clientRef(),
                of("kind", "palvelu", "Palvelun laji", "Tjänstens art", new Codes(PlanCodes.serviceKinds()))
                        .needed()
                        .alsoCalled("palvelun tyyppi", "palvelulaji"),
                of("provider", "tuottaja", "Järjestäjä", "Anordnare", Form.WORDS)
                        .needed()
                        .alsoCalled("palveluntuottaja", "palvelun tuottaja", "järjestäjä"),
                of("aim", "tarkoitus", "Tavoite", "Syfte", Form.TEXT).needed().alsoCalled("tavoite"),
                of("starts_on", "alkaa", "Alkaa", "Börjar", Form.DAY).needed().alsoCalled("alkupäivä"),
                of("ends_on", "paattyy", "Päättyy", "Slutar", Form.DAY).alsoCalled("loppupäivä"),
                of(
                                "responsible",
                                "vastuutaho",
                                "Vastuutaho",
                                "Ansvarig",
                                new Codes(PlanCodes.responsibles()).also("WELLBEING_COUNTY", "hva"))
                        .needed());
    }

    private static List<Field> notes() {
        return List.of(
                clientRef(),
                of("written_on", "kirjattu", "Kirjattu", "Antecknad", Form.PAST_DAY)
                        .needed()
                        .alsoCalled("päivä", "pvm", "kirjauspäivä"),
                of("author", "kirjaaja", "Kirjaaja", "Antecknad av", Form.WORDS).alsoCalled("työntekijä"),
                of("note", "teksti", "Teksti", "Text", Form.TEXT)
                        .needed()
                        .alsoCalled("merkintä", "muistiinpano", "kirjaus"));
    }
}
