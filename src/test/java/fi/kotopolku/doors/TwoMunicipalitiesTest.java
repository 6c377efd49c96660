package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who works for two municipalities sees both, is told on everything which one it belongs to, and chooses when beginning. */
class TwoMunicipalitiesTest extends DoorsTest {

    private static final String[] CONTENT = {
        "IDENTITY_AND_CONTACT", "RESIDENCE", "HOUSEHOLD", "EDUCATION_AND_WORK", "LANGUAGE", "PLAN", "SERVICES", "NOTES"
    };

    private final Grants grants = new Grants(jdbc);
    private String right;
    private Visitor both;

    @BeforeEach
    void alsoKeuruu() {
        right = grants.give(OTHER_MUNICIPALITY, "249", "caseworker", CONTENT);
        both = visit(OTHER_MUNICIPALITY);
    }

    @AfterEach
    void onlyMultia() {
        grants.end(right);
    }

    @Test
    void theStartFormAsksWhichOneAndTheProcessIsThere() {
        JsonNode question = municipalityField(both);
        assertThat(question.path("label").asText()).isEqualTo("Kunta");
        assertThat(question.path("validate").path("required").asBoolean()).isTrue();
        assertThat(question.has("defaultValue")).isFalse();
        assertThat(StreamSupport.stream(question.path("values").spliterator(), false)
                        .map(choice -> choice.path("label").asText() + " "
                                + choice.path("value").asText()))
                .containsExactly("Keuruu 249", "Multia 495");

        assertThat(began(both, "249")).startsWith("249-");
        assertThat(began(both, "495")).startsWith("495-");
    }

    @Test
    void withoutAChoiceNothingBegins() {
        Map<String, String> before = everythingStored();
        Answer answer = both.begin(definition("integration-case"), newClient());
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.message()).startsWith("Kunta: Valitse, minkä kunnan työtä tämä on.");
        assertThat(everythingStored()).isEqualTo(before);
    }

    @Test
    void aRightInOneMunicipalityBeginsNothingInAnother() {
        Visitor keuruu = visit(CASEWORKER);
        for (String elsewhere : new String[] {"495", "091", "000", "x' or true"}) {
            long refusals = refusalsOf(CASEWORKER);
            Map<String, String> before = everythingStored();
            Answer answer = keuruu.begin(
                    definition("integration-case"), SampleAnswers.with(newClient(), "municipality", elsewhere));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.message()).isEqualTo("Sinulla ei ole oikeutta aloittaa tätä. Kysy lähiesihenkilöltäsi.");
            assertThat(everythingStored()).isEqualTo(before);
            assertThat(refusalsOf(CASEWORKER)).isEqualTo(refusals + 1);
        }
        assertThat(municipalityField(keuruu).isMissingNode()).isTrue();
        assertThat(began(keuruu, "249")).startsWith("249-");
    }

    @Test
    void whenTheSecondRightEndsThereIsNothingToChooseAndNothingToBeginThere() {
        grants.end(right);
        assertThat(municipalityField(both).isMissingNode()).isTrue();
        assertThat(both.begin(definition("integration-case"), SampleAnswers.with(newClient(), "municipality", "249"))
                        .status())
                .isEqualTo(403);
        assertThat(both.begin(definition("integration-case"), newClient()).status())
                .isEqualTo(200);
    }

    @Test
    void eachTaskSaysWhichMunicipalityItBelongsTo() {
        String keuruus = taskOf(newCase(CASEWORKER), "task_initialInterview");
        String multias = taskOf(began(both, "495"), "task_initialInterview");

        JsonNode cards = both.get("/api/v1/task-cards?taskIds=" + keuruus + "," + multias)
                .json();
        assertThat(cards.get(0).path("municipality").asText()).isEqualTo("Keuruu");
        assertThat(cards.get(1).path("municipality").asText()).isEqualTo("Multia");

        assertThat(visit(CASEWORKER)
                        .get("/api/v1/task-cards?taskIds=" + keuruus)
                        .json()
                        .get(0)
                        .path("municipality")
                        .isNull())
                .isTrue();
        assertThat(both.get("/api/v1/me").json().path("roles").findValuesAsText("municipalityName"))
                .contains("Keuruu", "Multia");
    }

    private String began(Visitor visitor, String municipality) {
        Answer answer = visitor.begin(
                definition("integration-case"), SampleAnswers.with(newClient(), "municipality", municipality));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("businessKey").asText();
    }

    private JsonNode municipalityField(Visitor visitor) {
        return visitor.get("process-definition/" + definition("integration-case") + "/deployed-start-form")
                .json()
                .path("components")
                .valueStream()
                .filter(field -> field.path("key").asText().equals("municipality"))
                .findFirst()
                .orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    private long refusalsOf(String person) {
        return jdbc.sql("""
                select count(*) from koto.audit_entry
                where person_id = :person and action = 'DECIDE_WRITE' and outcome = 'REFUSED' and subject_key is null
                """).param("person", person).query(Long.class).single();
    }
}
