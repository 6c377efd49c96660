package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.engine.Casework;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The case beside its task, and the same view on our own page. */
class CaseTabInTheBrowserTest extends InTheBrowser {

    private static final String CASEWORKER = "caseworker.keuruu";

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    @Test
    void theCaseIsBesideItsTask() {
        Page page = caseTab(drafting("Välilehtinen"), "Välilehtinen");

        assertThat(section(page, "Tapahtumat")).containsText("Palvelutarpeen arviointi alkoi.");
        assertThat(section(page, "Tapahtumat")).containsText("kotoutumissuunnitelma tarvitaan");
        assertThat(section(page, "Tilanne")).containsText("Testi Keuruu-Käsittelijä");
        assertThat(section(page, "Tilanne").locator(".why").first()).containsText("§");
        assertThat(section(page, "Kuka saa nähdä asian")).containsText("Kunnan työntekijän tehtävä");
        picture(page, "case-tab");
        assertThat(
                        (Boolean)
                                page.evaluate(
                                        "() => document.querySelector('.koto-case').scrollWidth <= document.querySelector('.koto-case').clientWidth"))
                .as("wider than its place")
                .isTrue();
        assertThat(requested).noneMatch(url -> url.contains("V%C3%A4lilehtinen"));
    }

    @Test
    void aSectionThatFailsHidesNoOther() {
        String number = drafting("Osittainen");
        visitor(CASEWORKER)
                .route("**/api/v1/cases/*/timeline", route -> route.fulfill(new Route.FulfillOptions().setStatus(500)));
        Page page = caseTab(number, "Osittainen");

        assertThat(section(page, "Tapahtumat").getByRole(AriaRole.ALERT)).containsText("Osiota ei voitu näyttää.");
        assertThat(section(page, "Tilanne")).containsText(number);
        assertThat(section(page, "Kuka saa nähdä asian")).containsText("Testi Keuruu-Käsittelijä");
    }

    @Test
    void theSameViewIsOnOurOwnPageInTheChosenLanguage() {
        String number = drafting("Kaksikielinen");
        Page page = signIn(CASEWORKER).go("/kotopolku/#/asiat/" + number + "/people");

        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Pavlo Kaksikielinen");
        assertThat(section(page, "Tapahtumat")).containsText("Asia avattiin.");
        assertThat(page.locator("#koto-section-people")).isFocused();
        picture(page, "case-own-page");
        page.getByText("svenska").click();
        page.reload();
        assertThat(section(page, "Händelser")).containsText("Ärendet öppnades.");
        assertThat(page.locator(".koto-case")).hasAttribute("lang", "sv");
        assertThat((Boolean) page.evaluate(
                        "() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("scrolls sideways")
                .isTrue();
    }

    private Page caseTab(String number, String client) {
        Desk caseworker = signIn(CASEWORKER).search(number);
        caseworker.open("Laadi suunnitelma asiakkaan kanssa", client);
        Page page = caseworker.page();
        page.getByText("Asia", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".koto-section").first()).isVisible();
        assertThat(page.locator(".koto-section[aria-busy]")).hasCount(0);
        return page;
    }

    private static Locator section(Page page, String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "browser", name + ".png")));
    }

    private String drafting(String familyName) {
        LocalDate today = LocalDate.now(clock);
        String number = casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.intake(familyName, "Pavlo", LocalDate.of(1980, 1, 2), today));
        casework.answer(CASEWORKER, number, "task_initialInterview", SampleAnswers.interview(today));
        casework.answer(CASEWORKER, number, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        return number;
    }
}
