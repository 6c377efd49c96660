package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseEvent;
import fi.kotopolku.casefile.CaseEvents;
import fi.kotopolku.plan.ServiceReport.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was reported of services, on the day on which it happened, and silence. Told to those who may read the plan: a
 * provider sees its own services and would be told of the others here.
 */
@Component
@Order(35)
class ServiceEvents implements CaseEvents {

    private static final Set<DataCategory> PLAN = Set.of(DataCategory.PLAN, DataCategory.SERVICES);

    private static final String EVENTS = """
            select * from (
                select coalesce(r.on_day, r.until_day) as on_day, r.kind, 'P' || r.line as line, r.attended, r.planned,
                       r.unit, r.reported_by as person, r.no
                from koto.service_report_today r join koto.plan p on p.id = r.plan_id where p.case_number = :case
                union all
                select (f.silent_since at time zone 'Europe/Helsinki')::date, 'SILENT', 'P' || f.line, null, null, null,
                       null, 0
                from koto.service_follow_up f join koto.plan p on p.id = f.plan_id
                where p.case_number = :case and f.silent_since is not null
            ) e
            order by on_day, no
            """;

    private record Row(
            LocalDate onDay, String kind, String line, Integer attended, Integer planned, String unit, String person) {}

    private final JdbcClient jdbc;

    ServiceEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseEvent> of(String caseNumber) {
        return jdbc.sql(EVENTS).param("case", caseNumber).query(Row.class).stream()
                .map(ServiceEvents::event)
                .toList();
    }

    private static CaseEvent event(Row row) {
        if (row.kind().equals("SILENT")) {
            return event(row, "Palvelusta %s ei ole kuultu.", "Man har inte hört av service %s.");
        }
        return switch (Kind.valueOf(row.kind())) {
            case STARTED -> event(row, "Palvelu %s alkoi.", "Service %s började.");
            case ATTENDANCE -> attendance(row);
            case INTERRUPTED -> event(row, "Palvelu %s keskeytyi.", "Service %s avbröts.");
            case RESUMED -> event(row, "Palvelu %s jatkui.", "Service %s fortsatte.");
            case RESULT -> event(row, "Palvelu %s päättyi.", "Service %s avslutades.");
            case NOT_STARTED -> event(row, "Palvelu %s ei ollut alkanut.", "Service %s hade inte börjat.");
        };
    }

    private static CaseEvent attendance(Row row) {
        boolean hours = row.unit().equals("HOURS");
        String counts = " %d/%d ".formatted(row.attended(), row.planned());
        return event(
                row,
                "Osallistuminen palveluun %s:" + counts + (hours ? "tuntia." : "päivää."),
                "Deltagande i service %s:" + counts + (hours ? "timmar." : "dagar."));
    }

    private static CaseEvent event(Row row, String textFi, String textSv) {
        return new CaseEvent(
                row.onDay(),
                "SERVICE_" + row.kind(),
                textFi.formatted(row.line()),
                textSv.formatted(row.line()),
                PLAN,
                row.person());
    }
}
