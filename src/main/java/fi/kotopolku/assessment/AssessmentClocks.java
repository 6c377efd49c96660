package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseClock;
import fi.kotopolku.casefile.CaseClocks;
import fi.kotopolku.casefile.ClockedCase;
import fi.kotopolku.rules.StatutoryClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The clocks of assessments, and of the county's answers to whatever step they were asked in. */
@Component
class AssessmentClocks implements CaseClocks {

    private final JdbcClient jdbc;
    private final Clock clock;

    AssessmentClocks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<CaseClock> of(Collection<ClockedCase> cases) {
        return Stream.concat(interviews(cases), answers(cases)).toList();
    }

    @Override
    public Set<String> withCounty(Collection<ClockedCase> cases) {
        return new HashSet<>(jdbc.sql("""
                select distinct on (case_number) case_number, coordination_needed from koto.assessment
                where case_number = any (:cases) order by case_number, opened_at desc
                """)
                .param("cases", numbers(cases))
                .query((row, n) -> row.getBoolean("coordination_needed") ? row.getString("case_number") : "")
                .list());
    }

    private Stream<CaseClock> interviews(Collection<ClockedCase> cases) {
        Map<String, LocalDate> openedOn = new HashMap<>();
        cases.forEach(one -> openedOn.put(one.number(), one.openedOn()));
        return jdbc
                .sql("""
                        select case_number, interviewed_on,
                               case when state in ('NOT_NEEDED', 'LAPSED') then need_decided_at
                                    else not_reached_at end as given_up_at
                        from koto.assessment
                        where case_number = any (:cases) order by opened_at
                        """)
                .param("cases", numbers(cases))
                .query((row, n) -> of(
                        row,
                        StatutoryClock.running(Assessments.START_RULE, openedOn.get(row.getString("case_number")))
                                .met(row.getObject("interviewed_on", LocalDate.class))
                                .stopped(day(row, "given_up_at"))))
                .list()
                .stream();
    }

    private Stream<CaseClock> answers(Collection<ClockedCase> cases) {
        return jdbc.sql("""
                        select case_number, invited_at, handled_at, state from koto.contribution
                        where case_number = any (:cases) order by invited_at, id
                        """).param("cases", numbers(cases)).query((row, n) -> of(row, answer(row))).list().stream();
    }

    private StatutoryClock answer(ResultSet row) throws SQLException {
        StatutoryClock asked = StatutoryClock.running("COUNTY_REPLY", day(row, "invited_at"));
        LocalDate handled = day(row, "handled_at");
        return row.getString("state").equals("LAPSED") ? asked.stopped(handled) : asked.met(handled);
    }

    private static CaseClock of(ResultSet row, StatutoryClock clock) throws SQLException {
        return new CaseClock(row.getString("case_number"), DataCategory.PLAN, clock);
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : LocalDate.ofInstant(at.toInstant(), clock.getZone());
    }

    private static String[] numbers(Collection<ClockedCase> cases) {
        return cases.stream().map(ClockedCase::number).toArray(String[]::new);
    }
}
