package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.engine.Casework;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * axe-core finds nothing serious on any of our screens and forms, at 1366 x 768. Of Tasklist it looks at what we put there
 * and at the lists; the frame around them is Camunda's.
 */
class AccessibilityTest extends InTheBrowser {

    private static final String CASEWORKER = "caseworker.keuruu";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    private final Axe axe = new Axe();

    @Test
    void pagesBeforeAndAfterASession() {
        Page page = visitor("nobody").newPage();
        page.navigate(address() + "/");
        assertThat(page.getByLabel("Käyttäjätunnus")).isVisible();
        axe.look("sign-in", page);
        for (String plain : List.of(
                "/kotopolku/kirjautuminen-keskeytyi.html",
                "/kotopolku/uloskirjauduttu.html",
                "/kotopolku/ei-oikeutta.html")) {
            page.navigate(address() + plain);
            axe.look(plain, page);
        }
        axe.foundNothingSeriousOn(4);
    }

    @Test
    void ourOwnPage() {
        String number = interviewOf("Esteetön");
        Page page = signIn(CASEWORKER).go("/kotopolku/");
        axe.look("clients", ready(page, "table"));
        page.navigate(address() + "/kotopolku/#asiakkaat/" + number);
        axe.look("case", ready(page, ".koto-timeline"));
        page.navigate(address() + "/kotopolku/#kayttooikeudet");
        axe.look("rights", ready(page, "table"));
        page.locator("tbody a").first().click();
        axe.look("right", ready(page, "dl"));
        page.navigate(address() + "/kotopolku/#esteellisyydet");
        axe.look("kinships", ready(page, "h1"));
        page.navigate(address() + "/kotopolku/#ilmoitukset");
        axe.look("notices", ready(page, "h1"));
        page.navigate(address() + "/kotopolku/#puutteet");
        axe.look("gaps", ready(page, "table"));
        page = signIn("dpo.keuruu").go("/kotopolku/#lokivalvonta");
        axe.look("log", ready(page, "h1"));
        page.navigate(address() + "/kotopolku/#selvitys");
        axe.look("evidence", ready(page, "h1"));
        axe.foundNothingSeriousOn(9);
    }

    /** Before a server that answers as said, so that every stage can be looked at. */
    @Test
    void theImportInEveryStage() {
        ImportStub server = new ImportStub().clientsArePut().tried();
        Page page = signIn(CASEWORKER).page();
        server.standsBefore(page);
        page.navigate(address() + "/kotopolku/#tuonti");
        axe.look("imports", ready(page, "table"));
        page.navigate(address() + "/kotopolku/#tuonti/" + ImportStub.NUMBER);
        axe.look("import prepared", ready(page, "#vaihe-5"));
        server.state("RUNNING", "asioiden polut käynnistyvät");
        page.reload();
        axe.look("import runs", ready(page, "progress"));
        server.state("BROUGHT", "tuotu, odottaa hyväksyntää");
        page.reload();
        page.getByText("Peru tuonti").click();
        axe.look("import brought", ready(page, "#peruminen"));
        axe.foundNothingSeriousOn(4);
    }

    @Test
    void tasklistItsListsAndTheCase() {
        String number = interviewOf("Saavutettava");
        Desk caseworker = signIn(CASEWORKER).search(number);
        Page page = caseworker.page();
        assertThat(caseworker.cards().locator(".kotopolku-client").first()).isVisible();
        axe.look("task list", page, ".tasks-list", ".kotopolku-link");
        caseworker.open("Tee alkuhaastattelu", "Saavutettava");
        axe.look("task", page, ".task-details .fjs-container");
        page.getByText("Asia", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".koto-timeline li").first()).isVisible();
        assertThat(page.locator(".koto-section[aria-busy]")).hasCount(0);
        axe.look("case in Tasklist", page, ".koto-case");
        page.getByText("Aloita prosessi").first().click();
        assertThat(page.locator(".modal").getByText("Kotoutujan polku")).isVisible();
        axe.look("processes to start", page, ".modal-content");
        axe.foundNothingSeriousOn(4);
    }

    /** Every form is drawn by Tasklist in the place of one task's form, with every field that may be in it. */
    @Test
    void everyForm() throws IOException {
        String number = interviewOf("Lomakkeellinen");
        Desk caseworker = signIn(CASEWORKER).search(number);
        caseworker.open("Tee alkuhaastattelu", "Lomakkeellinen");
        Page page = caseworker.page();
        Resource[] forms = new PathMatchingResourcePatternResolver().getResources("classpath*:forms/**/*.form");
        for (Resource form : forms) {
            JsonNode drawn = whole(JSON.readTree(form.getInputStream()));
            page.route(
                    "**/deployed-form",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(200)
                            .setContentType("application/json")
                            .setBody(drawn.toString())));
            tab(page, "Kaavio").click();
            assertThat(page.locator(".task-details .fjs-form")).hasCount(0);
            tab(page, "Lomake").click();
            assertThat(page.locator(".task-details .fjs-form .fjs-form-field").first())
                    .isAttached();
            axe.look(form.getFilename(), page, ".task-details .fjs-container");
            page.unroute("**/deployed-form");
        }
        axe.foundNothingSeriousOn(20);
    }

    private static Locator tab(Page page, String name) {
        return page.locator(".tabbed-content .nav-tabs a")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first();
    }

    /** Fields that are shown on a condition only, are shown. */
    private static JsonNode whole(JsonNode form) {
        form.findParents("conditional").forEach(field -> ((ObjectNode) field).remove("conditional"));
        return form;
    }

    private static Page ready(Page page, String shown) {
        assertThat(page.locator("main " + shown).first()).isVisible();
        assertThat(page.getByText("Ladataan…")).hasCount(0);
        return page;
    }

    private String interviewOf(String familyName) {
        return casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.intake(familyName, "Pavlo", LocalDate.of(1980, 1, 2), LocalDate.now(clock)));
    }
}
