package fi.kotopolku.imports;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The files of imports and the rows of cells that they came to. */
@Repository
class FileStore {

    private static final int BATCH = 1_000;

    /**
     * A file as it was put.
     *
     * @param headers the names of its columns
     * @param headerLine where they stand, as an editor counts lines
     */
    record PutFile(FileKind kind, List<String> headers, int headerLine, FileLine line) {}

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Clock clock;

    FileStore(JdbcTemplate template, Clock clock) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.clock = clock;
    }

    /** In place of the one that was there; what it is, {@link #finish} says when it has been read. */
    void begin(Import of, FileKind kind, CsvFile file, String by) {
        remove(of.number(), kind);
        jdbc.sql("""
                insert into koto.import_file
                    (import, municipality, kind, bytes, sha256, charset, separator, headers, header_line, rows, put_by, put_at)
                values (:import, :municipality, :kind, 0, repeat('0', 64), 'UTF-8', :separator, :headers, :headerLine, 0, :by, :now)
                """)
                .param("import", of.number())
                .param("municipality", of.municipality())
                .param("kind", kind.name())
                .param("separator", String.valueOf(file.separator()))
                .param("headers", file.header().toArray(String[]::new))
                .param("headerLine", file.headerLine())
                .param("by", by)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A failed batch's own words would repeat what stands in the file; they go no further. */
    void add(Import of, FileKind kind, List<CsvFile.Row> rows) {
        try {
            template.batchUpdate(
                    "insert into koto.import_cells (import, municipality, kind, line, cells) values (?, ?, ?, ?, ?)",
                    rows,
                    BATCH,
                    (statement, row) -> {
                        statement.setString(1, of.number());
                        statement.setString(2, of.municipality());
                        statement.setString(3, kind.name());
                        statement.setInt(4, row.line());
                        statement.setArray(5, statement.getConnection().createArrayOf("text", row.cells()));
                    });
        } catch (DataAccessException failed) {
            throw new IllegalStateException(
                    "Rows of a file could not be staged: " + failed.getClass().getSimpleName());
        }
    }

    void finish(Import of, FileKind kind, CsvFile file) {
        jdbc.sql("""
                update koto.import_file set bytes = :bytes, sha256 = :sha256, charset = :charset, rows = :rows
                where import = :import and kind = :kind
                """)
                .param("bytes", file.text().bytes())
                .param("sha256", file.text().sha256Hex())
                .param("charset", file.text().charset())
                .param("rows", file.rows())
                .param("import", of.number())
                .param("kind", kind.name())
                .update();
    }

    /** @return false when there was none */
    boolean remove(String number, FileKind kind) {
        return jdbc.sql("delete from koto.import_file where import = :import and kind = :kind")
                        .param("import", number)
                        .param("kind", kind.name())
                        .update()
                == 1;
    }

    Optional<PutFile> find(String number, FileKind kind) {
        return all(number).stream().filter(file -> file.kind() == kind).findFirst();
    }

    /** In the order of the kinds. */
    List<PutFile> all(String number) {
        return jdbc
                .sql("select * from koto.import_file where import = :import")
                .param("import", number)
                .query(FileStore::file)
                .list()
                .stream()
                .sorted((a, b) -> a.kind().compareTo(b.kind()))
                .toList();
    }

    /** One line for each kind, also where there is no file. */
    List<FileLine> lines(String number) {
        List<PutFile> put = all(number);
        return Arrays.stream(FileKind.values())
                .map(kind -> put.stream()
                        .filter(file -> file.kind() == kind)
                        .map(PutFile::line)
                        .findFirst()
                        .orElseGet(() -> FileLine.missing(kind)))
                .toList();
    }

    /** The next rows after the line, in the order of lines. */
    List<CsvFile.Row> page(String number, FileKind kind, int afterLine) {
        return jdbc.sql("""
                select line, cells from koto.import_cells
                where import = :import and kind = :kind and line > :after order by line limit :most
                """)
                .param("import", number)
                .param("kind", kind.name())
                .param("after", afterLine)
                .param("most", BATCH)
                .query((row, n) -> new CsvFile.Row(row.getInt("line"), texts(row.getArray("cells"))))
                .list();
    }

    private static PutFile file(ResultSet row, int n) throws SQLException {
        FileKind kind = FileKind.valueOf(row.getString("kind"));
        return new PutFile(
                kind,
                Arrays.asList(texts(row.getArray("headers"))),
                row.getInt("header_line"),
                new FileLine(
                        kind,
                        kind.nameFi(),
                        kind.fileName(),
                        true,
                        row.getInt("rows"),
                        row.getLong("bytes"),
                        row.getString("charset"),
                        row.getString("separator"),
                        row.getObject("put_at", OffsetDateTime.class).toInstant()));
    }

    private static String[] texts(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
