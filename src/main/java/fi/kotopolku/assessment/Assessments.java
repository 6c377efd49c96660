package fi.kotopolku.assessment;

import fi.kotopolku.casefile.Beginning;
import fi.kotopolku.casefile.Beginnings;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.casefile.CaseSummary;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The assessment (§ 14) in the steps that its model takes; each of them may be repeated. */
@Service("assessments")
public class Assessments {

    static final String START_RULE = "ASSESSMENT_START";
    static final String WINDOW_RULE = "ELIGIBILITY_WINDOW";

    private final AssessmentStore store;
    private final NeedStore needs;
    private final NoShowStore noShows;
    private final Cases cases;
    private final Beginnings beginnings;
    private final Notices notices;
    private final Rules rules;
    private final Clock clock;

    Assessments(
            AssessmentStore store,
            NeedStore needs,
            NoShowStore noShows,
            Cases cases,
            Beginnings beginnings,
            Notices notices,
            Rules rules,
            Clock clock) {
        this.store = store;
        this.needs = needs;
        this.noShows = noShows;
        this.cases = cases;
        this.beginnings = beginnings;
        this.notices = notices;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Opens the assessment. One that was taken over from another municipality is open already.
     *
     * @return whether its need is clear without anybody's decision: the authority acts on its own duty within the window, or
     *     whoever handed the case over has decided it
     * @throws NoSuchElementException when there is no such case
     */
    @Transactional
    public boolean open(String caseNumber) {
        CaseSummary summary = cases.find(caseNumber);
        boolean opened = store.open(caseNumber, summary.municipality());
        if (opened || summary.state() == CaseState.OPEN) {
            cases.advance(caseNumber, CaseState.ASSESSMENT);
        }
        UUID assessment = latest(caseNumber).id();
        if (onOwnDuty(beginnings.of(caseNumber))) {
            needs.clear(assessment);
        }
        return needs.needed(assessment);
    }

    /**
     * Where the path of a case goes on that came from elsewhere.
     *
     * @return {@code CONCLUDED} when its assessment was concluded there without need of a plan, otherwise the case's state
     */
    @Transactional(readOnly = true)
    public String resumeAt(String caseNumber) {
        String stage = cases.stage(caseNumber);
        boolean beforePlanning =
                !Set.of(CaseState.PLANNING.name(), CaseState.IN_FORCE.name()).contains(stage);
        return beforePlanning
                        && store.latest(caseNumber)
                                .filter(latest -> latest.state() == Assessment.State.CONCLUDED)
                                .isPresent()
                ? "CONCLUDED"
                : stage;
    }

    /** The end of the last day, in Finland, to start the assessment; counted from the registration of the case. */
    @Transactional(readOnly = true)
    public Date startBy(String caseNumber) {
        return Date.from(
                rules.due(START_RULE, cases.find(caseNumber).openedOn()).at());
    }

    /** Tells the responsible caseworker and the team leads, once, unless the interview has been held. */
    @Transactional
    public void tellLate(String caseNumber) {
        Assessment assessment = latest(caseNumber);
        if (!store.markLateTold(assessment.id())) {
            return;
        }
        CaseSummary summary = cases.find(caseNumber);
        Set<String> told = new LinkedHashSet<>(store.teamLeads(summary.municipality()));
        String responsible = cases.responsible(caseNumber);
        if (responsible != null) {
            told.add(responsible);
        }
        told.forEach(person -> notices.tell(person, "ASSESSMENT_LATE", caseNumber));
    }

    /**
     * Ends the assessment of a client who has not been reached.
     *
     * @return whether a plan is made, which it is not
     */
    @Transactional
    public boolean endUnreached(String caseNumber) {
        noShows.end(latest(caseNumber).id());
        return false;
    }

    /** An exception from the window is always somebody's to decide. */
    private boolean onOwnDuty(Beginning beginning) {
        LocalDate last = rules.due(WINDOW_RULE, beginning.firstPermitOn()).due();
        return beginning.wayIn().ownDuty() && !LocalDate.now(clock).isAfter(last);
    }

    Assessment latest(String caseNumber) {
        return store.latest(caseNumber)
                .orElseThrow(() -> new NoSuchElementException("no assessment in case " + caseNumber));
    }
}
