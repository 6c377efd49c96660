package fi.kotopolku.casefile;

import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.ExplainedClock;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What several cases wait for and why, for a list of tasks: the same clocks as a case's own list of deadlines, read for all
 * of them at once. What is counted from the day of a permit is no task's due day and is left out.
 */
@Service
public class DueReasons {

    private final CaseFile caseFile;
    private final ClockedCases cases;
    private final Rules rules;
    private final Clock clock;

    DueReasons(CaseFile caseFile, ClockedCases cases, Rules rules, Clock clock) {
        this.caseFile = caseFile;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Logged as read, one entry a case.
     *
     * @return running deadlines by case number; a case whose plan the person may not read is left out
     */
    @Transactional
    public Map<String, List<Deadline>> of(String personId, Collection<String> caseNumbers) {
        Map<String, Coverage> rights = caseFile.readsCovered(personId, caseNumbers, List.of(DataCategory.PLAN));
        List<ClockedCase> read = cases.numbered(rights.entrySet().stream()
                .filter(one -> one.getValue().covers(Power.READ, DataCategory.PLAN))
                .map(Map.Entry::getKey)
                .toList());
        LocalDate today = LocalDate.now(clock);
        return cases.clocks(read).stream()
                .filter(one -> one.holds() == DataCategory.PLAN)
                .collect(Collectors.groupingBy(
                        CaseClock::caseNumber,
                        Collectors.flatMapping(
                                one -> running(rules.explain(one.clock(), today)).stream(), Collectors.toList())));
    }

    private static List<Deadline> running(ExplainedClock one) {
        return one.runs() && one.deadline() != null ? List.of(one.deadline()) : List.of();
    }
}
