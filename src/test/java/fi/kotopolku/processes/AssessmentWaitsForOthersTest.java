package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.conclusion;
import static fi.kotopolku.demo.SampleAnswers.contribution;
import static fi.kotopolku.demo.SampleAnswers.interview;
import static fi.kotopolku.demo.SampleAnswers.interviewInviting;
import static fi.kotopolku.demo.SampleAnswers.measured;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/**
 * The conclusion is drawn from everybody's part (§ 14): it waits for each invited professional and each measure,
 * whoever is last.
 */
class AssessmentWaitsForOthersTest extends AssessmentWalk {

    @Test
    void theConclusionWaitsForEveryInvitedProfessional() {
        String another = newPerson("keski-suomi-hva");
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");

        answer(key, "task_initialInterview", interviewInviting(today(), NURSE, another));

        assertThat(assessment).isWaitingAt("call_assessmentContributions").hasNotPassed("task_concludeAssessment");
        assertThat(contributions(key)).containsExactly("INVITED", "INVITED");
        assertThat(task(key, "task_concludeAssessment")).isNull();

        answer(NURSE, key, "task_contribute", contribution());

        assertThat(assessment).isWaitingAt("call_assessmentContributions");
        assertThat(contributions(key)).containsExactlyInAnyOrder("GIVEN", "INVITED");
        assertThat(task(key, "task_concludeAssessment")).isNull();
        assertThat(task(key, "task_contribute")).isAssignedTo(another);

        answer(another, key, "task_contribute", Map.of("reply", "DECLINE", "declineReason", "Ei ole asiakkaani"));

        assertThat(assessment).hasPassed("call_assessmentContributions").isWaitingAtExactly("task_concludeAssessment");
        assertThat(task(key, "task_concludeAssessment")).isAssignedTo(CASEWORKER);
        assertThat(contributions(key)).containsExactlyInAnyOrder("GIVEN", "DECLINED");

        answer(key, "task_concludeAssessment", conclusion(today(), false));

        assertThat(assessment).isEnded();
        assertThat(assessment(key, "plan_needed")).isEqualTo("false");
        assertThat(running(key, "integration-case")).isWaitingAtExactly("task_closeCase");
    }

    @Test
    void theConclusionWaitsForTheMeasuresAndTheCountyAtTheSameTime() {
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");

        answer(
                key,
                "task_initialInterview",
                with(
                        interviewInviting(today(), NURSE),
                        "measures",
                        List.of(SampleAnswers.measure("LANGUAGE_TEST", "OWN"))));

        assertThat(assessment)
                .isWaitingAt("call_assessmentContributions", "call_clarifyingMeasures")
                .hasNotPassed("task_concludeAssessment");
        answer(NURSE, key, "task_contribute", contribution());
        assertThat(assessment).isWaitingAt("call_clarifyingMeasures");
        assertThat(task(key, "task_concludeAssessment")).isNull();

        answer(key, "task_recordMeasure", measured(today(), "languageResult"));

        assertThat(assessment).hasPassed("gateway_othersReady").isWaitingAtExactly("task_concludeAssessment");
    }

    @Test
    void theConclusionWaitsForTheMeasuresAlone() {
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");

        answer(
                key,
                "task_initialInterview",
                with(interview(today()), "measures", List.of(SampleAnswers.measure("LANGUAGE_TEST", "OWN"))));

        assertThat(assessment)
                .isWaitingAt("call_clarifyingMeasures")
                .hasNotPassed("call_assessmentContributions", "task_concludeAssessment");
        answer(key, "task_recordMeasure", measured(today(), "languageResult"));
        assertThat(assessment).isWaitingAtExactly("task_concludeAssessment");
    }

    @Test
    void theCountyMayBeTheLast() {
        String key = newCase();
        answer(
                key,
                "task_initialInterview",
                with(
                        interviewInviting(today(), NURSE),
                        "measures",
                        List.of(SampleAnswers.measure("LITERACY_TEST", "OWN"))));
        answer(key, "task_recordMeasure", measured(today(), "languageResult"));
        assertThat(task(key, "task_concludeAssessment")).isNull();
        answer(NURSE, key, "task_contribute", contribution());
        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_concludeAssessment");
    }

    @Test
    void measuresThatCannotBeOrderedOrderNothing() {
        String key = newCase();
        Map<String, Object> sound = SampleAnswers.measure("LANGUAGE_TEST", "OWN");
        String yesterday = today().minusDays(1).toString();
        cannotBeOrdered(key, with(sound, "targetOn", yesterday), "joka ei ole mennyt");
        cannotBeOrdered(key, with(sound, "targetOn", today().plusYears(2).toString()), "enintään vuoden");
        cannotBeOrdered(key, with(sound, "targetOn", "2026-02-31"), "");
        cannotBeOrdered(key, with(sound, "kind", null), "Valitse toimenpide");
        cannotBeOrdered(key, with(sound, "kind", "BLOOD_TEST"), "");
        cannotBeOrdered(key, with(sound, "asked", " "), "mitä pyydetään");
        cannotBeOrdered(key, with(sound, "asked", "a".repeat(4001)), "4000");
        cannotBeOrdered(key, with(sound, "doer", null), "kuka toimenpiteen tekee");
        cannotBeOrdered(key, with(sound, "doer", MULTIA), "kuka toimenpiteen tekee");
        cannotBeOrdered(key, with(sound, "doer", CASEWORKER), "kuka toimenpiteen tekee");
        cannotBeOrdered(key, with(sound, "doer", "teacher.partner"), "kuka toimenpiteen tekee");
        cannotBeOrdered(key, with(sound, "provider", "Turha nimi"), "muuten jätä nimi tyhjäksi");
        cannotBeOrdered(key, measure("LANGUAGE_TEST", "OUTSIDE", null), "Kirjoita tekijän nimi");
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                with(interview(today()), "measures", Collections.nCopies(11, sound)),
                "enintään 10");
        assertThat(listed("select kind from koto.clarifying_measure where case_number = :key", key))
                .isEmpty();
        answer(key, "task_initialInterview", with(interview(today()), "measures", List.of(Map.of("provider", " "))));
        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_concludeAssessment");
    }

    private void cannotBeOrdered(String key, Map<String, Object> measure, String said) {
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                with(interview(today()), "measures", List.of(measure)),
                said);
    }

    private static Map<String, Object> measure(String kind, String doer, String provider) {
        return with(SampleAnswers.measure(kind, doer), "provider", provider);
    }
}
