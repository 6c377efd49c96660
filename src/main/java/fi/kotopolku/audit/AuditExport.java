package fi.kotopolku.audit;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Service;

/**
 * The log as text, for checking and keeping it elsewhere: a line of JSON for each row in the order of its chain, after
 * each batch its seal, then the rows that are not sealed yet. One moment of the database, read as a stream: memory does
 * not grow with the log.
 */
@Service
public class AuditExport {

    private static final int ROWS_AT_ONCE = 5_000;

    private static final String ROWS = """
            select l.chain, l.seq, '{"hash":"' || encode(l.hash, 'hex') || '","row":'
                                   || koto.audit_row_text(l.chain, l.seq, e) || '}' as line
            from koto.audit_link l join koto.audit_entry e on e.id = l.entry_id
            where ? in ('all', l.chain)
            order by l.chain, l.seq
            """;

    private static final String SEALS = """
            select s.chain, s.last_seq as seq, '{"hash":"' || encode(s.hash, 'hex') || '","seal":'
                                               || koto.audit_seal_text(s) || '}' as line
            from koto.audit_seal s
            where ? in ('all', s.chain)
            order by s.chain, s.batch
            """;

    private static final String UNSEALED = """
            select u.chain, 0 as seq, '{"unsealed":' || koto.audit_row_text(u.chain, 0, u.e) || '}' as line
            from (select coalesce(e.municipality::text, '-') as chain, e
                  from koto.audit_entry e
                  where not exists (select from koto.audit_link l where l.entry_id = e.id)) u
            where ? in ('all', u.chain)
            order by (u.e).id
            """;

    private final DataSource database;

    AuditExport(DataSource database) {
        this.database = database;
    }

    /**
     * Writes the whole log; the stream is flushed and left open.
     *
     * @return how many rows were written
     * @throws IOException when the stream takes no more
     */
    public long writeAll(OutputStream out) throws IOException {
        return write(out, "all");
    }

    /**
     * Writes the chain of one municipality.
     *
     * @param municipality three digits
     */
    public long writeOf(String municipality, OutputStream out) throws IOException {
        return write(out, municipality);
    }

    private long write(OutputStream out, String of) throws IOException {
        try (Connection connection = database.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            int isolation = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            try {
                String at = momentBetweenSealings(connection);
                return write(connection, new Lines(out), of, at);
            } finally {
                connection.rollback();
                connection.setReadOnly(false);
                connection.setTransactionIsolation(isolation);
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The log could not be read from the database", e);
        }
    }

    /** No sealing is half done at the moment that is exported: what was sealed before it is in the export. */
    private static String momentBetweenSealings(Connection connection) throws SQLException {
        one(connection, "select pg_advisory_lock_shared(koto.audit_lock())");
        try {
            connection.commit();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            return one(connection, "select koto.audit_time(clock_timestamp())");
        } finally {
            one(connection, "select pg_advisory_unlock_shared(koto.audit_lock())");
        }
    }

    private static long write(Connection connection, Lines lines, String of, String at)
            throws SQLException, IOException {
        lines.add("{\"export\":{\"format\":1,\"of\":\"" + of + "\",\"at\":\"" + at + "\"}}");
        long rows = 0;
        long seals = 0;
        long unsealed = 0;
        try (Stream row = new Stream(connection, ROWS, of);
                Stream seal = new Stream(connection, SEALS, of)) {
            while (row.there || seal.there) {
                if (row.there && (!seal.there || row.isBefore(seal))) {
                    lines.add(row.take());
                    rows++;
                } else {
                    lines.add(seal.take());
                    seals++;
                }
            }
        }
        try (Stream row = new Stream(connection, UNSEALED, of)) {
            while (row.there) {
                lines.add(row.take());
                unsealed++;
            }
        }
        lines.add("{\"end\":{\"rows\":" + rows + ",\"seals\":" + seals + ",\"unsealed\":" + unsealed + "}}");
        lines.flush();
        return rows + unsealed;
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getString(1);
        }
    }

    private static final class Lines {

        private final OutputStream out;

        Lines(OutputStream out) {
            this.out = new BufferedOutputStream(out, 1 << 16);
        }

        void add(String line) throws IOException {
            out.write(line.getBytes(StandardCharsets.UTF_8));
            out.write('\n');
        }

        void flush() throws IOException {
            out.flush();
        }
    }

    private static final class Stream implements AutoCloseable {

        private final PreparedStatement statement;
        private final ResultSet result;
        private boolean there;
        private String chain;
        private long seq;
        private String line;

        Stream(Connection connection, String sql, String of) throws SQLException {
            statement = connection.prepareStatement(sql);
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setString(1, of);
            result = statement.executeQuery();
            advance();
        }

        boolean isBefore(Stream seal) {
            int order = chain.compareTo(seal.chain);
            return order < 0 || order == 0 && seq <= seal.seq;
        }

        String take() throws SQLException {
            String taken = line;
            advance();
            return taken;
        }

        private void advance() throws SQLException {
            there = result.next();
            if (there) {
                chain = result.getString(1);
                seq = result.getLong(2);
                line = result.getString(3);
            }
        }

        @Override
        public void close() throws SQLException {
            try (statement) {
                result.close();
            }
        }
    }
}
