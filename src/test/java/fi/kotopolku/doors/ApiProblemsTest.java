package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a request of the API, the answer is a problem detail that says what to do and repeats nothing. */
class ApiProblemsTest extends DoorsTest {

    private static final String SECRET = "Salainen-Sana";

    @Test
    void whoIsNotSignedInHearsItAndIsNotSentElsewhere() {
        Visitor stranger = Visitor.stranger(port);
        problem(stranger.get("/api/v1/cases"), 401, "sign-in-required");
        assertThat(stranger.header("GET", "/api/v1/cases", null, "WWW-Authenticate"))
                .isEqualTo("Bearer");
    }

    @Test
    void aPageOfSomebodyElseHearsIt() {
        problem(visit(CASEWORKER).forgetTokens().post("/api/v1/clients/search", "{\"text\":\"x\"}"), 403, "csrf");
    }

    @Test
    void whatCannotBeReadIsNamed() {
        Visitor caseworker = visit(CASEWORKER);
        for (String body : List.of("", "{\"text\": \"" + SECRET, "[\"" + SECRET + "\"]")) {
            problem(caseworker.post("/api/v1/clients/search", body), 400, "request-refused");
        }
        JsonNode field = problem(
                caseworker.post("/api/v1/clients/search", "{\"text\": {\"x\": \"" + SECRET + "\"}}"),
                400,
                "request-refused");
        assertThat(field.at("/errors/0/field").asText()).isEqualTo("text");
        JsonNode day = problem(
                visit("dpo.keuruu")
                        .post("/api/v1/audit/doings", Map.of("municipality", "249", "personId", "x", "from", SECRET)),
                400,
                "request-refused");
        assertThat(day.at("/errors/0").toString()).contains("\"from\"", "2026-05-17");
    }

    @Test
    void whatIsMissingOrWrongInAFieldIsNamed() {
        Visitor lead = visit("lead.keuruu");
        JsonNode two = problem(
                lead.post("/api/v1/access-rights/249-KO-2026-9999/revocation", Map.of("reason", " ")), 400, "invalid");
        assertThat(two.path("errors").findValuesAsText("field")).containsExactlyInAnyOrder("ground", "reason");
        JsonNode page = problem(lead.get("/api/v1/cases?page=-1&size=1000"), 400, "invalid");
        assertThat(page.path("errors").findValuesAsText("field")).containsExactly("page", "size");
        assertThat(problem(lead.get("/api/v1/cases?size=" + SECRET), 400, "invalid-parameter")
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("size");
        assertThat(problem(lead.get("/api/v1/statistics"), 400, "missing-parameter")
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("municipality");
        assertThat(problem(lead.get("/api/v1/statistics?municipality=x&from=2026-01-01&to=2026-12-31"), 400, "invalid")
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("municipality");
    }

    @Test
    void aParameterThatNobodyKnowsIsRefusedWithThoseThatAreKnown() {
        JsonNode unknown = problem(visit(CASEWORKER).get("/api/v1/cases?" + SECRET + "=1"), 400, "unknown-parameter");
        assertThat(unknown.path("detail").asText()).contains("page, size");
    }

    @Test
    void whatIsNotThereInThatWayIsSaid() {
        Visitor caseworker = visit(CASEWORKER);
        problem(caseworker.get("/api/v1/" + SECRET), 404, "not-found");
        problem(caseworker.call("DELETE", "/api/v1/cases", null), 405, "method-not-allowed");
        assertThat(caseworker.header("DELETE", "/api/v1/cases", null, "Allow")).isEqualTo("GET");
        problem(caseworker.get("/api/v1/me", "Accept", "text/csv"), 406, "not-acceptable");
        problem(
                caseworker.post("/api/v1/clients/search", "text=x", "Content-Type", "text/plain"),
                415,
                "media-type-not-supported");
        problem(caseworker.get("/api/v1//me"), 400, "address-refused");
    }

    @Test
    void aBodyWithoutEndIsNotRead() {
        String large = "{\"text\":\"" + "a".repeat(1_000_000) + "\"}";
        problem(visit(CASEWORKER).post("/api/v1/clients/search", large), 413, "too-large");
    }

    @Test
    void theTitleIsInTheReadersLanguage() {
        Visitor caseworker = visit(CASEWORKER);
        assertThat(caseworker.get("/api/v1/cases/x").json().path("title").asText())
                .isEqualTo("Ei löydy");
        assertThat(caseworker
                        .get("/api/v1/cases/x", "Accept-Language", "sv-FI,sv;q=0.9,fi;q=0.5")
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Finns inte");
        assertThat(caseworker
                        .get("/api/v1/cases/x", "Accept-Language", "de,en;q=0.1")
                        .json()
                        .path("title")
                        .asText())
                .isEqualTo("Not found");
    }

    private static JsonNode problem(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        JsonNode problem = answer.json();
        assertThat(problem.path("code").asText()).as(answer.body()).isEqualTo(code);
        assertThat(problem.path("type").asText()).isEqualTo("urn:kotopolku:problem:" + code);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotEmpty();
        assertThat(problem.path("detail").asText()).isNotEmpty();
        assertThat(answer.body()).doesNotContain(SECRET, "Exception", "fi.kotopolku", "org.springframework");
        return problem;
    }
}
