package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
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
                async number => {
                    const section = await import('/kotopolku/case/documents.js');
                    const host = document.createElement('section');
                    host.id = 'documents-here';
                    document.body.append(host);
                    await section.default.render(number, host);
                }
                """, number);
        Locator section = page.locator("#documents-here");

        section.getByLabel("Asiakirja").selectOption("plan");
        section.getByText("Avaa PDF").click();
        assertThat(section.locator("#document-told")).containsText("ei ole voimassa olevaa suunnitelmaa");

        section.getByLabel("Asiakirja").selectOption("assessment");
        assertThat(section.getByLabel("Versio")).isHidden();
        section.getByLabel("Kieli").selectOption("ar");
        Download saved =
                page.waitForDownload(() -> section.getByText("Avaa PDF").click());
        assertThat(saved.suggestedFilename()).isEqualTo(number + "-arviointi-ar.pdf");
        assertThat(PdfUa.text(saved.createReadStream().readAllBytes())).contains("Tulostettava", "نتيجة تقييم");
        assertThat(section.locator("#document-told")).containsText("Asiakirja on ladattu");
        assertThat(requested).noneMatch(address -> address.contains("Tulostettava"));
    }
}
