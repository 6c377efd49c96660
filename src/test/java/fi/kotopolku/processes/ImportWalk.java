package fi.kotopolku.processes;

import fi.kotopolku.access.FirstRights;
import fi.kotopolku.access.Role;
import fi.kotopolku.identity.WorkFor;
import fi.kotopolku.imports.ImportUndo;
import fi.kotopolku.imports.StagedClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Towns that use the system and bring their clients over from an old one, driven job by job as the job executor would;
 * the model is walked by all its classes together.
 */
abstract class ImportWalk extends AdoptionWalk {

    static final Map<String, Object> BRING = Map.of("decision", "BRING", "remarksRead", true);
    static final Map<String, Object> SIGN_OFF = Map.of("outcome", "SIGN_OFF", "differenceSeen", true);

    @Autowired
    FirstRights firstRights;

    @Autowired
    WorkFor work;

    @Autowired
    ImportUndo undo;

    ImportWalk() {
        super("data-import", DataImportTest.class, ImportOrderTest.class, ImportTakenBackTest.class);
    }

    @BeforeEach
    @Override
    void businessStands() {
        time.stand(Duration.ZERO);
    }

    String brought(String main, int clients) {
        String key = ordered(main, clients);
        runJobs(key);
        return key;
    }

    String ordered(String main, int clients) {
        String key = begin(main, "data-import", Map.of("sourceSystem", "TYPPI"));
        StagedClients.stage(jdbc, key, clients, null);
        answer(main, key, "task_prepareImport", BRING);
        return key;
    }

    void takeBack(String person, String key, String reason) {
        as(person, () -> undo.take(person, key, reason));
    }

    /** A town that uses the system; its main user is a right's holder and nothing else. */
    String begunTown(String code, String name) {
        town(code, name);
        begins(code);
        String main = townPerson(code);
        work.municipality(code, () -> {
            firstRights.open(code, main, Role.MAIN_USER, KEHA);
            return null;
        });
        return main;
    }

    void begins(String code) {
        jdbc.sql("update koto.municipality set adopted_on = current_date - 1 where code = :code")
                .param("code", code)
                .update();
    }

    /** What the job executor would do until there is nothing more to do at once. */
    void runJobs(String key) {
        while (job(key)) {}
    }

    boolean job(String key) {
        ProcessInstance importing = running(key, "data-import");
        List<Job> waiting = importing == null
                ? List.of()
                : engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(importing.getId())
                        .messages()
                        .list();
        waiting.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        return !waiting.isEmpty();
    }

    List<String> cases(String key) {
        return listed("select case_number from koto.import_case where import = :key order by 1", key);
    }

    String caseOf(String key, int client) {
        return jdbc.sql("select case_number from koto.import_case where import = :key and client_ref = :ref")
                .param("key", key)
                .param("ref", "A" + client)
                .query(String.class)
                .single();
    }

    String importState(String key) {
        return found("select state from koto.data_import where number = :key", key);
    }

    /** How many rows each table of ours and of the engine's has, apart from what the import's own process has. */
    Map<String, Long> rows(Predicate<String> counted) {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.tables
                        where table_type = 'BASE TABLE' and (table_schema = 'koto'
                            or table_schema = 'engine' and table_name ~ '^act_(ru|hi)_')
                        """).query(String.class).list().stream()
                .filter(counted)
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        return rows;
    }
}
