package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.documents.PdfUa;
import fi.kotopolku.engine.Casework;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The section of a case where its documents are made. */
class DocumentsInTheBrowserTest extends InTheBrowser {

    private static final String CASEWORKER = "caseworker.keuruu";

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    @Test
    void aDocumentIsChosenMadeAndSaved() throws IOException {
        LocalDate day = LocalDate.now(clock);
        String number = casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.intake("Tulostettava", "Selain", LocalDate.of(1990, 4, 5), day));
        casework.answer(CASEWORKER, number, "task_initialInterview", SampleAnswers.interview(day));
        casework.answer(CASEWORKER, number, "task_concludeAssessment", SampleAnswers.conclusion(day, true));
        Page page = signIn(CASEWORKER).go("/kotopolku/");
        page.evaluate("""
                number => import('/kotopolku/case/documents.js')
                    .then(section => section.default.render(number, document.getElementById('sisalto')))
                """, number);

        page.getByLabel("Asiakirja").selectOption("plan");
        page.getByText("Avaa PDF").click();
        assertThat(page.locator("#document-told")).containsText("ei ole voimassa olevaa suunnitelmaa");

        page.getByLabel("Asiakirja").selectOption("assessment");
        assertThat(page.getByLabel("Versio")).isHidden();
        page.getByLabel("Kieli").selectOption("ar");
        Download saved = page.waitForDownload(() -> page.getByText("Avaa PDF").click());
        assertThat(saved.suggestedFilename()).isEqualTo(number + "-arviointi-ar.pdf");
        assertThat(PdfUa.text(saved.createReadStream().readAllBytes())).contains("Tulostettava", "نتيجة تقييم");
        assertThat(page.locator("#document-told")).containsText("Asiakirja on ladattu");
        assertThat(requested).noneMatch(address -> address.contains("Tulostettava"));
    }
}
