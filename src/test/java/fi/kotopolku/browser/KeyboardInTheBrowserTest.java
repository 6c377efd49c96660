package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.engine.Casework;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * From signing in to a task that is done, at 1366 x 768 and by keyboard alone: no mouse, and the focus is moved by nothing
 * but keys. Wherever it goes one sees where it is, and there is always a way on.
 */
class KeyboardInTheBrowserTest extends InTheBrowser {

    private static final String CASEWORKER = "caseworker.keuruu";
    private static final String TASK = "Käy suunnitelma läpi ja vahvista";
    private static final int MOST_PAGES = 10;

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    @Test
    void aClientIsFoundAndATaskIsDoneWithoutAMouse() {
        LocalDate today = LocalDate.now(clock);
        String number = casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.intake("Näppäimistö", "Pavlo", LocalDate.of(1980, 1, 2), today));
        casework.answer(CASEWORKER, number, "task_initialInterview", SampleAnswers.interview(today));
        casework.answer(CASEWORKER, number, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        casework.answer(CASEWORKER, number, "task_draftPlan", SamplePlans.draft(today));
        Page page = visitor(CASEWORKER).newPage();
        Keyboard keyboard = new Keyboard(page);

        signInByKeyboard(page, keyboard);
        findTheClient(page, keyboard);
        sendThePlanBack(page, keyboard, number);

        assertThat(keyboard.unseen()).isEmpty();
        assertThat(keyboard.stops()).isGreaterThan(40);
        assertThat(TestDatabase.owner()
                        .sql("""
                                select count(*) from engine.act_ru_task t join engine.act_ru_execution e
                                on e.id_ = t.proc_inst_id_
                                where e.business_key_ = :number and t.task_def_key_ = 'task_draftPlan'
                                """)
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void signInByKeyboard(Page page, Keyboard keyboard) {
        page.navigate(address() + "/");
        assertThat(page.getByLabel("Käyttäjätunnus")).isFocused();
        keyboard.write(CASEWORKER).to("Salasana").write("kotopolku").press("Enter");
        page.waitForURL(url -> url.startsWith(address()));
    }

    private static void findTheClient(Page page, Keyboard keyboard) {
        assertThat(page.getByText("Hae asiakasta")).isVisible();
        keyboard.to("Hae asiakasta").press("Enter");
        assertThat(page.getByLabel("Nimi, asian numero, syntymäaika tai henkilötunnus"))
                .isFocused();
        keyboard.write("Näppäimistö").press("Enter");
        assertThat(page.getByRole(AriaRole.STATUS).getByText("Pavlo Näppäimistö"))
                .isVisible();
        keyboard.to("Pavlo Näppäimistö").press("Enter");
        assertThat(page.locator(".koto-section[aria-busy]")).hasCount(0);
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Pavlo Näppäimistö");
        keyboard.to("Määräajat").press("Enter");
        assertThat(page.locator("#koto-section-deadlines")).isFocused();
        keyboard.to("Mikä muuttaisi päivää?").press("Enter");
        assertThat(page.getByText("Jos lapsi syntyy").first()).isVisible();
    }

    private static void sendThePlanBack(Page page, Keyboard keyboard, String number) {
        keyboard.back("Tehtävät").press("Enter");
        assertThat(page.locator("ol.tasks-list li.task").first()).isVisible();
        turnToThePageOf(page, keyboard, number);
        for (String card : page.locator("ol.tasks-list li.task").allTextContents()) {
            if (card.contains(TASK)) {
                keyboard.to(TASK);
            }
            if (card.contains(number)) {
                break;
            }
        }
        keyboard.press("Enter");
        assertThat(page.locator(".task-details .fjs-form")).containsText("Näppäimistö");
        keyboard.to("Suunnitelmasta sovittiin").press("ArrowDown");
        assertThat(page.getByRole(
                        AriaRole.RADIO, new Page.GetByRoleOptions().setName("Suunnitelmaa pitää vielä muokata")))
                .isChecked();
        keyboard.to("Perustelu").write("Asiakas haluaa lisätä tavoitteen");
        keyboard.to("Tallenna ja merkitse tehdyksi").press("Enter");
        assertThat(page.locator(".task-details .fjs-form")).hasCount(0);
        assertThat(page.locator("ol.tasks-list li.task")
                        .filter(new Locator.FilterOptions().setHasText(number))
                        .filter(new Locator.FilterOptions().setHasText(TASK)))
                .hasCount(0);
    }

    /** The list may be longer than a page, and the task is where its due day puts it. */
    private static void turnToThePageOf(Page page, Keyboard keyboard, String number) {
        Locator cards = page.locator("ol.tasks-list .kotopolku-number");
        assertThat(cards.first()).isVisible();
        for (int turned = 0; turned < MOST_PAGES && cards.getByText(number).count() == 0; turned++) {
            String first = cards.first().textContent();
            keyboard.to("›").press("Enter");
            assertThat(cards.first()).not().hasText(first);
        }
        assertThat(page.locator("ol.tasks-list")).containsText(number);
    }
}
