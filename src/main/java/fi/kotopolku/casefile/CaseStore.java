package fi.kotopolku.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of cases and the series of their numbers. Who may see them is asked elsewhere, before. */
@Repository
class CaseStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Draws the next number; the municipality's series stays locked until the transaction ends, so that no gap is left. */
    String nextNumber(String municipality) {
        Numbers drawn = nextNumbers(municipality, 1);
        return String.format("%s-%d-%04d", municipality, drawn.year(), drawn.first());
    }

    /** Draws as many numbers in a row, as {@link #nextNumber} draws one. */
    Numbers nextNumbers(String municipality, int count) {
        int year = LocalDate.now(clock).getYear();
        int last = jdbc.sql("""
                insert into koto.case_number_series as series (municipality, year, last)
                values (:municipality, :year, :count)
                on conflict (municipality, year) do update set last = series.last + :count
                returning last
                """)
                .param("municipality", municipality)
                .param("year", year)
                .param("count", count)
                .query(Integer.class)
                .single();
        return new Numbers(year, last - count + 1);
    }

    /** @param first the first of the running numbers that were drawn */
    record Numbers(int year, int first) {}

    void insert(String number, NewCase newCase, UUID client) {
        jdbc.sql("""
                insert into koto.integration_case
                    (number, municipality, client_id, unit, way_in, responsible_person, opened_at, opened_by)
                values (:number, :municipality, :client, :unit, :wayIn, :person, :now, :person)
                """)
                .param("number", number)
                .param("municipality", newCase.municipality())
                .param("client", client)
                .param("unit", newCase.unit())
                .param("wayIn", newCase.wayIn().name())
                .param("person", newCase.responsible())
                .param("now", now().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<CaseSummary> find(String number) {
        return jdbc.sql("""
                select k.number, k.municipality, k.unit, k.state, k.responsible_person, k.opened_at, k.clock_from,
                       c.first_permit_on
                from koto.integration_case k join koto.client c on c.id = k.client_id
                where k.number = :number
                """).param("number", number).query(this::summary).optional();
    }

    int version(String number) {
        return jdbc.sql("select version from koto.integration_case where number = :number")
                .param("number", number)
                .query(Integer.class)
                .single();
    }

    boolean advance(String number, CaseState state) {
        return jdbc.sql("""
                        update koto.integration_case set state = :state where number = :number and state <> 'CLOSED'
                        """)
                        .param("state", state.name())
                        .param("number", number)
                        .update()
                == 1;
    }

    /** @param reason null takes back what was said about closing before */
    boolean writeClosing(String number, CloseReason reason, String note, RowVersion opened) {
        return jdbc.sql("""
                        update koto.integration_case
                        set close_reason = :reason, close_note = :note, version = version + 1
                        where number = :number and version = :version and state <> 'CLOSED'
                        """)
                        .param("reason", reason == null ? null : reason.name())
                        .param("note", note)
                        .param("number", number)
                        .param("version", opened.value())
                        .update()
                == 1;
    }

    void keepClock(String number, LocalDate from) {
        jdbc.sql("update koto.integration_case set clock_from = :from where number = :number")
                .param("from", from)
                .param("number", number)
                .update();
    }

    void writeHandOver(String number, CloseReason reason, String note) {
        jdbc.sql("""
                update koto.integration_case set close_reason = :reason, close_note = :note, version = version + 1
                where number = :number and state <> 'CLOSED'
                """)
                .param("reason", reason.name())
                .param("note", note)
                .param("number", number)
                .update();
    }

    boolean close(String number) {
        return jdbc.sql("""
                        update koto.integration_case set state = 'CLOSED', closed_at = :now
                        where number = :number and state <> 'CLOSED'
                        """)
                        .param("now", now().atOffset(ZoneOffset.UTC))
                        .param("number", number)
                        .update()
                == 1;
    }

    Instant now() {
        return clock.instant();
    }

    private CaseSummary summary(ResultSet row, int n) throws SQLException {
        Instant openedAt = row.getObject("opened_at", OffsetDateTime.class).toInstant();
        return new CaseSummary(
                row.getString("number"),
                row.getString("municipality"),
                row.getString("unit"),
                CaseState.valueOf(row.getString("state")),
                row.getString("responsible_person"),
                Optional.ofNullable(row.getObject("clock_from", LocalDate.class))
                        .orElseGet(() -> LocalDate.ofInstant(openedAt, clock.getZone())),
                openedAt,
                row.getObject("first_permit_on", LocalDate.class));
    }
}
