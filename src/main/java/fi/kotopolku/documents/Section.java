package fi.kotopolku.documents;

import java.util.List;

/** A heading, which is also a bookmark, and what is under it. */
public record Section(Words heading, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
    }
}
