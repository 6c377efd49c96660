package fi.kotopolku.plan;

import fi.kotopolku.casefile.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of reports on services: written once, and never written over. */
@Component
class ReportStore {

    private static final String REPORTS = """
            select r.no, r.line, r.kind, r.on_day, r.from_day, r.until_day, r.unit, r.planned, r.attended, r.reason,
                   r.expected_back, r.result, r.note, r.reported_by, r.on_behalf, r.reported_at, r.corrects,
                   c.no as corrected_by
            from koto.service_report r
            left join koto.service_report c on c.plan_id = r.plan_id and c.corrects = r.no
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ReportStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In the order in which they were given. */
    List<ServiceReport> of(UUID planId) {
        return jdbc.sql(REPORTS + "where r.plan_id = :plan order by r.no")
                .param("plan", planId)
                .query(ReportStore::report)
                .list();
    }

    List<ServiceReport> of(UUID planId, int line) {
        return of(planId).stream().filter(report -> report.line() == line).toList();
    }

    ReportedService reported(UUID planId, String line) {
        return new ReportedService(of(planId, Line.number(line)));
    }

    /** @return the number that it got; the plan's row is held by the caller */
    int add(PlanVersion inForce, int line, NewReport given, String personId, boolean onBehalf) {
        return jdbc.sql("""
                insert into koto.service_report (plan_id, no, municipality, plan_version_id, line, kind, on_day, from_day,
                    until_day, unit, planned, attended, reason, expected_back, result, note, reported_by, employer,
                    on_behalf, reported_at, corrects)
                select v.plan_id, 1 + coalesce((select max(no) from koto.service_report where plan_id = v.plan_id), 0),
                    v.municipality, v.id, :line, :kind, cast(:on as date), cast(:from as date), cast(:until as date),
                    :unit, cast(:planned as int), cast(:attended as int), :reason, cast(:back as date), :result, :note,
                    p.id, p.organisation_id, :onBehalf, :now, cast(:corrects as int)
                from koto.plan_version v join koto.person p on p.id = :person
                where v.id = :version
                returning no
                """)
                .param("version", inForce.id())
                .param("line", line)
                .param("kind", given.kind().name())
                .param("on", given.on())
                .param("from", given.from())
                .param("until", given.until())
                .param("unit", name(given.unit()))
                .param("planned", given.planned())
                .param("attended", given.attended())
                .param("reason", name(given.reason()))
                .param("back", given.expectedBack())
                .param("result", name(given.result()))
                .param("note", Written.orNull(given.note()))
                .param("person", personId)
                .param("onBehalf", onBehalf)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("corrects", given.corrects())
                .query(Integer.class)
                .single();
    }

    private static String name(Enum<?> chosen) {
        return chosen == null ? null : chosen.name();
    }

    private static ServiceReport report(ResultSet row, int number) throws SQLException {
        return new ServiceReport(
                row.getInt("no"),
                row.getInt("line"),
                ServiceReport.Kind.valueOf(row.getString("kind")),
                row.getObject("on_day", LocalDate.class),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                chosen(ServiceReport.Unit.class, row.getString("unit")),
                row.getObject("planned", Integer.class),
                row.getObject("attended", Integer.class),
                chosen(ServiceReport.Reason.class, row.getString("reason")),
                row.getObject("expected_back", LocalDate.class),
                chosen(ServiceReport.Result.class, row.getString("result")),
                row.getString("note"),
                row.getString("reported_by"),
                row.getBoolean("on_behalf"),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getObject("corrects", Integer.class),
                row.getObject("corrected_by", Integer.class));
    }

    private static <E extends Enum<E>> E chosen(Class<E> type, String word) {
        return word == null ? null : Enum.valueOf(type, word);
    }
}
