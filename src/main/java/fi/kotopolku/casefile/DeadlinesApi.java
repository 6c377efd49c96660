package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.ExplainedClock;
import fi.kotopolku.rules.Rule;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Every deadline of a case, past, met and waiting, with where it comes from. Days are days in Finland. */
@RestController
class DeadlinesApi {

    private final ExplainedDeadlines deadlines;
    private final SignedIn signedIn;

    DeadlinesApi(ExplainedDeadlines deadlines, SignedIn signedIn) {
        this.deadlines = deadlines;
        this.signedIn = signedIn;
    }

    @GetMapping("/api/v1/cases/{number}/deadlines")
    List<Line> of(@PathVariable("number") String number) {
        String person = signedIn.personId().orElseThrow(AccessRefused::nothingHere);
        return deadlines.of(person, number).stream().map(Line::of).toList();
    }

    /**
     * @param startEventFi what the period is counted from; the day is {@code startedOn}
     * @param due null when the table has no value for the rule
     * @param movedFrom the day that the period would have ended on; null when that was a working day
     * @param state WAITING, MET, MISSED, ENDED (a longest time is over), LAPSED (nothing left to wait for) or UNKNOWN
     * @param whatIf sentences; empty when nothing is waited for
     */
    record Line(
            String ruleId,
            String nameFi,
            String startEventFi,
            LocalDate startedOn,
            LocalDate due,
            LocalDate movedFrom,
            String section,
            String lawVersion,
            String source,
            String verified,
            String explanationFi,
            String state,
            String stateFi,
            LocalDate metOn,
            List<String> whatIf) {

        static Line of(ExplainedClock one) {
            Rule rule = one.rule();
            Deadline deadline = one.deadline();
            return new Line(
                    rule.id(),
                    rule.titleFi(),
                    rule.startEvent(),
                    one.clock().start(),
                    deadline == null ? null : deadline.due(),
                    deadline != null && deadline.moved() ? deadline.end() : null,
                    rule.section(one.clock().withCounty()),
                    rule.lawVersion(),
                    rule.source(),
                    rule.verified().name(),
                    one.explanationFi(),
                    one.state().name(),
                    one.stateFi(),
                    one.clock().metOn(),
                    one.whatIfFi());
        }
    }
}
