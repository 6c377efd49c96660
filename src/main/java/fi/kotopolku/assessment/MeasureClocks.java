package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseClock;
import fi.kotopolku.casefile.CaseClocks;
import fi.kotopolku.casefile.CaseDeadlines;
import fi.kotopolku.casefile.ClockedCase;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import fi.kotopolku.rules.StatutoryClock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Until when the results of clarifying measures are waited for. The clock is counted from the target day, which was chosen when
 * the measure was ordered; when it has run out, the assessment goes on without the result.
 */
@Component
class MeasureClocks implements CaseClocks, CaseDeadlines {

    private final JdbcClient jdbc;
    private final Rules rules;

    MeasureClocks(JdbcClient jdbc, Rules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    @Override
    public List<CaseClock> of(Collection<ClockedCase> cases) {
        return jdbc.sql("""
                        select case_number, target_on, state = 'DONE' as done,
                               (handled_at at time zone 'Europe/Helsinki')::date as handled_on
                        from koto.clarifying_measure where case_number = any (:cases) order by ordered_at, id
                        """)
                .param("cases", cases.stream().map(ClockedCase::number).toArray(String[]::new))
                .query((row, n) -> {
                    StatutoryClock waited = StatutoryClock.running(
                            MeasureOrders.LIMIT_RULE, row.getObject("target_on", LocalDate.class));
                    LocalDate handled = row.getObject("handled_on", LocalDate.class);
                    return new CaseClock(
                            row.getString("case_number"),
                            DataCategory.PLAN,
                            row.getBoolean("done") ? waited.met(handled) : waited.stopped(handled));
                })
                .list();
    }

    @Override
    public List<Deadline> of(String caseNumber) {
        return jdbc.sql("""
                        select distinct target_on from koto.clarifying_measure
                        where case_number = :case and state = 'ORDERED' order by target_on
                        """).param("case", caseNumber).query(LocalDate.class).list().stream()
                .map(target -> rules.due(MeasureOrders.LIMIT_RULE, target))
                .toList();
    }
}
