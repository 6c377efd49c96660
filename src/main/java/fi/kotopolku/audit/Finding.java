package fi.kotopolku.audit;

import java.util.Comparator;

/**
 * Something about an export that is not as it was sealed.
 *
 * @param chain municipality, {@code -} for the chain of rows without one, empty when the finding is about the file
 * @param first place of the first row concerned in its chain, 0 when no row is concerned
 * @param last place of the last row concerned
 * @param message one Finnish sentence that says what and where
 */
public record Finding(Kind kind, String chain, long first, long last, String message) {

    static final Comparator<Finding> BY_PLACE = Comparator.comparing(Finding::chain)
            .thenComparingLong(Finding::first)
            .thenComparing(Finding::kind);

    /** What can be wrong. */
    public enum Kind {
        /** The content of a row is not what was sealed. */
        ROW_CHANGED,
        /** A row that was sealed is not there. */
        ROW_MISSING,
        /** A row that was never sealed in its place. */
        ROW_ADDED,
        /** A row is there, elsewhere than in its place. */
        ROW_MISPLACED,
        /** Rows agree with their own hashes, and both disagree with the seal. */
        BATCH_CHANGED,
        /** The content of a seal is not what its hash says. */
        SEAL_CHANGED,
        /** A seal is not there. */
        SEAL_MISSING,
        /** A seal is there, elsewhere than in its place. */
        SEAL_MISPLACED,
        /** A seal does not name the one before it. */
        SEAL_NOT_CHAINED,
        /** The file of seals has another seal for the same batch. */
        SEAL_NOT_AS_OUTSIDE,
        /** The file of seals knows rows beyond the last one. */
        TAIL_CUT,
        /** The file of seals contradicts itself or cannot be read. */
        OUTSIDE_SEALS_BROKEN,
        /** The file ends in the middle. */
        FILE_TRUNCATED,
        /** The file does not say as many rows as it has. */
        FILE_MISCOUNTED,
        /** The file is not in UTF-8, or its line breaks are not as written. */
        FILE_ENCODING,
        /** A line does not have the form of one. */
        LINE_UNREADABLE
    }

    static Finding ofFile(Kind kind, String message) {
        return new Finding(kind, "", 0, 0, message);
    }

    static Finding ofRows(Kind kind, String chain, long first, long last, String what) {
        return new Finding(kind, chain, first, last, whose(chain) + ", " + rows(first, last) + ": " + what);
    }

    static Finding ofSeal(Kind kind, String chain, long batch, long first, long last, String what) {
        return new Finding(
                kind, chain, first, last, whose(chain) + ", erä " + batch + " (" + rows(first, last) + "): " + what);
    }

    static String whose(String chain) {
        return chain.equals("-") ? "Ilman kuntaa" : "Kunta " + chain;
    }

    private static String rows(long first, long last) {
        return first == last ? "rivi " + first : "rivit " + first + "–" + last;
    }
}
