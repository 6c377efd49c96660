package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened in a case and who may see it: in order, in words of the house, and each category for whom it is. */
class CaseTimelineTest extends DoorsTest {

    private static final String LENDER = "keha.admin";
    private static final AtomicInteger SUBSTITUTES = new AtomicInteger();

    private final List<String> rights = new ArrayList<>();
    private Grants grants;
    private String substitute;

    @BeforeEach
    void aSubstituteComes() {
        grants = new Grants(jdbc);
        substitute = "timeline" + SUBSTITUTES.incrementAndGet() + ".keuruu";
        grants.lendAccount(LENDER, substitute, "Testi", "Keuruu-Aikajana", "keuruu");
    }

    @AfterEach
    void asBefore() {
        rights.forEach(grants::end);
        grants.takeAccountBack(LENDER, substitute);
    }

    @Test
    void whatHappenedIsToldInItsOrderWithNothingThatAnybodyWrote() {
        String key = planInForce();
        String task = reviewed(key);

        Answer told = visit(CASEWORKER).get("/api/v1/cases/" + key + "/timeline");

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(texts(told.json(), "kind"))
                .containsExactly(
                        "CASE_OPENED",
                        "ASSESSMENT_OPENED",
                        "NEED_CLEAR",
                        "INTERVIEWED",
                        "CONTRIBUTION_ASKED",
                        "CONTRIBUTION_GIVEN",
                        "CONCLUDED_PLAN_NEEDED",
                        "PLAN_CONFIRMED",
                        "REVIEW_REQUESTED",
                        "REVIEW_OPENED",
                        "SERVICES_REALISED");
        assertThat(texts(told.json(), "textFi"))
                .contains("Hyvinvointialue antoi osuutensa (arviointi).", "Suunnitelman versio 1 tuli voimaan.");
        assertThat(texts(told.json(), "textSv")).contains("Version 1 av planen trädde i kraft.");
        assertThat(texts(told.json(), "on")).isSorted().contains(today().toString());
        assertThat(texts(told.json(), "person"))
                .contains("Testi Keuruu-Käsittelijä", "Testi Keskisuomi-Sairaanhoitaja");
        assertThat(told.body())
                .doesNotContain(clientNameOf(key), "Työpaikka löytyi", "ravintolan keittiössä", CASEWORKER);
        assertThat(logged(key, CASEWORKER)).contains("IDENTITY_AND_CONTACT", "PLAN", "SERVICES");
        assertThat(task).isNotNull();
    }

    @Test
    void whatIsOutsideTheBoundIsNotTold() {
        String key = planInForce();
        reviewed(key);

        JsonNode withoutServices = timeline(comes("IDENTITY_AND_CONTACT", "PLAN"), key);
        assertThat(texts(withoutServices, "kind"))
                .contains("CONCLUDED_PLAN_NEEDED", "PLAN_CONFIRMED", "REVIEW_OPENED")
                .doesNotContain("SERVICES_REALISED", "CONTRIBUTION_ASKED", "CONTRIBUTION_GIVEN");

        endRights();
        Visitor identityOnly = comes("IDENTITY_AND_CONTACT");
        assertThat(texts(timeline(identityOnly, key), "kind")).containsExactly("CASE_OPENED");
        assertThat(identityOnly.get("/api/v1/cases/" + key + "/people").json()).isEmpty();

        endRights();
        Visitor nameless = comes("PLAN", "SERVICES");
        assertThat(nameless.get("/api/v1/cases/" + key + "/timeline").status()).isEqualTo(404);
        assertThat(nameless.get("/api/v1/cases/" + key + "/people").status()).isEqualTo(404);
        assertThat(logged(key, substitute)).doesNotContain("SERVICES");
    }

    @Test
    void whoMaySeeTheCaseIsToldWithTheReasonAndTheEnd() {
        String key = caseWithNurse();

        JsonNode people =
                visit(CASEWORKER).get("/api/v1/cases/" + key + "/people").json();

        JsonNode nurse = StreamSupport.stream(people.spliterator(), false)
                .filter(one -> one.path("name").asText().equals("Testi Keskisuomi-Sairaanhoitaja"))
                .findFirst()
                .orElseThrow();
        assertThat(nurse.path("why").asText()).startsWith("Hyvinvointialueen työntekijän osallistuminen");
        assertThat(nurse.path("role").asText()).isEqualTo("Hyvinvointialueen ammattilainen");
        assertThat(nurse.path("until").asText()).isNotBlank();
        assertThat(texts(people, "name"))
                .contains("Testi Keuruu-Käsittelijä")
                .doesNotContain("Testi Keuruu-Prosessivastaava", "Testi Multia-Käsittelijä");
    }

    @Test
    void anotherMunicipalityIsToldWhatItIsToldOfWhatNeverWas() {
        String key = planInForce();
        Visitor multia = visit(OTHER_MUNICIPALITY);
        for (String section : List.of("timeline", "people")) {
            Answer there = multia.get("/api/v1/cases/" + key + "/" + section);
            assertThat(there.status()).isEqualTo(404);
            assertThat(there.with(key, "249-2026-999999"))
                    .isEqualTo(multia.get("/api/v1/cases/249-2026-999999/" + section));
            assertThat(visit(CASEWORKER)
                            .get("/api/v1/cases/" + key + "/" + section)
                            .status())
                    .isEqualTo(200);
        }
    }

    private JsonNode timeline(Visitor visitor, String key) {
        Answer told = visitor.get("/api/v1/cases/" + key + "/timeline");
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        return told.json();
    }

    private Visitor comes(String... content) {
        rights.add(grants.give(substitute, "249", "caseworker", content));
        return Visitor.signedIn(port, LENDER);
    }

    private void endRights() {
        rights.forEach(grants::end);
        rights.clear();
    }

    private String planInForce() {
        String key = caseWithNurse();
        casework.answer(NURSE, key, "task_contribute", SampleAnswers.contribution());
        casework.answer(CASEWORKER, key, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        casework.answer(CASEWORKER, key, "task_draftPlan", SamplePlans.draft(today()));
        casework.answer(CASEWORKER, key, "task_confirmPlan", SamplePlans.agreed(today()));
        return key;
    }

    /** @return the task of the meeting, which is still to be held */
    private String reviewed(String key) {
        Answer asked = visit(CASEWORKER)
                .post("/api/v1/cases/" + key + "/review-requests", Map.of("reason", "Työpaikka löytyi"));
        assertThat(asked.status()).as(asked.body()).isLessThan(300);
        casework.answer(CASEWORKER, key, "task_gatherRealisation", SamplePlans.realisation());
        return taskOf(key, "task_reviewMeeting");
    }

    private List<String> logged(String key, String person) {
        return jdbc.sql("select distinct category from koto.audit_entry where subject_key = :key"
                        + " and person_id = :person and action = 'READ'")
                .param("key", key)
                .param("person", person)
                .query(String.class)
                .list();
    }
}
