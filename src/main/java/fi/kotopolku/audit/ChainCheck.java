package fi.kotopolku.audit;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Follows one chain through an export: which row and which seal must come next, and what the rows since the last seal
 * add up to. When something is out of order it says so once and goes on from what it sees.
 */
final class ChainCheck {

    private final String chain;
    private final OutsideSeals outside;
    private final Findings findings;
    private final MessageDigest digest = Sha256.digest();
    private final TreeMap<Long, Long> missing = new TreeMap<>();
    private final Set<Long> strayed = new HashSet<>();
    private byte[] previous = new byte[32];
    private long nextRow = 1;
    private long nextBatch = 1;
    private long firstUnsealed = 1;
    private boolean whole = true;

    ChainCheck(String chain, OutsideSeals outside, Findings findings) {
        this.chain = chain;
        this.outside = outside;
        this.findings = findings;
    }

    /** A row in the stretch of its chain. */
    void row(long seq, byte[] hash) {
        if (seq < nextRow) {
            stray(seq);
            return;
        }
        if (seq > nextRow) {
            missing(nextRow, seq - 1);
        }
        digest.update(hash);
        nextRow = seq + 1;
    }

    /** A row where it does not belong: once out of its place, or once too often. */
    void stray(long seq) {
        whole = false;
        boolean early = seq >= nextRow && strayed.add(seq);
        if (early || found(seq)) {
            row(Finding.Kind.ROW_MISPLACED, seq, seq, "rivi on väärässä paikassa.");
        } else {
            row(Finding.Kind.ROW_ADDED, seq, seq, "sama paikka on toisella rivillä; toinen on lisätty.");
        }
    }

    void changed(long seq) {
        row(Finding.Kind.ROW_CHANGED, seq, seq, "riviä on muutettu sinetöinnin jälkeen.");
    }

    void seal(ReadSeal seal) {
        if (!seal.agreesWithItsHash()) {
            seal(Finding.Kind.SEAL_CHANGED, seal, "sinettiä on muutettu.");
        }
        if (seal.batch() < nextBatch) {
            whole = false;
            seal(Finding.Kind.SEAL_MISPLACED, seal, "sinetti on väärässä paikassa tai kahdesti.");
            return;
        }
        if (seal.batch() > nextBatch) {
            whole = false;
            seal(
                    Finding.Kind.SEAL_MISSING,
                    seal,
                    "tätä ennen puuttuu sinettejä: erät " + nextBatch + "–" + (seal.batch() - 1) + ".");
        } else if (!Arrays.equals(previous, seal.previous())) {
            seal(Finding.Kind.SEAL_NOT_CHAINED, seal, "sinetti ei jatka edellistä sinettiä.");
        }
        rowsOf(seal);
        outsideOf(seal);
        previous = seal.hash().clone();
        nextBatch = seal.batch() + 1;
        whole = nextRow == seal.last() + 1;
        firstUnsealed = Math.max(nextRow, seal.last() + 1);
        digest.reset();
    }

    private void rowsOf(ReadSeal seal) {
        if (seal.last() >= nextRow) {
            missing(nextRow, seal.last());
            nextRow = seal.last() + 1;
        }
        byte[] rows = digest.digest();
        if (!whole) {
            return;
        }
        if (seal.first() != firstUnsealed || seal.last() != nextRow - 1) {
            seal(Finding.Kind.SEAL_MISPLACED, seal, "sinetti ei ole niiden rivien perässä, jotka se sinetöi.");
        } else if (!Arrays.equals(rows, seal.digest())) {
            seal(
                    Finding.Kind.BATCH_CHANGED,
                    seal,
                    "rivit eivät vastaa sinettiä; rivejä on muutettu tai vaihdettu tiivisteineen.");
        }
    }

    private void outsideOf(ReadSeal seal) {
        outside.seal(chain, seal.batch())
                .filter(written -> !Arrays.equals(written.hash(), seal.hash()))
                .ifPresent(written -> seal(
                        Finding.Kind.SEAL_NOT_AS_OUTSIDE,
                        seal,
                        "sinettitiedostossa on eri sinetti; loki on kirjoitettu uudelleen."));
    }

    /** @param at when the export was made: what was sealed outside by then must be in it */
    void finish(String at) {
        outside.last(chain, at)
                .filter(seal -> seal.last() >= nextRow)
                .ifPresent(seal -> row(
                        Finding.Kind.TAIL_CUT,
                        nextRow,
                        seal.last(),
                        "lopusta puuttuu rivejä, jotka on sinetöity " + seal.at() + "."));
        missing.forEach((from, to) ->
                row(Finding.Kind.ROW_MISSING, from, to, from.equals(to) ? "rivi puuttuu." : "rivit puuttuvat."));
        if (firstUnsealed < nextRow) {
            row(Finding.Kind.SEAL_MISSING, firstUnsealed, nextRow - 1, "riveiltä puuttuu sinetti.");
        }
    }

    private void missing(long from, long to) {
        whole = false;
        long start = from;
        for (long seq :
                strayed.stream().filter(s -> s >= from && s <= to).sorted().toList()) {
            if (start < seq) {
                missing.put(start, seq - 1);
            }
            start = seq + 1;
        }
        if (start <= to) {
            missing.put(start, to);
        }
    }

    private boolean found(long seq) {
        Map.Entry<Long, Long> gap = missing.floorEntry(seq);
        if (gap == null || gap.getValue() < seq) {
            return false;
        }
        missing.remove(gap.getKey());
        if (gap.getKey() < seq) {
            missing.put(gap.getKey(), seq - 1);
        }
        if (gap.getValue() > seq) {
            missing.put(seq + 1, gap.getValue());
        }
        return true;
    }

    private void row(Finding.Kind kind, long first, long last, String what) {
        findings.add(Finding.ofRows(kind, chain, first, last, what));
    }

    private void seal(Finding.Kind kind, ReadSeal seal, String what) {
        findings.add(Finding.ofSeal(kind, chain, seal.batch(), seal.first(), seal.last(), what));
    }
}
