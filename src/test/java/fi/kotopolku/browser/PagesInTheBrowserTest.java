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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people see on the pages beside the way of one case: refusals, what is left in the browser, Cockpit and our own
 * page.
 */
class PagesInTheBrowserTest extends InTheBrowser {

    private static final String CASEWORKER = "caseworker.keuruu";
    private static final String COCKPIT = "/camunda/app/cockpit/default/";

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    final JdbcClient jdbc = TestDatabase.owner();

    @Test
    void whatIsMissingIsToldAtItsFieldInFinnish() {
        Desk caseworker = signIn(CASEWORKER);
        FilledForm intake = caseworker.begin("Kotoutujan polku");
        caseworker.startButton().click();
        assertThat(intake.errors().first()).isVisible();
        assertThat(intake.errors().allInnerTexts())
                .filteredOn(text -> !text.isBlank())
                .hasSizeGreaterThan(5)
                .containsOnly("Täytä tämä kenttä.");
    }

    @Test
    void aRefusalIsToldInFinnishAndWhatWasTypedStays() {
        Desk caseworker = signIn(CASEWORKER);
        FilledForm intake = caseworker
                .begin("Kotoutujan polku")
                .type("Sukunimi", "Väärätunnus")
                .type("Etunimet", "Vasyl")
                .type("Henkilötunnus", "060591-123X")
                .day("Syntymäaika", LocalDate.of(1991, 5, 6))
                .choose("Kansalaisuus", "Ukraina")
                .choose("Äidinkieli", "ukraina")
                .choose("Asiointikieli", "ukraina")
                .choose("Oleskelun peruste", "Tilapäinen suojelu")
                .day("Ensimmäinen oleskelulupa", LocalDate.now(clock).minusMonths(6))
                .pick("Miten asia tuli vireille?", "Asiakkaan oma pyyntö");
        caseworker.startButton().click();
        Locator refusal = caseworker.notices().getByText("viimeinen merkki ei vastaa");
        assertThat(refusal).isVisible();
        assertThat(refusal).hasText(Pattern.compile("^Henkilötunnus: "));
        assertThat(refusal).isInViewport();
        assertThat(intake.valueOf("Sukunimi")).isEqualTo("Väärätunnus");
        assertThat(intake.valueOf("Henkilötunnus")).isEqualTo("060591-123X");
        assertThat(jdbc.sql("select count(*) from koto.client where family_name = 'Väärätunnus'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aHalfFilledFormLeavesNothingInTheBrowser() {
        String number = interviewOf("Luonnosteleva");
        Desk caseworker = signIn(CASEWORKER).search(number);
        caseworker.open("Tee alkuhaastattelu", "Luonnosteleva").type("Työkokemus", "Kesken jäänyt kirjaus");
        caseworker.keepsNoDrafts();
        caseworker.list(Desk.MY_GROUPS);
        Page page = caseworker.page();
        assertThat(page.getByText("Lomakkeessa on tallentamattomia tietoja")).isVisible();
        page.getByText("Poistu tallentamatta").click();
        assertThat(caseworker.form().place()).hasCount(0);
        caseworker.keepsNoDrafts();
        caseworker.list(Desk.MINE);
        assertThat(caseworker.open("Tee alkuhaastattelu", "Luonnosteleva").valueOf("Työkokemus"))
                .isEmpty();
    }

    @Test
    void signingOutLeadsOutOfTheIdentityProviderToo() {
        Desk caseworker = signIn(CASEWORKER);
        caseworker.signOut();
        Page page = caseworker.page();
        assertThat(page).hasURL(Pattern.compile("/kotopolku/uloskirjauduttu.html$"));
        assertThat(page.locator("input[type=password]")).hasCount(0);
        caseworker.go(Desk.TASKLIST);
        assertThat(page.getByLabel("Käyttäjätunnus")).isVisible();
        assertThat(page).not().hasURL(Pattern.compile("/camunda/"));
    }

    @Test
    void tasklistOffersOnlyWhatMayBeDone() {
        Desk caseworker = signIn(CASEWORKER).search(interviewOf("Tarjottava"));
        caseworker.open("Tee alkuhaastattelu", "Tarjottava");
        Page page = caseworker.page();
        assertThat(page.locator(".ce-eol-banner:visible")).hasCount(0);
        assertThat(page.locator(".task-filters .glyphicon-pencil:visible, .task-filters .glyphicon-plus-sign:visible"))
                .hasCount(0);
        assertThat(page.getByText("Aseta seurantapäivä")).isHidden();
        assertThat(page.locator("body")).not().containsText(Pattern.compile("[A-Z]+_[A-Z_]+"));
        assertThat(page).hasTitle(Pattern.compile("Kotopolku"));
    }

    @Test
    void cockpitShowsTheFlowAndNoNames() {
        String number = interviewOf("Nimetön");
        Desk manager = signIn("manager.keuruu");
        Page page = manager.go(COCKPIT + "#/processes");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Kotoutujan polku"))
                .first()
                .click();
        assertThat(page.locator(".djs-element[data-element-id=call_assessment]"))
                .isVisible();
        assertThat(page.locator(".djs-overlays[data-container-id=call_assessment] .badge")
                        .first())
                .isVisible();
        assertThat(page.locator("body")).containsText(number);
        assertThat(page.locator("body")).not().containsText("Nimetön");
        assertThat(page.locator(".ce-eol-banner:visible")).hasCount(0);
    }

    @Test
    void aReviewIsAskedForOnTheOwnPage() {
        String number = planInForceOf("Tarkistettava");
        Desk caseworker = signIn(CASEWORKER);
        Page page = caseworker.go("/kotopolku/");
        page.getByLabel("Rajaa nimellä tai asian numerolla").fill("Tarkistettava");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.locator("tbody tr")).containsText("Suunnitelma voimassa");
        page.getByText("Pavlo Tarkistettava").click();
        assertThat(page.locator("main"))
                .containsText(
                        Pattern.compile("Kotoutumissuunnitelman tarkistamisesta muistuttaminen: viimeistään .* §"));
        page.getByText("Pyydä tarkistusta").click();
        page.getByLabel("Mikä on muuttunut?").selectOption("WORK");
        page.getByLabel("Miksi suunnitelma pitää tarkistaa?").fill("Asiakas sai työpaikan");
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator("main")).containsText("Tarkistus on pyydetty.");
        assertThat(page.locator("main")).containsText("Suunnitelmaa tarkistetaan");
        caseworker.search(number);
        assertThat(caseworker
                        .open("Kokoa tiedot palvelujen toteutumisesta", "Tarkistettava")
                        .place())
                .containsText("Asiakas sai työpaikan");
    }

    @Test
    void noticesAreReadOnTheOwnPage() {
        String number = interviewOf("Ilmoitettava");
        casework.answer(
                CASEWORKER,
                number,
                "task_initialInterview",
                SampleAnswers.interviewInviting(LocalDate.now(clock), "nurse.keskisuomi"));
        casework.answer("nurse.keskisuomi", number, "task_contribute", SampleAnswers.contribution());
        Page page = signIn(CASEWORKER).go("/kotopolku/#ilmoitukset");
        Locator notice = page.locator("li.unread")
                .filter(new Locator.FilterOptions()
                        .setHasText("Hyvinvointialue on antanut osuutensa asiassa " + number));
        notice.getByText("Merkitse luetuksi").click();
        assertThat(notice).hasCount(0);
    }

    private String interviewOf(String familyName) {
        return casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.intake(familyName, "Pavlo", LocalDate.of(1980, 1, 2), LocalDate.now(clock)));
    }

    private String planInForceOf(String familyName) {
        LocalDate today = LocalDate.now(clock);
        String number = interviewOf(familyName);
        casework.answer(CASEWORKER, number, "task_initialInterview", SampleAnswers.interview(today));
        casework.answer(CASEWORKER, number, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        casework.answer(CASEWORKER, number, "task_draftPlan", SamplePlans.draft(today));
        casework.answer(CASEWORKER, number, "task_confirmPlan", SamplePlans.agreed(today));
        return number;
    }
}
