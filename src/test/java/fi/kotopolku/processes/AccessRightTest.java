package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.interview;
import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SampleRights.accessRequest;
import static fi.kotopolku.demo.SampleRights.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.RevocationGround;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** A right from its request to its end (§§ 73, 79–81): decided by an officer, ended by its time or at once. */
class AccessRightTest extends RightWalk {

    @Test
    void aRightIsAskedForDecidedOnAndInForce() {
        String person = newPerson("keuruu");
        LocalDate until = today().plusMonths(6);
        String right = request(person, until);
        ProcessInstance process = running(right, "access-right");
        assertThat(process)
                .hasPassed("start_accessRightRequest", "service_checkRequest")
                .isWaitingAtExactly("task_decideAccessRight")
                .hasNotPassed("task_correctRequest");
        assertThat(task(right, "task_decideAccessRight")).isNotAssigned().hasCandidateGroupAssociated("access-officer");
        assertThat(state(right)).isEqualTo("REQUESTED");
        assertThat(groupsOf(person)).isEmpty();

        answer(OFFICER, right, "task_decideAccessRight", decision("GRANTED"));

        assertThat(process)
                .hasPassed("service_tellGrant")
                .hasNotPassed("service_tellRefusal", "timer_noticeBeforeEnd", "timer_rightEnds")
                .isWaitingAtExactly("message_revoke");
        assertThat(state(right)).isEqualTo("GRANTED");
        assertThat(inForce(right)).isTrue();
        assertThat(groupsOf(person)).containsExactly("caseworker");
        assertThat(found("select decided_by from koto.access_right where number = :key", right))
                .isEqualTo(OFFICER);
        assertThat(history(right)).containsExactly("REQUESTED", "CHECKS_PASSED", "GRANTED");
        assertThat(told(person, right)).containsExactly("ACCESS_GRANTED");
        assertThat(told(LEAD, right)).containsExactly("ACCESS_GRANTED");
        Instant end = startOf(until.plusDays(1));
        assertThat(instantOf(right, "ends_at")).isEqualTo(end);
        assertThat(due(right, "timer_rightEnds")).isEqualTo(end.plusSeconds(1));
        assertThat(due(right, "timer_noticeBeforeEnd"))
                .isEqualTo(startOf(until.plusDays(1).minusDays(30)));
    }

    @Test
    void anOfficerMayGrantLessButNeverMore() {
        String person = newPerson("keuruu");
        LocalDate until = today().plusMonths(6);
        String right = request(person, until);
        refused(
                400,
                OFFICER,
                right,
                "task_decideAccessRight",
                with(
                        AccessAnswers.narrower(today(), until),
                        "validUntil",
                        until.plusDays(1).toString()),
                "ei ole haetun jälkeen");
        refused(
                400,
                OFFICER,
                right,
                "task_decideAccessRight",
                with(AccessAnswers.narrower(today(), until), "content", List.of("LANGUAGE", "NOTES")),
                "Valitse vain tietoryhmiä, joita on haettu");
        assertThat(state(right)).isEqualTo("REQUESTED");

        answer(OFFICER, right, "task_decideAccessRight", AccessAnswers.narrower(today(), until.minusMonths(1)));

        assertThat(running(right, "access-right"))
                .hasPassed("service_tellGrant")
                .isWaitingAtExactly("message_revoke")
                .variables()
                .containsEntry("accessDecision", "NARROWED");
        assertThat(listed("select unnest(content) from koto.access_right where number = :key", right))
                .containsExactly("LANGUAGE");
        assertThat(listed("select unnest(powers) from koto.access_right where number = :key", right))
                .containsExactly("READ");
        assertThat(instantOf(right, "ends_at"))
                .isEqualTo(startOf(until.minusMonths(1).plusDays(1)));
        assertThat(history(right)).containsExactly("REQUESTED", "CHECKS_PASSED", "NARROWED");
    }

    @Test
    void aRefusalNeedsAReasonAndEndsTheMatter() {
        String person = newPerson("keuruu");
        String right = request(person, today().plusMonths(6));
        ProcessInstance process = running(right, "access-right");
        refused(400, OFFICER, right, "task_decideAccessRight", with(decision("REFUSED"), "reason", null), "miksi");

        answer(OFFICER, right, "task_decideAccessRight", decision("REFUSED"));

        assertThat(process)
                .hasPassed("service_tellRefusal", "end_rightRefused")
                .hasNotPassed("service_tellGrant", "message_revoke")
                .isEnded();
        assertThat(state(right)).isEqualTo("REFUSED");
        assertThat(inForce(right)).isFalse();
        assertThat(groupsOf(person)).isEmpty();
        assertThat(told(LEAD, right)).containsExactly("ACCESS_REFUSED");
        assertThat(told(person, right)).isEmpty();
        assertThat(history(right)).containsExactly("REQUESTED", "CHECKS_PASSED", "REFUSED");
    }

    @Test
    void aRequestThatFailsTheChecksIsCorrected() {
        String person = newPerson("keuruu");
        String right = start(accessRequest(NURSE, today(), today().plusMonths(3)));
        ProcessInstance process = running(right, "access-right");
        assertThat(process).isWaitingAtExactly("task_correctRequest").hasNotPassed("task_decideAccessRight");
        assertThat(task(right, "task_correctRequest")).isAssignedTo(LEAD).hasCandidateGroupAssociated("team-lead");
        assertThat(failures(right)).containsExactly("EMPLOYER_NOT_ON_GROUND");
        assertThat(found("select explanation_fi from koto.access_right_failure where right_number = :key", right))
                .contains("Valitse peruste työnantajan mukaan");
        refused(
                400,
                LEAD,
                right,
                "task_correctRequest",
                with(AccessAnswers.correction(today(), person), "version", "9"),
                "muuttuneet");
        refused(400, LEAD, right, "task_correctRequest", AccessAnswers.correction(today(), LEAD), "itsellesi");

        answer(
                LEAD,
                right,
                "task_correctRequest",
                with(AccessAnswers.correction(today(), person), "role", "EMPLOYMENT_EXPERT"));

        assertThat(process).isWaitingAtExactly("task_correctRequest").hasNotPassed("task_decideAccessRight");
        assertThat(failures(right)).containsExactly("ROLE_NOT_ON_GROUND");

        answer(LEAD, right, "task_correctRequest", AccessAnswers.correction(today(), person));

        assertThat(process).isWaitingAtExactly("task_decideAccessRight").hasNotPassed("service_withdrawRequest");
        assertThat(failures(right)).isEmpty();
        assertThat(found("select person_id from koto.access_right where number = :key", right))
                .isEqualTo(person);
        assertThat(history(right))
                .containsExactly(
                        "REQUESTED", "CHECKS_FAILED", "CORRECTED", "CHECKS_FAILED", "CORRECTED", "CHECKS_PASSED");
    }

    @Test
    void aRequestThatFailsTheChecksMayBeTakenBack() {
        String right = start(accessRequest(NURSE, today(), today().plusMonths(3)));
        ProcessInstance process = running(right, "access-right");

        answer(LEAD, right, "task_correctRequest", with(AccessAnswers.correction(today(), NURSE), "withdraw", true));

        assertThat(process)
                .hasPassed("service_withdrawRequest", "end_requestWithdrawn")
                .hasNotPassed("task_decideAccessRight")
                .isEnded();
        assertThat(state(right)).isEqualTo("WITHDRAWN");
        assertThat(history(right)).containsExactly("REQUESTED", "CHECKS_FAILED", "WITHDRAWN");
        assertThat(told(NURSE, right)).isEmpty();
    }

    @Test
    void atTheEndTheRightIsVoidAndItsTasksGoBackToTheGroup() {
        String person = newPerson("keuruu");
        String right = grantedFor(person, SHORT);
        ProcessInstance process = running(right, "access-right");
        String key = newCase(person);
        String task = task(key, "task_initialInterview").getId();
        assertThat(task(key, "task_initialInterview")).isAssignedTo(person);
        Instant end = instantOf(right, "ends_at");
        assertThat(due(right, "timer_rightEnds")).isEqualTo(end.plusSeconds(1));
        Duration quarter = Duration.between(instantOf(right, "valid_from"), end).dividedBy(4);
        assertThat(due(right, "timer_noticeBeforeEnd")).isCloseTo(end.minus(quarter), within(1, ChronoUnit.SECONDS));

        databaseClockAhead(SHORT);

        assertThat(inForce(right)).isFalse();
        assertThat(groupsOf(person)).isEmpty();
        assertThatThrownBy(() -> send(person, task, interview(today()))).isInstanceOf(ProcessEngineException.class);
        assertThat(process).isWaitingAtExactly("message_revoke");
        assertThat(task(key, "task_initialInterview")).isAssignedTo(person);

        fire(right, "timer_rightEnds");

        assertThat(process)
                .hasPassedInOrder("timer_rightEnds", "service_tidyEnded", "end_rightEnded")
                .hasNotPassed("service_tidyRevoked", "end_rightRevoked", "service_tellEnding")
                .isEnded();
        assertThat(task(key, "task_initialInterview")).isNotAssigned().hasCandidateGroupAssociated("caseworker");
        assertThat(history(right)).endsWith("GRANTED", "ENDED", "TASKS_HANDED_ON");
        assertThat(found("""
                select detail_code from koto.access_right_event
                where right_number = :key and kind = 'TASKS_HANDED_ON'
                """, right)).isEqualTo("1");
        assertThat(instantOf(right, "ended_at")).isEqualTo(end);
        assertThat(told(person, right)).containsExactly("ACCESS_GRANTED", "ACCESS_ENDED");
        assertThat(told(OFFICER, right)).containsExactly("ACCESS_ENDED");

        answer(key, "task_initialInterview", interview(today()));

        assertThat(task(key, "task_concludeAssessment")).isNotAssigned();
    }

    /** The timer runs by this machine's clock and the right by the database's; the sweep must not be lost between them. */
    @Test
    void aTimerThatIsAheadOfTheDatabaseComesBackUntilTheRightIsOver() {
        String person = newPerson("keuruu");
        String right = grantedFor(person, SHORT);
        ProcessInstance process = running(right, "access-right");
        String key = newCase(person);

        assertThatThrownBy(() -> fire(right, "timer_rightEnds")).hasMessageContaining("not over yet");

        assertThat(process).isWaitingAtExactly("message_revoke").hasNotPassed("timer_rightEnds", "service_tidyEnded");
        assertThat(inForce(right)).isTrue();
        assertThat(history(right)).doesNotContain("ENDED");
        assertThat(task(key, "task_initialInterview")).isAssignedTo(person);
        assertThat(timer(right, "timer_rightEnds").getRetries()).isGreaterThan(100);

        databaseClockAhead(SHORT);
        fire(right, "timer_rightEnds");

        assertThat(process).hasPassed("service_tidyEnded").isEnded();
        assertThat(history(right)).endsWith("ENDED", "TASKS_HANDED_ON");
        assertThat(task(key, "task_initialInterview")).isNotAssigned();
    }

    @Test
    void revocationEndsTheRightAtOnce() {
        String person = newPerson("keuruu");
        String other = granted(newPerson("keuruu"), today().plusMonths(2));
        String right = grantedWith(person, today().plusMonths(2));
        ProcessInstance process = running(right, "access-right");
        String key = newCase(person);

        as(OFFICER, () -> accessRights.revoke(right, OFFICER, RevocationGround.TASK_ENDED, "Tehtävä päättyi"));

        assertThat(process)
                .hasPassedInOrder("message_revoke", "service_tidyRevoked", "end_rightRevoked")
                .hasNotPassed("timer_rightEnds", "service_tidyEnded", "timer_noticeBeforeEnd")
                .isEnded();
        assertThat(inForce(right)).isFalse();
        assertThat(groupsOf(person)).isEmpty();
        assertThat(task(key, "task_initialInterview")).isNotAssigned().hasCandidateGroupAssociated("caseworker");
        assertThat(history(right)).endsWith("GRANTED", "REVOKED", "ENDED", "TASKS_HANDED_ON");
        assertThat(found("select ended_by from koto.access_right where number = :key", right))
                .isEqualTo(OFFICER);
        assertThat(told(person, right)).containsExactly("ACCESS_GRANTED", "ACCESS_ENDED");
        assertThat(timer(right, "timer_rightEnds")).isNull();
        assertThat(running(other, "access-right")).isWaitingAtExactly("message_revoke");
        assertThat(inForce(other)).isTrue();
    }
}
