package fi.kotopolku.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.form.FormRefused;
import fi.kotopolku.imports.StagedClients;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The clients of an ordered import: everything or nothing, a portion at a time, and each case at its stage and by its
 * own clocks.
 */
class DataImportTest extends ImportWalk {

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
        jdbc.sql("""
                update koto.municipality set adopted_on = (koto.instant() at time zone 'Europe/Helsinki')::date + 1
                where code = '961'
                """).update();
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
}
