package fi.kotopolku.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.OutsideRights;
import fi.kotopolku.access.RevocationGround;
import fi.kotopolku.cooperation.Asking;
import fi.kotopolku.cooperation.Requests;
import fi.kotopolku.form.FormRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One who works on a case asks another to do something, inside the system. */
class CooperationRequestTest extends WholeModelTest {

    private static final String MODEL = "cooperation-request";

    @Autowired
    Requests requests;

    @Autowired
    AccessRights accessRights;

    private final OutsideRights outside = new OutsideRights(jdbc);

    CooperationRequestTest() {
        super(MODEL);
    }

    @Test
    void whoWasAskedAnswersAndWhoAskedReadsIt() {
        String key = newCase();
        String teacher = participant(key);
        LocalDate due = today().plusDays(10);

        asked(CASEWORKER, key, teacher, due);

        ProcessInstance request = running(key, MODEL);
        assertThat(request)
                .hasPassed("start_cooperationRequest")
                .isWaitingAtExactly("task_answerRequest")
                .hasVariables("requestId");
        assertThat(task(key, "task_answerRequest")).isAssignedTo(teacher);
        Instant end = startOf(due.plusDays(1));
        assertThat(task(key, "task_answerRequest").getDueDate().toInstant()).isEqualTo(end);
        assertThat(due(key, "timer_requestDue")).isEqualTo(end);
        refused(400, teacher, key, "task_answerRequest", Map.of("answer", "Tehty"), "Valitse, teitkö pyydetyn");
        refused(400, teacher, key, "task_answerRequest", Map.of("reply", "DONE"), "Kirjoita, mitä pyynnöstä seurasi");

        fire(key, "timer_requestDue");
        assertThat(request).hasPassed("service_remindAsked", "end_askedReminded");
        assertThat(told(teacher, key)).containsExactly("COOPERATION_ASKED", "COOPERATION_REMINDER");

        answer(teacher, key, "task_answerRequest", Map.of("reply", "DONE", "answer", "Paikka on varattu"));
        assertThat(request).hasPassed("service_tellAsker").isWaitingAtExactly("task_readAnswer");
        assertThat(task(key, "task_readAnswer")).isAssignedTo(CASEWORKER);
        assertThat(told(CASEWORKER, key)).containsExactly("COOPERATION_ANSWERED");
        refused(400, CASEWORKER, key, "task_readAnswer", Map.of(), "Merkitse vastaus luetuksi");
        answer(key, "task_readAnswer", Map.of("confirmed", true));

        assertThat(request).hasPassed("end_cooperationRequest").isEnded();
        assertThat(stored(key, "state")).isEqualTo("DONE");
        assertThat(stored(key, "read_at is not null")).isEqualTo("true");
    }

    @Test
    void whatIsAskedOfSomebodyWhoseRightEndsGoesBackToWhoAsked() {
        String key = newCase();
        String teacher = newPerson("partner-opisto");
        String right = outside.give(teacher, key, "SERVICES");
        asked(CASEWORKER, key, teacher, today());
        ProcessInstance request = running(key, MODEL);

        as(LEAD, () -> accessRights.revoke(right, LEAD, RevocationGround.TASK_ENDED, "Tehtävä päättyi"));

        assertThat(request)
                .hasPassed("message_requestHandedBack", "service_tellAsker")
                .hasNotPassed("timer_requestDue")
                .isWaitingAtExactly("task_readAnswer");
        assertThat(told(CASEWORKER, key)).containsExactly("COOPERATION_HANDED_BACK");
        assertThat(stored(key, "state")).isEqualTo("HANDED_BACK");
    }

    @Test
    void aParticipantAsksTheCaseworker() {
        String key = newCase();
        String teacher = participant(key);
        asked(teacher, key, CASEWORKER, today());
        answer(CASEWORKER, key, "task_answerRequest", Map.of("reply", "DECLINED", "answer", "Ei kuulu kunnalle"));
        assertThat(task(key, "task_readAnswer")).isAssignedTo(teacher);
        answer(teacher, key, "task_readAnswer", Map.of("confirmed", true));
        assertThat(stored(key, "state")).isEqualTo("DECLINED");
    }

    @Test
    void nothingIsAskedOfOrByWhoHasNoRightToIt() {
        String key = newCase();
        String teacher = participant(key);
        String reader = newPerson("partner-opisto");
        outside.give(reader, key, List.of("READ"), "SERVICES");
        String withoutServices = newPerson("partner-opisto");
        outside.give(withoutServices, key, "LANGUAGE");
        String ofAnother = participant(newCase());
        for (String nobody : List.of(reader, withoutServices, ofAnother, MULTIA, NURSE, CASEWORKER, "nobody")) {
            assertThatThrownBy(() -> asked(CASEWORKER, key, nobody, today()))
                    .as(nobody)
                    .isInstanceOf(FormRefused.class);
        }
        for (String nobody : List.of(reader, withoutServices, ofAnother, MULTIA, NURSE, LEAD)) {
            assertThatThrownBy(() -> asked(nobody, key, CASEWORKER, today()))
                    .as(nobody)
                    .isInstanceOf(AccessRefused.class);
        }
        assertThatThrownBy(() -> asked(CASEWORKER, key, teacher, today().minusDays(1)))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("Anna päivä");
        assertThat(running(key, MODEL)).isNull();
        assertThat(stored(key, "state")).isNull();
    }

    private String participant(String key) {
        String person = newPerson("partner-opisto");
        outside.give(person, key, "IDENTITY_AND_CONTACT", "SERVICES");
        return person;
    }

    private void asked(String by, String key, String of, LocalDate due) {
        as(by, () -> Asking.ask(requests, by, key, of, due));
    }

    private String stored(String key, String column) {
        return found("select (" + column + ")::text from koto.cooperation_request where case_number = :key", key);
    }
}
