package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A case that is one's own or a relative's is out of reach at every kind of door, from the moment it is declared. */
class KinshipTest extends DoorsTest {

    private static final String LEAD = "lead.keuruu";

    /** Whoever has had a right to a municipality is told so and meets another answer; these people never had one. */
    private static final String LENDER = "keha.admin";

    private final Grants grants = new Grants(jdbc);
    private String right;
    private String key;
    private String name;
    private String task;
    private Visitor caseworker;

    @BeforeEach
    void ownCase() {
        key = newCase(CASEWORKER);
        name = clientNameOf(key);
        task = taskOf(key, "task_initialInterview");
        caseworker = visit(CASEWORKER);
    }

    @AfterEach
    void nobodyIsKinAnyMore() {
        jdbc.sql("""
                update koto.kinship set ended_at = clock_timestamp() + interval '1 hour', ended_by = 'keha.admin',
                    end_reason = 'Testi on ohi.' where ended_at is null and person_id <> 'keha.admin'
                """).update();
        if (right != null) {
            grants.end(right);
            grants.takeAccountBack(LENDER, "kinship.multia");
        }
    }

    @Test
    void oneDeclaresForOneselfAndIsOutAtEveryDoor() {
        Map<String, Object> answer = SampleAnswers.with(
                SampleAnswers.interview(today()),
                "version",
                caseworker.opened(task).get("rowVersion"));
        assertThat(listed(caseworker)).contains(task);
        assertThat(caseworker.get("/api/v1/cases?size=100").body()).contains(name);

        Answer declared = caseworker.post("/api/v1/cases/" + key + "/kinships", Map.of("kind", "RELATIVE"));

        assertThat(declared.status()).as(declared.body()).isEqualTo(204);
        assertThat(listed(caseworker)).doesNotContain(task);
        assertThat(caseworker
                        .get("task/count?processInstanceBusinessKey=" + key)
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
        for (String part : List.of("", "/form", "/form-variables", "/deployed-form", "/rendered-form")) {
            same(caseworker.get("task/" + task + part), caseworker.get("task/" + NOBODYS_ID + part));
        }
        same(caseworker.claim(task, CASEWORKER), caseworker.claim(NOBODYS_ID, CASEWORKER));
        same(caseworker.submit(task, answer), caseworker.submit(NOBODYS_ID, Map.of()));
        assertThat(caseworker.get("/api/v1/task-cards?taskIds=" + task).json()).isEmpty();
        assertThat(caseworker.get("/api/v1/cases?size=100").body()).doesNotContain(name, key);
        assertThat(caseworker.get("/api/v1/cases/" + key).status()).isEqualTo(404);
        Answer review = caseworker.post("/api/v1/cases/" + key + "/review-requests", Map.of("reason", "Testi"));
        assertThat(review.status()).as(review.body()).isIn(403, 404);
    }

    @Test
    void theCaseIsNobodysAndItsTasksAreTheGroups() {
        assertThat(assignee()).isEqualTo(CASEWORKER);

        caseworker.post("/api/v1/cases/" + key + "/kinships", Map.of("kind", "OWN"));

        assertThat(assignee()).isNull();
        assertThat(one("select count(*) from koto.integration_case where number = :key and responsible_person is null"))
                .isEqualTo(1);
        assertThat(noticesOf(LEAD)).containsExactlyInAnyOrder("KINSHIP_DECLARED", "CASE_IS_NOBODYS");
        assertThat(
                        one(
                                "select count(*) from koto.audit_entry where subject_key = :key and action = 'KINSHIP_DECLARED'"))
                .isEqualTo(1);
        assertThat(visit(LEAD).get("/api/v1/cases?size=100").body()).contains(name);
    }

    @Test
    void aLeadDeclaresForAnotherAndOnlyALeadDoes() {
        Visitor lead = visit(LEAD);
        String person = caseworker.get("/api/v1/me").json().path("personId").asText();
        assertThat(caseworker.get("/api/v1/kinships/people").status()).isEqualTo(403);
        assertThat(lead.get("/api/v1/kinships/people").body()).contains(person);
        assertThat(caseworker
                        .post("/api/v1/cases/" + key + "/kinships", Map.of("kind", "OWN", "person", LEAD))
                        .status())
                .isEqualTo(403);

        Answer declared = lead.post("/api/v1/cases/" + key + "/kinships", Map.of("kind", "OWN", "person", person));

        assertThat(declared.status()).as(declared.body()).isEqualTo(204);
        assertThat(caseworker.get("/api/v1/cases/" + key).status()).isEqualTo(404);
        assertThat(noticesOf(CASEWORKER)).contains("KINSHIP_DECLARED_FOR_YOU");
    }

    @Test
    void nobodyEndsTheirOwnAndALeadEndsAWrongOne() {
        caseworker.post("/api/v1/cases/" + key + "/kinships", Map.of("kind", "RELATIVE"));
        JsonNode mine = mine(caseworker);
        assertThat(mine.path("mayEnd").asBoolean()).isFalse();
        String end = "/api/v1/kinships/" + mine.path("id").asText() + "/end";
        assertThat(caseworker.post(end, Map.of("reason", "Erehdys")).status()).isEqualTo(403);
        Visitor stranger = visit(OTHER_MUNICIPALITY);
        Answer nowhere = stranger.post("/api/v1/kinships/" + NOBODYS_ID + "/end", Map.of("reason", "Utelias"));
        assertThat(stranger.post(end, Map.of("reason", "Utelias"))
                        .with(mine.path("id").asText(), NOBODYS_ID))
                .isEqualTo(nowhere);
        Visitor lead = visit(LEAD);
        assertThat(lead.post(end, Map.of("reason", " ")).body()).contains("Kirjoita, miksi ilmoitus oli väärä");

        Answer ended = lead.post(end, Map.of("reason", "Samanniminen, ei sukua"));

        assertThat(ended.status()).as(ended.body()).isEqualTo(204);
        assertThat(caseworker.get("/api/v1/cases/" + key).status()).isEqualTo(200);
        assertThat(listed(caseworker)).contains(task);
        assertThat(noticesOf(CASEWORKER)).contains("KINSHIP_ENDED");
    }

    @Test
    void aCaseBeyondReachIsDeclaredAsOneThatIsNot() {
        grants.lendAccount(LENDER, "kinship.multia", "Testi", "Multia-Sukulainen", "multia");
        right = grants.give("kinship.multia", "495", "caseworker", "IDENTITY_AND_CONTACT");
        Visitor stranger = visit(LENDER);
        Answer there = stranger.post("/api/v1/cases/" + key + "/kinships", Map.of("kind", "OWN"));
        Answer nowhere = stranger.post("/api/v1/cases/249-2026-999999/kinships", Map.of("kind", "OWN"));
        assertThat(there.status()).isEqualTo(404);
        assertThat(there.body().replace(key, "")).isEqualTo(nowhere.body().replace("249-2026-999999", ""));
        Answer without = caseworker.post("/api/v1/cases/" + key + "/kinships", Map.of());
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.body()).contains("oma vai läheisen");
    }

    @Test
    void aGuestsStepEndsWithIt() {
        String shared = caseWithNurse();
        String asked = taskOf(shared, "task_contribute");
        Visitor nurse = visit(NURSE);
        assertThat(listed(nurse)).contains(asked);

        Answer declared = nurse.post("/api/v1/cases/" + shared + "/kinships", Map.of("kind", "RELATIVE"));

        assertThat(declared.status()).as(declared.body()).isEqualTo(204);
        assertThat(listed(nurse)).doesNotContain(asked);
        assertThat(taskOf(shared, "task_concludeAssessment")).isNotEmpty();
    }

    private void same(Answer hidden, Answer never) {
        assertThat(hidden.with(task, NOBODYS_ID)).isEqualTo(never);
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.body()).doesNotContain(name);
    }

    private JsonNode mine(Visitor visitor) {
        for (JsonNode kinship : visitor.get("/api/v1/kinships").json()) {
            if (kinship.path("caseNumber").asText().equals(key)) {
                return kinship;
            }
        }
        throw new AssertionError("No kinship of " + key);
    }

    private String assignee() {
        return engine.getTaskService()
                .createTaskQuery()
                .taskId(task)
                .singleResult()
                .getAssignee();
    }

    private List<String> noticesOf(String person) {
        return jdbc.sql("select kind from koto.notice where person_id = :person and subject_key = :key")
                .param("person", person)
                .param("key", key)
                .query(String.class)
                .list();
    }

    private int one(String sql) {
        return jdbc.sql(sql).param("key", key).query(Integer.class).single();
    }
}
