package fi.kotopolku.imports;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a municipality has said of the columns and the codes of its old system; it holds for its next files too. */
@Repository
class MappingStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    MappingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By the name of the column; an empty field is one that is left out. */
    Map<String, Optional<String>> columns(String municipality, FileKind kind) {
        Map<String, Optional<String>> said = new HashMap<>();
        jdbc.sql("select header, field from koto.import_column where municipality = :municipality and kind = :kind")
                .param("municipality", municipality)
                .param("kind", kind.name())
                .query((row, n) -> said.put(row.getString("header"), Optional.ofNullable(row.getString("field"))))
                .list();
        return said;
    }

    /** A field is one column's: what another column was said to be before gives way. */
    void say(Import of, FileKind kind, List<Columns.Chosen> chosen, String by) {
        for (Columns.Chosen column : chosen) {
            jdbc.sql("""
                    delete from koto.import_column
                    where municipality = :municipality and kind = :kind and (header = :header or field = :field)
                    """)
                    .param("municipality", of.municipality())
                    .param("kind", kind.name())
                    .param("header", column.header())
                    .param("field", column.field())
                    .update();
        }
        for (Columns.Chosen column : chosen) {
            jdbc.sql("""
                    insert into koto.import_column (municipality, kind, header, field, said_by, said_at)
                    values (:municipality, :kind, :header, :field, :by, :now)
                    """)
                    .param("municipality", of.municipality())
                    .param("kind", kind.name())
                    .param("header", column.header())
                    .param("field", column.field())
                    .param("by", by)
                    .param("now", now())
                    .update();
        }
    }

    /** Meanings by the codes of the old system, by field; an empty one where the field is left empty. */
    Map<String, Map<String, String>> codes(String municipality, FileKind kind) {
        Map<String, Map<String, String>> said = new HashMap<>();
        jdbc.sql(
                        "select field, code, meaning from koto.import_code where municipality = :municipality and kind = :kind")
                .param("municipality", municipality)
                .param("kind", kind.name())
                .query((row, n) -> said.computeIfAbsent(row.getString("field"), field -> new HashMap<>())
                        .put(row.getString("code"), row.getString("meaning")))
                .list();
        return said;
    }

    void say(Import of, FileKind kind, String field, String code, String meaning, String by) {
        jdbc.sql("""
                insert into koto.import_code (municipality, kind, field, code, meaning, said_by, said_at)
                values (:municipality, :kind, :field, :code, :meaning, :by, :now)
                on conflict (municipality, kind, field, code)
                    do update set meaning = excluded.meaning, said_by = excluded.said_by, said_at = excluded.said_at
                """)
                .param("municipality", of.municipality())
                .param("kind", kind.name())
                .param("field", field)
                .param("code", code)
                .param("meaning", meaning)
                .param("by", by)
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
