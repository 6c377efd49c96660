package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.agreed;
import static fi.kotopolku.demo.SampleAnswers.closing;
import static fi.kotopolku.demo.SampleAnswers.conclusion;
import static fi.kotopolku.demo.SampleAnswers.draft;
import static fi.kotopolku.demo.SampleAnswers.interview;
import static fi.kotopolku.demo.SampleAnswers.meeting;
import static fi.kotopolku.demo.SampleAnswers.notAgreed;
import static fi.kotopolku.demo.SampleAnswers.realisation;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.plan.Plans;
import fi.kotopolku.rules.Deadline;
import jakarta.ws.rs.WebApplicationException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The client's path as a whole, from intake to closing, with each way that a case can take. */
class IntegrationCaseTest extends ProcessTest {

    @Autowired
    Plans plans;

    IntegrationCaseTest() {
        super("integration-case");
    }

    @Test
    void aClientGoesFromIntakeThroughAssessmentPlanAndReviewToTheEnd() {
        String key = caseWithPlan();
        ProcessInstance path = running(key, "integration-case");
        assertThat(path)
                .hasPassedInOrder("start_clientIntake", "call_assessment", "call_plan")
                .hasNotPassed("call_review", "task_closeCase")
                .isWaitingAt("gateway_waitForReview");
        assertThat(path.getTenantId()).isEqualTo("249");
        assertThat(caseState(key)).isEqualTo("IN_FORCE");
        Deadline review = rules.due("REVIEW_REMINDER", today());
        assertThat(due(key, "timer_reviewDue")).isEqualTo(review.at());

        standOn(review.due().plusDays(1));
        fire(key, "timer_reviewDue");
        assertThat(caseState(key)).isEqualTo("REVIEW");
        answer(key, "task_gatherRealisation", realisation());
        answer(key, "task_reviewMeeting", meeting(today(), "ENDED"));
        answer(key, "task_closeCase", closing());

        assertThat(path)
                .hasPassedInOrder(
                        "timer_reviewDue", "service_openReview", "call_review", "task_closeCase", "service_closeCase")
                .hasNotPassed("message_reviewRequested", "timer_planEnds")
                .isEnded();
        assertThat(caseState(key)).isEqualTo("CLOSED");
        assertThat(found("select close_reason from koto.integration_case where number = :key", key))
                .isEqualTo("GOALS_MET");
    }

    @Test
    void withoutNeedOfAPlanTheCaseIsClosedWithAReason() {
        String key = newCase();
        ProcessInstance path = running(key, "integration-case");
        answer(key, "task_initialInterview", interview(today()));
        answer(key, "task_concludeAssessment", conclusion(today(), false));
        answer(key, "task_closeCase", with(closing(), "closeReason", "NO_PLAN_NEEDED"));
        assertThat(path).hasPassed("task_closeCase").hasNotPassed("call_plan").isEnded();
        assertThat(caseState(key)).isEqualTo("CLOSED");
    }

    @Test
    void aPlanThatIsNotAgreedMayBeFollowedByANewOne() {
        String key = assessedCase();
        ProcessInstance path = running(key, "integration-case");
        answer(key, "task_draftPlan", draft(today()));
        answer(key, "task_confirmPlan", notAgreed("NOT_AGREED"));
        assertThat(path).hasNotPassed("gateway_waitForReview").isWaitingAt("task_closeCase");

        answer(key, "task_closeCase", with(Map.of(), "next", "NEW_PLAN"));
        assertThat(path).isWaitingAt("call_plan");
        answer(key, "task_draftPlan", draft(today()));
        answer(key, "task_confirmPlan", agreed(today()));
        assertThat(path).isWaitingAt("gateway_waitForReview");
        assertThat(caseState(key)).isEqualTo("IN_FORCE");
    }

    @Test
    void anUnchangedPlanGoesOnWaitingAndIsReviewedAgainBeforeItsEnd() {
        String key = caseWithPlan();
        ProcessInstance path = running(key, "integration-case");
        LocalDate notice = LocalDate.ofInstant(plans.endApproaches(key).toInstant(), HELSINKI);
        fire(key, "timer_planEnds");
        answer(key, "task_gatherRealisation", realisation());
        answer(key, "task_reviewMeeting", meeting(today(), "UNCHANGED"));

        assertThat(path)
                .hasPassed("timer_planEnds", "call_review")
                .hasNotPassed("task_closeCase")
                .isWaitingAt("gateway_waitForReview");
        assertThat(caseState(key)).isEqualTo("IN_FORCE");
        assertThat(due(key, "timer_planEnds")).isEqualTo(startOf(notice));
    }

    @Test
    void aRequestedReviewBeginsAtOnceAndOnlyInItsOwnCase() {
        String key = caseWithPlan();
        String other = caseWithPlan();
        engine.getRuntimeService()
                .createMessageCorrelation("reviewRequested")
                .processInstanceBusinessKey(key)
                .correlate();
        assertThat(running(key, "integration-case"))
                .hasPassed("message_reviewRequested")
                .isWaitingAt("call_review");
        assertThat(running(other, "integration-case")).isWaitingAt("gateway_waitForReview");
        assertThat(timer(key, "timer_reviewDue")).isNull();
    }

    @Test
    void aTaskIsNotCompletedPastItsForm() {
        String key = newCase();
        Task interview = task(key, "task_initialInterview");
        assertThatThrownBy(() -> engine.getTaskService().complete(interview.getId()))
                .isInstanceOf(ProcessEngineException.class);
        as(
                CASEWORKER,
                () -> assertThatThrownBy(() -> engine.getTaskService().handleBpmnError(interview.getId(), "ohi"))
                        .isInstanceOf(ProcessEngineException.class));
        assertThatThrownBy(() ->
                        engine.getRuntimeService().setVariable(interview.getExecutionId(), "asiakkaanNimi", "Testi"))
                .isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> engine.getRuntimeService()
                        .setVariable(interview.getExecutionId(), "planResult", "x".repeat(65)))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(task(key, "task_initialInterview")).isAssignedTo(CASEWORKER);
    }

    @Test
    void anotherPersonsOrAStaleAnswerIsRefusedAndTheTaskStays() {
        String key = newCase();
        Task interview = task(key, "task_initialInterview");
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                with(interview(today()), "version", "77"),
                "Tiedot ovat muuttuneet");
        engine.getTaskService().setAssignee(interview.getId(), null);
        refused(403, () -> send(CASEWORKER, interview.getId(), interview(today())), "Ota se ensin itsellesi");
        assertThat(task(key, "task_initialInterview").getId()).isEqualTo(interview.getId());
    }

    @Test
    void ofTwoAnswersAtOnceOneIsTakenAndTheOtherToldSo() throws Exception {
        String key = newCase();
        String interview = task(key, "task_initialInterview").getId();
        Object[] version = new Object[1];
        as(
                CASEWORKER,
                () -> version[0] =
                        engine.getFormService().getTaskFormVariables(interview).get("rowVersion"));
        Map<String, Object> answer = with(interview(today()), "version", version[0]);
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<Integer> send = () -> {
            together.await();
            try {
                send(CASEWORKER, interview, answer);
                return 204;
            } catch (WebApplicationException refused) {
                return refused.getResponse().getStatus();
            } catch (ProcessEngineException gone) {
                return 404;
            }
        };
        ExecutorService people = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> answers = people.invokeAll(List.of(send, send));
            List<Integer> said = List.of(answers.get(0).get(), answers.get(1).get());
            assertThat(said).contains(204).containsAnyOf(404, 409);
        } finally {
            people.shutdown();
        }
        assertThat(listed("select id::text from koto.assessment where case_number = :key", key))
                .hasSize(1);
        assertThat(task(key, "task_concludeAssessment")).isNotNull();
    }
}
