package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.interviewOrdering;
import static fi.kotopolku.demo.SampleAnswers.measure;
import static fi.kotopolku.demo.SampleAnswers.measured;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.OutsideRights;
import fi.kotopolku.access.RevocationGround;
import fi.kotopolku.rules.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Clarifying measures, own and ordered from others: each alone, at once, in time, too late, cancelled. */
class ClarifyingMeasureTest extends WholeModelTest {

    @Autowired
    AccessRights accessRights;

    @Autowired
    WebApplicationContext web;

    ClarifyingMeasureTest() {
        super("clarifying-measure");
    }

    @Test
    void theMunicipalityDoesItItselfAndRecordsTheResult() {
        String key = newCase();
        answer(key, "task_initialInterview", interviewOrdering(today(), measure("LANGUAGE_TEST", "OWN")));

        ProcessInstance measure = running(key, "clarifying-measure");
        assertThat(measure).hasPassed("service_beginMeasure").isWaitingAtExactly("task_recordMeasure");
        assertThat(task(key, "task_recordMeasure")).isAssignedTo(CASEWORKER).hasCandidateGroupAssociated("caseworker");
        assertThat(measures(key, "right_number")).containsExactly((String) null);

        answer(key, "task_recordMeasure", measured(today(), "languageResult"));

        assertThat(measure).hasPassed("service_finishMeasure", "end_measure").isEnded();
        assertThat(measures(key, "state || '/' || done_by || '/' || result"))
                .containsExactly("DONE/Kielen opettaja/Puhuminen A1, lukeminen alkeista");
        assertThat(told(CASEWORKER, key)).isEmpty();
    }

    @Test
    void aProfessionalOfTheCountyHasARightWhileItLasts() {
        String key = newCase();
        answer(key, "task_initialInterview", interviewOrdering(today(), measure("WORK_AND_FUNCTION", NURSE)));

        assertThat(task(key, "task_recordMeasure")).isAssignedTo(NURSE);
        String right = measures(key, "right_number").get(0);
        assertThat(inForce(right)).isTrue();
        assertThat(found("select array_to_string(content, ',') from koto.access_right where number = :key", right)
                        .split(","))
                .containsExactlyInAnyOrder("IDENTITY_AND_CONTACT", "SERVICES", "HEALTH_AND_FUNCTIONING");
        assertThat(told(NURSE, key)).containsExactly("MEASURE_ORDERED");
        String waiting = task(key, "task_recordMeasure").getId();
        assertThatThrownBy(() -> send(CASEWORKER, waiting, measured(today(), "healthResult")))
                .isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> send(MULTIA, waiting, measured(today(), "healthResult")))
                .isInstanceOf(ProcessEngineException.class);

        answer(NURSE, key, "task_recordMeasure", measured(today(), "healthResult"));

        assertThat(inForce(right)).isFalse();
        assertThat(told(CASEWORKER, key)).containsExactly("MEASURE_RECORDED");
        assertThat(task(key, "task_concludeAssessment")).isAssignedTo(CASEWORKER);
    }

    @Test
    void whoeverElseIsAskedNeedsARightToTheCaseThatCoversIt() {
        String key = newCase();
        String teacher = newPerson("partner-opisto");
        Map<String, Object> asked = interviewOrdering(today(), measure("LANGUAGE_TEST", teacher));
        refused(400, CASEWORKER, key, "task_initialInterview", asked, "kuka toimenpiteen tekee");
        new OutsideRights(jdbc).give(teacher, key, "IDENTITY_AND_CONTACT", "SERVICES", "LANGUAGE");
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                interviewOrdering(today(), measure("WORK_AND_FUNCTION", teacher)),
                "ei ole oikeutta kirjata");

        answer(key, "task_initialInterview", asked);

        assertThat(task(key, "task_recordMeasure")).isAssignedTo(teacher);
        assertThat(measures(key, "right_number")).containsExactly((String) null);
        answer(teacher, key, "task_recordMeasure", measured(today(), "languageResult"));
        assertThat(measures(key, "state || '/' || handled_by")).containsExactly("DONE/" + teacher);
    }

    @Test
    void whenTheRightEndsInTheMiddleTheMunicipalityGoesOn() {
        String key = newCase();
        answer(key, "task_initialInterview", interviewOrdering(today(), measure("COMPETENCE", NURSE)));
        String right = measures(key, "right_number").get(0);

        as(LEAD, () -> accessRights.revoke(right, LEAD, RevocationGround.NOT_NEEDED, "Testi"));

        Task left = task(key, "task_recordMeasure");
        assertThat(left).isNotAssigned().hasCandidateGroupAssociated("caseworker");
        answer(key, "task_recordMeasure", measured(today(), "workResult"));
        assertThat(measures(key, "state || '/' || handled_by")).containsExactly("DONE/" + CASEWORKER);
    }

    @Test
    void severalGoOnAtOnceAndOneThatIsNotReceivedIsGoneOnWithout() {
        LocalDate target = today().plusDays(10);
        String key = newCase();
        answer(
                key,
                "task_initialInterview",
                interviewOrdering(
                        today(),
                        with(measure("LITERACY_TEST", "OUTSIDE"), "targetOn", target.toString()),
                        measure("WORK_AND_FUNCTION", NURSE)));
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(key)
                        .taskDefinitionKey("task_recordMeasure")
                        .count())
                .isEqualTo(2);
        answer(NURSE, key, "task_recordMeasure", measured(today(), "healthResult"));
        assertThat(task(key, "task_concludeAssessment")).isNull();
        Deadline limit = rules.due("CLARIFICATION_LIMIT", target);
        assertThat(limit.explanationFi()).contains("oma palvelutavoite");
        assertThat(due(key, "timer_measureReminder")).isEqualTo(startOf(target.plusDays(1)));
        assertThat(due(key, "timer_measureLimit")).isEqualTo(limit.at());

        fire(key, "timer_measureReminder");

        assertThat(told(CASEWORKER, key)).contains("MEASURE_REMINDER");
        fire(key, "timer_measureLimit");

        assertThat(measures(key, "state")).containsExactlyInAnyOrder("DONE", "NOT_RECEIVED");
        assertThat(told(CASEWORKER, key)).contains("MEASURE_NOT_RECEIVED");
        assertThat(task(key, "task_concludeAssessment")).isNotNull();
    }

    @Test
    void theTargetIsTheRulesUnlessAnotherIsGiven() {
        String key = newCase();
        answer(key, "task_initialInterview", interviewOrdering(today(), measure("LANGUAGE_TEST", "OWN")));
        assertThat(measures(key, "target_on::text"))
                .containsExactly(rules.due("CLARIFICATION_DONE", today()).due().toString());
    }

    @Test
    void whatDidNotComeAboutIsRecordedWithItsReason() {
        String key = newCase();
        answer(key, "task_initialInterview", interviewOrdering(today(), measure("OTHER_EXPERT", "OWN")));
        Map<String, Object> not = Map.of("outcome", "NOT_DONE", "reason", "Asiakas ei saapunut");
        refused(400, CASEWORKER, key, "task_recordMeasure", with(not, "reason", " "), "miksi toimenpide ei");
        Map<String, Object> done = measured(today(), "workResult");
        String tomorrow = today().plusDays(1).toString();
        refused(400, CASEWORKER, key, "task_recordMeasure", with(done, "doneOn", tomorrow), "tulevaisuudessa");
        refused(400, CASEWORKER, key, "task_recordMeasure", with(done, "doneOn", null), "Anna päivä");
        refused(400, CASEWORKER, key, "task_recordMeasure", with(done, "doneBy", null), "kuka toimenpiteen teki");
        refused(400, CASEWORKER, key, "task_recordMeasure", with(done, "workResult", null), "toimenpiteen tulos");
        refused(400, CASEWORKER, key, "task_recordMeasure", with(done, "languageResult", "B1"), "tyhjennä muut");
        refused(400, CASEWORKER, key, "task_recordMeasure", with(done, "version", "9"), "muuttuneet");
        assertThat(measures(key, "state")).containsExactly("ORDERED");

        answer(key, "task_recordMeasure", not);

        assertThat(measures(key, "state || '/' || reason")).containsExactly("NOT_DONE/Asiakas ei saapunut");
        assertThat(task(key, "task_concludeAssessment")).isNotNull();
    }

    @Test
    void aCaseworkerCancelsOneWithAReason() throws Exception {
        String key = newCase();
        answer(key, "task_initialInterview", interviewOrdering(today(), measure("LANGUAGE_TEST", NURSE)));
        String id = measures(key, "id::text").get(0);
        String right = measures(key, "right_number").get(0);
        cancels(NURSE, key, id, "En ehdi", 403);
        cancels(MULTIA, key, id, "Kiire", 403, 404);
        cancels(CASEWORKER, newCase(), id, "Toisesta asiasta", 404);
        cancels(CASEWORKER, key, "none", "Ei ole", 404);
        cancels(CASEWORKER, key, id, " ", 400);
        cancels(CASEWORKER, key, id, "a".repeat(4001), 400);
        assertThat(measures(key, "state")).containsExactly("ORDERED");

        cancels(CASEWORKER, key, id, "Tulos saatiin muualta", 204);

        assertThat(measures(key, "state || '/' || reason || '/' || handled_by"))
                .containsExactly("CANCELLED/Tulos saatiin muualta/" + CASEWORKER);
        assertThat(inForce(right)).isFalse();
        assertThat(task(key, "task_recordMeasure")).isNull();
        assertThat(told(NURSE, key)).containsExactly("MEASURE_ORDERED", "MEASURE_CANCELLED");
        assertThat(task(key, "task_concludeAssessment")).isNotNull();
        cancels(CASEWORKER, key, id, "Uudestaan", 409);
    }

    private void cancels(String person, String key, String id, String reason, Integer... statuses) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, null, "USER"));
        try {
            MockMvcBuilders.webAppContextSetup(web)
                    .build()
                    .perform(post("/api/v1/cases/{number}/measures/{id}/cancellation", key, id)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"reason\": \"" + reason + "\"}"))
                    .andExpect(status().is(is(in(statuses))));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private List<String> measures(String key, String column) {
        return listed("select " + column + " from koto.clarifying_measure where case_number = :key", key);
    }
}
