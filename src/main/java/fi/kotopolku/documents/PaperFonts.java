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
import java.util.Optional;
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
    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    private record Font(String family, int weight, byte[] bytes, CmapLookup letters) {}

    private final String folder;
    private List<Font> loaded;

    /** @param folder of TrueType fonts for more scripts; empty for none */
    PaperFonts(@Value("${kotopolku.documents.fonts:}") String folder) {
        if (!folder.isBlank() && !Files.isDirectory(Path.of(folder))) {
            throw new IllegalStateException("kotopolku.documents.fonts is not a folder: " + folder);
        }
        this.folder = folder;
    }

    void addTo(PdfRendererBuilder builder) {
        fonts().forEach(font -> builder.useFont(
                () -> new ByteArrayInputStream(font.bytes), font.family, font.weight, FontStyle.NORMAL, true));
    }

    /** For the style sheet: the first font that has a letter writes it. */
    String families() {
        return String.join(", ", fonts().stream().map(Font::family).distinct().toList());
    }

    boolean has(int letter) {
        return fonts().stream().anyMatch(font -> font.weight == REGULAR && font.letters.getGlyphId(letter) != 0);
    }

    /** Read for the first document, so that the application starts without waiting for them. */
    private synchronized List<Font> fonts() {
        if (loaded == null) {
            List<Font> all = new ArrayList<>(List.of(
                    inside("DejaVuSansCondensed.ttf", FAMILY, REGULAR),
                    inside("DejaVuSansCondensed-Bold.ttf", FAMILY, BOLD),
                    inside("DejaVuSans.ttf", SPARE + 0, REGULAR)));
            if (!folder.isBlank()) {
                all.addAll(more(Path.of(folder)));
            }
            loaded = List.copyOf(all);
        }
        return loaded;
    }

    private static Font inside(String file, String family, int weight) {
        try (InputStream stream = PaperFonts.class.getResourceAsStream(FOLDER + file)) {
            return font(stream.readAllBytes(), family, weight);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Font> more(Path folder) {
        List<Font> more = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".ttf"))
                    .sorted()
                    .toList()) {
                one(file, SPARE + (more.size() + 1)).ifPresent(more::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return more;
    }

    private static Optional<Font> one(Path file, String family) {
        try {
            return Optional.of(font(Files.readAllBytes(file), family, REGULAR));
        } catch (IOException e) {
            LOG.warn("The font {} cannot be read and is not used", file.getFileName(), e);
            return Optional.empty();
        }
    }

    private static Font font(byte[] bytes, String family, int weight) throws IOException {
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
            return new Font(family, weight, bytes, font.getUnicodeCmapLookup());
        }
    }
}
