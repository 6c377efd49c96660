package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fi.kotopolku.api.Description;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.doors.Visitor.Answer;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The description of the API is what the API is: made anew from the code it is the file that is checked in, it is OpenAPI
 * 3.1, and real answers are as it says, without a field that it does not know.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest extends DoorsTest {

    private static final Path CHECKED_IN = Path.of("docs/api/openapi.json");
    private static final Path MADE_NOW = Path.of("target/openapi.json");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    private String key;

    @BeforeAll
    void aCaseWithAPlan() {
        key = newCase(CASEWORKER);
        casework.answer(CASEWORKER, key, "task_initialInterview", SampleAnswers.interview(today()));
        casework.answer(CASEWORKER, key, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        casework.answer(CASEWORKER, key, "task_draftPlan", SamplePlans.draft(today()));
        casework.answer(CASEWORKER, key, "task_confirmPlan", SamplePlans.agreed(today()));
    }

    @Test
    void theFileIsWhatTheCodeSays() throws IOException {
        String now = text(Description.of(requestMappingHandlerMapping.getHandlerMethods()));
        Files.writeString(MADE_NOW, now);
        assertThat(Files.exists(CHECKED_IN) && Files.readString(CHECKED_IN).equals(now))
                .as("The API is no longer as docs/api/openapi.json says; if it shall be so, accept it:"
                        + " cp target/openapi.json docs/api/openapi.json")
                .isTrue();
    }

    @Test
    void itIsOpenApi31() throws IOException {
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(Files.readString(CHECKED_IN));
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(read.getOpenAPI().getPaths()).hasSizeGreaterThan(40);
    }

    @Test
    void whoeverIsSignedInReadsIt() {
        Answer document = visit(CASEWORKER).get("/api/v1/openapi.json");
        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().path("openapi").asText()).isEqualTo("3.1.0");
        assertThat(Visitor.stranger(port).get("/api/v1/openapi.json").status()).isEqualTo(401);
    }

    @Test
    void answersAreAsDescribed() throws IOException {
        ObjectNode document = (ObjectNode) JSON.readTree(Files.readString(CHECKED_IN));
        document.path("components").path("schemas").forEach(OpenApiTest::close);
        Visitor caseworker = visit(CASEWORKER);
        for (String path : List.of(
                "/api/v1/me",
                "/api/v1/cases",
                "/api/v1/cases/{number}",
                "/api/v1/cases/{number}/client",
                "/api/v1/cases/{number}/household",
                "/api/v1/cases/{number}/timeline",
                "/api/v1/cases/{number}/people",
                "/api/v1/cases/{number}/deadlines",
                "/api/v1/cases/{number}/plan",
                "/api/v1/cases/{number}/services",
                "/api/v1/cases/{number}/plan-versions",
                "/api/v1/cases/{number}/transfers",
                "/api/v1/access-rights",
                "/api/v1/gaps",
                "/api/v1/notices")) {
            as(document, path, caseworker.get(path.replace("{number}", key)));
        }
        as(
                document,
                "/api/v1/statistics",
                visit("lead.keuruu").get("/api/v1/statistics?municipality=249&from=2026-01-01&to=2026-12-31"));
        assertThat(caseworker.get("/api/v1/cases/" + key + "/plan").json().path("goals"))
                .as("or nothing has been compared")
                .isNotEmpty();
        assertThat(caseworker.get("/api/v1/cases/" + key + "/services").json()).isNotEmpty();
    }

    @Test
    void problemsAreAsDescribed() throws IOException {
        JsonNode document = JSON.readTree(Files.readString(CHECKED_IN));
        JsonSchema problem = schema(document, "/components/schemas/Problem");
        Answer nothing = visit(CASEWORKER).get("/api/v1/cases/249-2026-9999");
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(problem.validate(nothing.json())).isEmpty();
        Answer unknown = visit(CASEWORKER).get("/api/v1/cases?sivu=1");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(problem.validate(unknown.json())).isEmpty();
    }

    /** No field but those that are described. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object && schema.has("properties")) {
            object.put("additionalProperties", false);
        }
    }

    private static void as(JsonNode document, String path, Answer answer) {
        assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
        JsonSchema schema = schema(
                document, "/paths/" + path.replace("/", "~1") + "/get/responses/200/content/application~1json/schema");
        assertThat(schema.validate(answer.json()).stream().map(ValidationMessage::getMessage))
                .as(path)
                .isEmpty();
    }

    private static JsonSchema schema(JsonNode document, String pointer) {
        JsonNode found = document.at(pointer);
        assertThat(found.isMissingNode()).as(pointer).isFalse();
        ObjectNode alone = JSON.createObjectNode();
        alone.set("components", document.path("components"));
        alone.set("allOf", JSON.createArrayNode().add(found));
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(
                        alone,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build());
    }

    private static String text(JsonNode document) {
        try {
            DefaultIndenter lines = new DefaultIndenter("  ", "\n");
            DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
            printer.indentObjectsWith(lines);
            printer.indentArraysWith(lines);
            return JSON.writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
