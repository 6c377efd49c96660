package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SampleRights;
import fi.kotopolku.doors.Visitor.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/**
 * A right for twenty seconds, in real time and with the job executor running: asked for by the team lead, granted by an
 * officer, used, and over by itself. Everybody is at their browser.
 */
class TwentySecondsTest extends DoorsTest {

    /** No right and no task of the demo is theirs, so their account can be lent. */
    private static final String LENDER = "keha.admin";

    private static final String SUBSTITUTE = "substitute.keuruu";
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

    private static final String WAITS = "camunda.bpm.job-execution.";

    @Autowired
    private Environment product;

    private JobExecutor jobs;
    private Grants grants;

    @BeforeEach
    void aSubstituteComesToWork() {
        jobs = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        asInProduction(jobs);
        grants = new Grants(jdbc);
        grants.lendAccount(LENDER, SUBSTITUTE, "Testi", "Keuruu-Sijainen", "keuruu");
    }

    @AfterEach
    void asBefore() {
        jobs.shutdown();
        grants.takeAccountBack(LENDER, SUBSTITUTE);
    }

    @Test
    void endsByItselfToTheSecond() {
        String task = taskOf(newCase(CASEWORKER), "task_initialInterview");
        visit(CASEWORKER).post("task/" + task + "/unclaim", null);
        Visitor lead = visit("lead.keuruu");
        Visitor officer = visit("officer.keuruu");
        Visitor substitute = visit(SUBSTITUTE, LENDER);
        assertThat(listed(substitute)).isEmpty();
        jobs.start();

        ZonedDateTime end =
                Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(22).atZone(HELSINKI);
        String number = asked(lead, end);
        granted(officer, number);
        Duration left = Duration.between(Instant.now(), end.toInstant());
        assertThat(left).as("seconds of the right").isBetween(Duration.ofSeconds(14), Duration.ofSeconds(22));

        assertThat(listed(substitute)).contains(task);
        assertThat(substitute.claim(task, SUBSTITUTE).status()).isEqualTo(204);
        assertThat(substitute.get("task/" + task + "/form-variables").status()).isEqualTo(200);
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(task)
                        .singleResult()
                        .getAssignee())
                .isEqualTo(SUBSTITUTE);

        sleepUntil(end.toInstant());

        assertThat(listed(substitute)).isEmpty();
        assertThat(counted(substitute)).isZero();
        assertThat(substitute.get("task/" + task + "/form-variables").status()).isEqualTo(404);
        assertThat(Duration.between(end.toInstant(), Instant.now())).isLessThan(Duration.ofSeconds(2));

        await().atMost(Duration.between(Instant.now(), end.toInstant().plusSeconds(11)))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(engine.getTaskService()
                                .createTaskQuery()
                                .taskId(task)
                                .taskUnassigned()
                                .taskCandidateGroup("caseworker")
                                .count())
                        .isEqualTo(1));
        await().atMost(Duration.between(Instant.now(), end.toInstant().plusSeconds(11)))
                .untilAsserted(() -> assertThat(casework.isRunning(number)).isFalse());

        Answer right = officer.get("/api/v1/access-rights/" + number);
        assertThat(right.json().at("/right/state").asText()).isEqualTo("ENDED");
        assertThat(texts(right.json().path("history"), "kind"))
                .containsSubsequence("REQUESTED", "CHECKS_PASSED", "GRANTED", "ENDED", "TASKS_HANDED_ON")
                .contains("ENDING_TOLD");
        assertThat(listed(visit(CASEWORKER))).contains(task);
        assertThat(texts(lead.get("/api/v1/notices").json(), "subjectKey")).contains(number);
    }

    /** The tests' application has no executor, and the engine's own falls asleep for longer than the product's does. */
    private void asInProduction(JobExecutor executor) {
        executor.setWaitTimeInMillis(product.getRequiredProperty(WAITS + "wait-time-in-millis", Integer.class));
        executor.setMaxWait(product.getRequiredProperty(WAITS + "max-wait", Long.class));
    }

    private String asked(Visitor lead, ZonedDateTime end) {
        Map<String, Object> request = SampleAnswers.with(
                SampleRights.accessRequest(SUBSTITUTE, today(), end.toLocalDate()), "untilTime", SECONDS.format(end));
        Answer begun = lead.begin(definition("access-right"), request);
        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        return begun.json().path("businessKey").asText();
    }

    private void granted(Visitor officer, String number) {
        String decision = taskOf(number, "task_decideAccessRight");
        assertThat(listed(officer)).contains(decision);
        assertThat(officer.claim(decision, "officer.keuruu").status()).isEqualTo(204);
        Answer decided = officer.submit(
                decision,
                SampleAnswers.with(
                        SampleRights.decision("GRANTED"),
                        "version",
                        officer.opened(decision).get("rowVersion")));
        assertThat(decided.status()).as(decided.body()).isEqualTo(204);
    }

    private Visitor visit(String person, String account) {
        Visitor visitor = visit(account);
        assertThat(visitor.get("/api/v1/me").json().path("personId").asText()).isEqualTo(person);
        return visitor;
    }

    private static void sleepUntil(Instant instant) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(30))
                .until(() -> !Instant.now().isBefore(instant));
    }
}
