package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.access.OutsideRights;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.engine.Casework;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The caseworker names who reports, the provider's professional reports, and the two write to each other. */
class ServicesInTheBrowserTest extends InTheBrowser {

    private static final String CASEWORKER = "caseworker.keuruu";
    private static final String TEACHER = "teacher.partner";

    private final OutsideRights outside = new OutsideRights(TestDatabase.owner());
    private final Axe axe = new Axe();

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    @Test
    void fromNamingToReporting() {
        String number = withPlan("Palveltava");
        String right = outside.give(TEACHER, number, "IDENTITY_AND_CONTACT", "SERVICES");
        try {
            Page page = signIn(CASEWORKER).go("/kotopolku/#/asiat/" + number + "/services");
            Locator services = section(page, "Palvelujen toteutuminen");
            services.getByText("Nimeä ilmoittaja").click();
            services.getByLabel("Kuka ilmoittaa palvelun toteutumisesta")
                    .selectOption(new SelectOption().setValue(TEACHER));
            press(services, "Nimeä");
            assertThat(services.getByRole(AriaRole.STATUS)).containsText("Ilmoittaja on nimetty");
            assertThat(services).containsText("perusteena oma palvelutavoite, ei säädös");

            Desk teacher = signIn(TEACHER).search(number);
            teacher.open("Ilmoita palvelun toteutumisesta", "Palveltava")
                    .pick("Mistä ilmoitat", "Palvelu alkoi")
                    .day("Päivä", today());
            teacher.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "browser", "report.png")));
            teacher.complete();

            page.reload();
            assertThat(services).containsText("Palvelu alkoi");
            assertThat(services).containsText("Käynnissä");
            services.getByText("Kirjaa ilmoitus").click();
            services.getByLabel("Mistä ilmoitus on").selectOption("NOT_STARTED");
            services.getByLabel("Päivä", new Locator.GetByLabelOptions().setExact(true))
                    .fill(today().toString());
            press(services, "Kirjaa");
            assertThat(services.getByRole(AriaRole.ALERT)).containsText("Valitse, miksi palvelu ei ole alkanut");
            axe.look("services", page);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "browser", "services.png")));
            axe.foundNothingSeriousOn(1);
            assertThat(requested).noneMatch(url -> url.contains("Palveltava"));
        } finally {
            outside.end(right);
        }
    }

    @Test
    void theyWriteToEachOther() {
        String number = withPlan("Yhteinen");
        String right = outside.give(TEACHER, number, "IDENTITY_AND_CONTACT", "SERVICES");
        try {
            Page page = signIn(CASEWORKER).go("/kotopolku/#/asiat/" + number + "/cooperation");
            Locator cooperation = section(page, "Yhteistyö");
            cooperation.getByText("Kirjoita viesti").click();
            cooperation.getByLabel("Mitä tietoryhmää viesti koskee").selectOption("NOTES");
            assertThat(cooperation.getByLabel("Testiopisto")).isDisabled();
            cooperation.getByLabel("Mitä tietoryhmää viesti koskee").selectOption("SERVICES");
            cooperation.getByLabel("Testiopisto").check();
            cooperation
                    .getByLabel("Viesti", new Locator.GetByLabelOptions().setExact(true))
                    .fill("Alkaako kurssi?");
            press(cooperation, "Lähetä viesti");
            assertThat(cooperation.getByRole(AriaRole.STATUS)).containsText("Viesti on lähetetty");
            cooperation.getByText("Pyydä tekemään jotakin").click();
            axe.look("cooperation", page);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "browser", "cooperation.png")));
            axe.foundNothingSeriousOn(1);

            Page theirs = signIn(TEACHER).go("/kotopolku/#/asiat/" + number + "/cooperation");
            Locator received = section(theirs, "Yhteistyö");
            assertThat(received).containsText("Alkaako kurssi?");
            press(received, "Merkitse luetuksi");
            assertThat(received.getByRole(AriaRole.STATUS)).containsText("luetuksi");
            assertThat(requested).noneMatch(url -> url.contains("kurssi"));
        } finally {
            outside.end(right);
        }
    }

    private static void press(Locator place, String button) {
        place.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    private static Locator section(Page page, String title) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(title).setExact(true));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private String withPlan(String familyName) {
        LocalDate today = today();
        String number = casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.intake(familyName, "Pavlo", LocalDate.of(1981, 1, 2), today));
        casework.answer(CASEWORKER, number, "task_initialInterview", SampleAnswers.interview(today));
        casework.answer(CASEWORKER, number, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        casework.answer(CASEWORKER, number, "task_draftPlan", SamplePlans.draft(today));
        casework.answer(CASEWORKER, number, "task_confirmPlan", SamplePlans.agreed(today));
        return number;
    }
}
