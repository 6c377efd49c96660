package fi.kotopolku.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The fonts of the documents, and what they can write. DejaVu Sans comes with the application: Latin, Cyrillic, Greek,
 * Armenian, Georgian, Hebrew and Arabic with its joined letters. Whoever runs the application may give a folder with
 * more, for other scripts; a letter that no font has becomes a visible empty box, and the document says so.
 */
@Component
class PaperFonts {

    static final String REPLACEMENT = "\u25AF";

    private static final Logger LOG = LoggerFactory.getLogger(PaperFonts.class);
    private static final String FOLDER = "/net/sf/jasperreports/fonts/dejavu/";
    private static final String FAMILY = "paper";
    private static final String SPARE = "spare";

    private record Font(String family, int weight, byte[] bytes, CmapLookup letters) {}

    private final List<Font> fonts = new ArrayList<>();

    /** @param folder of TrueType fonts for more scripts; empty for none */
    PaperFonts(@Value("${kotopolku.documents.fonts:}") String folder) {
        fonts.add(inside("DejaVuSansCondensed.ttf", FAMILY, 400));
        fonts.add(inside("DejaVuSansCondensed-Bold.ttf", FAMILY, 700));
        fonts.add(inside("DejaVuSans.ttf", SPARE + 0, 400));
        if (!folder.isBlank()) {
            more(Path.of(folder));
        }
    }

    void addTo(PdfRendererBuilder builder) {
        fonts.forEach(font -> builder.useFont(
                () -> new ByteArrayInputStream(font.bytes), font.family, font.weight, FontStyle.NORMAL, true));
    }

    /** For the style sheet: the first font that has a letter writes it. */
    String families() {
        return String.join(", ", fonts.stream().map(Font::family).distinct().toList());
    }

    boolean has(int letter) {
        return fonts.stream().anyMatch(font -> font.weight == 400 && font.letters.getGlyphId(letter) != 0);
    }

    private static Font inside(String file, String family, int weight) {
        try (InputStream stream = PaperFonts.class.getResourceAsStream(FOLDER + file)) {
            return font(stream.readAllBytes(), family, weight);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void more(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.toString().endsWith(".ttf")).sorted().forEach(this::one);
        } catch (IOException e) {
            throw new IllegalStateException("kotopolku.documents.fonts is not a folder that can be read: " + folder, e);
        }
    }

    private void one(Path file) {
        try {
            fonts.add(font(Files.readAllBytes(file), SPARE + fonts.size(), 400));
        } catch (IOException e) {
            LOG.warn("The font {} cannot be read and is not used", file.getFileName(), e);
        }
    }

    private static Font font(byte[] bytes, String family, int weight) throws IOException {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            return new Font(family, weight, bytes, font.getUnicodeCmapLookup());
        }
    }
}
