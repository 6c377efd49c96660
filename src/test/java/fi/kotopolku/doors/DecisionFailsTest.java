package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Decision;
import fi.kotopolku.access.Power;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rights in force cannot be read: nobody is let in anywhere, and nothing is shown of what is behind the door. */
class DecisionFailsTest extends DoorsTest {

    private static final String WORDS = "Käyttöoikeuttasi ei voitu tarkistaa juuri nyt";

    @Autowired
    AccessDecisions decisions;

    private String key;
    private String task;
    private String filter;
    private String start;
    private Visitor caseworker;

    @BeforeEach
    void aSessionIsOpenWhenItHappens() {
        key = newCase(CASEWORKER);
        task = taskOf(key, "task_initialInterview");
        start = definition("integration-case");
        caseworker = visit(CASEWORKER);
        filter = filters(caseworker).get(0);
        assertThat(caseworker.get("task/" + task + "/form-variables").status()).isEqualTo(200);
        jdbc.sql("revoke select on koto.right_in_force from kotopolku_app").update();
    }

    @AfterEach
    void asBefore() {
        jdbc.sql("grant select on koto.right_in_force to kotopolku_app").update();
    }

    @Test
    void theDecisionIsNoAndSaysWhy() {
        Decision decision = decisions.decide(CASEWORKER, Power.READ, key, DataCategory.PLAN);
        assertThat(decision.allowed()).isFalse();
        assertThat(decision.reasonFi()).startsWith(WORDS);
        assertThatThrownBy(() -> decisions.inForce(CASEWORKER)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> decisions.covered(CASEWORKER, key)).isInstanceOf(AccessRefused.class);
        assertThat(jdbc.sql("select count(*) from koto.audit_entry where subject_key = :key and category = 'PLAN'"
                                + " and action = 'DECIDE_READ' and outcome = 'REFUSED'")
                        .param("key", key)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void noDoorShowsOrTakesAnything() {
        List<Answer> answers = List.of(
                caseworker.post("filter/" + filter + "/list?firstResult=0&maxResults=50", Map.of()),
                caseworker.get("filter/" + filter + "/count"),
                caseworker.get("task?firstResult=0&maxResults=50"),
                caseworker.get("task/" + task),
                caseworker.get("task/" + task + "/deployed-form"),
                caseworker.get("task/" + task + "/form-variables"),
                caseworker.submit(task, SampleAnswers.interview(today())),
                caseworker.begin(start, newClient()),
                caseworker.get("process-definition/" + start + "/deployed-start-form"),
                caseworker.get("/api/v1/cases"),
                caseworker.get("/api/v1/cases/" + key),
                caseworker.get("/api/v1/task-cards?taskIds=" + task),
                caseworker.post("/api/v1/cases/" + key + "/review-requests", Map.of("reason", "Muutto")));

        String name = clientNameOf(key);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body()).isIn(503, 403, 404);
            assertThat(answer.body()).doesNotContain(name, "functioning", "koto.", "SQL", "ENGINE-");
        });
        assertThat(answers.get(4).status()).isEqualTo(503);
        assertThat(answers.get(4).message()).startsWith(WORDS);
        assertThat(answers.get(10).status()).isEqualTo(503);
        assertThat(answers.get(10).body()).contains(WORDS);
        assertThat(taskOf(key, "task_initialInterview")).isEqualTo(task);
    }
}
