package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.doors.Grants;
import fi.kotopolku.engine.Timers;
import fi.kotopolku.imports.SampleFiles;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A main user without an IT department brings the clients of an old system over, from a file with its own columns and codes
 * to clients at whose case a caseworker goes on; and takes everything back. The town is used by no other test, and nothing
 * of it is left but its name.
 */
class ImportInTheBrowserTest extends InTheBrowser {

    private static final String TOWN = "989";
    private static final String EMPLOYER = "tuontila";
    private static final String MAIN = "main.tuontila";
    private static final String MAIN_ACCOUNT = "social.keskisuomi";
    private static final String WORKER = "worker.tuontila";
    private static final String WORKER_ACCOUNT = "teacher.partner";
    private static final String PROCESS = "Aineiston tuonti vanhasta järjestelmästä";
    private static final String PREPARE = "Valmistele tuonti ja tilaa se";
    private static final String SIGN_OFF = "Hyväksy tuonnin lukumäärät";
    private static final int CLIENTS = 10;
    private static final int WITH_PLAN = 3;
    private static final String[] CASEWORK = {
        "IDENTITY_AND_CONTACT", "RESIDENCE", "HOUSEHOLD", "EDUCATION_AND_WORK", "LANGUAGE", "PLAN", "SERVICES", "NOTES"
    };

    @Autowired
    Clock clock;

    @Autowired
    BeanFactory beans;

    final JdbcClient jdbc = TestDatabase.owner();

    private final Grants grants = new Grants(jdbc);
    private Timers background;
    private Desk main;

    @BeforeEach
    void aTownThatHasBegun() {
        background = new Timers(beans);
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv, adopted_on)
                values ('989', 'Tuontila', 'Importby', date '2026-01-01')
                """).update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('tuontila', 'MUNICIPALITY', 'Tuontilan kunta', 'Importby kommun', '989')
                """).update();
        grants.lendAccount(MAIN_ACCOUNT, MAIN, "Testi", "Tuontila-Pääkäyttäjä", EMPLOYER);
        grants.lendAccount(WORKER_ACCOUNT, WORKER, "Testi", "Tuontila-Työntekijä", EMPLOYER);
        grants.give(MAIN, TOWN, "main-user", "ADMINISTRATION");
        grants.give(WORKER, TOWN, "caseworker", List.of("READ", "WRITE", "DECIDE"), List.of(CASEWORK));
    }

    @AfterEach
    void accountsAsBefore() {
        jdbc.sql("""
                update koto.access_right set ended_at = greatest(valid_from, clock_timestamp()), end_cause = 'REVOKED',
                    end_reason = 'Testi on ohi.', tidied_at = clock_timestamp()
                where municipality = '989' and state = 'GRANTED' and ended_at is null
                """).update();
        grants.takeAccountBack(MAIN_ACCOUNT, MAIN);
        grants.takeAccountBack(WORKER_ACCOUNT, WORKER);
    }

    @Test
    void anOldSystemsClientsAreBroughtAndTakenBack() {
        LocalDate today = LocalDate.now(clock);
        OldSystemFiles files = new OldSystemFiles(41, CLIENTS, SampleFiles.WINDOWS_1252, today);
        main = signIn(MAIN_ACCOUNT);
        String first = begins();
        aStrangeFileIsUnderstood(first, files);
        itsFaultsAreNamedAndMended(first, files);
        order(first);
        itIsThere(first);
        aCaseworkerGoesOn(files);

        String second = begins();
        aFileInOurOwnLayoutNeedsNothingSaid(second, OldSystemFiles.sound(42, 4, today));
        order(second);
        takeBack(second);
        assertThat(clients()).isEqualTo(CLIENTS);
        takeBack(first);
        assertThat(clients()).isZero();
        assertThat(requested).noneMatch(url -> url.contains("asiakkaat-vanha"));
    }

    private String begins() {
        main.leave();
        main.go(Desk.TASKLIST);
        FilledForm form = main.begin(PROCESS).choose("Mistä järjestelmästä aineisto tulee", "TYPPI");
        CaseForms.register(main, form);
        return jdbc.sql("select max(number) from koto.data_import where municipality = '989'")
                .query(String.class)
                .single();
    }

    private void aStrangeFileIsUnderstood(String number, OldSystemFiles files) {
        ImportPage page = ImportPage.open(main, number);
        page.put("Asiakkaat", files.faultyClients());
        assertThat(page.row("Asiakkaat")).containsText("10 riviä, merkistö Windows-1252, erotin puolipiste");
        assertThat(page.main()).containsText("Pakollinen tieto ilman saraketta: Asiakkaan tunniste");
        page.picture("01-sarakkeet");
        choose(page, "asiakas_tunniste", "client_ref");
        choose(page, "sukunimi", "family_name");
        choose(page, "oleskelun_peruste", "permit_kind");
        choose(page, "asia_vireille", "opened_on");
        assertThat(page.main()).not().containsText("Pakollinen tieto ilman saraketta");
        page.press("Tallenna sarakkeet");
        assertThat(page.told()).hasText("Asiakkaat: sarakkeet on tallennettu.");
    }

    private static void choose(ImportPage page, String ours, String field) {
        page.field(OldSystemFiles.STRANGE.get(ours)).selectOption(field);
    }

    private void itsFaultsAreNamedAndMended(String number, OldSystemFiles files) {
        ImportPage page = ImportPage.open(main, number);
        page.put("Suunnitelmat", files.of("PLANS"));
        assertThat(page.told()).containsText("Suunnitelmat: 2 riviä luettu.");
        page.tries();
        assertThat(page.row(OldSystemFiles.OWN_CODE)).containsText("Oleskelun peruste");
        page.field(OldSystemFiles.OWN_CODE).selectOption("TEMPORARY_PROTECTION");
        page.press("Tallenna koodit");
        assertThat(page.main()).containsText("Tee koetuonti uudelleen.");
        page.tries();
        assertThat(page.main()).containsText("Kaikki koodit tunnettiin.");
        Locator fault = page.rows("Virheet ja huomautukset riveittäin").first();
        assertThat(fault).containsText(Pattern.compile("Asiakkaat\\s*7\\s*Henkilötunnus\\s*Virhe"));
        assertThat(fault).containsText("viimeinen merkki ei vastaa");
        assertThat(page.main()).containsText("Virheitä yhdellä rivillä.");
        assertThat(page.main()).containsText("Tuontia ei voi vielä tilata");
        page.picture("02-virheet");
        assertThat(page.width()).isLessThanOrEqualTo(1366);

        page.put("Asiakkaat", files.strangeClients());
        assertThat(page.told()).containsText("Asiakkaat: 10 riviä luettu.");
        page.tries();
        assertThat(page.main()).containsText("Ei virheitä");
        page.picture("03-kunnossa");
    }

    private void aFileInOurOwnLayoutNeedsNothingSaid(String number, OldSystemFiles files) {
        ImportPage page = ImportPage.open(main, number);
        page.put("Asiakkaat", files.of("CLIENTS"));
        assertThat(page.told()).containsText("Asiakkaat: 4 riviä luettu.");
        page.tries();
        assertThat(page.main()).containsText("Ei virheitä");
    }

    private void order(String number) {
        assertThat(main.page().locator("main"))
                .containsText("Koetuonnissa ei ole virheitä. Tilaa tuonti tehtävälistan tehtävässä");
        main.page().getByText("Siirry tehtävään").click();
        assertThat(main.page()).hasURL(Pattern.compile("/camunda/app/tasklist/"));
        take(number, PREPARE).pick("Mitä tehdään", "Tuodaan aineisto").check("Olen lukenut koetuonnin huomautukset");
        main.complete();
        background.work(number);
    }

    private void itIsThere(String number) {
        ImportPage page = ImportPage.open(main, number);
        assertThat(page.main()).containsText("Asioita tuotu 10, niistä työnkulku aloitettu 10.");
        assertThat(page.rows("Tuonnin lukumäärät").first())
                .containsText(Pattern.compile("Asiakkaat\\s*10\\s*10\\s*10"));
        page.picture("04-tuotu");
        take(number, SIGN_OFF).pick("Ratkaisu", "Lukumäärät ovat oikein");
        main.complete();
        background.work(number);
        page = ImportPage.open(main, number);
        assertThat(page.main()).containsText("Lähetetyt tiedostot on poistettu järjestelmästä.");
        assertThat(jdbc.sql("select count(*) from koto.import_cells where import = :number")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void aCaseworkerGoesOn(OldSystemFiles files) {
        Desk caseworker = signIn(WORKER_ACCOUNT);
        Page page = caseworker.go("/kotopolku/");
        page.getByLabel("Rajaa nimellä tai asian numerolla").fill(files.familyName(WITH_PLAN));
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("Suunnitelma voimassa");
        page.locator("tbody tr a").first().click();
        assertThat(page.locator("main"))
                .containsText(
                        Pattern.compile("Kotoutumissuunnitelman tarkistamisesta muistuttaminen: viimeistään .* §"));
        assertThat(page.locator(".koto-section[aria-busy]")).hasCount(0);
        assertThat(page.locator("main .error, main [role=alert]:not(:empty)")).hasCount(0);
        caseworker.search(caseOf(files.familyName(0))).list(Desk.MY_GROUPS);
        Locator undecided = caseworker.card("Päätä arvioinnin tarpeesta", files.familyName(0));
        assertThat(undecided).containsText("Palvelutarpeen arvioinnin aloittaminen (14 §)");
    }

    private String caseOf(String familyName) {
        return jdbc.sql("""
                        select k.number from koto.integration_case k join koto.client c on c.id = k.client_id
                        where c.municipality = '989' and c.family_name = :name
                        """).param("name", familyName).query(String.class).single();
    }

    private void takeBack(String number) {
        ImportPage page = ImportPage.open(main, number);
        page.press("Peru tuonti").reason("Tiedosto oli vanha");
        background.work(number);
        page = ImportPage.open(main, number);
        assertThat(page.main()).containsText("Tuonti on peruttu. Tuodut tiedot on poistettu.");
        page.picture("05-peruttu");
    }

    private int clients() {
        return jdbc.sql("select count(*) from koto.client where municipality = '989'")
                .query(Integer.class)
                .single();
    }

    private FilledForm take(String number, String task) {
        open(number, Desk.MY_GROUPS, task);
        Locator claim = main.page().getByText("Ota tehtäväksi").first();
        claim.click();
        assertThat(claim).isHidden();
        return open(number, Desk.MINE, task);
    }

    private FilledForm open(String number, String list, String task) {
        main.search(number).list(list).card(task, "").locator("a").first().click();
        FilledForm form = main.form();
        assertThat(form.place()).isVisible();
        return form;
    }
}
