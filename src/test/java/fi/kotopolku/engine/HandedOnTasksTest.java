package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.identity.WorkFor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks handed on by one statement look to the engine, and in its history, as if it had handed them on itself. */
@KotopolkuTest
class HandedOnTasksTest {

    private static final String SUBSTITUTE = "handed.keuruu";

    private final JdbcClient owner = TestDatabase.owner();

    @Autowired
    Casework casework;

    @Autowired
    TaskService tasks;

    @Autowired
    AccessRights rights;

    @Autowired
    WorkFor work;

    @Autowired
    Clock clock;

    @Test
    void theRowsAreThoseThatTheEngineWrites() {
        String right = substituteWithARightThatEnds();
        String byEngine = taskOf(begun("Käsin"));
        String byStatement = taskOf(begun("Kerralla"));
        tasks.setAssignee(byEngine, SUBSTITUTE);
        tasks.setAssignee(byStatement, SUBSTITUTE);
        tasks.setAssignee(byEngine, null);

        owner.sql("""
                update koto.access_right set ended_at = koto.instant(), end_reason = 'Testi.', end_cause = 'REVOKED'
                where number = :number
                """).param("number", right).update();
        work.municipality("249", rights::tidyUp);

        assertThat(rows(byStatement)).isEqualTo(rows(byEngine)).anyMatch(row -> row.contains("delete"));
        assertThat(tasks.createTaskQuery().taskId(byStatement).singleResult().getAssignee())
                .isNull();
        assertThat(owner.sql("select detail_code from koto.access_right_event where right_number = :number"
                                + " and kind = 'TASKS_HANDED_ON'")
                        .param("number", right)
                        .query(String.class)
                        .list())
                .containsExactly("1");
    }

    /** What both ways write, without what tells one task from another and without the time of day. */
    private List<String> rows(String task) {
        return owner.sql("""
                select 'task ' || (to_jsonb(t) - array ['id_', 'execution_id_', 'proc_inst_id_', 'create_time_', 'due_date_',
                        'last_updated_'])::text || (last_updated_ is not null)
                from engine.act_ru_task t where id_ = :task
                union all
                select 'link ' || (to_jsonb(l) - array ['id_', 'task_id_', 'queue_due_'])::text
                from engine.act_ru_identitylink l where task_id_ = :task
                union all
                select 'history ' || (to_jsonb(h) - array ['id_', 'root_proc_inst_id_', 'execution_id_', 'proc_inst_id_',
                        'act_inst_id_', 'start_time_', 'due_date_'])::text
                from engine.act_hi_taskinst h where id_ = :task
                union all
                select 'activity ' || (to_jsonb(h) - array ['id_', 'root_proc_inst_id_', 'execution_id_', 'proc_inst_id_',
                        'parent_act_inst_id_', 'task_id_', 'start_time_'])::text
                from engine.act_hi_actinst h where task_id_ = :task
                union all
                select 'log ' || (to_jsonb(h) - array ['id_', 'root_proc_inst_id_', 'task_id_', 'timestamp_'])::text
                from engine.act_hi_identitylink h where task_id_ = :task
                order by 1
                """).param("task", task).query(String.class).list();
    }

    private String begun(String familyName) {
        return casework.begin(
                "caseworker.keuruu",
                "integration-case",
                SampleAnswers.intake(familyName, "Siirto", LocalDate.of(1989, 5, 6), LocalDate.now(clock)));
    }

    private String taskOf(String caseNumber) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .singleResult()
                .getId();
    }

    private String substituteWithARightThatEnds() {
        owner.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                select :id, 'test', :id, 'Sijainen', 'Testi', 'sijainen@esimerkki.invalid', organisation_id
                from koto.person where id = 'caseworker.keuruu'
                """).param("id", SUBSTITUTE).update();
        return owner.sql("""
                insert into koto.access_right (number, person_id, employer, municipality, ground, role, content, extent,
                    powers, valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                select koto.next_access_right_number('249'), p.id, p.organisation_id, '249', 'MUNICIPAL_TASK', 'caseworker',
                       '{PLAN}', 'MUNICIPALITY', '{READ,WRITE}', koto.instant(), koto.instant() + interval '1 hour',
                       'GRANTED', 'keha.admin', 'Testi', 'dpo.keuruu', koto.instant()
                from koto.person p where p.id = :person returning number
                """).param("person", SUBSTITUTE).query(String.class).single();
    }
}
