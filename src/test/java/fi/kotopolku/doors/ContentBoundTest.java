package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.doors.Visitor.Answer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A substitute whose right leaves out a part of the case file. What is outside the bound is in no answer of the server,
 * and cannot be written over; who may not send a form hears it before typing.
 */
class ContentBoundTest extends DoorsTest {

    private static final String LENDER = "keha.admin";
    private static final AtomicInteger SUBSTITUTES = new AtomicInteger();
    private static final List<String> ALL = List.of(
            "IDENTITY_AND_CONTACT",
            "RESIDENCE",
            "HOUSEHOLD",
            "EDUCATION_AND_WORK",
            "LANGUAGE",
            "HEALTH_AND_FUNCTIONING",
            "PLAN",
            "SERVICES",
            "NOTES");
    private static final List<String> WRITES = List.of("READ", "WRITE");
    private static final List<String> DECIDES = List.of("READ", "WRITE", "DECIDE");
    private static final String SECRET = "Selkä oireilee öisin";

    private Grants grants;
    private String substitute;
    private Visitor visitor;
    private final List<String> rights = new ArrayList<>();

    @BeforeEach
    void aSubstituteComes() {
        grants = new Grants(jdbc);
        substitute = "bounded" + SUBSTITUTES.incrementAndGet() + ".keuruu";
        grants.lendAccount(LENDER, substitute, "Testi", "Keuruu-Rajattu", "keuruu");
    }

    @AfterEach
    void asBefore() {
        rights.forEach(grants::end);
        grants.takeAccountBack(LENDER, substitute);
    }

    @Test
    void whatIsOutsideIsInNoFormAndCannotBeSentIn() {
        comes(DECIDES, without("HEALTH_AND_FUNCTIONING", "RESIDENCE"));
        String key = newCase(CASEWORKER);
        String task = taken(key, "task_initialInterview");

        String drawn = form(task);
        assertThat(drawn).doesNotContain("functioning", "Toimintakyky").contains("workExperience", "lifeSituation");
        assertThat(drawn).contains("Osa tiedoista ei kuulu käyttöoikeuteesi", "terveys ja toimintakyky");
        assertThat(drawn).doesNotContain("Et voi lähettää");
        assertThat(visitor.get("task/" + task + "/rendered-form").body()).doesNotContain("functioning");

        Map<String, Object> answer = SampleAnswers.with(
                SampleAnswers.interview(today()),
                "version",
                visitor.opened(task).get("rowVersion"));
        Answer smuggled = visitor.submit(task, SampleAnswers.with(answer, "functioning", SECRET));
        assertThat(smuggled.status()).as(smuggled.body()).isEqualTo(400);
        assertThat(smuggled.message())
                .startsWith("Toimintakyky: ")
                .contains("terveys ja toimintakyky", "lukea")
                .doesNotContain(SECRET);
        assertThat(refusals(key, "HEALTH_AND_FUNCTIONING")).containsOnly("DECIDE_READ");
        assertThat(interview(key, "state")).isEqualTo("OPEN");

        Answer taken = visitor.submit(task, SampleAnswers.with(answer, "functioning", ""));
        assertThat(taken.status()).as(taken.body()).isEqualTo(204);
        assertThat(interview(key, "functioning")).isNull();
        assertThat(interview(key, "work_experience")).isNotBlank();
        assertThat(logged(key, "WRITE")).contains("LANGUAGE", "NOTES").doesNotContain("HEALTH_AND_FUNCTIONING");
    }

    @Test
    void whoMaySeeEverythingSeesEverything() {
        String task = taskOf(newCase(CASEWORKER), "task_initialInterview");
        String drawn = visit(CASEWORKER).get("task/" + task + "/deployed-form").body();
        assertThat(drawn).contains("functioning", "Toimintakyky").doesNotContain("käyttöoikeuteesi", "\"readonly\"");
    }

    @Test
    void aTextIsShownWithoutThePartsOutside() {
        comes(DECIDES, without("HEALTH_AND_FUNCTIONING", "RESIDENCE"));
        String key = newCase(CASEWORKER);
        casework.answer(
                CASEWORKER,
                key,
                "task_initialInterview",
                SampleAnswers.with(SampleAnswers.interviewInviting(today(), NURSE), "functioning", SECRET));
        casework.answer(
                NURSE,
                key,
                "task_contribute",
                SampleAnswers.with(SampleAnswers.contribution(), "observations", SECRET));

        String task = taken(key, "task_concludeAssessment");
        String values = visitor.opened(task).toString();
        assertThat(values).doesNotContain(SECRET).contains("ravintolan keittiössä", "Opinnot voivat alkaa heti");
        assertThat(logged(key, "READ")).contains("EDUCATION_AND_WORK").doesNotContain("HEALTH_AND_FUNCTIONING");
        visitor.post("task/" + task + "/unclaim", null);
        visit(CASEWORKER).claim(task, CASEWORKER);
        assertThat(visit(CASEWORKER).opened(task).toString()).contains(SECRET);
    }

    @Test
    void whatIsStoredOutsideTheBoundStaysAsItIs() {
        String key = drafted();
        casework.answer(
                CASEWORKER,
                key,
                "task_confirmPlan",
                Map.of("planResult", "REVISE", "reason", "Tarkennetaan tavoitteita"));
        comes(WRITES, without("SERVICES"));
        String task = taken(key, "task_draftPlan");
        List<String> services = services(key);

        assertThat(form(task)).doesNotContain("\"services\"", "Et voi lähettää").contains("longTermGoals");
        Map<String, Object> opened = visitor.opened(task);
        assertThat(opened.toString()).doesNotContain("INTEGRATION_TRAINING");
        Map<String, Object> answer = SampleAnswers.with(
                SamplePlans.draft(today()),
                "services",
                null,
                "inviteCounty",
                null,
                "longTermGoals",
                "Uusi tavoite",
                "version",
                opened.get("rowVersion"));
        Answer smuggled = visitor.submit(
                task,
                SampleAnswers.with(
                        answer, "services", SamplePlans.draft(today()).get("services")));
        assertThat(smuggled.status()).as(smuggled.body()).isEqualTo(400);
        assertThat(smuggled.message()).contains("palvelut");
        Answer written = visitor.submit(task, answer);
        assertThat(written.status()).as(written.body()).isEqualTo(204);
        assertThat(services(key)).isEqualTo(services).isNotEmpty();
        assertThat(found(
                        "select long_term_goals from koto.plan_version v join koto.plan p on p.id = v.plan_id"
                                + " where p.case_number = :key",
                        key))
                .isEqualTo("Uusi tavoite");
    }

    @Test
    void whoCannotSendAFormHearsItBeforeTypingAndWhoCan() {
        String key = planning();
        comes(WRITES, without("SERVICES"));
        String drawn = form(taken(key, "task_draftPlan"));
        assertThat(drawn)
                .contains("Et voi lähettää tätä lomaketta", "kirjata tietoryhmään", "palvelut")
                .contains("Tehtävän voi tehdä: Testi Keuruu-Käsittelijä");
    }

    @Test
    void decidingTakesItsPower() {
        String key = drafted();
        comes(WRITES, ALL);
        String task = taken(key, "task_confirmPlan");

        assertThat(form(task)).contains("Et voi lähettää tätä lomaketta", "päättää tietoryhmästä", "\"readonly\"");
        Answer decided = visitor.submit(
                task,
                SampleAnswers.with(
                        SamplePlans.agreed(today()),
                        "version",
                        visitor.opened(task).get("rowVersion")));
        assertThat(decided.status()).as(decided.body()).isEqualTo(400);
        assertThat(decided.message()).contains("päättää");
        assertThat(refusals(key, "PLAN")).contains("DECIDE_DECIDE");
        assertThat(taskOf(key, "task_confirmPlan")).isEqualTo(task);
    }

    @Test
    void withoutResidenceNobodyRegistersAndIsToldSo() {
        comes(DECIDES, without("RESIDENCE"));
        String start = definition("integration-case");
        Answer drawn = visitor.get("process-definition/" + start + "/deployed-start-form");
        assertThat(drawn.body())
                .contains("Sinulla ei ole voimassa olevaa käyttöoikeutta rekisteröidä", "oleskelutiedot")
                .doesNotContain("familyName", "firstPermitOn");
        Answer begun = visitor.begin(start, newClient());
        assertThat(begun.refused()).as(begun.body()).isTrue();
    }

    @Test
    void listsAndCardsKeepToTheBound() {
        String key = newCase(CASEWORKER);
        String task = taskOf(key, "task_initialInterview");
        String name = clientNameOf(key);

        comes(WRITES, List.of("IDENTITY_AND_CONTACT"));
        assertThat(visitor.get("/api/v1/cases/" + key).json().path("clientName").asText())
                .contains(name);
        assertThat(visitor.get("/api/v1/cases/" + key).json().path("deadlines")).isEmpty();
        assertThat(visitor.get("/api/v1/cases/" + key).json().path("people")).isEmpty();
        JsonNode nameOnly =
                visitor.get("/api/v1/task-cards?taskIds=" + task).json().get(0);
        assertThat(nameOnly.path("clientName").asText()).contains(name);
        assertThat(nameOnly.path("why").isNull()).as("belongs to the plan").isTrue();
        assertThat(logged(key, "READ")).containsOnly("IDENTITY_AND_CONTACT");
        rights.forEach(grants::end);

        comes(WRITES, without("IDENTITY_AND_CONTACT"));
        assertThat(visitor.get("/api/v1/cases/" + key).status()).isEqualTo(404);
        assertThat(visitor.get("/api/v1/cases?size=100").body()).doesNotContain(name);
        assertThat(visitor.get("/api/v1/task-cards?taskIds=" + task).body()).doesNotContain(name);
        assertThat(visitor.get("task/" + taken(key, "task_initialInterview") + "/form-variables")
                        .body())
                .doesNotContain(name);
        assertThat(form(task)).contains("**–** – asia");
    }

    @Test
    void aCardSaysByWhenAndWhy() {
        String task = taskOf(newCase(CASEWORKER), "task_initialInterview");

        JsonNode card = visit(CASEWORKER)
                .get("/api/v1/task-cards?taskIds=" + task)
                .json()
                .get(0);

        assertThat(LocalDate.parse(card.path("due").asText())).isAfterOrEqualTo(today().plusMonths(2));
        assertThat(card.path("what").asText())
                .startsWith("Palvelutarpeen arvioinnin aloittaminen")
                .endsWith("(14 §)");
        assertThat(card.path("why").asText()).contains("14 §", "ei ole vielä tarkistettu");
    }

    private void comes(List<String> powers, List<String> content) {
        rights.add(grants.give(substitute, "249", "caseworker", powers, content));
        visitor = Visitor.signedIn(port, LENDER);
    }

    private static List<String> without(String... categories) {
        return ALL.stream()
                .filter(category -> !List.of(categories).contains(category))
                .toList();
    }

    /** The substitute takes over the task from the caseworker. */
    private String taken(String key, String definitionKey) {
        String task = taskOf(key, definitionKey);
        visit(CASEWORKER).post("task/" + task + "/unclaim", null);
        Answer claimed = visitor.claim(task, substitute);
        assertThat(claimed.status()).as(claimed.body()).isEqualTo(204);
        return task;
    }

    private String form(String task) {
        Answer form = visitor.get("task/" + task + "/deployed-form");
        assertThat(form.status()).as(form.body()).isEqualTo(200);
        return form.body();
    }

    private String planning() {
        String key = newCase(CASEWORKER);
        casework.answer(CASEWORKER, key, "task_initialInterview", SampleAnswers.interview(today()));
        casework.answer(CASEWORKER, key, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        return key;
    }

    private String drafted() {
        String key = planning();
        casework.answer(CASEWORKER, key, "task_draftPlan", SamplePlans.draft(today()));
        return key;
    }

    private List<String> refusals(String key, String category) {
        return jdbc.sql("select action from koto.audit_entry where subject_key = :key and person_id = :person"
                        + " and category = :category and outcome = 'REFUSED'")
                .param("key", key)
                .param("person", substitute)
                .param("category", category)
                .query(String.class)
                .list();
    }

    private List<String> logged(String key, String action) {
        return jdbc.sql("select distinct category from koto.audit_entry where subject_key = :key"
                        + " and person_id = :person and action = :action")
                .param("key", key)
                .param("person", substitute)
                .param("action", action)
                .query(String.class)
                .list();
    }

    private List<String> services(String key) {
        return jdbc.sql("select s.kind || s.provider || s.aim from koto.plan_service s"
                        + " join koto.plan_version v on v.id = s.plan_version_id join koto.plan p on p.id = v.plan_id"
                        + " where p.case_number = :key order by 1")
                .param("key", key)
                .query(String.class)
                .list();
    }

    private String interview(String key, String column) {
        return found("select " + column + " from koto.assessment where case_number = :key", key);
    }

    private String found(String sql, String key) {
        return jdbc.sql(sql).param("key", key).query(String.class).list().get(0);
    }
}
