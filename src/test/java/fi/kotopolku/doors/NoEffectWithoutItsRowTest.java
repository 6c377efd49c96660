package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When the log takes no row, nothing is done and nothing is shown; when the work fails, the log tells of no work. */
class NoEffectWithoutItsRowTest extends DoorsTest {

    private String key;
    private String task;

    @BeforeEach
    void aTaskInHand() {
        key = newCase(CASEWORKER);
        task = taskOf(key, "task_initialInterview");
        casework.as(CASEWORKER, () -> {
            engine.getTaskService().setAssignee(task, CASEWORKER);
            return null;
        });
    }

    @AfterEach
    void everythingIsTakenAgain() {
        jdbc.sql("drop trigger if exists takes_nothing on koto.audit_entry").update();
        jdbc.sql("drop trigger if exists takes_nothing on koto.assessment").update();
        jdbc.sql("drop function if exists koto.takes_nothing()").update();
    }

    @Test
    void aFormThatIsNotLoggedIsNotSent() {
        Map<String, String> before = everythingStored();
        takesNothing("audit_entry", "new.subject_key = '" + key + "' and new.action = 'WRITE'");

        assertThatThrownBy(() ->
                        casework.answer(CASEWORKER, key, "task_initialInterview", SampleAnswers.interview(today())))
                .hasStackTraceContaining("takes nothing");

        assertThat(everythingStored()).isEqualTo(before);
        everythingIsTakenAgain();
        casework.answer(CASEWORKER, key, "task_initialInterview", SampleAnswers.interview(today()));
        assertThat(rows("WRITE")).isPositive();
    }

    @Test
    void aCaseThatIsNotLoggedIsNotOpened() {
        long cases = jdbc.sql("select count(*) from koto.integration_case")
                .query(Long.class)
                .single();
        takesNothing("audit_entry", "new.action = 'WRITE' and new.person_id = '" + CASEWORKER + "'");

        assertThatThrownBy(() -> newCase(CASEWORKER)).hasStackTraceContaining("takes nothing");

        assertThat(jdbc.sql("select count(*) from koto.integration_case")
                        .query(Long.class)
                        .single())
                .isEqualTo(cases);
    }

    @Test
    void whatIsNotLoggedIsNotShown() {
        Visitor caseworker = visit(CASEWORKER);
        String name = clientNameOf(key);
        String form = "task/" + task + "/form-variables?deserializeValues=false";
        assertThat(caseworker.get(form).body()).contains(name);
        takesNothing("audit_entry", "new.subject_key = '" + key + "' and new.action = 'READ'");

        for (String path : new String[] {
            form, "/api/v1/cases/" + key, "/api/v1/cases?size=100", "/api/v1/task-cards?taskIds=" + task
        }) {
            Answer answer = caseworker.get(path);
            assertThat(answer.status()).as(path).isBetween(400, 599);
            assertThat(answer.body()).as(path).doesNotContain(name, "takes nothing", "SQL", "Exception");
        }
    }

    @Test
    void workThatFailsLeavesNoRowThatItWasDone() {
        long before = rows("WRITE");
        takesNothing("assessment", "new.case_number = '" + key + "'");

        assertThatThrownBy(() ->
                        casework.answer(CASEWORKER, key, "task_initialInterview", SampleAnswers.interview(today())))
                .hasStackTraceContaining("takes nothing");

        assertThat(rows("WRITE")).isEqualTo(before);
    }

    private void takesNothing(String table, String when) {
        jdbc.sql("""
                create or replace function koto.takes_nothing() returns trigger language plpgsql as
                'begin raise exception ''takes nothing''; end'
                """).update();
        jdbc.sql("create trigger takes_nothing before insert or update on koto." + table + " for each row when (" + when
                        + ") execute function koto.takes_nothing()")
                .update();
    }

    private long rows(String action) {
        return jdbc.sql("select count(*) from koto.audit_entry where subject_key = :key and action = :action")
                .param("key", key)
                .param("action", action)
                .query(Long.class)
                .single();
    }
}
