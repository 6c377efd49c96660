package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The nurse of the wellbeing services county: one task, for as long as it lasts. In each test her session stays open,
 * the job executor is off, and the next click finds nothing.
 */
class GuestTest extends DoorsTest {

    private String key;
    private String task;
    private Visitor nurse;

    @BeforeEach
    void invited() {
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                        .getJobExecutor()
                        .isActive())
                .isFalse();
        key = caseWithNurse();
        task = taskOf(key, "task_contribute");
        nurse = visit(NURSE);
    }

    @Test
    void seesHerTaskAndNoOther() {
        String other = taskOf(newCase(CASEWORKER), "task_initialInterview");

        assertThat(listed(nurse)).contains(task).doesNotContain(other);
        assertThat(definitions(listed(nurse))).containsOnly("task_contribute");
        assertThat(nurse.opened(task).get("clientName").toString()).contains(clientNameOf(key));
        assertThat(nurse.get("task/" + other + "/form-variables").status()).isEqualTo(404);
        assertThat(nurse.get("/api/v1/task-cards?taskIds=" + task).body()).contains(clientNameOf(key));
        assertThat(nurse.begin(definition("integration-case"), newClient()).status())
                .isEqualTo(403);
        assertThat(nurse.post("task/" + task + "/unclaim", null).status()).isEqualTo(403);
        assertThat(nurse.get("process-instance").status()).isEqualTo(403);
    }

    @Test
    void afterHerContribution() {
        Answer given = nurse.submit(task, contribution());

        assertThat(given.status()).as(given.body()).isEqualTo(204);
        nothingIsLeft();
        assertThat(taskOf(key, "task_concludeAssessment")).isNotEmpty();
    }

    @Test
    void afterTheLimit() {
        String limit =
                engine.getManagementService().createJobQuery().processInstanceId(instanceOf(task)).list().stream()
                        .filter(job -> timerOf(job.getJobDefinitionId()).equals("timer_contributionLimit"))
                        .findFirst()
                        .orElseThrow()
                        .getId();
        engine.getManagementService().executeJob(limit);

        nothingIsLeft();
        assertThat(taskOf(key, "task_concludeAssessment")).isNotEmpty();
    }

    @Test
    void afterAnOfficerTakesTheRightAway() {
        Answer revoked = visit("officer.keuruu")
                .post(
                        "/api/v1/access-rights/" + rightOfHers() + "/revocation",
                        Map.of("ground", "TASK_ENDED", "reason", "Työsuhde päättyy"));

        assertThat(revoked.status()).as(revoked.body()).isEqualTo(204);
        nothingIsLeft();
        assertThat(taskOf(key, "task_concludeAssessment")).isNotEmpty();
    }

    /** Nothing has run meanwhile: the task is still hers in the engine, and void all the same. */
    @Test
    void afterTheTimeOfHerRight() {
        Map<String, Object> answer = contribution();
        moveDatabaseClock("120 days");

        nothingIsLeft();
        assertThat(nurse.submit(task, answer).status()).isEqualTo(404);
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task)
                        .singleResult()
                        .getAssignee())
                .isEqualTo(NURSE);

        moveDatabaseClock("0 seconds");
        assertThat(listed(nurse)).contains(task);
        assertThat(nurse.submit(task, answer).status()).isEqualTo(204);
    }

    @Test
    void afterHerEmployment() {
        jdbc.sql("update koto.person set employed = false where id = :nurse")
                .param("nurse", NURSE)
                .update();
        try {
            assertThat(nurse.get("task/" + task + "/form-variables").status()).isEqualTo(401);
            assertThat(nurse.get("/api/v1/task-cards?taskIds=" + task).status()).isEqualTo(401);
        } finally {
            jdbc.sql("update koto.person set employed = true where id = :nurse")
                    .param("nurse", NURSE)
                    .update();
        }
    }

    private void nothingIsLeft() {
        String name = clientNameOf(key);
        assertThat(listed(nurse)).doesNotContain(task);
        assertThat(nurse.get("task/count?processInstanceBusinessKey=" + key)
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
        for (String part :
                List.of("", "/form", "/form-variables", "/deployed-form", "/rendered-form", "/identity-links")) {
            same(nurse.get("task/" + task + part), nurse.get("task/" + NOBODYS_ID + part), name);
        }
        same(nurse.claim(task, NURSE), nurse.claim(NOBODYS_ID, NURSE), name);
        same(nurse.submit(task, SampleAnswers.contribution()), nurse.submit(NOBODYS_ID, Map.of()), name);
        assertThat(nurse.get("/api/v1/task-cards?taskIds=" + task).json()).isEmpty();
        assertThat(nurse.get("/api/v1/cases?size=100").body()).doesNotContain(name, key);
        assertThat(nurse.get("/api/v1/cases/" + key).status()).isEqualTo(404);
        as(NURSE, () -> {
            assertThat(engine.getTaskService().createTaskQuery().taskId(task).count())
                    .isZero();
            assertThatThrownBy(() -> engine.getFormService().getTaskFormVariables(task))
                    .hasMessageNotContaining(name);
        });
    }

    private void same(Answer hidden, Answer never, String name) {
        assertThat(hidden.with(task, NOBODYS_ID)).isEqualTo(never);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.body()).doesNotContain(name);
    }

    private Map<String, Object> contribution() {
        return SampleAnswers.with(
                SampleAnswers.contribution(), "version", nurse.opened(task).get("rowVersion"));
    }

    private String rightOfHers() {
        return jdbc.sql("select right_number from koto.contribution where case_number = :key and person_id = :nurse")
                .param("key", key)
                .param("nurse", NURSE)
                .query(String.class)
                .single();
    }

    private List<String> definitions(List<String> tasks) {
        return engine.getTaskService().createTaskQuery().taskIdIn(tasks.toArray(String[]::new)).list().stream()
                .map(open -> open.getTaskDefinitionKey())
                .distinct()
                .toList();
    }

    private String instanceOf(String taskId) {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(taskId)
                .singleResult()
                .getProcessInstanceId();
    }

    private String timerOf(String jobDefinition) {
        return engine.getManagementService()
                .createJobDefinitionQuery()
                .jobDefinitionId(jobDefinition)
                .singleResult()
                .getActivityId();
    }
}
