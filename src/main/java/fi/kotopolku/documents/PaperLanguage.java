package fi.kotopolku.documents;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The languages of documents: Finnish, Swedish, and Finnish beside another one. */
public enum PaperLanguage {
    FI,
    SV,
    EN,
    UK,
    RU,
    AR,
    SO;

    /** @param tag the BCP 47 tag in small letters */
    static Optional<PaperLanguage> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of the document as a whole, and of what stands once on each page. */
    PaperLanguage first() {
        return this == SV ? SV : FI;
    }

    boolean bilingual() {
        return this != first();
    }
}
