package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the log tells the officer: who has seen a client, what a person has done, and what was read late. */
class OfficersLogTest extends Overseen {

    @Test
    void whoHasSeenTheClient() {
        JsonNode rows =
                officer.get("/api/v1/audit/cases/" + key + "/viewers").json().path("rows");

        assertThat(texts(rows, "personName"))
                .contains("Testi Keuruu-Käsittelijä")
                .doesNotContain("Testi Multia-Käsittelijä");
        JsonNode read = find(rows, "action", "READ");
        assertThat(read.path("employer").asText()).isEqualTo("Keuruun kaupunki");
        assertThat(read.path("groundFi").asText()).isNotBlank();
        assertThat(read.path("categoriesFi").size()).isPositive();
        assertThat(rows.toString()).doesNotContain(clientNameOf(key));

        JsonNode everything = officer.get("/api/v1/audit/cases/" + key + "/viewers?everything=true&size=100")
                .json()
                .path("rows");
        assertThat(texts(everything, "action")).contains("READ", "VIEW_CASE_LOG");
    }

    @Test
    void theFileForTheClientOpensInASpreadsheetAsItIs() {
        String file = officer.get("/api/v1/audit/cases/" + key + "/viewers.csv").body();

        assertThat(file.lines().findFirst().orElseThrow().replace("\uFEFF", ""))
                .isEqualTo("\"Aika\";\"Henkilö\";\"Työnantaja\";\"Mitä\";\"Tiedot\";\"Peruste\";\"Käyttöoikeus\"");
        assertThat(file).contains("\"Testi Keuruu-Käsittelijä\";\"Keuruun kaupunki\";\"Katsoi tietoja\"");
        assertThat(file).doesNotContain("evätty", "Pyrki");
    }

    @Test
    void whatAPersonHasDoneWithSignInsAndRefusals() {
        visit(CASEWORKER).get("/api/v1/cases/495-2026-0001");
        JsonNode rows = doings(CASEWORKER);

        assertThat(texts(rows, "action")).contains("SIGN_IN", "READ", "WRITE");
        assertThat(texts(rows, "outcome")).doesNotContain("ALLOWED");
        assertThat(rows.toString())
                .as("what was tried in Multia is Multia's to see")
                .doesNotContainPattern("\\b495-");
    }

    @Test
    void theOfficersOwnDoingsAreThereToo() {
        officer.get("/api/v1/audit/cases/" + key + "/viewers");

        assertThat(texts(doings(OFFICER), "action")).contains("VIEW_CASE_LOG");
    }

    @Test
    void aReadingLongAfterTheLastRecord() {
        String old = newCase(CASEWORKER);
        jdbc.sql("""
                insert into koto.audit_entry (at, person_id, action, municipality, subject_key, category, outcome)
                values (now() - interval '400 days', 'lead.keuruu', 'WRITE', '249', '249-2020-0007', 'PLAN', 'DONE'),
                       (now() - interval '399 days', 'lead.keuruu', 'READ', '249', '249-2020-0007', 'PLAN', 'DONE'),
                       (now() - interval '1 hour', :person, 'READ', '249', '249-2020-0007', 'PLAN', 'DONE'),
                       (now() - interval '1 hour', :person, 'READ', '249', '249-2020-0007', 'NOTES', 'DONE')
                """).param("person", CASEWORKER).update();
        String asked = "/api/v1/audit/late-reads?municipality=249&from=%s&to=%s&months="
                .formatted(LocalDate.now().minusDays(3), LocalDate.now().plusDays(1));

        JsonNode rows = officer.get(asked + 12).json().path("rows");

        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).path("read").path("subjectKey").asText()).isEqualTo("249-2020-0007");
        assertThat(rows.get(0).path("read").path("categoriesFi")).hasSize(2);
        assertThat(rows.get(0).path("monthsSince").asInt()).isEqualTo(13);
        assertThat(officer.get(asked + 14).json().path("rows")).isEmpty();
        assertThat(officer.get(asked + 12).body()).doesNotContain(old);
    }

    private JsonNode doings(String person) {
        return officer.post(
                        "/api/v1/audit/doings",
                        Map.of(
                                "municipality",
                                "249",
                                "personId",
                                person,
                                "from",
                                LocalDate.now().minusDays(2).toString(),
                                "to",
                                LocalDate.now().plusDays(2).toString(),
                                "size",
                                100))
                .json()
                .path("rows");
    }

    private static JsonNode find(JsonNode rows, String field, String value) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.path(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }
}
