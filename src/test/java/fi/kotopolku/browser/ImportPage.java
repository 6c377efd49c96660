package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The page on which an import is prepared, followed and taken back, used as a person does. */
final class ImportPage {

    private static final Path FOLDER = Path.of("target", "screenshots", "import");

    private final Page page;

    ImportPage(Page page) {
        this.page = page;
    }

    /** From the list, by its number. */
    static ImportPage open(Desk desk, String number) {
        Page page = desk.go("/kotopolku/tuonti.html");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(number))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText("Tietojen tuonti vanhasta järjestelmästä");
        return new ImportPage(page);
    }

    Locator main() {
        return page.locator("main");
    }

    Locator told() {
        return page.locator("#messages");
    }

    ImportPage put(String kind, FilePayload file) {
        field(kind).setInputFiles(file);
        return this;
    }

    Locator field(String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    }

    /** The row of a table, by its heading. */
    Locator row(String heading) {
        return page.locator("main tr")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("th")
                                .filter(new Locator.FilterOptions().setHasText(Pattern.compile("^" + heading + "$")))));
    }

    /** The rows of the table with the caption. */
    Locator rows(String caption) {
        return page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(caption).setExact(true))
                .locator("tbody tr");
    }

    ImportPage press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        return this;
    }

    /** Tries the files and waits for what was found. */
    ImportPage tries() {
        page.locator("#koetuonti").click();
        assertThat(told()).hasText("Koetuonti on valmis.");
        return this;
    }

    /** Sends the reason in the dialog that is open. */
    ImportPage reason(String why) {
        page.getByLabel("Syy").fill(why);
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator("dialog")).hasCount(0);
        return this;
    }

    /** Everything that is on the page, for people who look at it. */
    ImportPage picture(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(FOLDER.resolve(name + ".png")));
        return this;
    }

    int width() {
        return (int) page.evaluate("() => document.documentElement.scrollWidth");
    }
}
