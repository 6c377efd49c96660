package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.engine.Casework;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Forms within the bound of a right, as they look and as they are filled in; pictures of them are in target/browser.
 */
class ContentBoundInTheBrowserTest extends InTheBrowser {

    private static final String MULTIA = "caseworker.multia";
    private static final String KEURUU = "caseworker.keuruu";
    private static final String LEAD = "lead.keuruu";

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    final JdbcClient jdbc = TestDatabase.owner();

    @Test
    void aFormWithoutHealthIsFilledInAndSent() {
        String number = registered(MULTIA, "Rajallinen");
        Desk caseworker = signIn(MULTIA).search(number);
        FilledForm interview = caseworker.open("Tee alkuhaastattelu", "Rajallinen");
        assertThat(interview.place())
                .containsText("Osa tiedoista ei kuulu käyttöoikeuteesi: \"terveys ja toimintakyky\".");
        assertThat(interview.place()).not().containsText("Toimintakyky");
        picture(caseworker, "bound-hidden.png");
        interview
                .day("Haastattelun päivä", today())
                .choose("Haastattelun kieli", "ukraina")
                .pick("Ymmärsikö asiakas haastattelun kielen ja sisällön?", "Kyllä")
                .pick("Luku- ja kirjoitustaito", "Lukee ja kirjoittaa sujuvasti muulla kirjaimistolla")
                .choose("Suomen kieli", "Ei osaa")
                .choose("Ruotsin kieli", "Ei osaa")
                .choose("Korkein suoritettu koulutus", "Ammatillinen tutkinto")
                .pick("Tarvitseeko asiakas kunnan ja hyvinvointialueen palvelujen yhteensovittamista?", "Ei");
        caseworker.complete();
        assertThat(jdbc.sql("select state from koto.assessment where case_number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single())
                .isEqualTo("INTERVIEWED");
    }

    @Test
    void whoMayNotDecideReadsTheFormAndHearsWhoCan() {
        String number = registered(KEURUU, "Päättämätön");
        casework.answer(KEURUU, number, "task_initialInterview", SampleAnswers.interview(today()));
        casework.answer(KEURUU, number, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        casework.answer(KEURUU, number, "task_draftPlan", SamplePlans.draft(today()));
        jdbc.sql(
                        "update engine.act_ru_task set assignee_ = :lead, rev_ = rev_ + 1 where task_def_key_ = 'task_confirmPlan'"
                                + " and proc_inst_id_ in (select id_ from engine.act_ru_execution where business_key_ = :number)")
                .param("lead", LEAD)
                .param("number", number)
                .update();
        Desk lead = signIn(LEAD).list(Desk.MINE);
        FilledForm plan = lead.search(number).open("Käy suunnitelma läpi", "Päättämätön");
        assertThat(plan.place()).containsText("Et voi lähettää tätä lomaketta.");
        assertThat(plan.place()).containsText("Tehtävän voi tehdä: Testi Keuruu-Käsittelijä");
        assertThat(plan.place().getByRole(AriaRole.RADIO).first()).isVisible();
        assertThat(plan.place()
                        .locator("input:not([readonly]):not([disabled]), textarea:not([readonly]):not([disabled])"))
                .hasCount(0);
        picture(lead, "bound-read-only.png");
    }

    private void picture(Desk desk, String name) {
        desk.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "browser", name))
                        .setFullPage(true));
    }

    private String registered(String caseworker, String familyName) {
        return casework.begin(
                caseworker,
                "integration-case",
                SampleAnswers.intake(familyName, "Pavlo", LocalDate.of(1980, 1, 2), today()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
