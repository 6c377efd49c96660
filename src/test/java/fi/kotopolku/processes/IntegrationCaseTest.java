package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.closing;
import static fi.kotopolku.demo.SampleAnswers.conclusion;
import static fi.kotopolku.demo.SampleAnswers.contribution;
import static fi.kotopolku.demo.SampleAnswers.interview;
import static fi.kotopolku.demo.SampleAnswers.interviewInviting;
import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SamplePlans.agreed;
import static fi.kotopolku.demo.SamplePlans.draft;
import static fi.kotopolku.demo.SamplePlans.meeting;
import static fi.kotopolku.demo.SamplePlans.notAgreed;
import static fi.kotopolku.demo.SamplePlans.realisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.rules.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The whole path of a client: intake, assessment, plan, reviews, and the end of the case. */
class IntegrationCaseTest extends WholeModelTest {

    @Autowired
    WebApplicationContext web;

    IntegrationCaseTest() {
        super("integration-case");
    }

    @Test
    void aCaseThatCameFromElsewhereGoesOnWhereItWas() {
        String interviewed = newCase();
        answer(interviewed, "task_initialInterview", interview(today()));
        String assessed = assessedCase();
        String planned = caseWithPlan();
        String withoutPlan = newCase();
        answer(withoutPlan, "task_initialInterview", interview(today()));
        answer(withoutPlan, "task_concludeAssessment", conclusion(today(), false));

        assertThat(running(handedOverToMultia(withoutPlan), "integration-case"))
                .hasNotPassed("call_assessment")
                .isWaitingAtExactly("task_closeCase");
        assertThat(running(handedOverToMultia(interviewed), "integration-case"))
                .hasPassed("start_caseReceived", "service_resumePath")
                .isWaitingAtExactly("call_assessment");
        assertThat(running(handedOverToMultia(assessed), "integration-case"))
                .hasNotPassed("call_assessment")
                .isWaitingAtExactly("call_plan");
        assertThat(running(handedOverToMultia(planned), "integration-case"))
                .hasNotPassed("call_assessment", "call_plan")
                .isWaitingAt("gateway_waitForReview");
        for (String sent : List.of(interviewed, assessed, planned)) {
            assertThat(running(sent, "integration-case")).isNull();
            assertThat(caseState(sent)).isEqualTo("CLOSED");
        }
    }

    @Test
    void aClientGoesFromIntakeToReviewAndTheCaseCloses() throws Exception {
        String key = newCase();
        ProcessInstance path = running(key, "integration-case");
        assertThat(path)
                .hasBusinessKey(key)
                .hasPassed("start_clientIntake")
                .isWaitingAtExactly("call_assessment")
                .hasNoVariables();
        assertThat(key).matches("249-\\d{4}-\\d{4,}");
        assertThat(path.getTenantId()).isEqualTo("249");
        assertThat(found("select responsible_person from koto.integration_case where number = :key", key))
                .isEqualTo(CASEWORKER);

        answer(key, "task_initialInterview", interviewInviting(today(), NURSE));
        answer(NURSE, key, "task_contribute", contribution());
        answer(key, "task_concludeAssessment", conclusion(today(), true));

        assertThat(path).isWaitingAtExactly("call_plan").hasNotPassed("task_closeCase");
        assertThat(caseState(key)).isEqualTo("PLANNING");

        answer(key, "task_draftPlan", draft(today()));
        answer(key, "task_confirmPlan", agreed(today()));

        assertThat(path).isWaitingAtExactly("gateway_waitForReview").hasNotPassed("service_openReview");
        assertThat(caseState(key)).isEqualTo("IN_FORCE");
        LocalDate planned = today();
        standOn(planned.plusMonths(6).plusDays(7));

        fire(key, "timer_reviewDue");

        assertThat(path)
                .hasPassed("timer_reviewDue", "service_openReview")
                .hasNotPassed("message_reviewRequested", "timer_planEnds")
                .isWaitingAtExactly("call_review");
        assertThat(reviews(key)).containsExactly("OPEN DUE");
        assertThat(timer(key, "timer_planEnds")).isNull();
        assertThat(subscriptions(path)).isZero();

        answer(key, "task_gatherRealisation", realisation());
        answer(key, "task_reviewMeeting", meeting(today(), "ENDED"));

        assertThat(path).isWaitingAtExactly("task_closeCase").hasNotPassed("service_closeCase");
        assertThat(task(key, "task_closeCase")).isAssignedTo(CASEWORKER);
        assertThat(caseState(key)).isNotEqualTo("CLOSED");

        answer(key, "task_closeCase", closing());

        assertThat(path)
                .hasPassedInOrder("task_closeCase", "service_closeCase", "end_caseClosed")
                .isEnded();
        assertThat(caseState(key)).isEqualTo("CLOSED");
        assertThat(found("select close_reason from koto.integration_case where number = :key", key))
                .isEqualTo("GOALS_MET");
        assertThat(casework.isRunning(key)).isFalse();
        requestReview(key)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("NO_PLAN_IN_FORCE"));
    }

    @Test
    void aClientWhoNeedsNoPlanGoesStraightToClosing() {
        String key = newCase();
        ProcessInstance path = running(key, "integration-case");
        answer(key, "task_initialInterview", interview(today()));

        answer(key, "task_concludeAssessment", conclusion(today(), false));

        assertThat(path)
                .isWaitingAtExactly("task_closeCase")
                .hasNotPassed("call_plan", "gateway_planInForce", "gateway_waitForReview");
        assertThat(listed("select id::text from koto.plan where case_number = :key", key))
                .isEmpty();

        answer(key, "task_closeCase", with(closing(), "closeReason", "NO_PLAN_NEEDED"));

        assertThat(path).isEnded();
        assertThat(caseState(key)).isEqualTo("CLOSED");
        assertThat(timer(key, "timer_reviewDue")).isNull();
    }

    @Test
    void withoutAgreementANewPlanCanBeMadeInsteadOfClosing() {
        String key = assessedCase();
        ProcessInstance path = running(key, "integration-case");
        answer(key, "task_draftPlan", draft(today()));
        answer(key, "task_confirmPlan", notAgreed("NOT_AGREED"));
        assertThat(path).isWaitingAtExactly("task_closeCase").hasNotPassed("gateway_waitForReview");

        answer(key, "task_closeCase", Map.of("next", "NEW_PLAN"));

        assertThat(path).isWaitingAtExactly("call_plan").hasNotPassed("service_closeCase");
        assertThat(caseState(key)).isEqualTo("PLANNING");
        assertThat(found("select close_reason from koto.integration_case where number = :key", key))
                .isNull();

        answer(key, "task_draftPlan", draft(today()));
        answer(key, "task_confirmPlan", agreed(today()));

        assertThat(path).isWaitingAtExactly("gateway_waitForReview");
        assertThat(listed("""
                select v.no || ' ' || v.state from koto.plan_version v join koto.plan p on p.id = v.plan_id
                where p.case_number = :key order by v.no
                """, key)).containsExactly("1 NOT_AGREED", "2 IN_FORCE");
    }

    @Test
    void aReviewBeginsWhenItIsAskedFor() throws Exception {
        String key = caseWithPlan();
        String other = caseWithPlan();
        ProcessInstance path = running(key, "integration-case");

        requestReview(key).andExpect(status().isAccepted());

        assertThat(path)
                .hasPassed("message_reviewRequested", "service_openReview")
                .hasNotPassed("timer_reviewDue", "timer_planEnds")
                .isWaitingAtExactly("call_review");
        assertThat(reviews(key)).containsExactly("OPEN REQUESTED");
        assertThat(timer(key, "timer_reviewDue")).isNull();
        assertThat(running(other, "integration-case"))
                .isWaitingAtExactly("gateway_waitForReview")
                .hasNotPassed("message_reviewRequested");
        assertThat(reviews(other)).isEmpty();
        requestReview(key)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("ALREADY_REQUESTED"));

        answer(key, "task_gatherRealisation", realisation());
        answer(key, "task_reviewMeeting", meeting(today(), "UNCHANGED"));

        assertThat(path).isWaitingAtExactly("gateway_waitForReview");
        assertThat(reviews(key)).containsExactly("CLOSED REQUESTED");
    }

    /** A review held after the notice has dealt with the coming end; what is left to wait for is the end itself. */
    @Test
    void theComingEndOfThePlanOpensAReviewAndThenTheEndItself() {
        LocalDate planned = today();
        LocalDate lastDay = planned.plusMonths(10);
        String key = caseWithPlan();
        ProcessInstance path = running(key, "integration-case");
        assertThat(due(key, "timer_planEnds")).isEqualTo(startOf(lastDay.minusDays(30)));
        standOn(lastDay.minusDays(30));

        fire(key, "timer_planEnds");

        assertThat(path)
                .hasPassed("timer_planEnds", "service_openReview")
                .hasNotPassed("timer_reviewDue", "message_reviewRequested")
                .isWaitingAtExactly("call_review");
        assertThat(reviews(key)).containsExactly("OPEN PLAN_ENDING");

        answer(key, "task_gatherRealisation", realisation());
        answer(key, "task_reviewMeeting", meeting(today(), "UNCHANGED"));

        assertThat(path).isWaitingAtExactly("gateway_waitForReview");
        assertThat(due(key, "timer_planEnds")).isEqualTo(startOf(lastDay.plusDays(1)));
        assertThat(due(key, "timer_reviewDue"))
                .isEqualTo(rules.due("REVIEW_REMINDER", today()).at());

        standOn(lastDay.plusDays(1));
        fire(key, "timer_planEnds");

        assertThat(path).isWaitingAtExactly("call_review");
        assertThat(reviews(key)).containsExactly("CLOSED PLAN_ENDING", "OPEN PLAN_ENDING");
    }

    /**
     * Six months from Monday 2 March 2026 is Wednesday 2 September; after a review the half year begins anew, but the
     * plan's only service ends on 2 November, while the plan goes on.
     */
    @Test
    void theReviewComesDueHalfAYearAfterThePlanOrTheLastReview() {
        standOn(LocalDate.of(2026, 3, 2));
        String key = caseWithPlan();
        Deadline rule = rules.due("REVIEW_REMINDER", LocalDate.of(2026, 3, 2));
        assertThat(rule.due()).isEqualTo(LocalDate.of(2026, 9, 2));
        assertThat(rule.explanationFi()).contains("2.9.2026");
        assertThat(due(key, "timer_reviewDue")).isEqualTo(startOf(LocalDate.of(2026, 9, 3)));
        assertThat(due(key, "timer_planEnds")).isEqualTo(startOf(LocalDate.of(2026, 12, 3)));

        standOn(LocalDate.of(2026, 9, 3));
        fire(key, "timer_reviewDue");
        answer(key, "task_gatherRealisation", realisation());
        answer(key, "task_reviewMeeting", meeting(today(), "UNCHANGED"));

        LocalDate serviceOver = LocalDate.of(2026, 11, 3);
        assertThat(due(key, "timer_reviewDue")).isEqualTo(startOf(serviceOver));

        standOn(serviceOver);
        fire(key, "timer_reviewDue");
        assertThat(reviews(key)).containsExactly("CLOSED DUE", "OPEN SERVICE_ENDED");
        answer(key, "task_gatherRealisation", realisation());
        answer(key, "task_reviewMeeting", meeting(today(), "UNCHANGED"));

        assertThat(due(key, "timer_reviewDue"))
                .isEqualTo(rules.due("REVIEW_REMINDER", serviceOver).at());
    }

    @Test
    void anIntakeThatCannotBeTakenBeginsNothing() {
        long before = processes();
        Map<String, Object> intake = SampleAnswers.intake("Torjuttu", "Testi", LocalDate.of(1980, 1, 1), today());
        refused(400, () -> begin(CASEWORKER, "integration-case", with(intake, "familyName", null)), "Sukunimi");
        refused(
                400,
                () -> begin(
                        CASEWORKER,
                        "integration-case",
                        with(intake, "firstPermitOn", today().plusDays(1).toString())),
                "lupa");
        refused(400, () -> begin(CASEWORKER, "integration-case", with(intake, "identityCode", "010180-123X")), "tunnu");
        for (String outsider : List.of(NURSE, LEAD, OFFICER)) {
            assertThatThrownBy(() -> begin(outsider, "integration-case", intake))
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(processes()).isEqualTo(before);
        assertThat(listed("select id::text from koto.client where family_name = :key", "Torjuttu"))
                .isEmpty();
    }

    @Test
    void aClosingThatCannotBeTakenChangesNothing() {
        String key = newCase();
        answer(key, "task_initialInterview", interview(today()));
        answer(key, "task_concludeAssessment", conclusion(today(), false));
        refused(400, CASEWORKER, key, "task_closeCase", with(closing(), "closeReason", null), "Valitse asian");
        refused(400, CASEWORKER, key, "task_closeCase", with(closing(), "closeNote", null), "Kirjoita lyhyesti");
        refused(400, CASEWORKER, key, "task_closeCase", with(closing(), "version", "99"), "muuttuneet");
        assertThat(running(key, "integration-case"))
                .isWaitingAtExactly("task_closeCase")
                .hasNotPassed("gateway_caseCloses");
        assertThat(caseState(key)).isEqualTo("ASSESSMENT");
        assertThat(found("select close_reason from koto.integration_case where number = :key", key))
                .isNull();
    }

    private ResultActions requestReview(String key) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(CASEWORKER, null, "USER"));
        try {
            return MockMvcBuilders.webAppContextSetup(web)
                    .build()
                    .perform(post("/api/v1/cases/{number}/review-requests", key)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"reason\": \"Asiakas sai työpaikan\"}"));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private List<String> reviews(String key) {
        return listed("""
                select r.state || ' ' || r.trigger from koto.plan_review r join koto.plan p on p.id = r.plan_id
                where p.case_number = :key order by r.no
                """, key);
    }

    private long subscriptions(ProcessInstance process) {
        return engine.getRuntimeService()
                .createEventSubscriptionQuery()
                .processInstanceId(process.getId())
                .count();
    }

    private long processes() {
        return engine.getHistoryService().createHistoricProcessInstanceQuery().count();
    }
}
