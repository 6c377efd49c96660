package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What the story of a family looks at on our own page, and the pictures of it in {@code target/screenshots/story}. */
final class FamilyPages {

    private static final Path FOLDER = Path.of("target", "screenshots", "story");
    private static final Pattern REASONED = Pattern.compile(
            "^.+: .*\\d{1,2}\\.\\d{1,2}\\.\\d{4}.*; perusteena (.*§.*|oma palvelutavoite, ei säädös.*)\\.$");

    private final Set<String> sentences = new LinkedHashSet<>();

    Page open(Desk desk, String caseNumber) {
        Page page = desk.page();
        desk.leave();
        desk.go("/kotopolku/#asiakkaat/" + caseNumber);
        assertThat(page.locator(".koto-section").first()).isVisible();
        assertThat(page.locator(".koto-section[aria-busy]")).hasCount(0);
        return page;
    }

    static Locator section(Page page, String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    /** One more line of the household that is being changed. */
    static void addMember(Page page, String caseNumber, String role) {
        page.getByText("Lisää perheenjäsen").click();
        page.getByLabel("Asian numero, jos perheenjäsen on asiakas").last().fill(caseNumber);
        page.getByLabel("Mikä asiakkaalle").last().selectOption(role);
    }

    static void save(Page page) {
        page.getByText("Tallenna", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("Muokkaa perhettä ja edustajia")).isFocused();
    }

    /**
     * Every deadline that is shown says in one sentence why it is on that day.
     *
     * @return the sentences
     */
    List<String> explainedDeadlines(Page page) {
        Locator days = section(page, "Määräajat").locator("tbody td:first-child strong");
        List<String> shown = section(page, "Määräajat")
                .locator("tbody td:last-child > div > span")
                .allTextContents();
        assertThat(shown).isNotEmpty().hasSize(days.count());
        for (int i = 0; i < shown.size(); i++) {
            assertThat(shown.get(i)).matches(REASONED).contains(days.nth(i).textContent());
        }
        sentences.addAll(shown);
        return shown;
    }

    /** The sentences that were shown, for whoever tells the story in words. */
    void keepSentences() {
        try {
            Files.createDirectories(FOLDER);
            Files.write(FOLDER.resolve("maaraajat.txt"), sentences);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void picture(Page page, String name) {
        page.mouse().move(1000, 700);
        assertThat(page.locator(".tooltip")).hasCount(0);
        page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }

    /** With this in the upper part of the picture. */
    static void picture(Locator shown, String name) {
        shown.evaluate("place => place.scrollIntoView({ block: 'start' })");
        picture(shown.page(), name);
    }
}
