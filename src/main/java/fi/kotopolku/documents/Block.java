package fi.kotopolku.documents;

import java.util.List;

/** What a section is made of. Each becomes a tagged structure of its own in the PDF. */
public sealed interface Block {

    record Paragraph(Words text) implements Block {}

    /** Smaller, for reasons and sources. */
    record Note(Words text) implements Block {}

    /** In a frame, for what the reader must not miss. */
    record Notice(Words text) implements Block {}

    record Listing(List<Words> items) implements Block {}

    /** A table of two columns whose first is the heading of the row. */
    record Facts(List<Fact> facts) implements Block {}

    record Fact(Words name, Words value) {}

    /** A table with a heading for each column, repeated on every page that it reaches. */
    record Grid(List<Words> headings, List<List<Words>> rows) implements Block {}

    /** Lines to sign on, each with the words under it. */
    record Signatures(List<Words> under) implements Block {}
}
