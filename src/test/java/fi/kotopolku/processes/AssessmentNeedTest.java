package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.assessmentNeeded;
import static fi.kotopolku.demo.SampleAnswers.assessmentNotNeeded;
import static fi.kotopolku.demo.SampleAnswers.interview;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/**
 * Whether there is an assessment at all: somebody decides it where the law leaves it open, with a reason that cannot be
 * the permit.
 */
class AssessmentNeedTest extends AssessmentWalk {

    @Test
    void theAuthoritysOwnDutyWithinTheWindowNeedsNobodysDecision() {
        for (String way : List.of("AUTHORITY_DUTY", "MUNICIPAL_PLACEMENT")) {
            String key = registered("wayIn", way);
            assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_initialInterview");
            assertThat(assessment(key, "need")).isEqualTo("NEEDED");
            assertThat(assessment(key, "need_ground")).isEqualTo("OWN_DUTY");
            assertThat(assessment(key, "need_decided_by")).isNull();
        }
    }

    @Test
    void aRequestIsDecidedOnBeforeTheInterview() {
        for (String way : List.of("OWN_REQUEST", "CONTACT_SECTION_9")) {
            String key = registered("wayIn", way);
            ProcessInstance assessment = running(key, "service-need-assessment");
            assertThat(assessment).isWaitingAtExactly("task_decideNeed");
            assertThat(task(key, "task_decideNeed"))
                    .isAssignedTo(CASEWORKER)
                    .hasCandidateGroupAssociated("caseworker")
                    .hasDueDate(timer(key, "timer_needLate").getDuedate());
            assertThat(assessment(key, "need")).isNull();

            answer(key, "task_decideNeed", assessmentNeeded());

            assertThat(assessment).isWaitingAtExactly("task_initialInterview");
            assertThat(assessment(key, "state")).isEqualTo("OPEN");
            assertThat(assessment(key, "target_group")).isEqualTo("OTHER_IN_NEED");
            assertThat(assessment(key, "need_decided_by")).isEqualTo(CASEWORKER);
            answer(key, "task_initialInterview", interview(today()));
            assertThat(assessment).isWaitingAtExactly("task_concludeAssessment");
        }
    }

    @Test
    void whereNoAssessmentIsNeededTheCaseGoesOnToItsClosing() {
        String key = registered("wayIn", "OWN_REQUEST");
        ProcessInstance assessment = running(key, "service-need-assessment");

        answer(key, "task_decideNeed", assessmentNotNeeded());

        assertThat(assessment).hasPassed("end_assessmentNotNeeded").isEnded();
        assertThat(assessment(key, "state")).isEqualTo("NOT_NEEDED");
        assertThat(assessment(key, "need_ground")).isEqualTo("OTHER_SERVICES_ANSWER");
        assertThat(assessment(key, "need_reason")).startsWith("Käy jo");
        assertThat(running(key, "integration-case")).isWaitingAtExactly("task_closeCase");
        assertThat(timer(key, "timer_needLate")).isNull();
        answer(key, "task_closeCase", SampleAnswers.closing());
        assertThat(caseState(key)).isEqualTo("CLOSED");
    }

    @Test
    void whereNoAssessmentIsNeededThereMayBeAPlanAllTheSame() {
        String key = registered("wayIn", "CONTACT_SECTION_9");
        answer(key, "task_decideNeed", assessmentNotNeeded());
        answer(key, "task_closeCase", Map.of("next", "NEW_PLAN"));
        assertThat(running(key, "integration-case")).isWaitingAtExactly("call_plan");
    }

    /** Also the authority's own duty: an exception from the window is somebody's to decide. */
    @Test
    void outsideTheWindowItIsDecidedWhetherAnExceptionHolds() {
        String key = late();
        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_decideNeed");
        refused(
                400,
                CASEWORKER,
                key,
                "task_decideNeed",
                with(assessmentNeeded(), "windowException", null),
                "Valitse poikkeuksen peruste");
        refused(
                400,
                CASEWORKER,
                key,
                "task_decideNeed",
                with(assessmentNeeded(), "windowException", "OTHER", "windowExceptionReason", " "),
                "Kirjoita, miksi asiakas otetaan");
        refused(
                400,
                CASEWORKER,
                key,
                "task_decideNeed",
                with(assessmentNeeded(), "windowException", "TRAFFICKING_VICTIM", "windowExceptionReason", "Nyt"),
                "ihmiskaupan uhri");
        assertThat(assessment(key, "need")).isNull();

        answer(
                key,
                "task_decideNeed",
                with(
                        assessmentNeeded(),
                        "targetGroup",
                        "TRAFFICKING_VICTIM",
                        "windowException",
                        "TRAFFICKING_VICTIM",
                        "windowExceptionReason",
                        "Tavoitettiin vasta nyt"));

        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_initialInterview");
        assertThat(assessment(key, "need_exception_reason")).isEqualTo("Tavoitettiin vasta nyt");
    }

    @Test
    void withoutAnExceptionItLapses() {
        String key = late();
        ProcessInstance assessment = running(key, "service-need-assessment");

        answer(key, "task_decideNeed", Map.of("scope", "RESIDENCE_PERMIT", "need", "LAPSED"));

        assertThat(assessment).hasPassed("end_assessmentLapsed").isEnded();
        assertThat(assessment(key, "state")).isEqualTo("LAPSED");
        assertThat(running(key, "integration-case")).isWaitingAtExactly("task_closeCase");
    }

    @Test
    void aDecisionThatCannotBeTakenChangesNothing() {
        String key = registered("wayIn", "OWN_REQUEST");
        Map<String, Object> not = assessmentNotNeeded();
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "reason", " "), "Oleskeluluvan peruste tai pituus");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "ground", null), "Valitse, miksi");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "ground", "OWN_DUTY"), "Valitse syy luettelosta");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "ground", "OUTSIDE_SCOPE"), "ristiriidassa");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "ground", "PERMIT_TOO_SHORT"), "Valitse");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "scope", null), "Valitse, millä perusteella");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "need", "LAPSED"), "Arviointi ei raukea");
        Map<String, Object> needed = assessmentNeeded();
        refused(400, CASEWORKER, key, "task_decideNeed", with(needed, "scope", "OUTSIDE"), "jota laki koskee");
        refused(400, CASEWORKER, key, "task_decideNeed", with(needed, "targetGroup", null), "Valitse kohderyhmä");
        refused(
                400,
                CASEWORKER,
                key,
                "task_decideNeed",
                with(needed, "windowException", "OTHER"),
                "Poista poikkeuksen");
        refused(400, CASEWORKER, key, "task_decideNeed", with(needed, "version", "7"), "muuttuneet");
        String waiting = task(key, "task_decideNeed").getId();
        assertThatThrownBy(() -> send(MULTIA, waiting, needed)).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> send(NURSE, waiting, needed)).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> send(OFFICER, waiting, needed)).isInstanceOf(ProcessEngineException.class);
        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_decideNeed");
        assertThat(assessment(key, "need")).isNull();
        assertThat(assessment(key, "version")).isEqualTo("0");
    }

    @Test
    void whenNobodyDecidesItIsToldOfOnce() {
        String key = registered("wayIn", "OWN_REQUEST");

        fire(key, "timer_needLate");

        assertThat(running(key, "service-need-assessment"))
                .hasPassedInOrder("timer_needLate", "service_tellNeedLate", "end_needLateTold")
                .isWaitingAtExactly("task_decideNeed");
        assertThat(told(CASEWORKER, key)).containsExactly("ASSESSMENT_LATE");
        answer(key, "task_decideNeed", assessmentNeeded());
        fire(key, "timer_assessmentLate");
        assertThat(told(CASEWORKER, key)).containsExactly("ASSESSMENT_LATE");
    }

    /** A client whom the municipality would have to assess, had the time not run out. */
    private String late() {
        return begin(
                CASEWORKER,
                "integration-case",
                with(
                        newClient(),
                        "firstPermitOn",
                        today().minusYears(4).toString(),
                        "arrivedOn",
                        today().minusYears(4).toString(),
                        "windowException",
                        "OTHER",
                        "windowExceptionReason",
                        "Tavoitettiin vasta nyt"));
    }
}
