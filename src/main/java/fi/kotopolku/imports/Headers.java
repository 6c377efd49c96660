package fi.kotopolku.imports;

import java.text.Normalizer;
import java.util.Locale;

/** The name of a column as it is shown, and as it is compared: case, accents and signs between words do not count. */
final class Headers {

    static final int LONGEST = 100;

    private Headers() {}

    static String tidy(String written) {
        return written.strip().replaceAll("[\\p{Cntrl}\\s]+", " ");
    }

    static String folded(String written) {
        return Normalizer.normalize(written, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
