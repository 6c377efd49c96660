package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.engine.Casework;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A task is opened, looked into, filled in and sent with the keyboard alone. */
class KeyboardInTheBrowserTest extends InTheBrowser {

    private static final String CASEWORKER = "caseworker.keuruu";
    private static final String NURSE = "nurse.keskisuomi";
    private static final int MOST_STEPS = 120;

    /** What is written on the place that has the focus, or beside it. */
    private static final String FOCUSED = """
            () => {
              const place = document.activeElement;
              const label = place.labels?.[0]?.textContent;
              return (label || place.getAttribute('aria-label') || place.textContent || '').trim();
            }""";

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    @Test
    void aTaskIsDoneWithoutAMouse() {
        LocalDate today = LocalDate.now(clock);
        String number = casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.intake("Näppäimistö", "Pavlo", LocalDate.of(1980, 1, 2), today));
        casework.answer(CASEWORKER, number, "task_initialInterview", SampleAnswers.interviewInviting(today, NURSE));
        Desk nurse = signIn(NURSE).search(number);
        Page page = nurse.page();
        assertThat(nurse.card("Kirjaa hyvinvointialueen osuus", "Näppäimistö")).isVisible();

        tabTo(page, "Kirjaa hyvinvointialueen osuus");
        page.keyboard().press("Enter");
        assertThat(nurse.form().place()).containsText("Näppäimistö");

        tabTo(page, "Asia");
        page.keyboard().press("Enter");
        assertThat(page.locator(".koto-timeline")).containsText("Asia avattiin.");
        tabTo(page, "Kuka saa nähdä asian");
        page.keyboard().press("Enter");
        assertThat(page.locator("#koto-section-people")).isFocused();

        backTo(page, "Lomake");
        page.keyboard().press("Enter");
        assertThat(nurse.form().place()).containsText("Näppäimistö");
        tabTo(page, "Annan osuuteni");
        page.keyboard().press("Space");
        tabTo(page, "Havainnot");
        page.keyboard().type("Ei estettä opinnoille");
        tabTo(page, "Tallenna ja merkitse tehdyksi");
        page.keyboard().press("Enter");
        assertThat(page.getByRole(AriaRole.RADIO)).hasCount(0);
        assertThat(TestDatabase.owner()
                        .sql("select observations from koto.contribution where case_number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo("Ei estettä opinnoille");
    }

    private static void tabTo(Page page, String words) {
        press(page, "Tab", words);
    }

    private static void backTo(Page page, String words) {
        press(page, "Shift+Tab", words);
    }

    private static void press(Page page, String key, String words) {
        for (int steps = 0; steps < MOST_STEPS; steps++) {
            page.keyboard().press(key);
            if (page.evaluate(FOCUSED).toString().startsWith(words)) {
                return;
            }
        }
        throw new AssertionError("no way to \"" + words + "\" with " + key);
    }
}
