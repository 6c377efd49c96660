package fi.kotopolku.assessment;

import fi.kotopolku.casefile.OpenedCase;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What an assessment led to, within the bounds of the reader's rights; what is given is logged as read. */
@Service
public class Conclusions {

    private final AssessmentStore store;

    Conclusions(AssessmentStore store) {
        this.store = store;
    }

    /**
     * Works in the transaction in which the case was opened.
     *
     * @return empty when the case's latest assessment has not been concluded
     */
    @Transactional
    public Optional<Conclusion> read(OpenedCase opened, String caseNumber) {
        return store.latest(caseNumber)
                .filter(assessment -> assessment.state() == Assessment.State.CONCLUDED)
                .map(assessment -> opened.shown(store.conclusion(assessment.id())));
    }
}
