package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The evidence of rights: who has what, why and until when, and which have ended. */
class RightsEvidenceTest extends Overseen {

    @Test
    void theEvidenceSaysWhoHasWhatWhyUntilWhenGrantedAndReviewedByWhom() {
        for (String person : List.of("lead.keuruu", "officer.keuruu", OFFICER)) {
            JsonNode rows = visit(person)
                    .post(
                            "/api/v1/access-rights/evidence",
                            Map.of("municipality", "249", "name", "keuruu-käsi", "role", "caseworker"))
                    .json()
                    .path("rows");
            JsonNode right = rows.get(0);
            assertThat(right.path("personName").asText()).isEqualTo("Testi Keuruu-Käsittelijä");
            for (String told : List.of(
                    "employer",
                    "roleFi",
                    "groundFi",
                    "whyFi",
                    "extent",
                    "from",
                    "until",
                    "phaseFi",
                    "grantedBy",
                    "grantedAt",
                    "reviewedFi")) {
                assertThat(right.path(told).asText()).as(told).isNotBlank();
            }
        }
    }

    @Test
    void endedRightsOfTheLastYearAreEvidenceToo() {
        String right = grants.give(MULTIAS_OFFICER, "249", "process-manager", "ADMINISTRATION");
        Map<String, Object> now = Map.of("municipality", "249", "role", "process-manager");
        Map<String, Object> ended = Map.of("municipality", "249", "role", "process-manager", "ended", true);
        Map<String, Object> soon = Map.of("municipality", "249", "role", "process-manager", "endsWithinDays", 1);

        assertThat(numbers(now)).contains(right);
        assertThat(numbers(soon)).contains(right);
        assertThat(numbers(ended)).doesNotContain(right);
        grants.end(right);

        assertThat(numbers(now)).doesNotContain(right);
        assertThat(numbers(ended)).contains(right);
    }

    private List<String> numbers(Map<String, Object> asked) {
        return texts(
                officer.post("/api/v1/access-rights/evidence", asked).json().path("rows"), "number");
    }
}
