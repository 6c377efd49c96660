package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseGap;
import fi.kotopolku.casefile.CaseGaps;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Assessments whose need should have been decided, ones that should have begun, and ones that were begun and lack a conclusion although they are late. */
@Component
@Order(10)
class AssessmentGaps implements CaseGaps {

    private record Unfinished(String number, boolean interviewed, boolean decided, LocalDate openedOn) {}

    private final JdbcClient jdbc;
    private final Rules rules;
    private final Clock clock;

    AssessmentGaps(JdbcClient jdbc, Rules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<CaseGap> among(Collection<String> caseNumbers) {
        LocalDate today = LocalDate.now(clock);
        return jdbc.sql("""
                select k.number, a.state = 'INTERVIEWED' as interviewed, a.need is not null as decided,
                       (k.opened_at at time zone 'Europe/Helsinki')::date as opened_on
                from koto.integration_case k
                join koto.assessment a on a.case_number = k.number and a.state in ('OPEN', 'INTERVIEWED')
                where k.number = any (:numbers)
                order by k.number
                """).param("numbers", caseNumbers.toArray(String[]::new)).query(Unfinished.class).stream()
                .filter(one ->
                        rules.due(Assessments.START_RULE, one.openedOn()).due().isBefore(today))
                .map(AssessmentGaps::gap)
                .toList();
    }

    private static CaseGap gap(Unfinished one) {
        if (!one.decided() && !one.interviewed()) {
            return new CaseGap(
                    one.number(),
                    "NEED",
                    "Arvioinnin tarpeesta ei ole päätetty ja arvioinnin aloittamisen määräaika on ohi.",
                    "Behovet av bedömning har inte avgjorts och tidsfristen för att inleda bedömningen har gått ut.",
                    DataCategory.PLAN,
                    "task_decideNeed");
        }
        return one.interviewed()
                ? new CaseGap(
                        one.number(),
                        "CONCLUSION",
                        "Arvioinnin tulos puuttuu, vaikka arvioinnin aloittamisen määräaika on ohi.",
                        "Bedömningens resultat saknas, fast tidsfristen för att inleda den har gått ut.",
                        DataCategory.PLAN,
                        "task_concludeAssessment")
                : new CaseGap(
                        one.number(),
                        "INTERVIEW",
                        "Alkuhaastattelu puuttuu ja arvioinnin aloittamisen määräaika on ohi.",
                        "Den inledande intervjun saknas och tidsfristen för att inleda bedömningen har gått ut.",
                        DataCategory.PLAN,
                        "task_initialInterview");
    }
}
