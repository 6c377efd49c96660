package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.test.context.TestPropertySource;

/**
 * The pictures in docs/screenshots, of the demo as it is at its first start. Drawn when asked for: {@code ./mvnw test
 * -Dtest=Pictures -Dkotopolku.screenshots=true}
 */
@EnabledIfSystemProperty(named = "kotopolku.screenshots", matches = "true")
@TestPropertySource(properties = "kotopolku.demo.clients=true")
class Pictures extends InTheBrowser {

    private static final Path FOLDER = Path.of("docs", "screenshots");

    @Test
    void signInPage() {
        Page page = visitor("nobody").newPage();
        page.navigate(address() + "/");
        assertThat(page.getByLabel("Käyttäjätunnus")).isVisible();
        draw(page, "login");
    }

    @Test
    void tasklistAndAForm() {
        Desk caseworker = signIn("caseworker.keuruu").list(Desk.MINE);
        Page page = caseworker.page();
        assertThat(caseworker.cards().locator(".kotopolku-client").nth(3)).isVisible();
        page.mouse().move(1000, 600);
        assertThat(page.locator(".tooltip")).hasCount(0);
        draw(page, "tasklist");
        caseworker
                .cards()
                .getByText("Laadi suunnitelma asiakkaan kanssa")
                .nth(1)
                .click();
        Locator services = caseworker.form().field("Sovittavat palvelut");
        assertThat(services).isVisible();
        page.mouse().move(1000, 600);
        draw(page, "form");
    }

    @Test
    void cockpit() {
        Page page = signIn("manager.keuruu").go("/camunda/app/cockpit/default/#/processes");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Kotoutujan polku"))
                .first()
                .click();
        assertThat(page.locator(".djs-overlays .badge").first()).isVisible();
        assertThat(page.locator("tbody tr").first()).isVisible();
        assertThat(page.getByText("Ladataan").locator("visible=true")).hasCount(0);
        draw(page, "cockpit");
    }

    @Test
    void ownPage() {
        Page page = signIn("caseworker.keuruu").go("/kotopolku/");
        assertThat(page.locator("tbody tr").nth(10)).isVisible();
        draw(page, "kotopolku");
        page.getByText("Mehmet Testinen-Sahin").click();
        assertThat(page.locator("#koto-section-people")).isVisible();
        assertThat(page.locator(".koto-section[aria-busy]")).hasCount(0);
        draw(page, "kotopolku-client");
    }

    @Test
    void statistics() {
        Page page = signIn("manager.keuruu").go("/kotopolku/#tilastot");
        assertThat(page.locator("main table").first()).isVisible();
        draw(page, "tilastot");
    }

    @Test
    void family() {
        Page page = signIn("caseworker.keuruu").go("/kotopolku/");
        page.getByLabel("Rajaa nimellä tai asian numerolla").fill("Barakzai");
        assertThat(page.locator("tbody tr")).hasCount(4);
        draw(page, "perhe");
    }

    private static void draw(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
