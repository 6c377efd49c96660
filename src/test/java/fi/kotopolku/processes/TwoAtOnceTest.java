package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.contribution;
import static fi.kotopolku.demo.SampleAnswers.interview;
import static fi.kotopolku.demo.SampleAnswers.interviewInviting;
import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SampleRights.accessRequest;
import static fi.kotopolku.demo.SampleRights.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Two answers at the same moment: the second comes while the first is taken and not yet committed. */
class TwoAtOnceTest extends ProcessTest {

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aFormSentTwiceIsTakenOnce() {
        String key = newCase();
        String task = task(key, "task_initialInterview").getId();

        Throwable second = meanwhile(
                CASEWORKER,
                () -> answer(key, "task_initialInterview", interviewInviting(today(), NURSE)),
                () -> send(CASEWORKER, task, with(interview(today()), "version", "0", "education", "Toinen vastaus")));

        refused(
                409,
                () -> {
                    throw second;
                },
                "Tehtävä on jo käsitelty. Päivitä tehtävälista.");
        assertThat(found("select education || version from koto.assessment where case_number = :key", key))
                .isEqualTo("Kokin tutkinto kotimaassa1");
        assertThat(listed("select state from koto.contribution where case_number = :key", key))
                .containsExactly("INVITED");
        assertThat(running(key, "service-need-assessment")).isWaitingAt("call_assessmentContributions");
    }

    @Test
    void ofTwoPeopleAtATaskOneGetsIt() {
        String colleague = newPerson("keuruu");
        String right = begin(LEAD, "access-right", accessRequest(colleague, today(), today().plusMonths(1)));
        answer(OFFICER, right, "task_decideAccessRight", decision("GRANTED"));
        String key = newCase();
        String task = task(key, "task_initialInterview").getId();
        engine.getTaskService().setAssignee(task, null);

        Throwable second = meanwhile(
                CASEWORKER,
                () -> answer(key, "task_initialInterview", interview(today())),
                () -> as(colleague, () -> engine.getTaskService().claim(task, colleague)));

        assertThat(second).isInstanceOf(OptimisticLockingException.class);
        assertThat(found("select interviewed_by || version from koto.assessment where case_number = :key", key))
                .isEqualTo(CASEWORKER + "1");
        assertThat(task(key, "task_concludeAssessment")).isAssignedTo(CASEWORKER);
    }

    @Test
    void ofTwoProfessionalsWhoAnswerAtOnceNeitherLosesTheirPart() {
        String another = newPerson("keski-suomi-hva");
        String key = newCase();
        answer(key, "task_initialInterview", interviewInviting(today(), NURSE, another));
        String others = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskAssignee(another)
                .singleResult()
                .getId();

        Throwable second = meanwhile(
                NURSE,
                () -> answer(NURSE, key, "task_contribute", contribution()),
                () -> send(another, others, with(contribution(), "version", "0")));

        assertThat(second).isNull();
        assertThat(listed("select state from koto.contribution where case_number = :key", key))
                .containsExactly("GIVEN", "GIVEN");
        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_concludeAssessment");
    }

    /** @return why the second failed, null when it did not; it begins before the first is committed, and waits for it */
    private Throwable meanwhile(String person, Runnable first, Runnable second) {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        as(
                person,
                () -> transaction.executeWithoutResult(running -> {
                    first.run();
                    new Thread(() -> outcome.complete(catchThrowable(second::run))).start();
                    await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaits);
                }));
        return outcome.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private boolean somebodyWaits() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
