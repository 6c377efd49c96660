package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import fi.kotopolku.engine.Casework;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every test at the doors needs: people at their browsers, cases of their own, and a look at everything stored. */
@KotopolkuTest
abstract class DoorsTest {

    static final String CASEWORKER = "caseworker.keuruu";
    static final String OTHER_MUNICIPALITY = "caseworker.multia";
    static final String NURSE = "nurse.keskisuomi";
    static final String NOBODYS_ID = "00000000-0000-11f1-8000-000000000000";

    /** No name of a test is another's, and no name is written twice in one municipality. */
    private static final AtomicInteger CLIENTS = new AtomicInteger();

    @LocalServerPort
    int port;

    final JdbcClient jdbc = TestDatabase.owner();

    @Autowired
    Casework casework;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Clock clock;

    @AfterEach
    void databaseTellsTheTimeAgain() {
        moveDatabaseClock("0 seconds");
    }

    Visitor visit(String account) {
        return Visitor.signedIn(port, account);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** Rights, and nothing else, go by the clock of the database. */
    void moveDatabaseClock(String interval) {
        jdbc.sql("create or replace function koto.instant() returns timestamptz language sql stable as"
                        + " 'select clock_timestamp() + interval ''" + interval + "'''")
                .update();
    }

    Map<String, Object> newClient() {
        int number = CLIENTS.incrementAndGet();
        String letters = "" + (char) ('a' + number / 26) + (char) ('a' + number % 26);
        return SampleAnswers.intake("Ovitesti" + letters, "Kolkuttaja" + letters, LocalDate.of(1988, 2, 3), today());
    }

    String newCase(String caseworker) {
        return casework.begin(caseworker, "integration-case", newClient());
    }

    /** @return a case whose nurse has been invited to the assessment */
    String caseWithNurse() {
        String key = newCase(CASEWORKER);
        casework.answer(CASEWORKER, key, "task_initialInterview", SampleAnswers.interviewInviting(today(), NURSE));
        return key;
    }

    String taskOf(String key, String definitionKey) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(key)
                .taskDefinitionKey(definitionKey)
                .singleResult()
                .getId();
    }

    String definition(String processKey) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .singleResult()
                .getId();
    }

    String clientNameOf(String key) {
        return jdbc.sql("""
                select c.family_name from koto.client c
                join koto.integration_case k on k.client_id = c.id where k.number = :key
                """).param("key", key).query(String.class).single();
    }

    /** @return ids of the tasks in every one of the person's filters */
    List<String> listed(Visitor visitor) {
        return filters(visitor).stream()
                .flatMap(filter ->
                        ids(visitor.post("filter/" + filter + "/list?firstResult=0&maxResults=500", Map.of())).stream())
                .distinct()
                .toList();
    }

    /** @return the sum of what the person's filters count */
    int counted(Visitor visitor) {
        return filters(visitor).stream()
                .mapToInt(filter -> visitor.get("filter/" + filter + "/count")
                        .json()
                        .path("count")
                        .asInt(-1))
                .sum();
    }

    List<String> filters(Visitor visitor) {
        return ids(visitor.get("filter?resourceType=Task&firstResult=0&maxResults=2000"));
    }

    static List<String> ids(Answer list) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return StreamSupport.stream(list.json().spliterator(), false)
                .map(row -> row.path("id").asText())
                .toList();
    }

    static List<String> texts(JsonNode rows, String field) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.path(field).asText())
                .toList();
    }

    /** Calls the engine itself, past every door, with the person's groups and municipalities. */
    void as(String personId, Runnable work) {
        casework.as(personId, () -> {
            work.run();
            return null;
        });
    }

    /** @return a fingerprint of each table of the engine and of ours; the log of accesses, which grows and is sealed meanwhile, is left out */
    Map<String, String> everythingStored() {
        List<String> tables = jdbc.sql("""
                select table_schema || '.' || table_name from information_schema.tables
                where table_schema in ('engine', 'koto') and table_type = 'BASE TABLE'
                  and table_name not in ('audit_entry', 'audit_link', 'audit_seal', 'flyway_schema_history')
                order by 1
                """).query(String.class).list();
        String all = tables.stream()
                .map(table ->
                        "select '%1$s' as name, count(*) || ' rows, ' || coalesce(sum(hashtext(t::text)), 0) as print from %1$s t"
                                .formatted(table))
                .collect(Collectors.joining(" union all "));
        return jdbc.sql(all).query().listOfRows().stream()
                .collect(Collectors.toMap(row -> (String) row.get("name"), row -> (String) row.get("print")));
    }
}
