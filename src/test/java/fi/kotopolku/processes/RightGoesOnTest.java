package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SamplePlans.agreed;
import static fi.kotopolku.demo.SamplePlans.draft;
import static fi.kotopolku.demo.SampleRights.accessRequest;
import static fi.kotopolku.demo.SampleRights.decision;
import static fi.kotopolku.demo.SampleRights.letEnd;
import static fi.kotopolku.demo.SampleRights.renewal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.EndCause;
import fi.kotopolku.access.Extent;
import fi.kotopolku.access.NarrowerBounds;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.RevocationGround;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** A right that begins later, is asked for anew when it ends, or gives way to a narrower one: each time a new right. */
class RightGoesOnTest extends RightWalk {

    @Test
    void aRightGrantedBeforehandIsVoidUntilItBegins() {
        String person = newPerson("keuruu");
        LocalDate from = today().plusDays(3);
        String right = grantedFrom(person, from);
        ProcessInstance process = running(right, "access-right");
        assertThat(process).isWaitingAt("gateway_waitForStart").hasNotPassed("service_tellStart");
        assertThat(state(right)).isEqualTo("GRANTED");
        assertThat(inForce(right)).isFalse();
        assertThat(groupsOf(person)).isEmpty();
        assertThat(due(right, "timer_rightStarts")).isEqualTo(startOf(from).plusSeconds(1));

        databaseClockAhead(Duration.between(Instant.now(), startOf(from).plusSeconds(5)));
        assertThat(inForce(right))
                .as("by the database's clock, whatever the timer does")
                .isTrue();
        fire(right, "timer_rightStarts");

        assertThat(process).hasPassed("service_tellStart").isWaitingAtExactly("message_revoke");
        assertThat(history(right)).endsWith("GRANTED", "STARTED");
        assertThat(told(person, right)).containsExactly("ACCESS_GRANTED", "ACCESS_STARTED");
        assertThat(groupsOf(person)).containsExactly("caseworker");
    }

    @Test
    void aRightIsTakenAwayBeforeItBegins() {
        String person = newPerson("keuruu");
        String right = grantedFrom(person, today().plusDays(3));
        ProcessInstance process = running(right, "access-right");

        as(OFFICER, () -> accessRights.revoke(right, OFFICER, RevocationGround.GRANTED_IN_ERROR, "Väärä henkilö"));

        assertThat(process)
                .hasPassedInOrder("message_endedBeforeStart", "service_tidyRevoked", "end_rightRevoked")
                .hasNotPassed("service_tellStart", "message_revoke")
                .isEnded();
        assertThat(column(right, "end_cause")).isEqualTo("REVOKED");
        assertThat(column(right, "end_ground")).isEqualTo("GRANTED_IN_ERROR");
        databaseClockAhead(Duration.ofDays(4));
        assertThat(inForce(right)).isFalse();
    }

    @Test
    void renewalIsANewRightThatBeginsWhenTheOldOneEnds() {
        String person = newPerson("keuruu");
        LocalDate until = today().plusMonths(2);
        String old = granted(person, until);
        fire(old, "timer_noticeBeforeEnd");
        assertThat(running(old, "access-right"))
                .hasPassedInOrder("timer_noticeBeforeEnd", "service_tellEnding")
                .isWaitingAtExactly("message_revoke", "task_renewRight");
        assertThat(told(person, old)).containsExactly("ACCESS_GRANTED", "ACCESS_ENDING");
        assertThat(told(LEAD, old)).containsExactly("ACCESS_GRANTED", "ACCESS_ENDING");
        assertThat(task(old, "task_renewRight")).isAssignedTo(LEAD).hasCandidateGroupAssociated("team-lead");
        refused(
                400,
                LEAD,
                old,
                "task_renewRight",
                with(renewal(until), "validUntil", null),
                "ei voi olla voimassa toistaiseksi");
        refused(400, LEAD, old, "task_renewRight", renewal(until), "nykyisen oikeuden päättymisen jälkeen");
        refused(400, LEAD, old, "task_renewRight", renewal(until.plusYears(2)), "voi päättyä viimeistään");
        refused(400, LEAD, old, "task_renewRight", with(renewal(until), "renewal", null), "Valitse, haetaanko jatkoa");

        answer(LEAD, old, "task_renewRight", renewal(until.plusMonths(3)));

        assertThat(running(old, "access-right"))
                .hasPassed("end_renewalRequested")
                .isWaitingAtExactly("message_revoke");
        String renewed = found("select number from koto.access_right where replaces = :key", old);
        begun.add(renewed);
        assertThat(running(renewed, "access-right"))
                .hasPassedInOrder("start_renewalRequested", "service_checkRequest")
                .isWaitingAtExactly("task_decideAccessRight");
        assertThat(running(renewed, "access-right").getTenantId()).isEqualTo("249");
        assertThat(history(old)).endsWith("ENDING_TOLD", "RENEWAL_ASKED");
        assertThat(history(renewed)).containsExactly("REQUESTED", "CHECKS_PASSED");
        assertThat(inForce(renewed)).isFalse();

        answer(
                OFFICER,
                renewed,
                "task_decideAccessRight",
                AccessAnswers.narrower(until.plusDays(1), until.plusMonths(2)));

        assertThat(running(renewed, "access-right")).isWaitingAt("gateway_waitForStart");
        Instant border = startOf(until.plusDays(1));
        assertThat(instantOf(old, "ends_at")).isEqualTo(border).isEqualTo(instantOf(renewed, "valid_from"));
        databaseClockAhead(Duration.between(Instant.now(), border.plusSeconds(5)));
        assertThat(inForce(old)).isFalse();
        assertThat(inForce(renewed)).isTrue();
        fire(old, "timer_rightEnds");
        assertThat(running(old, "access-right")).isNull();
        fire(renewed, "timer_rightStarts");
        assertThat(running(renewed, "access-right")).isWaitingAtExactly("message_revoke");
        assertThat(groupsOf(person)).containsExactly("caseworker");
    }

    @Test
    void aRightMayBeLeftToEnd() {
        String right = granted(newPerson("keuruu"), today().plusMonths(2));
        ProcessInstance process = running(right, "access-right");
        fire(right, "timer_noticeBeforeEnd");

        answer(LEAD, right, "task_renewRight", letEnd());

        assertThat(process).hasPassed("end_rightMayEnd").isWaitingAtExactly("message_revoke");
        assertThat(inForce(right)).isTrue();
        assertThat(history(right)).endsWith("ENDING_TOLD", "RENEWAL_DECLINED");
        assertThat(found("select number from koto.access_right where replaces = :key", right))
                .isNull();
    }

    @Test
    void theQuestionGoesWithTheRight() {
        String right = grantedFor(newPerson("keuruu"), SHORT);
        ProcessInstance process = running(right, "access-right");
        fire(right, "timer_noticeBeforeEnd");
        assertThat(task(right, "task_renewRight")).isNotNull();
        databaseClockAhead(SHORT);

        fire(right, "timer_rightEnds");

        assertThat(process).isEnded();
        assertThat(task(right, "task_renewRight")).isNull();
    }

    @Test
    void nobodyAsksForTheirOwnRightToGoOn() {
        String lead = newPerson("keuruu");
        String right = grantedWith(lead, today().plusMonths(2), "role", "TEAM_LEAD");
        fire(right, "timer_noticeBeforeEnd");
        String task = task(right, "task_renewRight").getId();

        assertThatThrownBy(() -> as(lead, () -> engine.getTaskService().claim(task, lead)))
                .isInstanceOf(RuntimeException.class);
        assertThat(casework.as(
                        lead,
                        () -> engine.getTaskService()
                                .createTaskQuery()
                                .taskId(task)
                                .count()))
                .isZero();
        answer(LEAD, right, "task_renewRight", letEnd());
    }

    @Test
    void aCountysRightEndsWithTheLastOpenStep() {
        String key = assessedCase();
        String right = start(with(
                accessRequest(NURSE, today(), today().plusMonths(2)),
                "ground",
                "MULTI_PROFESSIONAL",
                "role",
                "WELLBEING_PROFESSIONAL",
                "extent",
                "CASES",
                "cases",
                key));
        answer(OFFICER, right, "task_decideAccessRight", decision("GRANTED"));
        assertThat(inForce(right)).isTrue();
        answer(key, "task_draftPlan", draft(today()));
        assertThat(inForce(right)).isTrue();

        answer(key, "task_confirmPlan", agreed(today()));

        assertThat(inForce(right)).isFalse();
        assertThat(running(right, "access-right")).isNull();
        assertThat(column(right, "end_cause")).isEqualTo("STEP_CLOSED");
        assertThat(history(right)).contains("CLOSED_BY_STEP", "ENDED");
    }

    @Test
    void aNarrowerRightTakesThePlaceOfTheWideOne() {
        String person = newPerson("keuruu");
        String wide = grantedWith(person, today().plusMonths(6));
        String key = newCase(person);
        Instant until = startOf(today().plusMonths(2));

        String[] narrow = new String[1];
        as(
                LEAD,
                () -> narrow[0] = accessRights.narrow(
                        wide,
                        LEAD,
                        new NarrowerBounds(
                                Set.of(DataCategory.LANGUAGE),
                                new Extent.WholeMunicipality(),
                                Set.of(Power.READ),
                                until),
                        "Tehtävä supistui"));
        String right = narrow[0];
        begun.add(right);

        assertThat(running(wide, "access-right")).isNull();
        assertThat(running(right, "access-right"))
                .hasPassedInOrder("start_rightNarrowed", "service_tellGrant")
                .hasNotPassed("service_checkRequest", "task_decideAccessRight")
                .isWaitingAtExactly("message_revoke");
        assertThat(running(right, "access-right").getTenantId()).isEqualTo("249");
        assertThat(inForce(wide)).isFalse();
        assertThat(inForce(right)).isTrue();
        assertThat(instantOf(right, "valid_from")).isEqualTo(instantOf(wide, "ended_at"));
        assertThat(instantOf(right, "ends_at")).isEqualTo(until);
        assertThat(due(right, "timer_rightEnds")).isEqualTo(until.plusSeconds(1));
        assertThat(found("select replaces from koto.access_right where number = :key", right))
                .isEqualTo(wide);
        assertThat(found("select end_cause from koto.access_right where number = :key", wide))
                .isEqualTo("NARROWED");
        assertThat(found("select decided_by from koto.access_right where number = :key", right))
                .isEqualTo(OFFICER);
        assertThat(history(wide)).endsWith("SUPERSEDED", "ENDED");
        assertThat(history(right)).containsExactly("BEGAN_NARROWER");
        assertThat(told(person, right)).containsExactly("ACCESS_NARROWED");
        assertThat(task(key, "task_initialInterview")).isAssignedTo(person);
        assertThat(casework.as(LEAD, () -> accessRights.end(wide, EndCause.REVIEW_ENDED, LEAD, "Uudelleen")))
                .isFalse();
        assertThat(casework.as(LEAD, () -> accessRights.end(right, EndCause.REVIEW_ENDED, LEAD, "Ei tarvita")))
                .isTrue();
        assertThat(running(right, "access-right")).isNull();
        assertThat(inForce(right)).isFalse();
        assertThat(history(right)).containsExactly("BEGAN_NARROWER", "ENDED_EARLY", "ENDED", "TASKS_HANDED_ON");
    }

    private String grantedFrom(String person, LocalDate from) {
        String right = start(accessRequest(person, from, from.plusMonths(1)));
        answer(OFFICER, right, "task_decideAccessRight", decision("GRANTED"));
        return right;
    }
}
