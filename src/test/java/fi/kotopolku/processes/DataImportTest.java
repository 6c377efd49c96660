package fi.kotopolku.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.FirstRights;
import fi.kotopolku.access.Role;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.WorkFor;
import fi.kotopolku.imports.ImportUndo;
import fi.kotopolku.imports.StagedClients;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the order to the last day of taking back: everything or nothing, a portion at a time, and no trace when taken back. */
class DataImportTest extends AdoptionWalk {

    private static final Map<String, Object> BRING = Map.of("decision", "BRING", "remarksRead", true);
    private static final Map<String, Object> SIGN_OFF = Map.of("outcome", "SIGN_OFF", "differenceSeen", true);

    @Autowired
    FirstRights firstRights;

    @Autowired
    WorkFor work;

    @Autowired
    ImportUndo undo;

    DataImportTest() {
        super("data-import");
    }

    @BeforeEach
    @Override
    void businessStands() {
        time.stand(Duration.ZERO);
    }

    @Test
    void anImportOrderedBeforeTheMunicipalityBeginsWaitsForItsDay() {
        standOn(TODAY);
        town("889", "Utajärvi");
        String main = townPerson("889");
        String adoption = adopts("889", main);
        refused(403, () -> begin(main, "data-import", Map.of("sourceSystem", "TYPPI")), "valmis rekisterinpitäjänä");
        answer(main, adoption, "task_confirmReadiness", documents(townPerson("889")));
        answer(main, adoption, "task_decideOldData", Map.of("oldData", "BRING", "sourceSystem", "TYPPI"));
        String key = found("select number from koto.data_import where municipality = :key", "889");
        begun.add(key);
        assertThat(running(key, "data-import").getTenantId()).isEqualTo("889");

        StagedClients.stage(jdbc, key, 3, null);
        answer(main, key, "task_prepareImport", BRING);

        assertThat(running(key, "data-import")).isWaitingAt("timer_municipalityBegins");
        assertThat(due(key, "timer_municipalityBegins"))
                .isEqualTo(startOf(TODAY.plusDays(1)).plusSeconds(60));
        fire(key, "timer_municipalityBegins");
        assertThat(running(key, "data-import")).isWaitingAt("timer_municipalityBegins");
        assertThat(cases(key)).isEmpty();

        begins("889");
        fire(key, "timer_municipalityBegins");
        runJobs(key);
        assertThat(cases(key)).hasSize(3);
        withdraw(KEHA, adoption, "Testi on ohi.");
    }

    @Test
    void whatWasGivenUpLeavesNothingStaged() {
        String main = begunTown("951", "Kinnula");
        String key = begin(main, "data-import", Map.of("sourceSystem", "SPREADSHEET"));
        refused(403, () -> begin(main, "data-import", Map.of("sourceSystem", "TYPPI")), "jo tuonti kesken");
        StagedClients.stage(jdbc, key, 3, null);

        answer(main, key, "task_prepareImport", Map.of("decision", "GIVE_UP"));

        assertThat(importState(key)).isEqualTo("GIVEN_UP");
        assertThat(listed("select kind from koto.import_row where import = :key", key))
                .isEmpty();
    }

    @Test
    void anOrderIsRefusedUntilTheTrialIsCleanAndRead() {
        String main = begunTown("952", "Kivijärvi");
        String key = begin(main, "data-import", Map.of("sourceSystem", "OTHER"));
        refused(400, main, key, "task_prepareImport", BRING, "Tee koetuonti");
        StagedClients.stage(jdbc, key, 2, null);
        fault(key, "ERROR");
        refused(400, main, key, "task_prepareImport", BRING, "virheitä (1)");
        jdbc.sql("update koto.import_fault set severity = 'REMARK' where import = :key")
                .param("key", key)
                .update();
        refused(400, main, key, "task_prepareImport", Map.of("decision", "BRING"), "huomautukset");
        jdbc.sql("update koto.data_import set files_version = files_version + 1 where number = :key")
                .param("key", key)
                .update();
        refused(400, main, key, "task_prepareImport", BRING, "ei koske nykyisiä");
        answer(main, key, "task_prepareImport", Map.of("decision", "GIVE_UP"));
    }

    @Test
    void oneRowThatTheDatabaseRefusesAndNothingIsBrought() {
        String main = begunTown("953", "Kuhmoinen");
        String key = begin(main, "data-import", Map.of("sourceSystem", "TYPPI"));
        StagedClients.stage(jdbc, key, 20, null);
        jdbc.sql("""
                update koto.import_row set content = content || '{"postal_code": "4270"}'
                where import = :key and kind = 'CLIENTS' and line = 20
                """).param("key", key).update();
        Map<String, Long> before = rows(DataImportTest::ofClients);
        answer(main, key, "task_prepareImport", BRING);
        runJobs(key);

        assertThat(importState(key)).isEqualTo("PREPARING");
        assertThat(told(main, key)).containsExactly("IMPORT_NOT_BROUGHT");
        assertThat(rows(DataImportTest::ofClients)).isEqualTo(before);
        answer(main, key, "task_prepareImport", Map.of("decision", "GIVE_UP"));
    }

    @Test
    void theDatabaseKeepsTheGateWhateverTheProcessThinks() {
        String main = begunTown("961", "Pylkönmäki");
        String key = ordered(main, 3);
        jdbc.sql("update koto.municipality set adopted_on = current_date + 1 where code = '961'")
                .update();
        runJobs(key);
        assertThat(importState(key)).isEqualTo("PREPARING");
        assertThat(cases(key)).isEmpty();
        begins("961");
        answer(main, key, "task_prepareImport", BRING);
        runJobs(key);
        assertThat(cases(key)).hasSize(3);
    }

    @Test
    void eachCaseGoesOnAtItsStageAndByItsOwnClocks() {
        String main = begunTown("954", "Kyyjärvi");
        String key = brought(main, 20);
        List<String> cases = cases(key);
        assertThat(cases).hasSize(20);
        assertThat(importState(key)).isEqualTo("BROUGHT");
        assertThat(task(key, "task_signOffImport").getDueDate()).isNotNull();
        assertThat(told(main, key)).containsExactly("IMPORT_READY");

        assertThat(stagesOf(cases))
                .containsEntry("task_decideNeed", 4L)
                .containsEntry("task_initialInterview", 4L)
                .containsEntry("task_closeCase", 4L)
                .containsEntry("task_draftPlan", 4L);
        assertThat(states(key)).isEqualTo(Map.of("ASSESSMENT", 12L, "PLANNING", 4L, "IN_FORCE", 4L));
        String inForce = caseOf(key, 4);
        assertThat(running(inForce, "integration-case")).isWaitingAt("gateway_waitForReview");
        LocalDate today = LocalDate.now();
        assertThat(due(inForce, "timer_reviewDue"))
                .isEqualTo(rules.due("REVIEW_REMINDER", today.minusDays(20)).at());
        assertThat(due(inForce, "timer_planEnds"))
                .isEqualTo(startOf(rules.noticeBefore("PLAN_END_NOTICE", today.plusDays(140))
                        .due()));
        String open = caseOf(key, 5);
        assertThat(due(open, "timer_needLate"))
                .isEqualTo(rules.due("ASSESSMENT_START", today.minusDays(300)).at());
        fire(open, "timer_needLate");
        assertThat(listed("select kind from koto.notice where subject_key = :key", open))
                .isEmpty();

        assertThat(listed("""
                select distinct a.person_id || ' ' || a.right_number || ' ' || a.category
                from koto.audit_entry a join koto.import_case c on c.case_number = a.subject_key
                where c.import = :key and a.action = 'WRITE' order by 1
                """, key)).hasSize(6).allMatch(entry -> entry.startsWith(main + " 954-KO-"));
        assertThat(listed(
                        "select household_member.role from koto.household_member where import = :key order by 1", key))
                .containsExactly("CHILD", "CHILD", "PARENT");
        answer(main, key, "task_signOffImport", SIGN_OFF);
        fire(key, "timer_undoEnds");
        assertThat(running(key, "data-import")).isNull();
    }

    @Test
    void whatWasBrokenOffGoesOnWhereItWas() {
        String unbroken = brought(begunTown("955", "Laukaa"), 230);
        String main = begunTown("956", "Muurame");
        String key = ordered(main, 230);
        job(key);
        job(key);
        jdbc.sql("""
                create trigger broken before update on koto.import_case for each row
                when (new.case_number like '956-%0150') execute function koto.refuse_change()
                """).update();
        assertThatThrownBy(() -> job(key)).isNotNull();
        jdbc.sql("drop trigger broken on koto.import_case").update();

        assertThat(paths(key)).isEqualTo(Map.of("BEGUN", 100L, "WAITS", 130L));
        assertThat(cases(key).stream().filter(number -> running(number, "integration-case") != null))
                .hasSize(100);
        assertThat(importState(key)).isEqualTo("RUNNING");
        assertThatThrownBy(() -> takeBack(main, key, "Ei vielä."))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("käynnistyvät");
        runJobs(key);

        assertThat(paths(key)).isEqualTo(Map.of("BEGUN", 230L));
        assertThat(dump(key)).hasSizeGreaterThan(1000).isEqualTo(dump(unbroken));
        takeBack(main, key, "Peruutaan ennen hyväksyntää.");
        runJobs(key);
        assertThat(importState(key)).isEqualTo("TAKEN_BACK");
        assertThat(importState(unbroken)).isEqualTo("BROUGHT");
    }

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
        Map<String, Long> before = rows(DataImportTest::notOfTheLog);
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
        Map<String, Long> after = rows(DataImportTest::notOfTheLog);
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

    private String brought(String main, int clients) {
        String key = ordered(main, clients);
        runJobs(key);
        return key;
    }

    private String ordered(String main, int clients) {
        String key = begin(main, "data-import", Map.of("sourceSystem", "TYPPI"));
        StagedClients.stage(jdbc, key, clients, null);
        answer(main, key, "task_prepareImport", BRING);
        return key;
    }

    private void takeBack(String person, String key, String reason) {
        as(person, () -> undo.take(person, key, reason));
    }

    /** A town that uses the system; its main user is a right's holder and nothing else. */
    private String begunTown(String code, String name) {
        town(code, name);
        begins(code);
        String main = townPerson(code);
        work.municipality(code, () -> {
            firstRights.open(code, main, Role.MAIN_USER, KEHA);
            return null;
        });
        return main;
    }

    private void begins(String code) {
        jdbc.sql("update koto.municipality set adopted_on = current_date - 1 where code = :code")
                .param("code", code)
                .update();
    }

    /** What the job executor would do until there is nothing more to do at once. */
    private void runJobs(String key) {
        while (job(key)) {}
    }

    private boolean job(String key) {
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

    private void fault(String key, String severity) {
        jdbc.sql("""
                insert into koto.import_fault (import, municipality, kind, line, fault, severity)
                values (:key, left(:key, 3), 'CLIENTS', 2, 'NAMESAKE', :severity)
                """).param("key", key).param("severity", severity).update();
    }

    private List<String> cases(String key) {
        return listed("select case_number from koto.import_case where import = :key order by 1", key);
    }

    private String caseOf(String key, int client) {
        return jdbc.sql("select case_number from koto.import_case where import = :key and client_ref = :ref")
                .param("key", key)
                .param("ref", "A" + client)
                .query(String.class)
                .single();
    }

    private String importState(String key) {
        return found("select state from koto.data_import where number = :key", key);
    }

    private Map<String, Long> paths(String key) {
        return counted(
                "select path as name, count(*) as rows from koto.import_case where import = :key group by 1", key);
    }

    private Map<String, Long> states(String key) {
        return counted("""
                select k.state as name, count(*) as rows from koto.import_case c
                join koto.integration_case k on k.number = c.case_number where c.import = :key group by 1
                """, key);
    }

    private Map<String, Long> counted(String sql, String key) {
        Map<String, Long> counted = new TreeMap<>();
        jdbc.sql(sql).param("key", key).query(row -> {
            counted.put(row.getString("name"), row.getLong("rows"));
        });
        return counted;
    }

    private Map<String, Long> stagesOf(List<String> cases) {
        Map<String, Long> tasks = new TreeMap<>();
        cases.forEach(number -> openTasks(number).forEach(task -> tasks.merge(task, 1L, Long::sum)));
        return tasks;
    }

    /** How many rows each table of ours and of the engine's has, apart from what the import's own process has. */
    private Map<String, Long> rows(Predicate<String> counted) {
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

    /** Everything that was made of the files, and the tasks of each case, without ids, numbers and times. */
    private List<String> dump(String key) {
        return listed("""
                with c as (select case_number, client_id, client_ref from koto.import_case where import = :key)
                select c.client_ref || made.row from c cross join lateral (
                    select to_jsonb(k) - array['id', 'municipality', 'registered_at', 'registered_by']
                        from koto.client k where k.id = c.client_id
                    union all select to_jsonb(k) - array['number', 'municipality', 'client_id', 'opened_at', 'opened_by']
                        from koto.integration_case k where k.number = c.case_number
                    union all select to_jsonb(a) - array['id', 'case_number', 'municipality', 'late_told_at']
                        from koto.assessment a where a.case_number = c.case_number
                    union all select to_jsonb(v) - array['id', 'plan_id', 'municipality', 'created_at']
                        from koto.plan p join koto.plan_version v on v.plan_id = p.id where p.case_number = c.case_number
                    union all select to_jsonb(r) - array['id', 'plan_id', 'plan_version_id', 'municipality']
                        from koto.plan p join koto.plan_review r on r.plan_id = p.id where p.case_number = c.case_number
                    union all select to_jsonb(s) - array['id', 'plan_version_id', 'municipality']
                        from koto.plan p join koto.plan_version v on v.plan_id = p.id
                        join koto.plan_service s on s.plan_version_id = v.id where p.case_number = c.case_number
                    union all select to_jsonb(m) - array['id', 'client_id', 'member_client_id', 'municipality', 'import']
                        from koto.household_member m where m.client_id = c.client_id
                    union all select to_jsonb(n) - array['id', 'case_number', 'municipality']
                        from koto.imported_note n where n.case_number = c.case_number
                    union all select jsonb_build_object('task', t.task_def_key_, 'due', t.due_date_)
                        from engine.act_ru_execution e join engine.act_ru_task t on t.proc_inst_id_ = e.id_
                        where e.business_key_ = c.case_number
                    union all select jsonb_build_object('timer', d.act_id_, 'due', j.duedate_)
                        from engine.act_ru_execution e join engine.act_ru_job j on j.process_instance_id_ = e.id_
                        join engine.act_ru_jobdef d on d.id_ = j.job_def_id_ where e.business_key_ = c.case_number) made (row)
                order by 1
                """, key);
    }

    private static boolean ofClients(String table) {
        return List.of(
                        "koto.client",
                        "koto.integration_case",
                        "koto.import_case",
                        "koto.assessment",
                        "koto.plan",
                        "koto.household",
                        "koto.household_member",
                        "koto.imported_note",
                        "koto.case_number_series")
                .contains(table);
    }

    private static boolean notOfTheLog(String table) {
        return !table.startsWith("koto.audit_");
    }
}
