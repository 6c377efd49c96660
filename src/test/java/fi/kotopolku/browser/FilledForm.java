package fi.kotopolku.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** A form on the screen, filled in as a person does: by what is written beside each field. */
final class FilledForm {

    private static final DateTimeFormatter FINNISH_DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final Locator place;

    FilledForm(Locator place) {
        this.place = place;
    }

    Locator place() {
        return place;
    }

    FilledForm type(String label, String text) {
        box(label).fill(text);
        return this;
    }

    FilledForm day(String label, LocalDate day) {
        Locator box = box(label);
        box.fill(day.format(FINNISH_DAY));
        box.blur();
        return this;
    }

    /** Picks from a list that opens; the ones that can be searched are typed into. */
    FilledForm choose(String label, String option) {
        return choose(field(label), option);
    }

    /** @param number of the field among those with the label, in a list whose rows nobody adds; the first is 1 */
    FilledForm choose(String label, int number, String option) {
        return choose(fields(label).nth(number - 1), option);
    }

    private FilledForm choose(Locator field, String option) {
        field.locator(".fjs-input-group").first().click();
        Locator search = field.locator("input[type=text]");
        if (search.count() > 0) {
            search.first().fill(option);
        }
        field.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(exactly(option)))
                .first()
                .click();
        return this;
    }

    FilledForm tag(String label, String option) {
        Locator field = field(label);
        field.locator("input").first().click();
        field.locator("input").first().fill(option);
        field.locator(".fjs-dropdownlist-item")
                .filter(new Locator.FilterOptions().setHasText(option))
                .first()
                .click();
        return this;
    }

    FilledForm pick(String label, String option) {
        field(label)
                .getByRole(
                        AriaRole.RADIO,
                        new Locator.GetByRoleOptions().setName(option).setExact(true))
                .check();
        return this;
    }

    FilledForm check(String label) {
        place.getByRole(
                        AriaRole.CHECKBOX,
                        new Locator.GetByRoleOptions().setName(label).setExact(true))
                .check();
        return this;
    }

    /** @param number of the row in the list, the first is 1 */
    FilledForm row(String list, int number) {
        Locator rows = list(list).locator(".fjs-repeat-row-container");
        return new FilledForm(rows.count() == 0 ? list(list) : rows.nth(number - 1));
    }

    FilledForm addRow(String list) {
        list(list).locator(".fjs-repeat-render-add").click();
        return this;
    }

    private Locator list(String label) {
        return place.locator(".fjs-form-field-dynamiclist")
                .filter(new Locator.FilterOptions()
                        .setHas(place.page()
                                .locator(":scope > label")
                                .filter(new Locator.FilterOptions().setHasText(exactly(label)))));
    }

    String valueOf(String label) {
        return box(label).inputValue();
    }

    /** What the form says of its fields, in their order; some are empty. */
    Locator errors() {
        return place.locator(".fjs-form-field-error");
    }

    Locator field(String label) {
        return fields(label).last();
    }

    private Locator fields(String label) {
        return place.locator(".fjs-form-field")
                .filter(new Locator.FilterOptions()
                        .setHas(place.page()
                                .locator(
                                        ":scope > label, :scope > .fjs-vertical-group label, :scope > fieldset > legend")
                                .filter(new Locator.FilterOptions().setHasText(exactly(label)))));
    }

    private Locator box(String label) {
        return place.getByRole(
                AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(label).setExact(true));
    }

    private static Pattern exactly(String text) {
        // The browser reads the pattern too, and does not know Java's \\Q and \\E.
        return Pattern.compile("^\\s*" + text.replaceAll("[.?()*+–]", "\\\\$0") + "\\s*\\*?\\s*$");
    }
}
