package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.engine.DmnDecisionTables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a caseworker sees of a deadline, and what a process manager sees of a table that is not in use yet. */
class ExplainedClockInTheBrowserTest extends InTheBrowser {

    private static final String CASEWORKER = "caseworker.keuruu";
    private static final Path PICTURES = Path.of("target", "browser");

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    @Test
    void aDeadlineSaysWhyAndWhatWouldChangeIt() {
        String number = caseOf("Määräaikainen");
        casework.answer(CASEWORKER, number, "task_initialInterview", SampleAnswers.interview(LocalDate.now(clock)));
        Page page = signIn(CASEWORKER).go("/kotopolku/#asiakkaat/" + number);

        Locator waiting = page.getByText(Pattern.compile("^Kotoutumispalvelujen kohderyhmään kuuluminen: enintään"));
        assertThat(waiting).isVisible();
        Locator sentence = page.getByText(Pattern.compile("^Jos perhevapaa alkaa, päivä .* ei muutu"))
                .first();
        assertThat(sentence).isHidden();
        page.getByText("Mikä muuttaisi päivää?").first().click();
        assertThat(sentence).isVisible();
        Locator done = page.getByText(Pattern.compile("^Palvelutarpeen arvioinnin aloittaminen: viimeistään"));
        assertThat(done).isHidden();
        page.getByText("Tehdyt ja päättyneet (1)").click();
        assertThat(done).isVisible();
        picture(page, "deadlines");
    }

    @Test
    void aProposedTableIsTriedOnTheOwnPage() {
        String number = caseOf("Koeajettava");
        Page page = signIn("manager.keuruu").go("/kotopolku/#saannot");
        assertThat(page.locator("nav a[aria-current]")).hasText("Sääntötaulun koe");

        propose(page, DmnDecisionTables.xml("statutory-rules").replaceFirst("\"P2M\"", "\"2 kk\""));
        assertThat(page.getByText("Taulua ei voi käyttää")).isVisible();
        assertThat(page.getByText("statutory-rules, rivi 2: arvoa '2 kk' ei voi lukea"))
                .isVisible();

        propose(page, DmnDecisionTables.xml("statutory-rules").replaceFirst("\"P2M\"", "\"P3M\""));
        Locator rule = page.locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("Palvelutarpeen arvioinnin aloittaminen"));
        assertThat(rule).hasCount(1);
        rule.getByText("Näytä asiat").click();
        assertThat(rule.getByText(number)).isVisible();
        assertThat(page.locator("main").innerText()).doesNotContain("Koeajettava");
        picture(page, "dry-run");
    }

    @Test
    void nobodyElseIsOfferedTheTrial() {
        Page page = signIn(CASEWORKER).go("/kotopolku/");
        assertThat(page.locator("#me")).containsText("Kotoutumistyöntekijä");
        assertThat(page.getByText("Sääntötaulun koe")).isHidden();
    }

    private static void propose(Page page, String table) {
        page.getByLabel("Sääntötaulu (statutory-rules.dmn)")
                .setInputFiles(new FilePayload(
                        "statutory-rules.dmn", "application/xml", table.getBytes(StandardCharsets.UTF_8)));
        page.getByText("Kokeile", new Page.GetByTextOptions().setExact(true)).click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve("explained-clock-" + name + ".png")));
    }

    private String caseOf(String familyName) {
        return casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.intake(familyName, "Pavlo", LocalDate.of(1981, 3, 4), LocalDate.now(clock)));
    }
}
