package fi.kotopolku.assessment;

import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of clarifying measures. */
@Repository
class MeasureStore {

    private static final String SELECT = """
            select id, case_number, kind, person_id, provider, asked, target_on, limit_at, ordered_by, ordered_at,
                   right_number, state, version
            from koto.clarifying_measure
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    MeasureStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void order(Measure ordered, UUID assessment, String municipality) {
        jdbc.sql("""
                insert into koto.clarifying_measure (id, assessment_id, case_number, municipality, kind, person_id, provider,
                    asked, target_on, limit_at, ordered_by, ordered_at)
                values (:id, :assessment, :case, :municipality, :kind, :person, :provider, :asked, :target, :limit, :by, :at)
                """)
                .param("id", ordered.id())
                .param("assessment", assessment)
                .param("case", ordered.caseNumber())
                .param("municipality", municipality)
                .param("kind", ordered.kind().name())
                .param("person", ordered.personId())
                .param("provider", ordered.provider())
                .param("asked", ordered.asked())
                .param("target", ordered.targetOn())
                .param("limit", ordered.limitAt().atOffset(ZoneOffset.UTC))
                .param("by", ordered.orderedBy())
                .param("at", ordered.orderedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Measure> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(MeasureStore::measure)
                .optional();
    }

    List<Measure> awaited(String caseNumber) {
        return jdbc.sql(SELECT + " where case_number = :case and state = 'ORDERED' order by ordered_at, id")
                .param("case", caseNumber)
                .query(MeasureStore::measure)
                .list();
    }

    /** @param since the beginning of the assessment: what was ordered in an earlier one is left out */
    List<MeasureResult> results(String caseNumber, Instant since) {
        return jdbc.sql("""
                select m.id, m.kind, m.asked, (m.ordered_at at time zone 'Europe/Helsinki')::date as ordered, m.target_on,
                       m.state, m.done_on, m.done_by, m.result, m.reason,
                       coalesce(p.given_name || ' ' || p.family_name || ', ' || o.name_fi, m.provider, 'Kunta itse') as doer
                from koto.clarifying_measure m
                left join koto.person p on p.id = m.person_id
                left join koto.organisation o on o.id = p.organisation_id
                where m.case_number = :case and m.ordered_at >= :since
                order by m.ordered_at, m.id
                """)
                .param("case", caseNumber)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, n) -> new MeasureResult(
                        row.getObject("id", UUID.class),
                        MeasureKind.valueOf(row.getString("kind")),
                        row.getString("doer"),
                        row.getString("asked"),
                        row.getObject("ordered", LocalDate.class),
                        row.getObject("target_on", LocalDate.class),
                        Measure.State.valueOf(row.getString("state")),
                        row.getObject("done_on", LocalDate.class),
                        row.getString("done_by"),
                        row.getString("result"),
                        row.getString("reason")))
                .list();
    }

    void keepRight(UUID id, String rightNumber) {
        jdbc.sql("update koto.clarifying_measure set right_number = :right where id = :id")
                .param("right", rightNumber)
                .param("id", id)
                .update();
    }

    boolean record(Measure measure, RecordMeasure answer, String by, RowVersion opened) {
        boolean done = answer.done();
        return jdbc.sql("""
                        update koto.clarifying_measure
                        set state = :state, result = :result, done_on = :doneOn, done_by = :doneBy, reason = :reason,
                            handled_at = :now, handled_by = :by, version = version + 1
                        where id = :id and version = :version and state = 'ORDERED'
                        """)
                        .param("state", answer.outcome().name())
                        .param("result", done ? answer.result(measure.kind().category()) : null)
                        .param("doneOn", done ? answer.doneOn() : null)
                        .param("doneBy", done ? Written.orNull(answer.doneBy()) : null)
                        .param("reason", done ? null : Written.orNull(answer.reason()))
                        .param("now", now())
                        .param("by", by)
                        .param("id", measure.id())
                        .param("version", opened.value())
                        .update()
                == 1;
    }

    /** @return false when it is not awaited any more */
    boolean cancel(UUID id, String reason, String by) {
        return jdbc.sql("""
                        update koto.clarifying_measure
                        set state = 'CANCELLED', reason = :reason, handled_at = :now, handled_by = :by,
                            version = version + 1
                        where id = :id and state = 'ORDERED'
                        """)
                        .param("reason", reason)
                        .param("now", now())
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    boolean miss(UUID id) {
        return jdbc.sql("""
                        update koto.clarifying_measure set state = 'NOT_RECEIVED', handled_at = :now, version = version + 1
                        where id = :id and state = 'ORDERED'
                        """).param("now", now()).param("id", id).update() == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Measure measure(ResultSet row, int n) throws SQLException {
        return new Measure(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                MeasureKind.valueOf(row.getString("kind")),
                row.getString("person_id"),
                row.getString("provider"),
                row.getString("asked"),
                row.getObject("target_on", LocalDate.class),
                row.getObject("limit_at", OffsetDateTime.class).toInstant(),
                row.getString("ordered_by"),
                row.getObject("ordered_at", OffsetDateTime.class).toInstant(),
                row.getString("right_number"),
                Measure.State.valueOf(row.getString("state")),
                row.getInt("version"));
    }
}
