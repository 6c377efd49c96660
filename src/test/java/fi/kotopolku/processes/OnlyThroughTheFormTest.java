package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.interview;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A task is done by its form, by the person who has it, and in no other way. */
class OnlyThroughTheFormTest extends ProcessTest {

    private String key;
    private Task interview;
    private ProcessInstance assessment;
    private String lateTimer;

    /** A way past the form, tried on the interview of a case by the caseworker who has it. */
    record SideDoor(String name, Way way) {

        interface Way {
            void tryOn(OnlyThroughTheFormTest test, TaskService tasks, RuntimeService processes);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<SideDoor> sideDoors() {
        Map<String, Object> decided = Map.of("coordinationNeeded", false);
        return Stream.of(
                door("complete", (test, tasks, processes) -> tasks.complete(test.interview.getId())),
                door(
                        "complete with the form's own variable",
                        (test, tasks, processes) -> tasks.complete(test.interview.getId(), decided)),
                door(
                        "complete with variables in return",
                        (test, tasks, processes) ->
                                tasks.completeWithVariablesInReturn(test.interview.getId(), decided, false)),
                door("resolve", (test, tasks, processes) -> tasks.resolveTask(test.interview.getId(), decided)),
                door("delegate", (test, tasks, processes) -> tasks.delegateTask(test.interview.getId(), LEAD)),
                door("BPMN error", (test, tasks, processes) -> tasks.handleBpmnError(test.interview.getId(), "LATE")),
                door("escalation", (test, tasks, processes) -> tasks.handleEscalation(test.interview.getId(), "LATE")),
                door(
                        "variable of the task",
                        (test, tasks, processes) ->
                                tasks.setVariable(test.interview.getId(), "coordinationNeeded", false)),
                door(
                        "local variable of the task",
                        (test, tasks, processes) ->
                                tasks.setVariableLocal(test.interview.getId(), "coordinationNeeded", false)),
                door(
                        "variable of the process",
                        (test, tasks, processes) ->
                                processes.setVariable(test.assessment.getId(), "coordinationNeeded", false)),
                door("signal", (test, tasks, processes) -> processes.signal(test.interview.getExecutionId())),
                door(
                        "modification",
                        (test, tasks, processes) -> processes
                                .createProcessInstanceModification(test.assessment.getId())
                                .startAfterActivity("task_initialInterview")
                                .execute()),
                door(
                        "deletion",
                        (test, tasks, processes) -> processes.deleteProcessInstance(test.assessment.getId(), "pois")),
                door(
                        "timer",
                        (test, tasks, processes) ->
                                test.engine.getManagementService().executeJob(test.lateTimer)));
    }

    @BeforeEach
    void aCaseThatWaitsForTheInterview() {
        key = newCase();
        interview = task(key, "task_initialInterview");
        assessment = running(key, "service-need-assessment");
        lateTimer = timer(key, "timer_assessmentLate").getId();
    }

    @ParameterizedTest
    @MethodSource("sideDoors")
    void noOtherWayLeadsOn(SideDoor door) {
        assertThatThrownBy(() -> as(
                        CASEWORKER, () -> door.way().tryOn(this, engine.getTaskService(), engine.getRuntimeService())))
                .satisfiesAnyOf(
                        refused -> assertThat(refused).isInstanceOf(AuthorizationException.class),
                        refused -> assertThat(refused).hasMessageContaining("through its form only"));
        nothingHasHappened();
    }

    @Test
    void aPersonSendsNoMessageToAProcess() {
        String planned = caseWithPlan();
        assertThatThrownBy(() -> as(
                        CASEWORKER,
                        () -> engine.getRuntimeService()
                                .createMessageCorrelation("reviewRequested")
                                .processInstanceBusinessKey(planned)
                                .correlate()))
                .isInstanceOf(AuthorizationException.class);
        assertThat(running(planned, "integration-case")).isWaitingAtExactly("gateway_waitForReview");
    }

    /** Nor for the application itself, when nobody is signed in. */
    @Test
    void evenTheEngineDoesNotCompleteATaskPastItsForm() {
        TaskService tasks = engine.getTaskService();
        assertThatThrownBy(() -> tasks.complete(interview.getId(), Map.of("coordinationNeeded", true)))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("through its form only");
        assertThatThrownBy(() -> engine.getRuntimeService().signal(interview.getExecutionId()))
                .isInstanceOf(ProcessEngineException.class);
        nothingHasHappened();
    }

    @Test
    void aProcessRemembersOnlyWhatIsOnTheClosedList() {
        RuntimeService processes = engine.getRuntimeService();
        String id = assessment.getId();
        assertThatThrownBy(() -> processes.setVariable(id, "clientName", "Kulkija"))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> processes.setVariableLocal(interview.getExecutionId(), "note", "Kulkija"))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> engine.getTaskService().setVariableLocal(interview.getId(), "note", "x"))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> processes.setVariable(id, "planResult", "x".repeat(65)))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> processes.setVariable(id, "planResult", new HashMap<>(Map.of("a", "b"))))
                .isInstanceOf(BadUserRequestException.class);
        nothingHasHappened();
    }

    @Test
    void aFormIsTakenOnlyFromWhoHasTheTask() {
        engine.getTaskService().setAssignee(interview.getId(), null);
        refused(
                403,
                () -> send(CASEWORKER, interview.getId(), with(interview(today()), "version", "0")),
                "Tehtävä ei ole sinulla. Ota se ensin itsellesi");
        engine.getTaskService().setAssignee(interview.getId(), CASEWORKER);
        for (String outsider : new String[] {LEAD, OFFICER, "manager.keuruu"}) {
            assertThatThrownBy(() -> send(outsider, interview.getId(), with(interview(today()), "version", "0")))
                    .isInstanceOf(AuthorizationException.class);
        }
        for (String stranger : new String[] {NURSE, "caseworker.multia", "nobody"}) {
            assertThatThrownBy(() -> send(stranger, interview.getId(), with(interview(today()), "version", "0")))
                    .isInstanceOf(ProcessEngineException.class);
        }
        refused(
                401,
                () -> engine.getFormService()
                        .submitTaskForm(interview.getId(), with(interview(today()), "version", "0")),
                "Kirjaudu sisään");
        nothingHasHappened();
    }

    @Test
    void aFormTakesItsOwnFieldsOnly() {
        Map<String, Object> answer = with(interview(today()), "version", "0");
        refused(
                400,
                () -> send(CASEWORKER, interview.getId(), with(answer, "planNeeded", true)),
                "Lomakkeessa on kenttä, jota ei tunneta");
        refused(
                400,
                () -> send(CASEWORKER, interview.getId(), with(answer, "education", "x".repeat(100_000))),
                "Teksti on liian pitkä");
        refused(
                400,
                () -> send(CASEWORKER, interview.getId(), with(answer, "literacy", "EXCELLENT")),
                "Valitse jokin annetuista vaihtoehdoista");
        nothingHasHappened();
    }

    @Test
    void aTaskThatIsDoneIsNotDoneAgain() {
        send(CASEWORKER, interview.getId(), with(interview(today()), "version", "0"));
        assertThatThrownBy(() -> send(CASEWORKER, interview.getId(), with(interview(today()), "version", "0")))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(assessment).isWaitingAtExactly("task_concludeAssessment");
        assertThat(found("select version::text from koto.assessment where case_number = :key", key))
                .isEqualTo("1");
    }

    private void nothingHasHappened() {
        assertThat(assessment)
                .isWaitingAtExactly("task_initialInterview")
                .hasNotPassed("task_initialInterview")
                .variables()
                .containsOnly(entry("needClear", true));
        assertThat(task(key, "task_initialInterview")).isAssignedTo(CASEWORKER);
        assertThat(found("select state || version from koto.assessment where case_number = :key", key))
                .isEqualTo("OPEN0");
    }

    private static SideDoor door(String name, SideDoor.Way way) {
        return new SideDoor(name, way);
    }
}
