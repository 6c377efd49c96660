package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fi.kotopolku.demo.SampleAnswers;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The second wall alone: the engine's services called in a person's name, as if there were no doors. The caseworker has
 * the task in hand, so that whatever the engine would give to an assignee is within reach.
 */
class SecondWallTest extends DoorsTest {

    private static String key;
    private static String task;
    private static String instance;

    @BeforeEach
    void aTaskInHand() {
        if (key == null) {
            key = newCase(CASEWORKER);
            task = taskOf(key, "task_initialInterview");
            instance = engine.getTaskService()
                    .createTaskQuery()
                    .taskId(task)
                    .singleResult()
                    .getProcessInstanceId();
        }
    }

    @ParameterizedTest
    @MethodSource("fi.kotopolku.doors.Attempts#all")
    void refusesACaseworker(Consumer<Attempts.Within> attempt) {
        refuses(CASEWORKER, attempt);
    }

    @ParameterizedTest
    @MethodSource("fi.kotopolku.doors.Attempts#all")
    void refusesAManagerOfProcesses(Consumer<Attempts.Within> attempt) {
        refuses("manager.keuruu", attempt);
    }

    @ParameterizedTest
    @MethodSource("fi.kotopolku.doors.Attempts#all")
    void refusesACaseworkerOfAnotherMunicipality(Consumer<Attempts.Within> attempt) {
        refuses(OTHER_MUNICIPALITY, attempt);
    }

    @Test
    void letsACaseworkerTakeGiveBackAndAnswer() {
        String own = newCase(CASEWORKER);
        String interview = taskOf(own, "task_initialInterview");

        as(CASEWORKER, () -> {
            TaskService tasks = engine.getTaskService();
            tasks.setAssignee(interview, null);
            tasks.claim(interview, CASEWORKER);
            assertThat(tasks.createTaskQuery()
                            .taskId(interview)
                            .taskAssignee(CASEWORKER)
                            .count())
                    .isEqualTo(1);
        });

        assertThatCode(() ->
                        casework.answer(CASEWORKER, own, "task_initialInterview", SampleAnswers.interview(today())))
                .doesNotThrowAnyException();
    }

    /** The engine keeps a refused run as a failed one, so this attempt alone leaves a trace. */
    @Test
    void aJobIsNotRunByAPerson() {
        String job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .list()
                .get(0)
                .getId();

        as(
                CASEWORKER,
                () -> assertThatThrownBy(() -> engine.getManagementService().executeJob(job))
                        .isInstanceOf(AuthorizationException.class));

        assertThat(engine.getManagementService().createJobQuery().jobId(job).count())
                .isEqualTo(1);
    }

    private void refuses(String person, Consumer<Attempts.Within> attempt) {
        Attempts.Within within = new Attempts.Within(
                this,
                key,
                engine.getTaskService().createTaskQuery().taskId(task).singleResult(),
                instance,
                definition("integration-case"),
                engine.getManagementService()
                        .createJobQuery()
                        .tenantIdIn("249")
                        .list()
                        .get(0)
                        .getId());
        Map<String, String> before = everythingStored();

        as(person, () -> {
            Throwable refusal = catchThrowable(() -> attempt.accept(within));
            assertThat(refusal).isNotNull().isNotInstanceOf(NullPointerException.class);
            assertThat(String.valueOf(refusal.getMessage())).doesNotContain(Attempts.FREE_TEXT, "unbound");
        });

        assertThat(everythingStored()).isEqualTo(before);
    }
}
