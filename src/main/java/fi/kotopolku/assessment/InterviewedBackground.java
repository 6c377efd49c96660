package fi.kotopolku.assessment;

import fi.kotopolku.casefile.ClientBackground;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Education and work as the latest interview of a case found them out. */
@Component
class InterviewedBackground implements ClientBackground {

    private final AssessmentStore assessments;

    InterviewedBackground(AssessmentStore assessments) {
        this.assessments = assessments;
    }

    @Override
    public Optional<Background> of(String caseNumber) {
        return assessments
                .latest(caseNumber)
                .filter(assessment -> assessment.state().interviewHeld())
                .map(assessment -> assessments.interview(assessment.id()))
                .map(interview -> new Background(
                        interview.educationLevel() == null
                                ? null
                                : interview.educationLevel().nameFi(),
                        interview.education(),
                        interview.workExperience()));
    }
}
