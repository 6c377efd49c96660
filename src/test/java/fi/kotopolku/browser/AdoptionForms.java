package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** The tasks of one municipality's adoption at one person's desk: taken from the group's list, refused in words, sent. */
final class AdoptionForms {

    private static final Path FOLDER = Path.of("target", "screenshots", "adoption");

    private final Desk desk;
    private final String number;

    AdoptionForms(Desk desk, String number) {
        this.desk = desk;
        this.number = number;
    }

    /** Takes the task from the group's list and opens it from the own one. */
    FilledForm take(String task) {
        open(Desk.MY_GROUPS, task);
        Locator claim = desk.page().getByText("Ota tehtäväksi").first();
        claim.click();
        assertThat(claim).isHidden();
        return mine(task);
    }

    /** Opens a task that was taken before. */
    FilledForm mine(String task) {
        return open(Desk.MINE, task);
    }

    private FilledForm open(String list, String task) {
        desk.search(number).list(list).card(task, "").locator("a").first().click();
        FilledForm form = desk.form();
        assertThat(form.place()).containsText("Tavoite ");
        return form;
    }

    /** The form is sent, and stays where it is with what is wrong said above it. */
    void refused(String said) {
        desk.send();
        told(desk, said);
        assertThat(desk.form().place()).isVisible();
    }

    void done() {
        desk.complete();
    }

    /** All of it stands on the screen, and is put away. */
    static void told(Desk desk, String... said) {
        Locator message = desk.notices().locator(".message");
        for (String words : said) {
            assertThat(message).containsText(words);
        }
        assertThat(message).isInViewport();
        desk.notices().locator("button.close:visible").click();
        assertThat(message).hasCount(0);
    }

    static void picture(Desk desk, String name) {
        desk.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
}
