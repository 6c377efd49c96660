package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One person at Tasklist, in a browser of their own. */
final class Desk {

    static final String TASKLIST = "/camunda/app/tasklist/default/";
    static final String MINE = "Omat tehtäväni";
    static final String MY_GROUPS = "Ryhmäni tehtävät";
    private static final String PASSWORD = "kotopolku";

    private final Page page;
    private final String address;

    private Desk(Page page, String address) {
        this.page = page;
        this.address = address;
    }

    /** Opens Tasklist, meets the sign-in page and comes back signed in. */
    static Desk of(String account, BrowserContext browser, String address) {
        Desk desk = new Desk(browser.newPage(), address);
        desk.page.navigate(address + "/");
        desk.signIn(account);
        return desk;
    }

    /** Opens another page, where the same person is signed in already. */
    Desk inAnotherTab() {
        Desk other = new Desk(page.context().newPage(), address);
        other.page.navigate(page.url());
        return other;
    }

    private void signIn(String account) {
        page.getByLabel("Käyttäjätunnus").fill(account);
        page.getByLabel("Salasana").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Kirjaudu sisään"))
                .click();
        page.waitForURL(url -> url.startsWith(address));
    }

    Page page() {
        return page;
    }

    /**
     * Away from the page, so that the next address is opened anew. A page whose person has just lost the last right goes away
     * by itself, perhaps at the same moment.
     */
    void leave() {
        try {
            page.navigate("about:blank");
        } catch (PlaywrightException sentAway) {
            page.waitForLoadState();
            page.navigate("about:blank");
        }
    }

    Page go(String path) {
        page.navigate(address + path);
        return page;
    }

    Desk list(String name) {
        page.locator(".task-filters .item")
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("a")
                .first()
                .click();
        return this;
    }

    /** Bounds the lists to one case, as the search above them does. */
    Desk search(String caseNumber) {
        String wanted = """
                [{"type":"processInstanceBusinessKey","operator":"eq","value":"%s","name":""}]""".formatted(caseNumber);
        leave();
        go(TASKLIST + "#/?searchQuery=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8));
        assertThat(page.locator(".task-filters .item.active")).hasCount(1);
        return this;
    }

    /** The cards of the list that is shown. */
    Locator cards() {
        return page.locator(".tasks-list li.task");
    }

    Locator card(String task, String client) {
        return cards().filter(new Locator.FilterOptions().setHasText(task))
                .filter(new Locator.FilterOptions().setHasText(client));
    }

    /** The case numbers on the cards of the list that is shown, which has as many as said. */
    List<String> caseNumbers(int expected) {
        Locator numbers = cards().locator(".kotopolku-number");
        assertThat(numbers).hasCount(expected);
        return numbers.allInnerTexts();
    }

    /** Opens the task and waits for its form. */
    FilledForm open(String task, String client) {
        card(task, client).locator("a").first().click();
        FilledForm form = form();
        assertThat(form.place()).containsText(client);
        return form;
    }

    FilledForm form() {
        return new FilledForm(page.locator(".task-details .fjs-form"));
    }

    Desk complete() {
        Locator form = form().place();
        send();
        assertThat(form).hasCount(0);
        return this;
    }

    /** Sends the form that is open, whatever comes of it. */
    void send() {
        button("Tallenna ja merkitse tehdyksi").click();
    }

    FilledForm begin(String process) {
        page.getByText("Aloita prosessi").first().click();
        page.locator(".modal")
                .getByText(process, new Locator.GetByTextOptions().setExact(true))
                .click();
        FilledForm form = new FilledForm(page.locator(".modal .fjs-form"));
        assertThat(form.place()).isVisible();
        return form;
    }

    Locator startButton() {
        return page.locator(".modal-footer")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Aloita").setExact(true));
    }

    Locator notices() {
        return page.locator(".notifications");
    }

    /** Nobody must find what was typed by looking into the browser afterwards. */
    void keepsNoDrafts() {
        Object kept = page.evaluate(
                "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(key => /^cam(unda-f|F)orm:/.test(key))");
        org.assertj.core.api.Assertions.assertThat((List<?>) kept).isEmpty();
    }

    void signOut() {
        page.locator("[cam-widget-header] .account > a").click();
        page.getByText("Kirjaudu ulos").click();
        assertThat(page.getByText("Kirjaudutaanko ulos?")).isVisible();
        button("Kirjaudu ulos").click();
    }

    private Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
