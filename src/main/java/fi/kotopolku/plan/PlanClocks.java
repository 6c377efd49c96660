package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseClock;
import fi.kotopolku.casefile.CaseClocks;
import fi.kotopolku.casefile.ClockedCase;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The clocks of plans and their reviews, by three statements for however many cases. A service began when it was reported
 * to have begun, or else on the day that was planned.
 */
@Component
class PlanClocks implements CaseClocks {

    private final JdbcClient jdbc;
    private final Clock clock;

    PlanClocks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<CaseClock> of(Collection<ClockedCase> cases) {
        String[] numbers = cases.stream().map(ClockedCase::number).toArray(String[]::new);
        Map<String, List<PlanHistory.Version>> versions = versions(numbers);
        Map<String, List<PlanHistory.Held>> reviews = reviews(numbers);
        Map<String, LocalDate> firstConfirmed = firstConfirmed(numbers);
        return cases.stream()
                .flatMap(one -> clocks(
                        one,
                        new PlanHistory(
                                firstConfirmed.get(one.number()),
                                versions.getOrDefault(one.number(), List.of()),
                                reviews.getOrDefault(one.number(), List.of()))))
                .toList();
    }

    private static Stream<CaseClock> clocks(ClockedCase one, PlanHistory history) {
        return Stream.concat(
                history.clocks().map(clock -> new CaseClock(one.number(), DataCategory.PLAN, clock)),
                Stream.of(new CaseClock(one.number(), DataCategory.RESIDENCE, history.firstPlan(one.firstPermitOn()))));
    }

    private Map<String, LocalDate> firstConfirmed(String[] numbers) {
        return jdbc
                .sql("""
                        select case_number, first_confirmed_on from koto.plan
                        where case_number = any (:cases) and first_confirmed_on is not null
                        """)
                .param("cases", numbers)
                .query((row, n) ->
                        Map.entry(row.getString("case_number"), row.getObject("first_confirmed_on", LocalDate.class)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, List<PlanHistory.Version>> versions(String[] numbers) {
        return jdbc
                .sql("""
                        select p.case_number, v.id, v.no, v.state, v.begun_on, v.valid_from, v.valid_until,
                               v.client_confirmed_on, v.in_force_on, v.closed_on,
                               (select min(coalesce(b.on_day, s.starts_on))
                                from koto.plan_service s
                                left join koto.service_report_today b
                                    on b.plan_id = v.plan_id and b.line = s.line and b.kind = 'STARTED'
                                where s.plan_version_id = v.id and coalesce(b.on_day, s.starts_on) <= :today
                                  and coalesce((select bool_or(t.kind <> 'NOT_STARTED') from koto.service_report_today t
                                                where t.plan_id = v.plan_id and t.line = s.line), true))
                                   as service_began_on
                        from koto.plan_version v join koto.plan p on p.id = v.plan_id
                        where p.case_number = any (:cases) order by v.no
                        """)
                .param("cases", numbers)
                .param("today", LocalDate.now(clock))
                .query(PlanHistory.Version.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(PlanHistory.Version::caseNumber));
    }

    private Map<String, List<PlanHistory.Held>> reviews(String[] numbers) {
        return jdbc.sql("""
                        select p.case_number, r.plan_version_id as version_id, r.state = 'CLOSED' as closed, r.opened_on,
                               r.met_on, r.closed_on
                        from koto.plan_review r join koto.plan p on p.id = r.plan_id
                        where p.case_number = any (:cases) order by r.no
                        """).param("cases", numbers).query(PlanHistory.Held.class).list().stream()
                .collect(Collectors.groupingBy(PlanHistory.Held::caseNumber));
    }
}
