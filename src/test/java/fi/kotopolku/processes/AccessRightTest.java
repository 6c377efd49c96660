package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.accessRequest;
import static fi.kotopolku.demo.SampleAnswers.decision;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessRights;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The life of a right: asked for, checked, decided, in force, told of, ended. */
class AccessRightTest extends ProcessTest {

    private static final Duration A_MONTH = Duration.ofDays(31);

    @Autowired
    AccessRights accessRights;

    AccessRightTest() {
        super("access-right");
    }

    @Test
    void aRightIsGrantedToldOfAndEndsByItsTimer() {
        String person = newPerson("keuruu");
        String right = requested(person);
        ProcessInstance life = running(right, "access-right");
        assertThat(life).hasPassed("service_checkRequest").isWaitingAtExactly("task_decideAccessRight");
        assertThat(inForce(right)).isFalse();

        answer(OFFICER, right, "task_decideAccessRight", decision("GRANTED"));
        assertThat(life).hasPassed("service_tellGrant").isWaitingAt("message_revoke");
        assertThat(inForce(right)).isTrue();
        assertThat(told(person, right)).containsExactly("ACCESS_GRANTED");

        fire(right, "timer_noticeBeforeEnd");
        assertThat(told(person, right)).containsExactly("ACCESS_GRANTED", "ACCESS_ENDING");
        assertThat(life).hasPassed("end_endingTold").isWaitingAt("message_revoke");

        databaseClockAhead(A_MONTH);
        assertThat(inForce(right)).isFalse();
        fire(right, "timer_rightEnds");
        assertThat(life)
                .hasPassedInOrder("timer_rightEnds", "service_tidyEnded", "end_rightEnded")
                .hasNotPassed("service_tidyRevoked")
                .isEnded();
        assertThat(history(right)).startsWith("REQUESTED", "CHECKS_PASSED").endsWith("ENDED");
        assertThat(told(person, right)).endsWith("ACCESS_ENDED");
    }

    @Test
    void aTimerThatIsAheadOfTheDatabaseComesBackLater() {
        String right = granted(newPerson("keuruu"));
        assertThatThrownBy(() -> fire(right, "timer_rightEnds")).hasMessageContaining("not over yet");
        assertThat(running(right, "access-right")).isWaitingAt("message_revoke");
        assertThat(inForce(right)).isTrue();
        assertThat(timer(right, "timer_rightEnds").getRetries()).isPositive();
    }

    @Test
    void revokingEndsItAtOnceAndItsTasksGoBackToTheGroup() {
        String person = newPerson("keuruu");
        String right = granted(person);
        String key = newCase();
        Task interview = task(key, "task_initialInterview");
        engine.getTaskService().setAssignee(interview.getId(), person);
        ProcessInstance life = running(right, "access-right");

        accessRights.revoke(right, OFFICER, "Tehtävä on päättynyt");

        assertThat(inForce(right)).isFalse();
        assertThat(life)
                .hasPassedInOrder("message_revoke", "service_tidyRevoked", "end_rightRevoked")
                .hasNotPassed("service_tidyEnded")
                .isEnded();
        assertThat(task(key, "task_initialInterview")).isNotAssigned().hasCandidateGroup("caseworker");
        assertThat(history(right)).contains("REVOKED", "TASKS_HANDED_ON", "ENDED");
        assertThat(told(person, right)).endsWith("ACCESS_ENDED");
        assertThat(timer(right, "timer_rightEnds")).isNull();
    }

    @Test
    void anOfficerMayGrantLessAndNeverMore() {
        String person = newPerson("keuruu");
        String right = requested(person);
        Map<String, Object> less = with(
                decision("NARROWED"),
                "content",
                List.of("PLAN"),
                "powers",
                List.of("READ"),
                "extent",
                "MUNICIPALITY",
                "validFrom",
                today().toString(),
                "validUntil",
                today().plusDays(7).toString());
        refused(
                400,
                OFFICER,
                right,
                "task_decideAccessRight",
                with(less, "content", List.of("PLAN", "HEALTH_AND_FUNCTIONING")));
        answer(OFFICER, right, "task_decideAccessRight", less);
        assertThat(listed("select unnest(content) from koto.access_right where number = :key", right))
                .containsExactly("PLAN");
        assertThat(listed("select unnest(powers) from koto.access_right where number = :key", right))
                .containsExactly("READ");
    }

    @Test
    void aRefusalHasAReasonAndEndsTheMatter() {
        String right = requested(newPerson("keuruu"));
        ProcessInstance life = running(right, "access-right");
        refused(
                400,
                OFFICER,
                right,
                "task_decideAccessRight",
                with(decision("REFUSED"), "reason", null),
                "Päätöksen perustelu");
        answer(OFFICER, right, "task_decideAccessRight", decision("REFUSED"));
        assertThat(life)
                .hasPassed("service_tellRefusal")
                .hasNotPassed("service_tellGrant")
                .isEnded();
        assertThat(inForce(right)).isFalse();
        assertThat(told(LEAD, right)).containsExactly("ACCESS_REFUSED");
    }

    @Test
    void aRequestThatFailsItsChecksIsCorrectedOrTakenBack() {
        String right = begin(LEAD, "access-right", accessRequest(NURSE, today(), today().plusDays(30)));
        ProcessInstance life = running(right, "access-right");
        assertThat(life).isWaitingAtExactly("task_correctRequest").hasNotPassed("task_decideAccessRight");
        assertThat(task(right, "task_correctRequest")).isAssignedTo(LEAD);

        answer(LEAD, right, "task_correctRequest", correction(newPerson("keuruu"), false));
        assertThat(life).isWaitingAtExactly("task_decideAccessRight");

        String other = begin(LEAD, "access-right", accessRequest(NURSE, today(), today().plusDays(30)));
        ProcessInstance otherLife = running(other, "access-right");
        answer(LEAD, other, "task_correctRequest", correction(NURSE, true));
        assertThat(otherLife)
                .hasPassed("service_withdrawRequest")
                .hasNotPassed("task_decideAccessRight")
                .isEnded();
        assertThat(found("select state from koto.access_right where number = :key", other))
                .isEqualTo("WITHDRAWN");
    }

    @Test
    void nobodyDecidesOnTheirOwnRequestOrRight() {
        String forTheOtherOfficer = begin(
                LEAD,
                "access-right",
                with(accessRequest("officer2.keuruu", today(), today().plusDays(30)), "role", "CASEWORKER"));
        String task = task(forTheOtherOfficer, "task_decideAccessRight").getId();
        as(
                "officer2.keuruu",
                () -> assertThatThrownBy(() -> engine.getTaskService().claim(task, "officer2.keuruu"))
                        .isInstanceOf(AuthorizationException.class));
        as(
                "officer2.keuruu",
                () -> assertThat(engine.getTaskService()
                                .createTaskQuery()
                                .taskId(task)
                                .count())
                        .isZero());
        as(
                OFFICER,
                () -> assertThat(engine.getTaskService()
                                .createTaskQuery()
                                .taskId(task)
                                .count())
                        .isEqualTo(1));
        answer(OFFICER, forTheOtherOfficer, "task_decideAccessRight", decision("REFUSED"));
    }

    @Test
    void openBoundsOneselfAndTooLongAreRefusedAtTheForm() {
        Map<String, Object> request = accessRequest(newPerson("keuruu"), today(), today().plusDays(30));
        refusedRequest(with(request, "validUntil", null), "Päättyy");
        refusedRequest(with(request, "validUntil", today().minusDays(1).toString()), "Päättyy");
        refusedRequest(with(request, "validUntil", today().plusYears(2).toString()), "Päättyy");
        refusedRequest(with(request, "extent", null), "Laajuus");
        refusedRequest(with(request, "mayRead", null, "mayWrite", null));
        refusedRequest(with(request, "identityAndContact", null, "language", null, "plan", null, "services", null));
        refusedRequest(with(request, "person", LEAD), "itsellesi");
    }

    private void refusedRequest(Map<String, Object> request, String... said) {
        long before = rights();
        refused(400, () -> casework.begin(LEAD, "access-right", request), said);
        assertThat(rights()).isEqualTo(before);
    }

    private long rights() {
        return jdbc.sql("select count(*) from koto.access_right")
                .query(Long.class)
                .single();
    }

    private String requested(String person) {
        return begin(LEAD, "access-right", accessRequest(person, today(), today().plusDays(30)));
    }

    private String granted(String person) {
        String right = requested(person);
        answer(OFFICER, right, "task_decideAccessRight", decision("GRANTED"));
        assertThat(due(right, "timer_rightEnds")).isAfter(Instant.now().plus(Duration.ofDays(29)));
        return right;
    }

    private Map<String, Object> correction(String person, boolean withdraw) {
        return with(
                Map.of(),
                "withdraw",
                withdraw,
                "person",
                person,
                "role",
                "CASEWORKER",
                "ground",
                "MUNICIPAL_TASK",
                "content",
                List.of("PLAN", "LANGUAGE"),
                "powers",
                List.of("READ"),
                "extent",
                "MUNICIPALITY",
                "validFrom",
                today().toString(),
                "validUntil",
                today().plusDays(30).toString(),
                "justification",
                "Sijainen kotoutumistyössä");
    }
}
