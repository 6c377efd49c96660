package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;

/** The forms of one client's path, filled in on the screen by those whose tasks they are, in the list that is open. */
final class CaseForms {

    static final String CONTRIBUTE = "Kirjaa hyvinvointialueen osuus";
    static final String INTERVIEW = "Tee alkuhaastattelu";
    static final String CONCLUDE = "Kokoa arvioinnin tulos";
    static final String DRAFT = "Laadi suunnitelma asiakkaan kanssa";
    static final String CONFIRM = "Käy suunnitelma läpi ja vahvista";
    static final String GATHER = "Kokoa tiedot palvelujen toteutumisesta";
    static final String MEET = "Tarkista suunnitelma asiakkaan kanssa";

    private static final String GOALS = "Tavoitteet suunnitelmakaudelle";
    private static final String SERVICES = "Sovittavat palvelut";

    private final String givenNames;
    private final String familyName;
    private final Clock clock;

    CaseForms(String givenNames, String familyName, Clock clock) {
        this.givenNames = givenNames;
        this.familyName = familyName;
        this.clock = clock;
    }

    String client() {
        return givenNames + " " + familyName;
    }

    /** Everything that a registration needs; sent by {@link #register}. */
    FilledForm intake(Desk caseworker, LocalDate born, String permit) {
        return caseworker
                .begin("Kotoutujan polku")
                .type("Sukunimi", familyName)
                .type("Etunimet", givenNames)
                .day("Syntymäaika", born)
                .choose("Kansalaisuus", "Ukraina")
                .choose("Äidinkieli", "ukraina")
                .choose("Asiointikieli", "ukraina")
                .check("Tarvitaan tulkki")
                .choose("Tulkkauskieli", "ukraina")
                .choose("Oleskelun peruste", permit)
                .day("Ensimmäinen oleskelulupa", today().minusMonths(6))
                .day("Muutti kuntaan", today().minusMonths(1))
                .pick("Miten asia tuli vireille?", "Viranomaisen oma velvollisuus");
    }

    static void register(Desk caseworker, FilledForm intake) {
        caseworker.startButton().click();
        assertThat(intake.place()).hasCount(0);
    }

    /** @param professionals of the county, by the names that the list shows */
    FilledForm interview(Desk caseworker, String... professionals) {
        FilledForm interview = caseworker
                .open(INTERVIEW, client())
                .day("Haastattelun päivä", today())
                .choose("Haastattelun kieli", "ukraina")
                .pick("Ymmärsikö asiakas haastattelun kielen ja sisällön?", "Kyllä")
                .pick("Luku- ja kirjoitustaito", "Lukee ja kirjoittaa sujuvasti muulla kirjaimistolla")
                .choose("Suomen kieli", "Ei osaa")
                .choose("Ruotsin kieli", "Ei osaa")
                .choose("Korkein suoritettu koulutus", "Ammatillinen tutkinto")
                .type("Työkokemus", "Neljä vuotta ravintolan keittiössä")
                .pick("Tarvitseeko asiakas kunnan ja hyvinvointialueen palvelujen yhteensovittamista?", "Kyllä");
        for (String professional : professionals) {
            interview.tag("Kutsuttavat ammattilaiset", professional);
        }
        return interview.type("Mitä hyvinvointialueelta pyydetään?", "Tarvitseeko asiakas tukea opintojen alkaessa?");
    }

    FilledForm contribution(Desk professional, String observations) {
        return professional
                .open(CONTRIBUTE, client())
                .pick("Valinta", "Annan osuuteni")
                .type("Havainnot", observations)
                .type("Sosiaali- ja terveyspalvelujen tarve", "Terveystarkastus")
                .type("Suositus", "Opinnot voivat alkaa heti");
    }

    FilledForm conclusion(Desk caseworker) {
        return caseworker
                .open(CONCLUDE, client())
                .type("Palvelutarpeet", "Suomen kielen alkeet, osaamisen tunnistaminen")
                .pick("Laaditaanko kotoutumissuunnitelma?", "Kyllä")
                .type("Perustelu", "Useita palveluja on sovitettava yhteen")
                .type("Tavoitteet", "Kielitaito A2 vuodessa")
                .day("Päivä", today())
                .choose("Kieli", "ukraina")
                .pick("Ymmärsikö asiakas johtopäätöksen?", "Kyllä");
    }

    /** Two goals and two services, one of which the partner's teacher answers for. */
    FilledForm draft(Desk caseworker) {
        FilledForm draft = caseworker.open(DRAFT, client());
        draft.pick("Suunnitelman laji", "Oma kotoutumissuunnitelma")
                .type("Pitkän aikavälin tavoitteet", "Vakituinen työ ja sujuva arki");
        goal(draft, 1, "Kielitaito", "Suomen kielen taito A2");
        draft.addRow(GOALS);
        goal(draft, 2, "Työllistyminen", "Työharjoittelu keittiössä");
        draft.pick("Kotoutumisen kieli", "Suomi");
        service(draft, 1, "Kotoutumiskoulutus", "Testiopisto (keksitty)", "Palvelun järjestäjä");
        draft.addRow(SERVICES);
        service(
                draft,
                2,
                "Terveyttä ja hyvinvointia tukeva palvelu",
                "Keski-Suomen hyvinvointialue",
                "Hyvinvointialue");
        return draft;
    }

    /** What a review changed: one more goal in a plan that is there already. */
    FilledForm amendment(Desk caseworker, String goal) {
        FilledForm draft = caseworker.open(DRAFT, client()).addRow(GOALS);
        goal(draft, 3, "Opiskelu", goal);
        return draft;
    }

    private static void goal(FilledForm draft, int row, String area, String goal) {
        draft.row(GOALS, row).choose("Aihe", area).type("Tavoite", goal);
    }

    private void service(FilledForm draft, int row, String kind, String provider, String responsible) {
        draft.row(SERVICES, row)
                .choose("Palvelu", kind)
                .type("Järjestäjä", provider)
                .type("Mitä palvelulla tavoitellaan", "Opinnot alkavat ja jatkuvat")
                .day("Alkaa", today().plusDays(14))
                .day("Päättyy", today().plusMonths(8))
                .choose("Kuka huolehtii, että palvelu alkaa", responsible)
                .type("Vastuuhenkilö", "Yhteyshenkilö (keksitty)");
    }

    /** @param months for which the plan is agreed on, from today */
    FilledForm confirmation(Desk caseworker, int months) {
        return caseworker
                .open(CONFIRM, client())
                .pick("Mihin läpikäynti johti", "Suunnitelmasta sovittiin")
                .choose("Kieli, jolla suunnitelma käytiin läpi", "ukraina")
                .check("Asiakas ymmärsi suunnitelman")
                .check("Asiakkaalle kerrottiin hänen oikeutensa ja velvollisuutensa")
                .choose("Miten kerrottiin", "Kirjallisesti ja suullisesti")
                .day("Voimassa alkaen", today())
                .day("Voimassa asti", today().plusMonths(months))
                .choose("Miten asiakas vahvisti suunnitelman", "Allekirjoitus paperille")
                .choose("Kuka vahvisti asiakkaan puolesta", "Asiakas itse")
                .day("Vahvistuspäivä", today());
    }

    FilledForm realisation(Desk caseworker) {
        return caseworker
                .open(GATHER, client())
                .choose("Miten palvelu on toteutunut", 1, "Toteutuu suunnitellusti")
                .choose("Miten palvelu on toteutunut", 2, "Suoritettu loppuun")
                .pick("Osallistuminen", "Asiakas on osallistunut säännöllisesti");
    }

    FilledForm meeting(Desk caseworker, String outcome, String reasons) {
        return caseworker
                .open(MEET, client())
                .day("Tapaamisen päivä", today())
                .choose("Kieli", "ukraina")
                .type("Läsnä olivat", "Asiakas, kotoutumistyöntekijä, tulkki")
                .pick("Tulos", outcome)
                .type("Perustelut", reasons);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
