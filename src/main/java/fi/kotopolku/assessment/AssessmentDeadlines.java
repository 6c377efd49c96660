package fi.kotopolku.assessment;

import fi.kotopolku.casefile.CaseDeadlines;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an assessment waits for: its start, and the county's answers to whatever step they were asked in. */
@Component
class AssessmentDeadlines implements CaseDeadlines {

    private final AssessmentStore assessments;
    private final ContributionStore contributions;
    private final Cases cases;
    private final Rules rules;
    private final Clock clock;

    AssessmentDeadlines(
            AssessmentStore assessments, ContributionStore contributions, Cases cases, Rules rules, Clock clock) {
        this.assessments = assessments;
        this.contributions = contributions;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<Deadline> of(String caseNumber) {
        Stream<Deadline> start = assessments
                .latest(caseNumber)
                .filter(assessment -> assessment.state() == Assessment.State.OPEN)
                .map(assessment ->
                        rules.due(Assessments.START_RULE, cases.find(caseNumber).openedOn()))
                .stream();
        Stream<Deadline> answers = contributions.awaited(caseNumber).stream()
                .map(contribution -> LocalDate.ofInstant(contribution.invitedAt(), clock.getZone()))
                .distinct()
                .map(invited -> rules.due("COUNTY_REPLY", invited));
        return Stream.concat(start, answers).toList();
    }
}
