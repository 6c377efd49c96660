package fi.kotopolku.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.imports.StagedClients;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/**
 * Within its time an import that nobody has worked on is taken back without a trace but the log's, and who was here
 * before stays.
 */
class ImportTakenBackTest extends ImportWalk {

    @Test
    void nobodyTakesBackWhatSomebodyHasWorkedOnNorAfterItsTime() {
        String main = begunTown("957", "Petäjävesi");
        String key = brought(main, 5);
        String number = caseOf(key, 1);
        log(number, "READ");
        log(number, "VIEW_CASE_LOG");
        assertThat(workedOn(key)).isZero();
        log(number, "WRITE");
        assertThat(workedOn(key)).isOne();
        Map<String, Object> takeBack = Map.of("outcome", "TAKE_BACK", "takeBackReason", "Väärä tiedosto.");
        refused(400, main, key, "task_signOffImport", takeBack, "on jo käsitelty (1)");
        assertThatThrownBy(() -> jdbc.sql("select set_config('koto.municipality', '957', false),"
                                + " koto.take_back_import(:key, :main, 'Ohi sovelluksen.')")
                        .param("key", key)
                        .param("main", main)
                        .query()
                        .listOfRows())
                .hasMessageContaining("somebody has worked on");
        assertThat(cases(key)).hasSize(5);

        String other = begunTown("958", "Saarijärvi");
        String late = brought(other, 5);
        databaseClockAhead(Duration.ofDays(15));
        refused(400, other, late, "task_signOffImport", takeBack, "sai perua");
        databaseClockAhead(Duration.ZERO);
        answer(other, late, "task_signOffImport", takeBack);
        runJobs(late);
        assertThat(importState(late)).isEqualTo("TAKEN_BACK");
    }

    @Test
    void aClientWhoWasHereBeforeKeepsTheirRowAndStaysAndAnOrderOfNonDisclosureIsSet() {
        String main = begunTown("962", "Tuttula");
        jdbc.sql("""
                insert into koto.client (municipality, family_name, given_names, birth_date, identity_code, citizenship,
                    native_language, contact_language, interpreter_needed, permit_kind, first_permit_on, registered_at,
                    registered_by, street_address)
                values ('962', 'Tuttu', 'Testi', '1990-01-01', '010190-998V', 'SY', 'ar', 'fi', false, 'WORK',
                    '2025-01-01', now(), :main, 'Uusi osoite 1')
                """).param("main", main).update();
        String key = begin(main, "data-import", Map.of("sourceSystem", "TYPPI"));
        StagedClients.stage(jdbc, key, 10, null);
        jdbc.sql("""
                update koto.import_row set content = content || '{"identity_code": "010190-998V", "non_disclosure": true,
                    "street_address": "Vanha osoite 2"}'
                where import = :key and kind = 'CLIENTS' and client_ref = 'A10'
                """).param("key", key).update();
        answer(main, key, "task_prepareImport", BRING);
        runJobs(key);

        assertThat(cases(key)).hasSize(10);
        assertThat(known()).containsExactly("Tuttu Uusi osoite 1 true");
        assertThat(found("select count(*)::text from koto.client where municipality = :key", "962"))
                .isEqualTo("10");
        takeBack(main, key, "Väärä tiedosto.");
        assertThat(known()).containsExactly("Tuttu Uusi osoite 1 true");
        assertThat(found("select count(*)::text from koto.client where municipality = :key", "962"))
                .isEqualTo("1");
        assertThat(listed("select client_id::text from koto.household where municipality = :key", "962"))
                .isEmpty();
        runJobs(key);
    }

    private List<String> known() {
        return listed(
                "select family_name || ' ' || street_address || ' ' || non_disclosure from koto.client"
                        + " where identity_code = :key and municipality = '962'",
                "010190-998V");
    }

    @Test
    void takenBackItLeavesNoTraceButTheLogs() {
        String main = begunTown("959", "Luhanka");
        String stranger = begunTown("960", "Pihtipudas");
        Map<String, Long> before = rows(ImportTakenBackTest::notOfTheLog);
        String key = brought(main, 130);
        ProcessInstance importing = running(key, "data-import");
        fire(caseOf(key, 1), "timer_assessmentLate");

        assertThatThrownBy(() -> takeBack(stranger, key, "Väärä kunta.")).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> takeBack(main, key, " ")).isInstanceOf(FormRefused.class);
        answer(main, key, "task_signOffImport", SIGN_OFF);
        assertThat(listed("select client_ref from koto.import_case where import = :key", key))
                .hasSize(130)
                .containsOnlyNulls();
        assertThat(importing).isWaitingAt("gateway_undoTime");
        takeBack(main, key, "Väärä tiedosto.");
        assertThat(importState(key)).isEqualTo("TAKING_BACK");
        runJobs(key);

        assertThat(importing).isEnded();
        assertThat(importState(key)).isEqualTo("TAKEN_BACK");
        assertThat(told(main, key)).containsExactly("IMPORT_READY", "IMPORT_GONE");
        Map<String, Long> after = rows(ImportTakenBackTest::notOfTheLog);
        ofItself(importing.getId()).forEach((table, rows) -> after.merge(table, -rows, Long::sum));
        assertThat(after.entrySet().stream()
                        .filter(table -> !before.get(table.getKey()).equals(table.getValue()))
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "koto.case_number_series",
                        "koto.data_import",
                        "koto.import_count",
                        "koto.notice",
                        "koto.number_series");
    }

    /** What the engine keeps of the import's own process. */
    private Map<String, Long> ofItself(String process) {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("""
                        select table_schema || '.' || table_name from information_schema.columns
                        where table_schema = 'engine' and table_name ~ '^act_(ru|hi)_' and column_name = 'root_proc_inst_id_'
                        """)
                .query(String.class)
                .list()
                .forEach(table -> rows.put(
                        table,
                        jdbc.sql("select count(*) from " + table + " where root_proc_inst_id_ = :process")
                                .param("process", process)
                                .query(Long.class)
                                .single()));
        return rows;
    }

    private int workedOn(String key) {
        return jdbc.sql("select count(*) from (select set_config('koto.municipality', left(:key, 3), false)) s,"
                        + " koto.import_cases_worked_on(:key)")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    private void log(String number, String action) {
        jdbc.sql("""
                insert into koto.audit_entry (person_id, action, municipality, subject_key, category, right_number, outcome)
                values (:person, :action, left(:number, 3), :number, 'PLAN', '957-KO-2026-9999', 'DONE')
                """)
                .param("person", CASEWORKER)
                .param("action", action)
                .param("number", number)
                .update();
    }

    private static boolean notOfTheLog(String table) {
        return !table.startsWith("koto.audit_");
    }
}
