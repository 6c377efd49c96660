package fi.kotopolku.audit;

import java.util.List;

/**
 * What came of checking an export.
 *
 * @param findings in the order of chains and places; the first thousand
 * @param unlisted how many more there were
 * @param of municipality whose chain it is, or {@code all}
 * @param madeAt when the export was made, UTC; what was sealed later is not expected in it
 * @param rows sealed rows that were read
 * @param unsealed rows that were written after the last sealing
 * @param compared seals that were found in the file outside the database too
 */
public record Verdict(
        List<Finding> findings,
        long unlisted,
        String of,
        String madeAt,
        int chains,
        long rows,
        long unsealed,
        long seals,
        long compared) {

    public boolean intact() {
        return findings.isEmpty();
    }
}
