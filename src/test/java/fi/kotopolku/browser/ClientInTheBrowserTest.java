package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.engine.Casework;
import java.time.Clock;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client is looked for and found, their family is tied together, and an order hides where they live. */
class ClientInTheBrowserTest extends InTheBrowser {

    private static final String CASEWORKER = "caseworker.keuruu";

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    final JdbcClient jdbc = TestDatabase.owner();

    @Test
    void aClientIsFoundFromTasklistAndNothingOfThemStandsInAnAddress() {
        String number = caseOf("Haettava", "Löytyvä");
        Page page = signIn(CASEWORKER).page();
        page.getByText("Hae asiakasta").click();
        Locator search = page.getByLabel("Nimi, asian numero, syntymäaika tai henkilötunnus");
        assertThat(search).isFocused();
        search.fill("loytyva haet");
        search.press("Enter");
        Locator found = page.getByRole(AriaRole.STATUS).filter(new Locator.FilterOptions().setHasText(number));
        assertThat(found).containsText("Löytyvä Haettava");

        search.fill("7");
        search.press("Enter");
        assertThat(page.locator("#messages")).containsText("Kirjoita asian numero muodossa");
        assertThat(requested).isNotEmpty().noneMatch(address -> address.matches("(?i).*(haet|loyty|löyty).*"));
    }

    @Test
    void aCaseworkerBeginsWithOneLinkAndALeadIsNotOfferedIt() {
        Page page = signIn(CASEWORKER).page();
        page.getByText("Kirjaa asiakas").click();
        assertThat(page.getByText("Uuden asiakkaan rekisteröinti")).isVisible();

        Page leads = signIn("lead.keuruu").page();
        assertThat(leads.getByText("Hae asiakasta")).isVisible();
        assertThat(leads.getByText("Kirjaa asiakas")).hasCount(0);
    }

    @Test
    void aFamilyIsTiedTogetherAndShownToWhomItMayBe() {
        String mother = caseOf("Perheäiti", "Testi");
        String child = caseOf("Perhelapsi", "Testi");
        Page page = signIn(CASEWORKER).go("/kotopolku/#asiakkaat/" + mother);
        page.getByText("Muokkaa perhettä ja edustajia").click();
        page.getByText("Lisää perheenjäsen").click();
        page.getByLabel("Asian numero, jos perheenjäsen on asiakas").fill("249-2026-9999");
        page.getByLabel("Mikä asiakkaalle").selectOption("CHILD");
        page.getByText("Tallenna", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Tarkista perheenjäsenen asian numero");
        page.getByLabel("Asian numero, jos perheenjäsen on asiakas").fill(child);
        page.getByText("Lisää edustaja").click();
        page.getByLabel("Nimi", new Page.GetByLabelOptions().setExact(true)).fill("Testi-Edunvalvoja");
        page.getByLabel("Peruste", new Page.GetByLabelOptions().setExact(true)).selectOption("GUARDIAN");
        page.getByLabel("Voimassa alkaen").fill("2026-01-02");
        page.getByText("Tallenna", new Page.GetByTextOptions().setExact(true)).click();

        Locator members = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Perheenjäsenet"));
        assertThat(members).containsText(Pattern.compile("Testi Perhelapsi.*Lapsi.*" + child));
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Huoltajat ja edustajat")))
                .containsText("Testi-Edunvalvoja");
        assertThat(page.getByText("Muokkaa perhettä ja edustajia")).isFocused();
        assertThat(page.locator("main")).not().containsText("null");
    }

    @Test
    void anOrderHidesTheContactDataFromALeadAndNotFromWhoseRightNamesThem() {
        String number = caseOf("Turvattava", "Testi");
        Page page = signIn(CASEWORKER).go("/kotopolku/#asiakkaat/" + number);
        page.getByText("Muuta yhteystietoja").click();
        page.getByLabel("Katuosoite").fill("Piilokatu 5");
        page.getByLabel("Asiakkaalla on turvakielto").check();
        page.getByText("Tallenna", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("main")).containsText("Piilokatu 5");

        Page leads = signIn("lead.keuruu").go("/kotopolku/#asiakkaat/" + number);
        assertThat(leads.locator("main")).containsText("Käyttöoikeutesi ei kata turvakiellon alaisia yhteystietoja.");
        assertThat(leads.locator("main")).containsText("Turvattava");
        assertThat(leads.locator("main")).not().containsText("Piilokatu");
        assertThat(leads.getByText("Muuta yhteystietoja")).hasCount(0);
    }

    private String caseOf(String familyName, String givenNames) {
        return casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.intake(familyName, givenNames, LocalDate.of(1979, 4, 3), LocalDate.now(clock)));
    }
}
