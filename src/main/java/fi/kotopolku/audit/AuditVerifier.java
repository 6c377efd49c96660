package fi.kotopolku.audit;

import fi.kotopolku.audit.Finding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Checks an export of the log against its own hashes and against the seals kept outside the database. Needs no
 * database, reads the file once as a stream, and names the place of everything that is not as it was sealed.
 *
 * <p>One verifier checks one export.
 */
public final class AuditVerifier {

    private static final byte[] HASH = LineScanner.ascii("{\"hash\":\"");
    private static final byte[] ROW = LineScanner.ascii("\",\"row\":");
    private static final byte[] SEAL = LineScanner.ascii("\",\"seal\":");
    private static final byte[] CHAIN = LineScanner.ascii("{\"chain\":\"");
    private static final byte[] SEQ = LineScanner.ascii(",\"seq\":");
    private static final byte[] UNSEALED = LineScanner.ascii("{\"unsealed\":");
    private static final byte[] EXPORT = LineScanner.ascii("{\"export\":");
    private static final byte[] END = LineScanner.ascii("{\"end\":");

    private final Findings findings = new Findings();
    private final OutsideSeals outside;
    private final LineScanner line = new LineScanner();
    private final MessageDigest digest = Sha256.digest();
    private final byte[] hash = new byte[32];
    private final byte[] computed = new byte[32];
    private final Map<String, ChainCheck> chains = new TreeMap<>();
    private final UnsealedRows unsealedRows = new UnsealedRows();
    private final ExportFrame frame = new ExportFrame(findings);

    private String currentName = "";
    private byte[] currentStart;
    private ChainCheck current;
    private Waiting waiting;
    private long rows;
    private long seals;
    private long compared;
    private long lastRun;
    private long sealedBelow;

    private AuditVerifier(List<Path> outsideSeals) throws IOException {
        outside = OutsideSeals.read(outsideSeals, findings);
    }

    /**
     * @param export what {@link AuditExport} wrote
     * @param outsideSeals files of seals from one or more nodes; none: a cut tail cannot be noticed
     * @throws IOException when a file cannot be read at all
     */
    public static Verdict verify(InputStream export, List<Path> outsideSeals) throws IOException {
        return new AuditVerifier(outsideSeals).verify(new ExportLines(export));
    }

    private Verdict verify(ExportLines lines) throws IOException {
        while (!frame.isHopeless() && lines.advance()) {
            byte[] bytes = lines.buffer();
            int from = lines.number() == 1 ? frame.begin(bytes, lines.from(), lines.end()) : lines.from();
            line.over(bytes, from, frame.endWithoutReturn(bytes, from, lines.end()));
            read(lines);
        }
        if (!frame.isHopeless()) {
            finish();
        }
        return new Verdict(
                findings.inOrder(),
                findings.unlisted(),
                frame.of(),
                frame.madeAt(),
                chains.size(),
                rows,
                unsealedRows.count(),
                seals,
                compared);
    }

    private void read(ExportLines lines) {
        try {
            if (lines.isCutShort() && !line.begins(END)) {
                frame.body(lines.number());
            } else if (!frame.isHopeless()) {
                read(lines.number());
            }
        } catch (UnreadableLine e) {
            if (!lines.isCutShort()) {
                frame.unreadable(lines.number(), line);
            }
        }
    }

    private void read(long number) throws UnreadableLine {
        if (line.takes(HASH)) {
            frame.body(number);
            line.hash(hash);
            if (line.takes(ROW)) {
                row();
            } else {
                line.expect(SEAL);
                seal();
            }
        } else if (line.takes(UNSEALED)) {
            frame.body(number);
            unsealedRows.read(line);
        } else if (line.takes(EXPORT)) {
            frame.header(number, line);
        } else {
            line.expect(END);
            frame.end(line);
        }
    }

    private void row() throws UnreadableLine {
        digestRest();
        if (waiting == null && current != null && line.takes(currentStart)) {
            long seq = line.number();
            count(currentName, seq);
            current.row(seq, hash);
            return;
        }
        line.expect(CHAIN);
        String chain = line.chain();
        line.expect(SEQ);
        long seq = line.number();
        count(chain, seq);
        ofAnotherChain(chain, seq);
    }

    private void count(String chain, long seq) {
        rows++;
        if (Arrays.equals(hash, computed)) {
            return;
        }
        if (line.isUtf8()) {
            chain(chain).changed(seq);
        } else {
            findings.add(Finding.ofRows(
                    Kind.FILE_ENCODING, chain, seq, seq, "rivi ei ole UTF-8-koodattu; vienti on tallennettu väärin."));
        }
    }

    /** One row of another chain is astray; two in a row, or one and its seal, are where that chain begins. */
    private void ofAnotherChain(String chain, long seq) {
        boolean back = chain.equals(currentName);
        if (current == null || back || waiting != null && waiting.chain().equals(chain)) {
            settleWaiting(back);
            goOnWith(chain);
            current.row(seq, hash);
        } else {
            settleWaiting(true);
            waiting = new Waiting(chain, seq, hash.clone());
        }
    }

    private void settleWaiting(boolean astray) {
        if (waiting == null) {
            return;
        }
        if (astray) {
            chain(waiting.chain()).stray(waiting.seq());
        } else {
            goOnWith(waiting.chain());
            current.row(waiting.seq(), waiting.hash());
        }
        waiting = null;
    }

    private void goOnWith(String chain) {
        if (chain.compareTo(currentName) < 0) {
            findings.add(new Finding(
                    Kind.ROW_MISPLACED,
                    chain,
                    0,
                    0,
                    Finding.whose(chain) + ": ketjun rivit ovat viennissä väärässä kohdassa."));
        }
        if (!chain.equals(currentName)) {
            currentName = chain;
            currentStart = LineScanner.ascii("{\"chain\":\"" + chain + "\",\"seq\":");
            current = chain(chain);
        }
    }

    private ChainCheck chain(String chain) {
        return chains.computeIfAbsent(chain, fresh -> new ChainCheck(fresh, outside, findings));
    }

    private void seal() throws UnreadableLine {
        digestRest();
        ReadSeal seal = ReadSeal.read(line, hash.clone(), Arrays.equals(hash, computed));
        settleWaiting(waiting != null && !waiting.chain().equals(seal.chain()));
        seals++;
        if (outside.seal(seal.chain(), seal.batch()).isPresent()) {
            compared++;
        }
        if (seal.run() >= lastRun) {
            lastRun = seal.run();
            sealedBelow = seal.below();
        }
        chain(seal.chain()).seal(seal);
    }

    private void finish() {
        settleWaiting(false);
        frame.finish(rows, seals, unsealedRows.count());
        unsealedRows.findingsBelow(sealedBelow, findings);
        outside.chains().stream().filter(frame::covers).forEach(this::chain);
        chains.values().forEach(chain -> chain.finish(frame.madeAt()));
    }

    private void digestRest() throws UnreadableLine {
        line.restInto(digest);
        try {
            digest.digest(computed, 0, computed.length);
        } catch (DigestException e) {
            throw new IllegalStateException("A hash of 32 bytes has room in 32 bytes", e);
        }
    }

    private record Waiting(String chain, long seq, byte[] hash) {}
}
