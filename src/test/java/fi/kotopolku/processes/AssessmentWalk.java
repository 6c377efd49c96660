package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;

import java.util.List;

/**
 * Clients whose need of services is assessed, and what their assessment has come to; the model is walked by all its
 * classes together.
 */
abstract class AssessmentWalk extends WholeModelTest {

    AssessmentWalk() {
        super(
                "service-need-assessment",
                ServiceNeedAssessmentTest.class,
                AssessmentNeedTest.class,
                AssessmentWaitsForOthersTest.class,
                ClientNotReachedTest.class);
    }

    String registered(String field, String value) {
        return begin(CASEWORKER, "integration-case", with(newClient(), field, value));
    }

    String assessment(String key, String column) {
        return found("select " + column + "::text from koto.assessment where case_number = :key", key);
    }

    List<String> contributions(String key) {
        return listed("select state from koto.contribution where case_number = :key", key);
    }
}
