package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseGap;
import fi.kotopolku.casefile.CaseGaps;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Services that were said to have begun and of which nothing has been told since (SERVICE_UNREPORTED), and silent ones. */
@Component
@Order(21)
class ServiceGaps implements CaseGaps {

    private record Told(String number, LocalDate lastOn, boolean silent) {}

    private final JdbcClient jdbc;
    private final Rules rules;
    private final Clock clock;

    ServiceGaps(JdbcClient jdbc, Rules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    /** One of a kind for a case, however many of its services it is about. */
    @Override
    public List<CaseGap> among(Collection<String> caseNumbers) {
        List<Told> told = told(caseNumbers);
        return Stream.concat(
                        told.stream().filter(this::unreported).map(ServiceGaps::noReport),
                        told.stream().filter(Told::silent).map(ServiceGaps::notHeard))
                .distinct()
                .toList();
    }

    private boolean unreported(Told one) {
        return one.lastOn() != null
                && rules.due("SERVICE_UNREPORTED", one.lastOn()).due().isBefore(LocalDate.now(clock));
    }

    private List<Told> told(Collection<String> caseNumbers) {
        return jdbc.sql("""
                select p.case_number as number,
                       (select max((r.reported_at at time zone 'Europe/Helsinki')::date)
                        from koto.service_report_today r
                        where r.plan_id = p.id and r.line = s.line
                        having bool_or(r.kind not in ('NOT_STARTED', 'RESULT')) and not bool_or(r.kind = 'RESULT'))
                           as last_on,
                       exists (select from koto.service_follow_up f
                               where f.plan_id = p.id and f.line = s.line and f.ended_at is null
                                 and f.silent_since is not null) as silent
                from koto.plan p
                join koto.plan_version v on v.plan_id = p.id and v.state = 'IN_FORCE'
                join koto.plan_service s on s.plan_version_id = v.id
                where p.case_number = any (:numbers)
                order by p.case_number, s.line
                """)
                .param("numbers", caseNumbers.toArray(String[]::new))
                .query(Told.class)
                .list();
    }

    private static CaseGap noReport(Told one) {
        return new CaseGap(
                one.number(),
                "SERVICE_UNREPORTED",
                "Palvelu on alkanut, mutta siitä ei ole ilmoitettu kahteen kuukauteen.",
                "En service har börjat, men inget har meddelats om den på två månader.",
                DataCategory.PLAN,
                null);
    }

    private static CaseGap notHeard(Told one) {
        return new CaseGap(
                one.number(),
                "SERVICE_SILENT",
                "Palvelusta ei ole kuultu: onko se alkanut?",
                "Man har inte hört av en service: har den börjat?",
                DataCategory.PLAN,
                "task_askProvider");
    }
}
