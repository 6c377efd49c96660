package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.access.OutsideRights;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages and requests at the doors: they reach those who have a right to what they are about, while they have it. */
class CooperationDoorsTest extends DoorsTest {

    private static final String TEACHER = "teacher.partner";
    private static final String EMPLOYMENT = "employment.keuruu";
    private static final String WORDS = "Salaisuus viestissä";

    private OutsideRights outside;
    private String key;
    private String right;

    @BeforeEach
    void aCaseWithATeacher() {
        outside = new OutsideRights(jdbc);
        key = newCase(CASEWORKER);
        right = outside.give(TEACHER, key, "IDENTITY_AND_CONTACT", "SERVICES", "LANGUAGE");
    }

    @AfterEach
    void theRightEnds() {
        outside.end(right);
    }

    @Test
    void aMessageIsReadByItsRecipientAndReceipted() {
        Answer sent = send(visit(CASEWORKER), "LANGUAGE", TEACHER);
        assertThat(sent.status()).as(sent.body()).isEqualTo(201);
        String id = sent.json().path("id").asText();
        Visitor teacher = visit(TEACHER);
        JsonNode letter = view(teacher).path("messages").get(0);
        assertThat(letter.path("text").asText()).isEqualTo(WORDS);
        assertThat(letter.path("unread").asBoolean()).isTrue();
        assertThat(teacher.get("/api/v1/notices").body())
                .contains("viesti asiassa " + key)
                .doesNotContain(WORDS, clientNameOf(key));
        assertThat(mine().path("to").get(0).path("readAt").isNull()).isTrue();

        assertThat(read(teacher, id).status()).isEqualTo(204);
        assertThat(read(teacher, id).status()).isEqualTo(204);

        assertThat(mine().path("to").get(0).path("readAt").asText()).isNotEmpty();
        assertThat(view(teacher).path("messages").get(0).path("unread").asBoolean())
                .isFalse();
        assertThat(read(visit(CASEWORKER), id).status()).isEqualTo(404);
        assertThat(logged(TEACHER, "READ")).contains("LANGUAGE");
        assertThat(logged(CASEWORKER, "WRITE")).contains("LANGUAGE");
    }

    /** Those who may not read what a message is about are told the same as about somebody who is not there. */
    @Test
    void nobodyIsSentWhatTheyMayNotRead() {
        Visitor caseworker = visit(CASEWORKER);
        for (String nobody : List.of(EMPLOYMENT, NURSE, OTHER_MUNICIPALITY, "nobody")) {
            Answer refused = send(caseworker, "SERVICES", nobody);
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("Valitse vastaanottajat luettelosta")
                    .doesNotContain(WORDS);
        }
        assertThat(send(caseworker, "NOTES", TEACHER).status()).isEqualTo(400);
        assertThat(send(caseworker, "NOTES", TEACHER).body()).contains("Jokaisella pitää olla");
        assertThat(send(caseworker, "ADMINISTRATION", TEACHER).status()).isEqualTo(400);
        assertThat(send(visit(TEACHER), "PLAN", CASEWORKER).status()).isEqualTo(403);
        assertThat(send(visit(TEACHER), "SERVICES", CASEWORKER).status()).isEqualTo(201);
        assertThat(send(visit("lead.keuruu"), "SERVICES", TEACHER).status()).isEqualTo(403);
        assertThat(view(caseworker).path("messages")).hasSize(1);
    }

    /** Without a right to the plan one knows the case's caseworker and who has turned to one. */
    @Test
    void whoMayNotKnowWhoWorksOnTheCaseKnowsItsCaseworker() {
        String other = outside.give(EMPLOYMENT, key, "IDENTITY_AND_CONTACT", "PLAN", "SERVICES");
        try {
            Visitor teacher = visit(TEACHER);
            assertThat(texts(view(teacher).path("participants"), "personId")).containsExactly(CASEWORKER);
            assertThat(send(teacher, "SERVICES", EMPLOYMENT).status()).isEqualTo(400);
            assertThat(texts(view(visit(EMPLOYMENT)).path("participants"), "personId"))
                    .contains(CASEWORKER, TEACHER);

            assertThat(send(visit(EMPLOYMENT), "SERVICES", TEACHER).status()).isEqualTo(201);

            assertThat(texts(view(teacher).path("participants"), "personId")).contains(EMPLOYMENT);
            assertThat(send(teacher, "SERVICES", EMPLOYMENT).status()).isEqualTo(201);
            assertThat(view(visit(CASEWORKER)).path("messages")).isEmpty();
        } finally {
            outside.end(other);
        }
    }

    @Test
    void whenTheRightIsNarrowerOrOverTheMessageIsGone() {
        send(visit(CASEWORKER), "LANGUAGE", TEACHER);
        Visitor teacher = visit(TEACHER);
        String id = view(teacher).path("messages").get(0).path("id").asText();
        outside.end(right);
        right = outside.give(TEACHER, key, "IDENTITY_AND_CONTACT", "SERVICES");
        assertThat(view(teacher).path("messages")).isEmpty();
        assertThat(read(teacher, id).status()).isEqualTo(404);

        moveDatabaseClock("150 days 1 second");
        Answer over = teacher.get(path());
        assertThat(over.refused()).isTrue();
        assertThat(over.body()).doesNotContain(WORDS);
        assertThat(send(teacher, "SERVICES", CASEWORKER).refused()).isTrue();
    }

    @Test
    void whatCannotBeTakenNamesItsFieldAndRepeatsNothing() {
        Visitor caseworker = visit(CASEWORKER);
        refused(post(caseworker, "/messages", "{\"category\":\"Kielletty\"}"), "request-refused", "category");
        refused(post(caseworker, "/messages", "{}"), "invalid", "tietoryhmää");
        refused(
                post(
                        caseworker,
                        "/messages",
                        Map.of(
                                "category",
                                "SERVICES",
                                "recipients",
                                List.of(TEACHER),
                                "text",
                                "Kielletty".repeat(1200))),
                "invalid",
                "4000");
        refused(post(caseworker, "/requests", "{\"dueOn\":\"Kielletty\"}"), "request-refused", "dueOn");
        refused(post(caseworker, "/requests", Map.of("personId", TEACHER)), "invalid", "Anna päivä");
        assertThat(view(caseworker).path("requests")).isEmpty();
    }

    @Test
    void aRequestIsATaskOfWhoWasAsked() {
        Visitor teacher = visit(TEACHER);
        Answer asked = post(
                visit(CASEWORKER),
                "/requests",
                Map.of("personId", TEACHER, "question", WORDS, "dueOn", today().toString()));
        assertThat(asked.status()).as(asked.body()).isEqualTo(201);
        String task = taskOf(key, "task_answerRequest");
        assertThat(listed(teacher)).contains(task);
        assertThat(teacher.opened(task).get("question").toString()).contains(WORDS);
        assertThat(visit(CASEWORKER).get("/api/v1/cases/" + key + "/timeline").body())
                .contains("pyydettiin jotakin")
                .doesNotContain(WORDS);
        assertThat(teacher.get("/api/v1/cases/" + key + "/timeline").body()).doesNotContain("pyydettiin jotakin");
        assertThat(visit(CASEWORKER)
                        .submit(task, Map.of("reply", "DONE", "answer", "x"))
                        .refused())
                .isTrue();

        moveDatabaseClock("150 days 1 second");
        assertThat(listed(teacher)).doesNotContain(task);
        assertThat(teacher.get("task/" + task + "/form-variables").status()).isEqualTo(404);
    }

    private static void refused(Answer answer, String code, String said) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.body()).contains(said).doesNotContain("Kielletty");
    }

    private JsonNode mine() {
        return view(visit(CASEWORKER)).path("messages").get(0);
    }

    private JsonNode view(Visitor visitor) {
        Answer view = visitor.get(path());
        assertThat(view.status()).as(view.body()).isEqualTo(200);
        return view.json();
    }

    private Answer send(Visitor visitor, String category, String... recipients) {
        return post(
                visitor, "/messages", Map.of("category", category, "recipients", List.of(recipients), "text", WORDS));
    }

    private Answer read(Visitor visitor, String id) {
        return post(visitor, "/messages/" + id + "/read", Map.of());
    }

    private Answer post(Visitor visitor, String what, Object body) {
        return visitor.post(path() + what, body);
    }

    private String path() {
        return "/api/v1/cases/" + key + "/cooperation";
    }

    private List<String> logged(String person, String action) {
        return jdbc.sql("""
                        select category from koto.audit_entry
                        where person_id = :person and action = :action and subject_key = :key and category is not null
                        """)
                .param("person", person)
                .param("action", action)
                .param("key", key)
                .query(String.class)
                .list();
    }
}
