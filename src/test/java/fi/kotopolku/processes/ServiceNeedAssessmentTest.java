package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.conclusion;
import static fi.kotopolku.demo.SampleAnswers.interview;
import static fi.kotopolku.demo.SampleAnswers.interviewInviting;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.rules.Deadline;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** Interview, the county's part where it is needed, and the conclusion (§ 14). */
class ServiceNeedAssessmentTest extends AssessmentWalk {

    @Test
    void withoutTheCountyItIsInterviewAndConclusion() {
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");
        assertThat(assessment)
                .hasPassed("start_assessment", "service_openAssessment", "gateway_needClear")
                .hasNotPassed("task_decideNeed")
                .isWaitingAtExactly("task_initialInterview");
        assertThat(task(key, "task_initialInterview"))
                .isAssignedTo(CASEWORKER)
                .hasCandidateGroupAssociated("caseworker");
        assertThat(caseState(key)).isEqualTo("ASSESSMENT");
        assertThat(assessment(key, "state")).isEqualTo("OPEN");

        answer(key, "task_initialInterview", interview(today()));

        assertThat(assessment)
                .isWaitingAtExactly("task_concludeAssessment")
                .hasNotPassed("call_assessmentContributions", "call_clarifyingMeasures", "service_tellAssessmentLate")
                .variables()
                .containsOnly(
                        entry("needClear", true), entry("coordinationNeeded", false), entry("measuresOrdered", false));
        assertThat(timer(key, "timer_assessmentLate")).isNull();
        assertThat(assessment(key, "state")).isEqualTo("INTERVIEWED");
        assertThat(assessment(key, "interviewed_by")).isEqualTo(CASEWORKER);
        assertThat(contributions(key)).isEmpty();

        answer(key, "task_concludeAssessment", conclusion(today(), true));

        assertThat(assessment).hasPassed("end_assessment").isEnded();
        assertThat(assessment(key, "state")).isEqualTo("CONCLUDED");
        assertThat(assessment(key, "plan_needed")).isEqualTo("true");
        assertThat(assessment(key, "concluded_by")).isEqualTo(CASEWORKER);
        assertThat(running(key, "integration-case")).isWaitingAtExactly("call_plan");
        assertThat(told(CASEWORKER, key)).isEmpty();
    }

    @Test
    void aLateStartIsToldOfAndTheInterviewGoesOn() {
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");

        fire(key, "timer_assessmentLate");

        assertThat(assessment)
                .hasPassedInOrder("timer_assessmentLate", "service_tellAssessmentLate", "end_assessmentLateTold")
                .isWaitingAtExactly("task_initialInterview")
                .hasNotPassed("task_initialInterview");
        assertThat(told(CASEWORKER, key)).containsExactly("ASSESSMENT_LATE");
        assertThat(told(LEAD, key)).containsExactly("ASSESSMENT_LATE");
        assertThat(told(OFFICER, key)).isEmpty();
        assertThat(told("caseworker.multia", key)).isEmpty();
        assertThat(timer(key, "timer_assessmentLate")).isNull();
        assertThat(assessment(key, "state")).isEqualTo("OPEN");

        answer(key, "task_initialInterview", interview(today()));

        assertThat(assessment).isWaitingAtExactly("task_concludeAssessment");
        assertThat(told(CASEWORKER, key)).containsExactly("ASSESSMENT_LATE");
    }

    /** Two months from Monday 2 March 2026 is a Saturday, so that Monday 4 May still counts. */
    @Test
    void theStartIsDueTwoMonthsFromRegistrationOnAWorkingDay() {
        standOn(LocalDate.of(2026, 3, 2));
        String key = newCase();
        Deadline rule = rules.due("ASSESSMENT_START", LocalDate.of(2026, 3, 2));
        assertThat(rule.due()).isEqualTo(LocalDate.of(2026, 5, 4));
        assertThat(rule.explanationFi()).contains("4.5.2026", "14 §");
        assertThat(due(key, "timer_assessmentLate")).isEqualTo(startOf(LocalDate.of(2026, 5, 5)));
        assertThat(task(key, "task_initialInterview"))
                .hasDueDate(timer(key, "timer_assessmentLate").getDuedate());
    }

    @Test
    void anInterviewThatCannotBeTakenChangesNothing() {
        String key = newCase();
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                with(interview(today()), "interviewedOn", today().plusDays(1).toString()),
                "tulevaisuudessa");
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                with(interviewInviting(today(), NURSE), "professionals", List.of()),
                "Valitse vähintään yksi hyvinvointialueen ammattilainen");
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                interviewInviting(today(), "caseworker.multia"),
                "Valitse ammattilaiset luettelosta");
        refused(400, CASEWORKER, key, "task_initialInterview", with(interview(today()), "version", "7"), "muuttuneet");
        assertThat(running(key, "service-need-assessment"))
                .isWaitingAtExactly("task_initialInterview")
                .variables()
                .containsOnly(entry("needClear", true));
        assertThat(assessment(key, "state")).isEqualTo("OPEN");
        assertThat(assessment(key, "version")).isEqualTo("0");
        assertThat(contributions(key)).isEmpty();
    }

    @Test
    void aConclusionThatCannotBeTakenChangesNothing() {
        String key = newCase();
        answer(key, "task_initialInterview", interview(today()));
        refused(
                400,
                CASEWORKER,
                key,
                "task_concludeAssessment",
                with(conclusion(today(), true), "goals", null),
                "Kirjoita tavoitteet");
        refused(
                400,
                CASEWORKER,
                key,
                "task_concludeAssessment",
                with(conclusion(today(), false), "referralsNote", null),
                "Valitse palvelut, joihin asiakas ohjataan");
        refused(
                400,
                CASEWORKER,
                key,
                "task_concludeAssessment",
                with(conclusion(today(), true), "version", "0"),
                "muuttuneet");
        assertThat(running(key, "service-need-assessment"))
                .isWaitingAtExactly("task_concludeAssessment")
                .hasNotPassed("end_assessment");
        assertThat(assessment(key, "state")).isEqualTo("INTERVIEWED");
    }
}
