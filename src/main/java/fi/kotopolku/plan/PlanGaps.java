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

/** Plans that are needed and late, reviews that are late, and services of plans in force that have no last day. */
@Component
@Order(20)
class PlanGaps implements CaseGaps {

    private static final String DRAFTS_LATE = "PLAN_START";
    private static final String REVIEW_LATE = "REVIEW_LATEST";

    private record Since(String number, LocalDate since) {}

    private final JdbcClient jdbc;
    private final Rules rules;
    private final Clock clock;

    PlanGaps(JdbcClient jdbc, Rules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<CaseGap> among(Collection<String> caseNumbers) {
        return Stream.of(
                        late(DRAFTS_LATE, drafts(caseNumbers)).map(PlanGaps::noPlan),
                        late(REVIEW_LATE, inForce(caseNumbers)).map(PlanGaps::noReview),
                        openEnded(caseNumbers).map(PlanGaps::noEnd))
                .flatMap(gaps -> gaps)
                .toList();
    }

    private Stream<Since> late(String rule, Stream<Since> counted) {
        LocalDate today = LocalDate.now(clock);
        return counted.filter(one -> rules.due(rule, one.since()).due().isBefore(today));
    }

    private Stream<Since> drafts(Collection<String> caseNumbers) {
        return since("""
                select p.case_number as number, v.begun_on as since
                from koto.plan p join koto.plan_version v on v.plan_id = p.id and v.state = 'DRAFT'
                where p.case_number = any (:numbers)
                  and not exists (select from koto.plan_version w where w.plan_id = p.id and w.state = 'IN_FORCE')
                order by 1
                """, caseNumbers);
    }

    /** Counted as {@code PlanDates} counts: from when the version began, or from the last review since. */
    private Stream<Since> inForce(Collection<String> caseNumbers) {
        return since("""
                select p.case_number as number,
                       greatest(v.in_force_on, v.valid_from,
                                (select max(r.closed_on) from koto.plan_review r where r.plan_id = p.id)) as since
                from koto.plan p join koto.plan_version v on v.plan_id = p.id and v.state = 'IN_FORCE'
                where p.case_number = any (:numbers)
                order by 1
                """, caseNumbers);
    }

    private Stream<Since> openEnded(Collection<String> caseNumbers) {
        return since("""
                select p.case_number as number, min(s.starts_on) as since
                from koto.plan p join koto.plan_version v on v.plan_id = p.id and v.state = 'IN_FORCE'
                join koto.plan_service s on s.plan_version_id = v.id and s.ends_on is null
                where p.case_number = any (:numbers)
                group by p.case_number order by 1
                """, caseNumbers);
    }

    private Stream<Since> since(String sql, Collection<String> caseNumbers) {
        return jdbc.sql(sql).param("numbers", caseNumbers.toArray(String[]::new)).query(Since.class).list().stream();
    }

    private static CaseGap noPlan(Since one) {
        return new CaseGap(
                one.number(),
                "PLAN",
                "Suunnitelma tarvitaan, mutta se ei ole voimassa ja sen laatimisen tavoiteaika on ohi.",
                "En plan behövs, men den gäller inte och måltiden för att göra upp den har gått ut.",
                DataCategory.PLAN,
                "task_draftPlan");
    }

    private static CaseGap noReview(Since one) {
        return new CaseGap(
                one.number(),
                "REVIEW",
                "Suunnitelmaa ei ole tarkistettu määräajassa.",
                "Planen har inte setts över inom utsatt tid.",
                DataCategory.PLAN,
                "task_reviewMeeting");
    }

    private static CaseGap noEnd(Since one) {
        return new CaseGap(
                one.number(),
                "SERVICE_END",
                "Voimassa olevan suunnitelman palvelulta puuttuu päättymispäivä.",
                "En service i den gällande planen saknar slutdatum.",
                DataCategory.SERVICES,
                null);
    }
}
