package fi.kotopolku.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of who reports on which service. */
@Component
class FollowUpStore {

    private static final String FOLLOW_UP = """
            select f.id, f.plan_id, p.case_number, 'P' || f.line as line, f.reporter, f.employer, f.asked_at,
                   f.silent_since, f.ended_at
            from koto.service_follow_up f join koto.plan p on p.id = f.plan_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    FollowUpStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<FollowUp> find(UUID id) {
        return jdbc.sql(FOLLOW_UP + "where f.id = :id")
                .param("id", id)
                .query(FollowUpStore::followUp)
                .optional();
    }

    /** Those that go on, by line. */
    List<FollowUp> open(String caseNumber) {
        return jdbc.sql(FOLLOW_UP + "where p.case_number = :case and f.ended_at is null order by f.line")
                .param("case", caseNumber)
                .query(FollowUpStore::followUp)
                .list();
    }

    Optional<FollowUp> open(String caseNumber, String line) {
        return open(caseNumber).stream()
                .filter(followUp -> followUp.line().equals(line))
                .findFirst();
    }

    List<FollowUp> openOf(Collection<String> reporters) {
        return jdbc.sql(FOLLOW_UP + "where f.reporter = any (:reporters) and f.ended_at is null order by f.id")
                .param("reporters", reporters.toArray(String[]::new))
                .query(FollowUpStore::followUp)
                .list();
    }

    /** Lines of the case that are the person's employer's, by who was named last to report on them. */
    Set<String> linesOfEmployer(String caseNumber, String personId) {
        return Set.copyOf(jdbc.sql("""
                        select 'P' || l.line from (
                            select distinct on (f.line) f.line, f.employer
                            from koto.service_follow_up f join koto.plan p on p.id = f.plan_id
                            where p.case_number = :case
                            order by f.line, f.ended_at is null desc, f.ended_at desc) l
                        join koto.person o on o.organisation_id = l.employer and o.id = :person
                        """)
                .param("case", caseNumber)
                .param("person", personId)
                .query(String.class)
                .list());
    }

    UUID begin(Plan plan, String line, String reporter, String namedBy) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into koto.service_follow_up
                    (id, plan_id, municipality, line, reporter, employer, named_by, asked_at)
                select :id, :plan, :municipality, :line, p.id, p.organisation_id, :namedBy, :now
                from koto.person p where p.id = :reporter
                """)
                .param("id", id)
                .param("plan", plan.id())
                .param("municipality", plan.municipality())
                .param("line", Line.number(line))
                .param("reporter", reporter)
                .param("namedBy", namedBy)
                .param("now", now())
                .update();
        return id;
    }

    void pass(FollowUp followUp, String reporter, String namedBy) {
        jdbc.sql("""
                update koto.service_follow_up f
                set reporter = p.id, employer = p.organisation_id, named_by = :namedBy, asked_at = :now,
                    silent_since = null
                from koto.person p where f.id = :id and p.id = :reporter
                """)
                .param("id", followUp.id())
                .param("reporter", reporter)
                .param("namedBy", namedBy)
                .param("now", now())
                .update();
    }

    /** The time until the next report is counted from now. */
    void heard(UUID id) {
        jdbc.sql("update koto.service_follow_up set asked_at = :now, silent_since = null where id = :id")
                .param("id", id)
                .param("now", now())
                .update();
    }

    void silent(UUID id) {
        jdbc.sql("update koto.service_follow_up set silent_since = :now where id = :id and silent_since is null")
                .param("id", id)
                .param("now", now())
                .update();
    }

    /** @return false when it had ended before */
    boolean end(UUID id, FollowUp.EndCause cause) {
        return jdbc.sql("""
                        update koto.service_follow_up set ended_at = :now, end_cause = :cause
                        where id = :id and ended_at is null
                        """)
                        .param("id", id)
                        .param("cause", cause.name())
                        .param("now", now())
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static FollowUp followUp(ResultSet row, int number) throws SQLException {
        return new FollowUp(
                row.getObject("id", UUID.class),
                row.getObject("plan_id", UUID.class),
                row.getString("case_number"),
                row.getString("line"),
                row.getString("reporter"),
                row.getString("employer"),
                instant(row, "asked_at"),
                instant(row, "silent_since"),
                instant(row, "ended_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
