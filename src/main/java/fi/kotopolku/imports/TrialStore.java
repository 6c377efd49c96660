package fi.kotopolku.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.imports.ImportFiles.Meaning;
import fi.kotopolku.imports.ImportFiles.UnknownCode;
import fi.kotopolku.imports.ReadRow.Found;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.ParameterizedPreparedStatementSetter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a trial makes of the cells: rows of content, faults, and codes that are not known. */
@Repository
class TrialStore {

    private static final int BATCH = 1_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    TrialStore(JdbcTemplate template, ObjectMapper json) {
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.json = json;
    }

    /** Nothing of an earlier trial is left. */
    void clear(String number) {
        for (String table : List.of("import_row", "import_fault", "import_unknown_code")) {
            jdbc.sql("delete from koto." + table + " where import = :import")
                    .param("import", number)
                    .update();
        }
    }

    void addRows(Import of, FileKind kind, Collection<ReadRow> rows) {
        batch("""
                insert into koto.import_row (import, municipality, kind, line, client_ref, content)
                values (?, ?, ?, ?, ?, cast(? as jsonb))
                """, rows, (statement, row) -> {
            statement.setString(1, of.number());
            statement.setString(2, of.municipality());
            statement.setString(3, kind.name());
            statement.setInt(4, row.line());
            statement.setString(5, row.text(Layout.CLIENT_REF));
            statement.setString(6, json(row.content()));
        });
    }

    void addFaults(Import of, FileKind kind, Collection<Found> faults) {
        batch("""
                insert into koto.import_fault (import, municipality, kind, line, field, fault, severity)
                values (?, ?, ?, ?, ?, ?, ?)
                """, faults, (statement, found) -> {
            statement.setString(1, of.number());
            statement.setString(2, of.municipality());
            statement.setString(3, kind.name());
            statement.setInt(4, found.line());
            statement.setString(5, found.field());
            statement.setString(6, found.fault().name());
            statement.setString(7, found.fault().severity());
        });
    }

    void addUnknown(Import of, FileKind kind, String field, Map<String, Integer> codes) {
        batch("""
                insert into koto.import_unknown_code (import, municipality, kind, field, code, rows)
                values (?, ?, ?, ?, ?, ?)
                """, codes.entrySet(), (statement, code) -> {
            statement.setString(1, of.number());
            statement.setString(2, of.municipality());
            statement.setString(3, kind.name());
            statement.setString(4, field);
            statement.setString(5, code.getKey());
            statement.setInt(6, code.getValue());
        });
    }

    /** The codes that nobody has said the meaning of since, on most rows first. */
    List<UnknownCode> unknownCodes(String number) {
        return jdbc.sql("""
                select u.kind, u.field, u.code, u.rows from koto.import_unknown_code u
                where u.import = :import and not exists (
                    select 1 from koto.import_code said
                    where said.municipality = u.municipality and said.kind = u.kind and said.field = u.field
                      and said.code = u.code)
                order by u.kind, u.field, u.rows desc, u.code
                """)
                .param("import", number)
                .query((row, n) -> {
                    FileKind kind = FileKind.valueOf(row.getString("kind"));
                    Field field = Layout.field(kind, row.getString("field")).orElseThrow();
                    return new UnknownCode(
                            kind,
                            kind.nameFi(),
                            field.key(),
                            field.fi(),
                            row.getString("code"),
                            row.getInt("rows"),
                            Meaning.of(field),
                            field.mayBeEmpty());
                })
                .list();
    }

    /** Ids of those who work for the municipality, by their work e-mail in lower case. */
    Map<String, String> employees(String municipality) {
        Map<String, String> employees = new HashMap<>();
        jdbc.sql("""
                select p.id, lower(p.email) as email from koto.person p join koto.organisation o on o.id = p.organisation_id
                where o.municipality = :municipality and p.employed order by p.id
                """)
                .param("municipality", municipality)
                .query((row, n) -> employees.putIfAbsent(row.getString("email"), row.getString("id")))
                .list();
        return employees;
    }

    /** A failed batch's own words would repeat what stands in the file; they go no further. */
    private <T> void batch(String sql, Collection<T> rows, ParameterizedPreparedStatementSetter<T> setter) {
        try {
            template.batchUpdate(sql, rows, BATCH, setter);
        } catch (DataAccessException failed) {
            throw new IllegalStateException(
                    "A trial could not be kept: " + failed.getClass().getSimpleName());
        }
    }

    private String json(Map<String, Object> content) {
        Map<String, Object> plain = new HashMap<>(content);
        plain.replaceAll((key, value) -> value instanceof LocalDate day ? day.toString() : value);
        try {
            return json.writeValueAsString(plain);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("Content of a row could not be written");
        }
    }
}
