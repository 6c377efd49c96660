package fi.kotopolku.imports;

import fi.kotopolku.adoption.OldSystem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of imports. Who may see them is asked by {@link ImportRule}. */
@Repository
class ImportStore {

    private static final String SELECT = "select * from koto.data_import ";

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String open(String municipality, OldSystem sourceSystem, String by) {
        String number = jdbc.sql("select koto.next_number(:municipality, 'TI')")
                .param("municipality", municipality)
                .query(String.class)
                .single();
        jdbc.sql("""
                insert into koto.data_import (number, municipality, source_system, opened_by, opened_at)
                values (:number, :municipality, :source, :by, :now)
                """)
                .param("number", number)
                .param("municipality", municipality)
                .param("source", sourceSystem.name())
                .param("by", by)
                .param("now", now())
                .update();
        return number;
    }

    Optional<Import> find(String number) {
        return jdbc.sql(SELECT + "where number = :number")
                .param("number", number)
                .query(ImportStore::one)
                .optional();
    }

    /** As {@link #find}, and nobody else changes the row before this transaction ends. */
    Optional<Import> lock(String number) {
        return jdbc.sql(SELECT + "where number = :number for update")
                .param("number", number)
                .query(ImportStore::one)
                .optional();
    }

    /** The newest first. */
    List<Import> of(Collection<String> municipalities) {
        return municipalities.isEmpty()
                ? List.of()
                : jdbc.sql(SELECT + "where municipality in (:municipalities) order by opened_at desc, number desc")
                        .param("municipalities", municipalities)
                        .query(ImportStore::one)
                        .list();
    }

    /** The municipality's import that is being prepared, waits, runs or is taken back; there is one at a time. */
    Optional<Import> underWay(String municipality) {
        return jdbc.sql(SELECT + """
                        where municipality = :municipality and state in ('PREPARING', 'ORDERED', 'RUNNING', 'TAKING_BACK')
                        """)
                .param("municipality", municipality)
                .query(ImportStore::one)
                .optional();
    }

    /** Another file or mapping: what the last trial found no longer holds. Only while the import is prepared. */
    boolean filesChanged(String number) {
        return jdbc.sql("""
                        update koto.data_import set files_version = files_version + 1, version = version + 1
                        where number = :number and state = 'PREPARING'
                        """).param("number", number).update() == 1;
    }

    /** A trial has been made of the files as they are. */
    void tried(String number) {
        jdbc.sql("""
                update koto.data_import set tried_version = files_version, tried_at = :now, version = version + 1
                where number = :number and state = 'PREPARING'
                """).param("now", now()).param("number", number).update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Import one(ResultSet row, int n) throws SQLException {
        return new Import(
                row.getString("number"),
                row.getString("municipality"),
                OldSystem.valueOf(row.getString("source_system")),
                ImportState.valueOf(row.getString("state")),
                row.getString("opened_by"),
                instant(row, "opened_at"),
                row.getInt("files_version"),
                row.getObject("tried_version", Integer.class),
                instant(row, "tried_at"),
                row.getString("ordered_by"),
                row.getString("right_number"),
                instant(row, "brought_at"),
                instant(row, "undo_until"),
                instant(row, "signed_off_at"),
                row.getInt("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
