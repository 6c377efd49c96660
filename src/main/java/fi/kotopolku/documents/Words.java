package fi.kotopolku.documents;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in the languages that it is to be read in, each run with its own language, so that a screen reader changes its
 * voice with it.
 */
public record Words(List<Run> runs) {

    /** @param language BCP 47 tag; null for what has no language: a name, a number, a date */
    public record Run(String language, String text) {}

    public Words {
        runs = List.copyOf(runs);
    }

    /** A fixed sentence. */
    public static Words in(String language, String text) {
        return new Words(List.of(new Run(language, text)));
    }

    /** A name, a number or a date: the same in every language. */
    public static Words plain(String text) {
        return in(null, text);
    }

    /**
     * What somebody wrote into the case file, as it was written. The case file does not know in which language: Latin
     * letters are taken for Finnish, which officials write, and of other scripts only the script is told.
     */
    public static Words written(String text) {
        return in(Script.of(text).languageOfWriting(), text);
    }

    /** Both, one after the other. */
    public Words and(Words other) {
        List<Run> both = new ArrayList<>(runs);
        both.addAll(other.runs);
        return new Words(both);
    }
}
