package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.TestDatabase;
import fi.kotopolku.doors.Grants;
import fi.kotopolku.engine.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A small municipality from its notice to KEHA to its first client, on the screens of those whose steps they are and without
 * anything written by hand; each of the five requirements is refused once for want of something. Multia itself has users
 * and clients in other tests, so its part is played here by Uurainen, a municipality of the same size, whose people sign in
 * with borrowed accounts.
 */
class MultiaAdoptsInTheBrowserTest extends InTheBrowser {

    private static final String CODE = "892";
    private static final String TOWN = "Uurainen";
    private static final String ELSEWHERE = "officer.keuruu";
    private static final String MAIN = "teacher.partner";
    private static final String OFFICER = "social.keskisuomi";
    private static final String WORKER = "employment.keuruu";
    private static final Map<String, String> NAMES = Map.of(
            MAIN, "Testi Uurainen-Pääkäyttäjä",
            OFFICER, "Testi Uurainen-Myöntäjä",
            WORKER, "Testi Uurainen-Työntekijä");
    private static final LocalDate NOTICE = LocalDate.of(2026, 6, 1);
    private static final LocalDate WISHED = LocalDate.of(2026, 8, 31);
    private static final LocalDate START = LocalDate.of(2026, 9, 30);
    private static final String CLIENT = "Ensiasiakas";

    @Autowired
    Clock clock;

    @Autowired
    BeanFactory beans;

    @Autowired
    Environment environment;

    final JdbcClient jdbc = TestDatabase.owner();

    private final Grants grants = new Grants(jdbc);
    private Desk main;
    private AdoptionForms tasks;
    private String number;

    @BeforeEach
    void accountsThatNobodyHas() {
        NAMES.keySet().forEach(grants::freeAccount);
        standOn(NOTICE);
    }

    @AfterEach
    void accountsAsBefore() {
        jdbc.sql("""
                update koto.access_right set ended_at = greatest(valid_from, clock_timestamp()), end_cause = 'REVOKED',
                    end_reason = 'Testi on ohi.', tidied_at = clock_timestamp()
                where municipality = '892' and state = 'GRANTED' and ended_at is null
                """).update();
        NAMES.keySet().forEach(account -> grants.takeAccountBack(account, person(account)));
    }

    @Test
    void aMunicipalityGoesFromItsNoticeToItsFirstClient() {
        kehaEntersTheFirstPersonAndTheNotice();
        main = signIn(MAIN);
        tasks = new AdoptionForms(main, number);
        theMainUserEntersColleaguesAndMovesTheStart();
        theBoardHasDecided();
        theProviderIsEntered();
        theSignInIsProved();
        peopleAreNamed();
        theDocumentsAreThere();
        nothingIsBroughtOver();
        assertThat(adoptedOn()).as("ready, and waiting for the day").isNull();

        theDayComes();

        theOfficerGrantsWhatTheMainUserAskedFor();
        theFirstClient();
    }

    private void kehaEntersTheFirstPersonAndTheNotice() {
        AdoptionStart keha = new AdoptionStart(signIn("keha.admin"));
        FilledForm first =
                keha.person(NAMES.get(MAIN), MAIN).choose("Kunta", TOWN).type("Tunnistuspalvelu", "login.uurainen.fi");
        keha.refused(first, "Tunnistuspalvelu: Kirjoita tunnistuspalvelun osoite (issuer), joka alkaa https://.");
        keha.sent(first.type("Tunnistuspalvelu", "kotopolku-demo"));

        String keuruu = "Testi Keuruu-Myöntäjä, Keuruun kaupunki";
        keha.refused(
                keha.notice("Honkajoki", keuruu, NOTICE, START),
                "Kunta: Honkajoki on liittynyt kuntaan Kankaanpää. Valitse se.");
        keha.refused(
                keha.notice(TOWN, keuruu, NOTICE, NOTICE.minusDays(1)),
                "Käyttö alkaa: Aloituspäivä on jo mennyt.",
                "Kunnan henkilö, joka aloittaa: Valitse henkilö, joka on tämän kunnan palveluksessa.");
        FilledForm notice = keha.notice(TOWN, NAMES.get(MAIN) + ", " + TOWN, NOTICE, LocalDate.of(2027, 1, 2));
        keha.refused(notice, "Käyttö alkaa: Aloituspäivä voi olla viimeistään 1.1.2027.");
        assertThat(adoptions()).isEmpty();
        notice.day("Käyttö alkaa", WISHED);
        AdoptionForms.picture(keha.desk(), "01-ilmoitus");
        keha.sent(notice);
        number = adoptions().get(0);
    }

    private void theMainUserEntersColleaguesAndMovesTheStart() {
        AdoptionStart own = new AdoptionStart(main);
        for (String colleague : List.of(OFFICER, WORKER)) {
            own.sent(own.person(NAMES.get(colleague), colleague));
        }
        FilledForm change = own.begin("Käyttöönoton siirto tai peruminen")
                .pick("Mitä muutetaan", "Aloitusta siirretään myöhemmäksi")
                .day("Uusi aloituspäivä", WISHED)
                .type("Syy", "Tunnistuspalvelu uusitaan ensin.");
        own.refused(change, "Uusi aloituspäivä: Anna uusi aloituspäivä, joka on nykyistä (31.8.2026)");
        own.sent(change.day("Uusi aloituspäivä", START));
    }

    private void theBoardHasDecided() {
        FilledForm decision = tasks.take("Kirjaa toimielimen päätös")
                .type("Toimielin", "Elinvoimalautakunta (keksitty)")
                .day("Päätöksen päivä", NOTICE)
                .type("Pykälä", "85")
                .choose("Pääkäyttäjä", NAMES.get(MAIN))
                .choose("Pääkäyttäjän varahenkilö", NAMES.get(OFFICER))
                .type("Rekisterinpitäjänä toimii", "Uuraisten kunnan hallinto");
        tasks.refused("Diaarinumero: Kirjoita asian diaarinumero");
        stillOpen("BOARD_DECISION");
        decision.type("Diaarinumero", "321/00.01.02.00/2026");
        AdoptionForms.picture(main, "02-toimielimen-paatos");
        met("BOARD_DECISION");
    }

    private void theProviderIsEntered() {
        FilledForm provider =
                tasks.take("Ilmoita tunnistuspalvelu").type("Tunnistuspalvelun osoite (issuer)", issuer() + "/");
        tasks.refused("Tunnistuspalvelun osoite (issuer): Osoite antaa toisen tunnistuspalvelun tiedot.");
        provider.type("Tunnistuspalvelun osoite (issuer)", issuer());
        tasks.done();
        stillOpen("SIGN_IN");
    }

    private void theSignInIsProved() {
        tasks.take("Tee koekirjautuminen");
        somebodyElsewhereCannotProveIt();
        FilledForm proof = tasks.mine("Tee koekirjautuminen");
        tasks.refused("Kirjauduin kunnan omalla tunnuksella: Vahvista, että kirjauduit");
        stillOpen("SIGN_IN");
        proof.check("Kirjauduin kunnan omalla tunnuksella");
        AdoptionForms.picture(main, "04-koekirjautuminen");
        met("SIGN_IN");
    }

    /** Neither somebody of Keuruu who is sent the address, nor who went to Keuruu's service with the form open. */
    private void somebodyElsewhereCannotProveIt() {
        Desk elsewhere = signIn(ELSEWHERE);
        elsewhere.leave();
        elsewhere.page().navigate(main.page().url());
        AdoptionForms.told(elsewhere, "Tehtävää ei ole, se on jo tehty, tai et voi nähdä sitä.");
        assertThat(elsewhere.form().place()).hasCount(0);
        worksFor("keuruu");
        main.send();
        assertThat(main.page().locator("h1")).hasText("Sinulla ei ole nyt voimassa olevaa käyttöoikeutta");
        AdoptionForms.picture(main, "03-toisen-kunnan-henkilo");
        stillOpen("SIGN_IN");
        worksFor("kunta-892");
    }

    private void worksFor(String employer) {
        jdbc.sql("update koto.person set organisation_id = :employer where id = :main")
                .param("employer", employer)
                .param("main", person(MAIN))
                .update();
    }

    private void peopleAreNamed() {
        FilledForm officer = tasks.take("Nimeä käyttöoikeuksien myöntäjä");
        tasks.refused("Käyttöoikeuksien myöntäjä: Valitse henkilö luettelosta.");
        stillOpen("ACCESS_OFFICER");
        officer.choose("Käyttöoikeuksien myöntäjä", NAMES.get(OFFICER));
        met("ACCESS_OFFICER");
        FilledForm worker = tasks.take("Nimeä oikeutettu työntekijä");
        tasks.refused("Työntekijä: Valitse henkilö luettelosta.");
        stillOpen("ELIGIBLE_PERSON");
        worker.choose("Työntekijä", NAMES.get(WORKER));
        met("ELIGIBLE_PERSON");
    }

    private void theDocumentsAreThere() {
        FilledForm readiness = tasks.take("Vahvista valmius rekisterinpitäjänä");
        for (String document : List.of(
                "Tietosuojaseloste",
                "Seloste käsittelytoimista",
                "Vaikutustenarviointi",
                "Sopimus yhteisrekisterinpidosta")) {
            readiness.day(document + ": päiväys", NOTICE).choose(document + ": kuka vahvistaa", NAMES.get(OFFICER));
            if (!document.equals("Vaikutustenarviointi")) {
                readiness.type(document + ": mistä löytyy", "Asianhallinta 1/2026");
            }
        }
        tasks.refused("Vaikutustenarviointi: mistä löytyy: Kirjoita, mistä asiakirja löytyy");
        stillOpen("READINESS");
        readiness.type("Vaikutustenarviointi: mistä löytyy", "Asianhallinta 2/2026");
        AdoptionForms.picture(main, "05-valmius");
        met("READINESS");
    }

    /** No requirement, and asked of every municipality. */
    private void nothingIsBroughtOver() {
        FilledForm oldData = tasks.take("Päätä vanhan aineiston tuonnista").pick("Vanha aineisto", "Ei ole tuotavaa");
        tasks.refused("Miksi tuotavaa ei ole: Kirjoita, miksi tuotavaa ei ole.");
        oldData.type("Miksi tuotavaa ei ole", "Kunnassa ei ole vielä ollut kotoutuja-asiakkaita.");
        tasks.done();
    }

    private void theDayComes() {
        standOn(START);
        new Timers(beans).fire(number, "timer_nextDay");
        assertThat(adoptedOn()).isEqualTo(START);
        time.stand(Duration.ZERO);
    }

    private void theOfficerGrantsWhatTheMainUserAskedFor() {
        main.go(Desk.TASKLIST);
        FilledForm request = main.begin("Käyttöoikeus")
                .choose("Henkilö", NAMES.get(WORKER) + " (" + TOWN + ")")
                .choose("Rooli", "Kotoutumistyöntekijä")
                .pick("Peruste", "Kunnan työntekijän tehtävä")
                .check("Henkilö- ja yhteystiedot")
                .check("Oleskelutiedot")
                .check("Perhe ja edustajat")
                .check("Koulutus ja työ")
                .check("Kielitaito")
                .check("Kotoutumissuunnitelma")
                .pick("Laajuus", "Koko kunta")
                .check("Lukea")
                .check("Kirjata")
                .day("Päättyy", LocalDate.now(clock).plusMonths(6))
                .type("Perustelu", "Kunnan ensimmäinen kotoutumistyöntekijä");
        CaseForms.register(main, request);
        String right = jdbc.sql("select number from koto.access_right where person_id = :worker")
                .param("worker", person(WORKER))
                .query(String.class)
                .single();
        Desk officer = signIn(OFFICER);
        officer.search(right)
                .list(Desk.MY_GROUPS)
                .card("Päätä käyttöoikeudesta", "")
                .locator("a")
                .first()
                .click();
        officer.page().getByText("Ota tehtäväksi").first().click();
        FilledForm decision = officer.list(Desk.MINE).open("Päätä käyttöoikeudesta", right);
        assertThat(decision.place()).containsText(NAMES.get(MAIN));
        decision.pick("Päätös", "Myönnetään haetun mukaisena").type("Päätöksen perustelu", "Tehtävän mukainen");
        AdoptionForms.picture(officer, "06-paatos-oikeudesta");
        officer.complete();
    }

    private void theFirstClient() {
        Desk worker = signIn(WORKER);
        CaseForms forms = new CaseForms("Iryna", CLIENT, clock);
        CaseForms.register(worker, forms.intake(worker, LocalDate.of(1990, 2, 3), "Tilapäinen suojelu"));
        String first = jdbc.sql("""
                select number from koto.integration_case join koto.client on client.id = client_id
                where family_name = :name
                """).param("name", CLIENT).query(String.class).single();
        assertThat(first).startsWith(CODE + "-");
        assertThat(worker.search(first).list(Desk.MINE).card(CaseForms.INTERVIEW, forms.client()))
                .isVisible();
        AdoptionForms.picture(worker, "07-ensimmainen-asiakas");
    }

    private void stillOpen(String requirement) {
        assertThat(state(requirement)).isEqualTo("OPEN");
    }

    /** The form is sent, and with it the requirement is met. */
    private void met(String requirement) {
        tasks.done();
        assertThat(state(requirement)).isEqualTo("MET");
    }

    private String state(String requirement) {
        return jdbc.sql("select state from koto.adoption_requirement where adoption = :number and kind = :kind")
                .param("number", number)
                .param("kind", requirement)
                .query(String.class)
                .single();
    }

    private LocalDate adoptedOn() {
        return jdbc.sql("select adopted_on from koto.municipality where code = :code")
                .param("code", CODE)
                .query((row, index) -> row.getObject(1, LocalDate.class))
                .list()
                .get(0);
    }

    private String issuer() {
        return environment.getRequiredProperty("spring.security.oauth2.client.provider.kotopolku.issuer-uri");
    }

    private void standOn(LocalDate day) {
        time.stand(Duration.between(
                Instant.now(),
                day.atTime(LocalTime.NOON).atZone(ZoneId.of("Europe/Helsinki")).toInstant()));
    }

    private List<String> adoptions() {
        return jdbc.sql("select number from koto.adoption where municipality in ('892', '099')")
                .query(String.class)
                .list();
    }

    private String person(String account) {
        return jdbc.sql("select id from koto.person where issuer = 'kotopolku-demo' and subject = :account")
                .param("account", account)
                .query(String.class)
                .optional()
                .orElse("-");
    }
}
