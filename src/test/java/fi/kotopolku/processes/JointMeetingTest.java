package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.interviewInviting;
import static fi.kotopolku.demo.SampleAnswers.meetingHeld;
import static fi.kotopolku.demo.SampleAnswers.meetingOn;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** A joint meeting: planned, people invited and reminded, held or not, and nobody let in by an invitation. */
class JointMeetingTest extends WholeModelTest {

    JointMeetingTest() {
        super("joint-meeting");
    }

    @Test
    void whoeverIsInvitedIsToldAndRemindedAndWhatWasAgreedIsKept() {
        LocalDate on = today().plusDays(7);
        String key = caseWithNurse();

        plan(key, with(meetingOn(key, on), "invited", List.of(NURSE)));

        ProcessInstance meeting = running(key, "joint-meeting");
        assertThat(meeting)
                .hasPassed("service_inviteToMeeting")
                .isWaitingAtExactly("task_recordMeeting")
                .variables()
                .containsOnlyKeys("meetingId");
        assertThat(told(NURSE, key)).contains("MEETING_INVITED");
        assertThat(task(key, "task_recordMeeting")).isAssignedTo(CASEWORKER);
        assertThat(due(key, "timer_meetingReminder"))
                .isEqualTo(on.minusDays(1)
                        .atTime(LocalTime.of(13, 30))
                        .atZone(HELSINKI)
                        .toInstant());

        fire(key, "timer_meetingReminder");

        assertThat(told(NURSE, key)).contains("MEETING_REMINDER");
        assertThat(told(CASEWORKER, key)).contains("MEETING_REMINDER");
        standOn(on);
        answer(key, "task_recordMeeting", meetingHeld(on));

        assertThat(meeting).hasPassed("end_jointMeeting").isEnded();
        assertThat(meetings(key, "state || '/' || held_on || '/' || interpreter_present"))
                .containsExactly("HELD/" + on + "/true");
        assertThat(listed("""
                        select i.no || ' ' || i.agreed || ' ' || i.responsible from koto.meeting_item i
                        join koto.meeting m on m.id = i.meeting_id where m.case_number = :key order by i.no
                        """, key)).containsExactly("1 Aika terveystarkastukseen varataan Terveydenhoitaja");
    }

    @Test
    void anInvitationGivesNobodyARight() {
        String key = newCase();
        String rights = "select count(*)::text from koto.access_right_case where case_number = :key";
        Map<String, Object> inviting = with(meetingOn(key, today().plusDays(3)), "invited", List.of(NURSE));
        refusedToPlan(inviting, "oikeus tähän asiaan");
        assertThat(meetings(key, "state")).isEmpty();
        assertThat(found(rights, key)).isEqualTo("0");
        assertThat(told(NURSE, key)).isEmpty();

        plan(key, with(inviting, "invited", null, "outsiders", List.of("SCHOOL", "RELATIVE")));

        assertThat(meetings(key, "array_to_string(outsiders, ',')")).containsExactly("SCHOOL,RELATIVE");
        assertThat(found(rights, key)).isEqualTo("0");
    }

    @Test
    void whoHasLostTheRightMeanwhileIsNotReminded() {
        String key = caseWithNurse();
        plan(key, with(meetingOn(key, today().plusDays(5)), "invited", List.of(NURSE)));
        answer(NURSE, key, "task_contribute", SampleAnswers.contribution());

        fire(key, "timer_meetingReminder");

        assertThat(told(NURSE, key)).doesNotContain("MEETING_REMINDER");
    }

    @Test
    void aMeetingThatIsNotHeldIsRecordedWithItsReason() {
        String key = newCase();
        plan(key, with(meetingOn(key, today().plusDays(2)), "outsiders", List.of("SCHOOL")));
        refused(400, CASEWORKER, key, "task_recordMeeting", Map.of("outcome", "NOT_HELD"), "miksi palaveria ei");

        answer(key, "task_recordMeeting", Map.of("outcome", "NOT_HELD", "reason", "Asiakas sairastui"));

        assertThat(meetings(key, "state || '/' || reason")).containsExactly("NOT_HELD/Asiakas sairastui");
    }

    @Test
    void impossibleMeetingsAreRefusedInWords() {
        String key = newCase();
        Map<String, Object> sound = with(meetingOn(key, today().plusDays(2)), "outsiders", List.of("SCHOOL"));
        refusedToPlan(with(sound, "meetingOn", today().minusDays(1).toString()), "vielä tulossa");
        refusedToPlan(with(sound, "meetingOn", today().plusYears(2).toString()), "enintään vuoden");
        refusedToPlan(with(sound, "meetingOn", null), "Anna palaverin päivä");
        refusedToPlan(with(sound, "meetingTime", "25:00"), "13:30");
        refusedToPlan(with(sound, "place", null), "missä palaveri pidetään");
        refusedToPlan(with(sound, "interpreter", "qq"), "luettelosta");
        refusedToPlan(with(sound, "agenda", " "), "mitä palaverissa");
        refusedToPlan(with(sound, "agenda", "a".repeat(4001)), "4000");
        refusedToPlan(with(sound, "outsiders", List.of("Matti Meikäläinen")), "luettelosta");
        refusedToPlan(with(sound, "outsiders", List.of()), "Kutsu palaveriin joku");
        refusedToPlan(with(sound, "invited", List.of(MULTIA)), "oikeus tähän asiaan");
        assertThat(meetings(key, "state")).isEmpty();
        refused(403, () -> begin(MULTIA, "joint-meeting", sound));
        refused(403, () -> begin(CASEWORKER, "joint-meeting", with(sound, "caseNumber", "249-2026-999999")));
        assertThatThrownBy(() -> begin(NURSE, "joint-meeting", sound)).isNotNull();
        assertThat(meetings(key, "state")).isEmpty();
    }

    @Test
    void whatCannotHaveComeOfAMeetingIsRefused() {
        String key = newCase();
        plan(key, with(meetingOn(key, today().plusDays(2)), "outsiders", List.of("SCHOOL")));
        Map<String, Object> held = meetingHeld(today());
        String task = "task_recordMeeting";
        refused(
                400,
                CASEWORKER,
                key,
                task,
                with(held, "heldOn", today().plusDays(1).toString()),
                "tulevaisuudessa");
        refused(
                400,
                CASEWORKER,
                key,
                task,
                with(held, "heldOn", today().minusDays(1).toString()),
                "ennen kuin asia");
        refused(400, CASEWORKER, key, task, with(held, "heldOn", null), "Anna päivä");
        refused(400, CASEWORKER, key, task, with(held, "present", " "), "läsnä");
        refused(400, CASEWORKER, key, task, with(held, "version", "4"), "muuttuneet");
        Map<String, Object> before =
                Map.of("agreed", "Soitto", "dueOn", today().minusDays(1).toString());
        refused(400, CASEWORKER, key, task, with(held, "agreed", List.of(before)), "ennen palaveria");
        refused(400, CASEWORKER, key, task, with(held, "agreed", List.of(Map.of("responsible", "Joku"))), "sovittiin");
        String waiting = task(key, task).getId();
        assertThatThrownBy(() -> send(MULTIA, waiting, held)).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> send(NURSE, waiting, held)).isInstanceOf(ProcessEngineException.class);
        assertThat(meetings(key, "state")).containsExactly("PLANNED");
    }

    @Test
    void aCaseIsNotClosedBeforeItsMeetingIsRecorded() {
        String key = begin(CASEWORKER, "integration-case", with(newClient(), "wayIn", "OWN_REQUEST"));
        answer(key, "task_decideNeed", SampleAnswers.assessmentNotNeeded());
        plan(key, with(meetingOn(key, today().plusDays(2)), "outsiders", List.of("SCHOOL")));
        refused(400, CASEWORKER, key, "task_closeCase", SampleAnswers.closing(), "yhteispalaveri");
        answer(key, "task_recordMeeting", Map.of("outcome", "NOT_HELD", "reason", "Ei tarvittu"));
        answer(key, "task_closeCase", SampleAnswers.closing());
        assertThat(caseState(key)).isEqualTo("CLOSED");
    }

    @Test
    void withTheCaseAMeetingThatIsToComeIsGivenUpHere() {
        String key = newCase();
        plan(key, with(meetingOn(key, today().plusDays(2)), "outsiders", List.of("SCHOOL")));
        handedOverToMultia(key);
        assertThat(running(key, "joint-meeting")).isNull();
        assertThat(task(key, "task_recordMeeting")).isNull();
    }

    private String caseWithNurse() {
        String key = newCase();
        answer(key, "task_initialInterview", interviewInviting(today(), NURSE));
        return key;
    }

    private void plan(String key, Map<String, Object> answer) {
        assertThat(begin(CASEWORKER, "joint-meeting", answer)).isEqualTo(key);
    }

    private void refusedToPlan(Map<String, Object> answer, String said) {
        refused(400, () -> begin(CASEWORKER, "joint-meeting", answer), said);
    }

    private List<String> meetings(String key, String column) {
        return listed("select " + column + " from koto.meeting where case_number = :key", key);
    }
}
