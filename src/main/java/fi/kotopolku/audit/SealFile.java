package fi.kotopolku.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The seals outside the database, where who can rewrite the database cannot reach: one line a seal, only ever added to.
 *
 * <p>The file follows the table, not the sealing: after a crash, and on a node that sealed nothing itself, it still gets
 * every seal, in order. A line that a crash cut short is completed, never removed.
 */
final class SealFile {

    private static final Logger LOG = LoggerFactory.getLogger(SealFile.class);
    private static final int LINES_AT_ONCE = 5_000;
    private static final int TAIL_BYTES = 1_024;

    private final Path path;
    private final JdbcClient jdbc;
    private boolean warned;

    private SealFile(Path path, JdbcClient jdbc) {
        this.path = path;
        this.jdbc = jdbc;
    }

    /** @param path empty: seals are kept in the database only */
    static SealFile at(String path, JdbcClient jdbc) {
        if (path.isBlank()) {
            LOG.info("kotopolku.audit.seal-file is not set: a cut tail of the log cannot be proved");
        }
        return new SealFile(path.isBlank() ? null : Path.of(path), jdbc);
    }

    /** Adds the lines of the seals that the file does not have yet, and makes them durable. */
    synchronized void follow() {
        if (path == null) {
            return;
        }
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
            try (FileChannel channel = FileChannel.open(
                            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                follow(channel);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Seals cannot be written outside the database", e);
        }
    }

    private void follow(FileChannel channel) throws IOException {
        Tail tail = tail(channel);
        SealLine last = tail.last();
        String begun = tail.begun();
        warnUnlessStanding(last);
        List<SealLine> fresh;
        do {
            fresh = after(last);
            StringBuilder text = new StringBuilder();
            for (SealLine line : fresh) {
                String written = line + "\n";
                boolean completes = written.startsWith(begun);
                text.append(completes ? written.substring(begun.length()) : "\n" + written);
                begun = "";
                last = line;
            }
            append(channel, text);
        } while (fresh.size() == LINES_AT_ONCE);
    }

    private static void append(FileChannel channel, CharSequence text) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text.toString());
        channel.position(channel.size());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(true);
    }

    private List<SealLine> after(SealLine last) {
        return jdbc.sql("""
                        select run, chain, batch, first_seq, last_seq, koto.audit_time(sealed_at) as at,
                               encode(hash, 'hex') as hash
                        from koto.audit_seal
                        where (run, chain, batch) > (:run, :chain, :batch)
                        order by run, chain, batch
                        limit :most
                        """)
                .param("run", last.run())
                .param("chain", last.chain())
                .param("batch", last.batch())
                .param("most", LINES_AT_ONCE)
                .query((row, number) -> new SealLine(
                        row.getLong("run"),
                        row.getString("chain"),
                        row.getLong("batch"),
                        row.getLong("first_seq"),
                        row.getLong("last_seq"),
                        row.getString("at"),
                        row.getString("hash")))
                .list();
    }

    private void warnUnlessStanding(SealLine last) {
        if (warned || last.equals(SealLine.NONE)) {
            return;
        }
        boolean stands = jdbc.sql("""
                        select exists (select from koto.audit_seal
                                       where chain = :chain and batch = :batch and encode(hash, 'hex') = :hash)
                        """)
                .param("chain", last.chain())
                .param("batch", last.batch())
                .param("hash", last.hash())
                .query(Boolean.class)
                .single();
        if (!stands) {
            warned = true;
            LOG.error(
                    "The last seal in the file of seals is not in the database: run {}, chain {}, batch {}. "
                            + "Either the file belongs to another database, or seals have been removed. Verify an export.",
                    last.run(),
                    last.chain(),
                    last.batch());
        }
    }

    private Tail tail(FileChannel channel) throws IOException {
        long from = Math.max(0, channel.size() - TAIL_BYTES);
        ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() - from));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            continue;
        }
        String text = new String(bytes.array(), StandardCharsets.US_ASCII);
        int end = text.lastIndexOf('\n');
        if (end < 0) {
            return new Tail(SealLine.NONE, text);
        }
        String line = text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
        SealLine last = SealLine.parse(line)
                .orElseThrow(() -> new IllegalStateException(path + " is not a file of seals; it is left as it is"));
        return new Tail(last, text.substring(end + 1));
    }

    /** @param begun what was written of the next line when the writing stopped */
    private record Tail(SealLine last, String begun) {}
}
