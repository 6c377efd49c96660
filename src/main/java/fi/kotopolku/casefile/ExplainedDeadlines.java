package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.rules.ExplainedClock;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All deadlines of a case with their reasons. They are the plan's to see; those that are counted from the day of a permit
 * would tell that day, so they also need a right to what is known of the client's residence.
 */
@Service
class ExplainedDeadlines {

    private static final Comparator<ExplainedClock> BY_DATE = Comparator.comparing((ExplainedClock one) ->
                    one.deadline() == null ? LocalDate.MAX : one.deadline().due())
            .thenComparing(one -> one.rule().id());

    private final CaseFile caseFile;
    private final ClockedCases cases;
    private final Rules rules;
    private final Clock clock;

    ExplainedDeadlines(CaseFile caseFile, ClockedCases cases, Rules rules, Clock clock) {
        this.caseFile = caseFile;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Earliest first. Logged as read.
     *
     * @throws AccessRefused when no right in force lets the person read the plan of the case, and when there is no such case
     */
    @Transactional
    public List<ExplainedClock> of(String personId, String caseNumber) {
        caseFile.reads(personId, caseNumber, DataCategory.PLAN);
        boolean residence = caseFile.readsIfCovered(personId, caseNumber, DataCategory.RESIDENCE);
        LocalDate today = LocalDate.now(clock);
        return cases.clocks(List.of(cases.find(caseNumber).orElseThrow(AccessRefused::nothingHere))).stream()
                .filter(one -> residence || one.holds() != DataCategory.RESIDENCE)
                .map(one -> rules.explain(one.clock(), today))
                .sorted(BY_DATE)
                .toList();
    }
}
