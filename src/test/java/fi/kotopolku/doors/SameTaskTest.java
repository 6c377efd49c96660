package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A form sent by somebody without the task, sent twice, and sent by two at once: one answer is taken, or none. */
class SameTaskTest extends RefusedForms {

    @Test
    void aTaskOfSomebodyElseIsNotAnswered() {
        String key = caseWithNurse();
        String contribution = taskOf(key, "task_contribute");
        for (Visitor visitor : List.of(caseworker, lead, visit(OTHER_MUNICIPALITY), visit("manager.keuruu"))) {
            refused(
                    visitor,
                    new Bad("", "Ei estettä opinnoille", "", "ehtävä"),
                    () -> visitor.submit(contribution, SampleAnswers.contribution()));
        }
        String open = taskOf(newCase(CASEWORKER), "task_initialInterview");
        Map<String, Object> answer = SampleAnswers.with(interviewed(), "version", version(open));
        caseworker.post("task/" + open + "/unclaim", null);
        refused(
                caseworker,
                new Bad("", "Kokin tutkinto", "", "Ota se ensin itsellesi"),
                () -> caseworker.submit(open, answer));
        assertThat(visit(NURSE)
                        .submit(contribution, SampleAnswers.with(SampleAnswers.contribution(), "version", "0"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aFormSentTwiceIsTakenOnce() {
        String key = newCase(CASEWORKER);
        String task = taskOf(key, "task_initialInterview");
        Map<String, Object> answer = SampleAnswers.with(interviewed(), "version", version(task));

        assertThat(caseworker.submit(task, answer).status()).isEqualTo(204);
        refused(caseworker, new Bad("", "Kokin tutkinto", "", "on jo tehty"), () -> caseworker.submit(task, answer));
    }

    @Test
    void twoAtOnceAndOneIsTaken() throws Exception {
        Visitor again = visit(CASEWORKER);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                String key = newCase(CASEWORKER);
                String task = taskOf(key, "task_initialInterview");
                Map<String, Object> answer = SampleAnswers.with(interviewed(), "version", version(task));
                List<Callable<Answer>> both =
                        List.of(() -> caseworker.submit(task, answer), () -> again.submit(task, answer));
                oneIsTaken(two.invokeAll(both));
                assertThat(taskOf(key, "task_concludeAssessment")).isNotEmpty();
                assertThat(jdbc.sql("select count(*) from koto.assessment where case_number = :key and version = 1")
                                .param("key", key)
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
            }
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void twoTakeTheTaskAtOnceAndOneHasIt() throws Exception {
        Grants grants = new Grants(jdbc);
        String right = grants.give("lead.keuruu", "249", "caseworker", "IDENTITY_AND_CONTACT", "SERVICES");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                String task = taskOf(newCase(CASEWORKER), "task_initialInterview");
                caseworker.post("task/" + task + "/unclaim", null);
                List<Callable<Answer>> both =
                        List.of(() -> caseworker.claim(task, CASEWORKER), () -> lead.claim(task, "lead.keuruu"));
                oneIsTaken(two.invokeAll(both));
                Visitor second = engine.getTaskService()
                                .createTaskQuery()
                                .taskId(task)
                                .singleResult()
                                .getAssignee()
                                .equals(CASEWORKER)
                        ? lead
                        : caseworker;
                refused(
                        second,
                        new Bad("", "Kokin tutkinto", "", "ehtävä"),
                        () -> second.submit(task, SampleAnswers.with(interviewed(), "version", "0")));
            }
        } finally {
            two.shutdownNow();
            grants.end(right);
        }
    }

    private static void oneIsTaken(List<Future<Answer>> sent) throws Exception {
        Answer[] answers = {sent.get(0).get(), sent.get(1).get()};
        assertThat(Arrays.stream(answers).map(Answer::status))
                .as(Arrays.toString(answers))
                .containsOnlyOnce(204);
        assertThat(Arrays.stream(answers).filter(answer -> answer.status() != 204))
                .allSatisfy(late -> {
                    assertThat(late.refused()).as(late.toString()).isTrue();
                    assertThat(late.message()).as(late.body()).contains("Tehtävä");
                });
    }
}
