package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import fi.kotopolku.browser.ImportStub.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The import's page before a server that answers as the test says: a file that is refused, one whose sending is stopped,
 * a connection that breaks, the work of the server seen from here. What it does with the real one is another test.
 */
class ImportPageInTheBrowserTest extends InTheBrowser {

    private static final String FILE = "salainen-asiakasluettelo.csv";

    private final ImportStub server = new ImportStub();

    @Test
    void aFileThatIsRefusedIsToldWhyAndTheNextIsTaken() {
        server.answer("PUT /files/CLIENTS", new Refusal(400, "Tiedosto on taulukko (xlsx). Tallenna se muodossa CSV."));
        Page page = open();
        send(page, "PK");
        Locator row = row(page, "Asiakkaat");
        assertThat(row)
                .containsText("Uutta tiedostoa ei otettu. Tiedosto on taulukko (xlsx). Tallenna se muodossa CSV.");
        assertThat(page.locator("#messages")).containsText("Asiakkaat: uutta tiedostoa ei otettu.");
        assertThat(page.getByLabel("Asiakkaat", exactly())).isFocused();

        server.clientsArePut().answer("PUT /files/CLIENTS", ImportStub.file("CLIENTS", true));
        send(page, "sukunimi;etunimet");
        assertThat(row).containsText("12 riviä, merkistö Windows-1252, erotin puolipiste");
        assertThat(row).not().containsText("ei otettu");
        assertThat(page.locator("#messages")).hasText("Asiakkaat: 12 riviä luettu.");
        keepsNothingOfTheFile(page);
    }

    @Test
    void sendingCanBeStopped() {
        server.silent();
        Page page = open();
        send(page, "sukunimi;etunimet");
        button(page, "Keskeytä").click();
        assertThat(row(page, "Asiakkaat")).containsText("Lähetys keskeytettiin. Tiedostoa ei tallennettu.");
        assertThat(page.getByLabel("Asiakkaat", exactly())).isEnabled();
    }

    @Test
    void aBrokenConnectionIsToldAndNothingIsLost() {
        server.clientsArePut();
        Page page = open();
        page.getByLabel("XKENTTA", exactly()).selectOption("birth_date");
        page.route("**/columns", route -> route.abort());
        button(page, "Tallenna sarakkeet").click();
        assertThat(page.locator("[role=alert]", new Page.LocatorOptions().setHasText("Palvelimeen ei saatu yhteyttä")))
                .isVisible();
        assertThat(page.getByLabel("XKENTTA", exactly())).hasValue("birth_date");
    }

    @Test
    void aCodeIsLeftEmptyWhereItMayBeAndWhatIsNotSaidIsNotSent() {
        server.clientsArePut()
                .tried()
                .answer(
                        "GET /codes",
                        List.of(
                                ImportStub.code("interpreter_language", "EI-OLE", true),
                                ImportStub.code("permit_kind", "TS", false),
                                ImportStub.code("way_in", "UUSI", true)));
        Page page = open();
        assertThat(page.getByLabel("TS", exactly()).getByText("Jätä tieto tyhjäksi"))
                .hasCount(0);
        page.getByLabel("EI-OLE", exactly()).selectOption(new SelectOption().setLabel("Jätä tieto tyhjäksi"));
        page.getByLabel("TS", exactly()).selectOption(new SelectOption().setLabel("Tilapäinen suojelu"));
        button(page, "Tallenna koodit").click();
        assertThat(page.locator("#messages")).hasText("Koodit on tallennettu. Tee koetuonti uudelleen.");
        assertThat(server.sent())
                .singleElement()
                .asString()
                .endsWith(
                        "/codes {\"codes\":[{\"kind\":\"CLIENTS\",\"field\":\"interpreter_language\",\"code\":\"EI-OLE\",\"meaning\":\"\"},"
                                + "{\"kind\":\"CLIENTS\",\"field\":\"permit_kind\",\"code\":\"TS\",\"meaning\":\"TEMPORARY_PROTECTION\"}]}");
    }

    @Test
    void columnsSayWhereTheirFieldComesFromAndWhatIsStillWithoutAColumn() {
        server.clientsArePut();
        Page page = open();
        assertThat(row(page, "SNIMI")).containsText("muistettu aiemmasta");
        assertThat(row(page, "ENIMI")).containsText("arvattu otsikosta, tarkista");
        assertThat(row(page, "XKENTTA")).containsText("ei tunnistettu");
        assertThat(page.getByText("Pakollinen tieto ilman saraketta: Syntymäaika."))
                .isVisible();
        page.getByLabel("XKENTTA", exactly()).selectOption("given_names");
        assertThat(page.getByText("Sama tieto kahdella sarakkeella: Etunimet.")).isVisible();
        page.getByLabel("XKENTTA", exactly()).selectOption("birth_date");
        assertThat(row(page, "XKENTTA")).containsText("valittu nyt");
        assertThat(page.getByText("Pakollinen tieto ilman saraketta")).hasCount(0);

        button(page, "Tallenna sarakkeet").click();

        assertThat(page.locator("#messages")).hasText("Asiakkaat: sarakkeet on tallennettu.");
        assertThat(server.sent().get(0))
                .endsWith(
                        "{\"columns\":[{\"header\":\"SNIMI\",\"field\":\"family_name\"},"
                                + "{\"header\":\"ENIMI\",\"field\":\"given_names\"},{\"header\":\"XKENTTA\",\"field\":\"birth_date\"}]}");
    }

    @Test
    void theTrialTellsFaultsByLineAndNothingCanBeOrderedWithThem() {
        server.clientsArePut().tried();
        Page page = open();
        assertThat(page.locator("main"))
                .containsText("Virheitä 120 rivillä. Ei huomautuksia. Virheet on korjattava ennen tuontia.");
        assertThat(page.locator("main")).containsText("Sivu 1 / 3, yhteensä 120");
        assertThat(page.locator("main")).containsText("Tuontia ei voi vielä tilata: korjaa ensin koetuonnin virheet.");
        server.answer("GET /report", ImportStub.report(1));
        button(page, "Seuraavat").click();
        assertThat(page.locator("main")).containsText("Sivu 2 / 3, yhteensä 120");
        assertThat(widestRight(page)).isLessThanOrEqualTo(1366);
    }

    @Test
    void columnsCodesTrialAndReportAreWorkedWithoutAMouse() {
        server.clientsArePut().tried();
        Page page = open();
        Keyboard keyboard = new Keyboard(page);

        keyboard.to("XKENTTA").write("Syn").to("Tallenna sarakkeet").press("Enter");
        assertThat(page.locator("#messages")).hasText("Asiakkaat: sarakkeet on tallennettu.");
        assertThat(page.locator("summary")).isFocused();
        keyboard.to("TS").write("Til").to("Tallenna koodit").press("Enter");
        assertThat(page.locator("#messages")).hasText("Koodit on tallennettu. Tee koetuonti uudelleen.");
        keyboard.to("Tee koetuonti uudelleen").press("Enter");
        assertThat(page.locator("#messages")).hasText("Koetuonti on valmis.");
        assertThat(page.locator("#koetuonti")).isFocused();
        server.answer("GET /report", ImportStub.report(1));
        keyboard.to("Seuraavat").press("Enter");
        assertThat(page.locator("main")).containsText("Sivu 2 / 3, yhteensä 120");
        keyboard.to("Siirry tehtävälistalle");

        assertThat(keyboard.unseen()).isEmpty();
        assertThat(server.sent().get(0)).contains("\"field\":\"birth_date\"");
        assertThat(server.sent().get(1)).contains("\"meaning\":\"TEMPORARY_PROTECTION\"");
    }

    @Test
    void aTrialThatIsCutShortOnTheWayIsWaitedFor() {
        server.clientsArePut().answer("POST /trial", new Refusal(504, "Gateway Timeout"));
        Page page = open();
        button(page, "Tee koetuonti").click();
        assertThat(page.locator("main")).containsText("Yhteys katkesi, mutta koetuonti voi yhä olla käynnissä.");

        server.tried();

        assertThat(page.locator("#messages")).hasText("Koetuonti on valmis.");
        assertThat(page.locator("main")).containsText("Virheitä 120 rivillä. Ei huomautuksia.");
        assertThat(server.sent()).filteredOn(sent -> sent.contains("/trial")).hasSize(1);
    }

    @Test
    void aTrialThatIsRefusedIsNotWaitedFor() {
        server.clientsArePut().answer("POST /trial", new Refusal(409, "Tuontia ei enää valmistella."));
        Page page = open();
        button(page, "Tee koetuonti").click();
        assertThat(page.getByRole(AriaRole.ALERT).filter(new Locator.FilterOptions().setHasText("Tuontia ei enää")))
                .isVisible();
        assertThat(page.locator("main")).not().containsText("Yhteys katkesi");
    }

    @Test
    void theServersWorkIsFollowedAndItsEndIsSaid() {
        server.state("RUNNING", "asioiden polut käynnistyvät").with("progress", Map.of("cases", 500, "begun", 100));
        Page page = open();
        assertThat(page.locator("main")).containsText("Asioita tuotu 500, niistä työnkulku aloitettu 100.");
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        server.with("progress", Map.of("cases", 500, "begun", 300));
        assertThat(page.locator("main")).containsText("niistä työnkulku aloitettu 300.");
        server.state("BROUGHT", "tuotu, odottaa hyväksyntää")
                .with("undoUntil", "2126-12-12T10:00:00Z")
                .with("workedOn", 0);
        assertThat(page.locator("#messages")).hasText("Tuonnin vaihe: tuotu, odottaa hyväksyntää");
        assertThat(page.locator("main")).containsText("Tuonnin voi perua 12.12.2126 asti");

        server.answer("POST /undo", new Refusal(409, "Tuontia ei voi perua: asioita on jo käsitelty."));
        button(page, "Peru tuonti").click();
        page.getByLabel("Syy").fill("Väärä tiedosto");
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator("dialog")).containsText("Tuontia ei voi perua: asioita on jo käsitelty.");
    }

    private Page open() {
        Page page = signIn("officer2.keuruu").page();
        server.standsBefore(page);
        page.navigate(address() + "/kotopolku/#tuonti/" + ImportStub.NUMBER);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Tietojen tuonti vanhasta järjestelmästä");
        return page;
    }

    private static void send(Page page, String content) {
        page.getByLabel("Asiakkaat", exactly())
                .setInputFiles(new FilePayload(FILE, "text/csv", content.getBytes(StandardCharsets.UTF_8)));
    }

    private void keepsNothingOfTheFile(Page page) {
        assertThat(requested).noneMatch(url -> url.contains("salainen"));
        assertThat(page.url()).doesNotContain("salainen");
        assertThat((String) page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}])"))
                .doesNotContain("salainen");
    }

    private static int widestRight(Page page) {
        return (int) page.evaluate("() => document.documentElement.scrollWidth");
    }

    private static Locator row(Page page, String heading) {
        return page.locator("main tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th")
                                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + heading + "$")))));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }
}
