package fi.kotopolku.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.documents.Block.Fact;
import fi.kotopolku.documents.Block.Facts;
import fi.kotopolku.documents.Block.Grid;
import fi.kotopolku.documents.Block.Listing;
import fi.kotopolku.documents.Block.Note;
import fi.kotopolku.documents.Block.Notice;
import fi.kotopolku.documents.Block.Paragraph;
import fi.kotopolku.documents.Block.Signatures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is written, the PDF is whole, tagged and readable in the order of reading. */
class PapersTest {

    private static final Papers PAPERS = new Papers(new PaperFonts(""));

    @Test
    void everyKindOfBlockIsTaggedForWhatItIs() {
        byte[] pdf = PAPERS.pdf(paper(
                PaperLanguage.AR,
                new Paragraph(both("Lause.", "هذه الخطة سارية")),
                new Note(Words.plain("12.3.2026")),
                new Notice(Words.in("fi", "Huomaa")),
                new Listing(List.of(both("Yksi", "واحد"), Words.in("fi", "Kaksi"))),
                new Facts(List.of(new Fact(Words.in("fi", "Nimi"), Words.plain("Ali")))),
                new Grid(
                        List.of(Words.in("fi", "Aihe"), Words.in("fi", "Tavoite")),
                        List.of(List.of(Words.in("fi", "Kieli"), Words.written("Дякую")))),
                new Signatures(List.of(Words.in("fi", "Asiakas")))));

        PdfUa.assertCompliant(pdf);
        assertThat(PdfUa.tags(pdf))
                .contains("Document fi", "H1", "H2", "P", "L", "LI", "LBody", "Table", "TH", "TD", "Div ar")
                .contains("TD und-Cyrl");
        assertThat(PdfUa.text(pdf)).contains("هذه الخطة سارية", "Дякую", "sivu 1 / 1");
    }

    @Test
    void aDocumentWithoutTagsWouldBeFoundOut() throws Exception {
        byte[] pdf = PAPERS.pdf(paper(PaperLanguage.FI, new Paragraph(Words.in("fi", "Lause."))));
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf);
                var bytes = new java.io.ByteArrayOutputStream()) {
            document.getDocumentCatalog().setStructureTreeRoot(null);
            document.save(bytes);
            assertThat(PdfUa.judged(bytes.toByteArray()).isCompliant()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "محمد عبد الرحمن الأحمد",
                "Ґалаґан Їжакевич-Щербань",
                "Nguyễn Thị Ánh Nguyệt",
                "Þórður Æsir Łukasz Žižek",
                "Γιώργος Παπαδόπουλος",
                "გიორგი ბერიძე",
                "Αli O'Brien <b>&amp;\"x\"</b>"
            })
    void aNameIsWrittenAsItIs(String name) {
        byte[] pdf = PAPERS.pdf(paper(PaperLanguage.FI, new Paragraph(Words.plain(name))));

        PdfUa.assertCompliant(pdf);
        assertThat(PdfUa.text(pdf)).contains(name).doesNotContain(PaperFonts.REPLACEMENT);
    }

    @Test
    void combinedLettersBecomeOneAndWhatIsInvisibleIsLeftOut() {
        String text = PdfUa.text(PAPERS.pdf(paper(
                PaperLanguage.FI,
                new Paragraph(Words.plain("Rene\u0301e\u202E Mu\u0308ller\u0000\u200B\uFEFF\uD800!")))));
        assertThat(text).contains("Renée Müller!").doesNotContain(PaperFonts.REPLACEMENT);
    }

    @Test
    void lettersThatNoFontHasAreSeenToBeMissingAndTheDocumentSaysSo() {
        byte[] pdf = PAPERS.pdf(paper(
                PaperLanguage.SV,
                new Facts(List.of(
                        new Fact(Words.plain("1"), Words.plain("ሰላም ገብረ")),
                        new Fact(Words.plain("2"), Words.plain("王小明")),
                        new Fact(Words.plain("3"), Words.plain("สมชาย မြန်မာ")),
                        new Fact(Words.plain("4"), Words.plain("😀 👩🏽‍🚀 e\u0301\u0323\u0302"))))));

        PdfUa.assertCompliant(pdf);
        assertThat(PdfUa.text(pdf)).contains("▯▯▯ ▯▯▯", "Tecknet ▯ står");
        assertThat(PdfUa.text(PAPERS.pdf(paper(PaperLanguage.SV, new Paragraph(Words.plain("Å"))))))
                .doesNotContain("Tecknet");
    }

    @Test
    void fontsOfTheirOwnAreReadWhereTheyCanBe(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("broken.ttf"), "not a font");
        try (InputStream font =
                PaperFonts.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSerif.ttf")) {
            Files.copy(font, folder.resolve("serif.ttf"));
        }
        PaperFonts fonts = new PaperFonts(folder.toString());

        assertThat(fonts.families()).isEqualTo("paper, spare0, spare1");
        PdfUa.assertCompliant(new Papers(fonts).pdf(paper(PaperLanguage.FI, new Paragraph(Words.in("fi", "Lause.")))));
        assertThatThrownBy(() -> new PaperFonts(folder.resolve("nothing").toString()))
                .hasMessageContaining("kotopolku.documents.fonts");
    }

    private static Paper paper(PaperLanguage language, Block... blocks) {
        return new Paper(
                language,
                Words.in("fi", "Asiakirja"),
                "Keuruu",
                "249-2026-0001",
                List.of(new Section(Words.in("fi", "Osa"), List.of(blocks))));
    }

    private static Words both(String finnish, String arabic) {
        return Words.in("fi", finnish).and(Words.in("ar", arabic));
    }
}
