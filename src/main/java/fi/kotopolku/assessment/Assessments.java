package fi.kotopolku.assessment;

import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.casefile.CaseSummary;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.rules.Rules;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.NoSuchElementException;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The assessment (§ 14) in the steps that its model takes; each of them may be repeated. */
@Service("assessments")
public class Assessments {

    static final String START_RULE = "ASSESSMENT_START";

    private final AssessmentStore store;
    private final Cases cases;
    private final Notices notices;
    private final Rules rules;

    Assessments(AssessmentStore store, Cases cases, Notices notices, Rules rules) {
        this.store = store;
        this.cases = cases;
        this.notices = notices;
        this.rules = rules;
    }

    /** @throws NoSuchElementException when there is no such case */
    @Transactional
    public void open(String caseNumber) {
        if (store.open(caseNumber, cases.find(caseNumber).municipality())) {
            cases.advance(caseNumber, CaseState.ASSESSMENT);
        }
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

    Assessment latest(String caseNumber) {
        return store.latest(caseNumber)
                .orElseThrow(() -> new NoSuchElementException("no assessment in case " + caseNumber));
    }
}
