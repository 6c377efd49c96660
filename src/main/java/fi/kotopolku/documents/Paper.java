package fi.kotopolku.documents;

import java.util.List;

/**
 * A document as its parts, before it is laid out.
 *
 * @param issuer whose document it is; in the heading and at the foot of every page
 * @param reference the case's number; at the foot of every page
 */
public record Paper(PaperLanguage language, Words title, String issuer, String reference, List<Section> sections) {

    public Paper {
        sections = List.copyOf(sections);
    }
}
