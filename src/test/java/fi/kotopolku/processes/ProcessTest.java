package fi.kotopolku.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.demo.SampleTransfers;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.rules.Rules;
import jakarta.ws.rs.WebApplicationException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What tests of processes share: people who fill in forms, timers that are fired by the id of their element, clocks that
 * are moved and set right again, and a look into our own tables.
 */
@KotopolkuTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProcessTest {

    static final String CASEWORKER = "caseworker.keuruu";
    static final String LEAD = "lead.keuruu";
    static final String OFFICER = "officer.keuruu";
    static final String MULTIA = "caseworker.multia";
    static final String NURSE = "nurse.keskisuomi";
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private static final AtomicInteger CLIENTS = new AtomicInteger();

    @Autowired
    Casework casework;

    @Autowired
    ProcessEngine engine;

    final JdbcClient jdbc = TestDatabase.owner();

    @Autowired
    Rules rules;

    @Autowired
    Clock clock;

    @Autowired
    DemoTime time;

    /** Keys of the cases and rights that this class began. */
    final List<String> begun = new ArrayList<>();

    @BeforeEach
    void assertionsAskThisEngine() {
        BpmnAwareTests.init(engine);
    }

    @AfterEach
    void clocksRunAgain() {
        time.stand(Duration.ZERO);
        databaseClockAhead(Duration.ZERO);
        BpmnAwareTests.reset();
    }

    String begin(String person, String process, Map<String, Object> answer) {
        String key = casework.begin(person, process, answer);
        begun.add(key);
        return key;
    }

    /** A new client of the caseworker; the case waits for the interview. */
    String newCase() {
        return newCase(CASEWORKER);
    }

    String newCase(String caseworker) {
        return begin(caseworker, "integration-case", newClient());
    }

    /** The form of somebody whom the municipality has to assess; nobody else has the same birthday. */
    Map<String, Object> newClient() {
        return SampleAnswers.intake(
                "Kulkija", "Testi", LocalDate.of(1970, 1, 1).plusDays(CLIENTS.incrementAndGet()), today());
    }

    /** The case waits for the draft of its first plan. */
    String assessedCase() {
        String key = newCase();
        answer(key, "task_initialInterview", SampleAnswers.interview(today()));
        answer(key, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        return key;
    }

    /** The plan is in force from today for ten months, and the case waits for its review. */
    String caseWithPlan() {
        String key = assessedCase();
        answer(key, "task_draftPlan", SamplePlans.draft(today()));
        answer(key, "task_confirmPlan", SamplePlans.agreed(today()));
        return key;
    }

    void answer(String key, String task, Map<String, Object> answer) {
        answer(CASEWORKER, key, task, answer);
    }

    void answer(String person, String key, String task, Map<String, Object> answer) {
        casework.answer(person, key, task, answer);
    }

    /**
     * The case is on its way to Multia, and nobody there has answered.
     *
     * @return the hand-over's number
     */
    String sentToMultia(String key) {
        begin(CASEWORKER, "case-transfer", SampleTransfers.transferTo("495", key, today()));
        answer(key, "task_sendTransfer", SampleTransfers.sendTransfer());
        String number = transfer(key, "number");
        begun.add(number);
        return number;
    }

    /** @return the number of the case that it has become in Multia */
    String handedOverToMultia(String key) {
        String number = sentToMultia(key);
        answer(MULTIA, number, "task_receiveTransfer", SampleTransfers.transferReply("ACCEPTED"));
        String newCase = transfer(key, "new_case_number");
        begun.add(newCase);
        return newCase;
    }

    /** Of the case's latest hand-over. */
    String transfer(String key, String column) {
        return found(
                "select " + column
                        + "::text from koto.transfer where case_number = :key order by begun_at desc limit 1",
                key);
    }

    /** Does something in a person's name, with the groups and municipalities that the person has now. */
    void as(String person, Runnable work) {
        casework.as(person, () -> {
            work.run();
            return null;
        });
    }

    /** Sends the form of a task that is known by its id, without looking whether it is in the person's list. */
    void send(String person, String taskId, Map<String, Object> answer) {
        as(person, () -> engine.getFormService().submitTaskForm(taskId, answer));
    }

    /** The form is refused with this status and a message that says all of this, and the task is still there as it was. */
    void refused(int status, String person, String key, String task, Map<String, Object> answer, String... said) {
        Task before = task(key, task);
        refused(status, () -> answer(person, key, task, answer), said);
        Task after = task(key, task);
        assertThat(after.getId()).isEqualTo(before.getId());
        assertThat(after.getAssignee()).isEqualTo(before.getAssignee() == null ? person : before.getAssignee());
    }

    static void refused(int status, ThrowingCallable submission, String... said) {
        assertThatExceptionOfType(WebApplicationException.class)
                .isThrownBy(submission)
                .satisfies(refused -> {
                    assertThat(refused.getResponse().getStatus()).isEqualTo(status);
                    assertThat(refused.getMessage()).isNotBlank();
                    assertThat(said)
                            .allSatisfy(
                                    words -> assertThat(refused.getMessage()).contains(words));
                });
    }

    /** The one running process of this model in the case. */
    ProcessInstance running(String key, String process) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey(process)
                .singleResult();
    }

    Task task(String key, String task) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(task)
                .singleResult();
    }

    /** The job of the timer element that is waiting in the case; null when there is none. */
    Job timer(String key, String timer) {
        List<String> processes =
                engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                        .map(ProcessInstance::getId)
                        .toList();
        return engine.getManagementService().createJobQuery().activityId(timer).list().stream()
                .filter(job -> processes.contains(job.getProcessInstanceId()))
                .reduce((one, other) -> {
                    throw new AssertionError("More than one " + timer + " waits in " + key);
                })
                .orElse(null);
    }

    Instant due(String key, String timer) {
        return timer(key, timer).getDuedate().toInstant();
    }

    void fire(String key, String timer) {
        engine.getManagementService().executeJob(timer(key, timer).getId());
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    static Instant startOf(LocalDate day) {
        return day.atStartOfDay(HELSINKI).toInstant();
    }

    /** Business and engine stand at noon of the day; the database's clock, which rights go by, is not moved. */
    void standOn(LocalDate day) {
        time.stand(Duration.between(
                Instant.now(), day.atTime(LocalTime.NOON).atZone(HELSINKI).toInstant()));
    }

    void databaseClockAhead(Duration ahead) {
        String now = ahead.isZero()
                ? "clock_timestamp()"
                : "clock_timestamp() + interval '" + ahead.toMillis() + " milliseconds'";
        jdbc.sql("create or replace function koto.instant() returns timestamptz language sql stable as 'select "
                        + now.replace("'", "''") + "'")
                .update();
    }

    /** The first value that SQL finds with the key as its only parameter; null when it finds none. */
    String found(String sql, String key) {
        List<String> found = listed(sql, key);
        return found.isEmpty() ? null : found.get(0);
    }

    List<String> listed(String sql, String key) {
        return jdbc.sql(sql).param("key", key).query(String.class).list();
    }

    String caseState(String key) {
        return found("select state from koto.integration_case where number = :key", key);
    }

    /** Kinds of what the person was told of the case or right, oldest first. */
    List<String> told(String person, String key) {
        return jdbc.sql("""
                        select kind from koto.notice where person_id = :person and subject_key = :key
                        order by created_at, id
                        """)
                .param("person", person)
                .param("key", key)
                .query(String.class)
                .list();
    }

    /** What has happened to the right, in the words of its history. */
    List<String> history(String right) {
        return listed("select kind from koto.access_right_event where right_number = :key order by id", right);
    }

    Instant instantOf(String right, String column) {
        return jdbc.sql("select " + column + " from koto.access_right where number = :number")
                .param("number", right)
                .query(Timestamp.class)
                .single()
                .toInstant();
    }

    boolean inForce(String right) {
        return found("select 1 from koto.right_in_force where number = :key", right) != null;
    }

    /** The groups that the person is in by the rights in force now. */
    List<String> groupsOf(String person) {
        return casework.as(
                person,
                () -> engine.getIdentityService().createGroupQuery().groupMember(person).list().stream()
                        .map(Group::getId)
                        .toList());
    }

    /** Somebody new who works for the organisation and has no rights. */
    String newPerson(String organisation) {
        String id = "walker." + UUID.randomUUID();
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'test', :id, 'Testi', 'Kulkija', 'kulkija@esimerkki.invalid', :organisation)
                """).param("id", id).param("organisation", organisation).update();
        return id;
    }
}
