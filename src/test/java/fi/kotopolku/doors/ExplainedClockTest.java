package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import fi.kotopolku.engine.DmnDecisionTables;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All deadlines of a case over HTTP, and a proposed table that is tried before it is taken into use; who may, and who not. */
class ExplainedClockTest extends DoorsTest {

    private static final String DRY_RUN = "/api/v1/rules/dry-run";
    private static final String MANAGER = "manager.keuruu";
    private static final String SHIPPED = DmnDecisionTables.xml("statutory-rules");
    private static final DateTimeFormatter FINNISH = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final Grants grants = new Grants(jdbc);

    @Test
    void eachDeadlineSaysWhereItComesFromAndTheReadIsLogged() {
        String key = newCase(CASEWORKER);
        long before = reads(CASEWORKER, key);

        JsonNode lines = visit(CASEWORKER).get(deadlines(key)).json();

        assertThat(texts(lines, "ruleId"))
                .containsExactlyInAnyOrder("ASSESSMENT_START", "ELIGIBILITY_WINDOW", "PLAN_FIRST_LATEST");
        JsonNode start = line(lines, "ASSESSMENT_START");
        assertThat(start.path("startEventFi").asText()).isEqualTo("asian rekisteröinti");
        assertThat(start.path("startedOn").asText()).isEqualTo(today().toString());
        assertThat(start.path("section").asText()).isEqualTo("14 §");
        assertThat(start.path("lawVersion").asText()).isEqualTo("laki 681/2023, muut. 1100/2024");
        assertThat(start.path("verified").asText()).isEqualTo("UNVERIFIED");
        assertThat(start.path("state").asText()).isEqualTo("WAITING");
        assertThat(start.path("whatIf")).hasSize(3);
        assertThat(start.path("explanationFi").asText())
                .startsWith("Palvelutarpeen arvioinnin aloittaminen: viimeistään "
                        + FINNISH.format(LocalDate.parse(start.path("due").asText())))
                .endsWith("lähdettä ei ole vielä tarkistettu säädöstekstistä.");
        assertThat(reads(CASEWORKER, key)).as("the plan's and the residence's").isEqualTo(before + 2);
    }

    @Test
    void whatIsMetStaysInTheList() {
        String key = newCase(CASEWORKER);
        casework.answer(CASEWORKER, key, "task_initialInterview", SampleAnswers.interviewInviting(today(), NURSE));

        JsonNode lines = visit(CASEWORKER).get(deadlines(key)).json();

        JsonNode start = line(lines, "ASSESSMENT_START");
        assertThat(start.path("stateFi").asText()).isEqualTo("tehty " + FINNISH.format(today()));
        assertThat(start.path("metOn").asText()).isEqualTo(today().toString());
        assertThat(start.path("whatIf")).isEmpty();
        assertThat(line(lines, "COUNTY_REPLY").path("state").asText()).isEqualTo("WAITING");
    }

    /** A right without what is known of residence does not learn the day of the permit, not from a date either. */
    @Test
    void withoutResidenceWhatIsCountedFromThePermitIsLeftOut() {
        String key = newCase(CASEWORKER);
        casework.answer(CASEWORKER, key, "task_initialInterview", SampleAnswers.interview(today()));
        casework.answer(CASEWORKER, key, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        assertThat(texts(detailOf(key, CASEWORKER).path("deadlines"), "rule")).contains("PLAN_FIRST_LATEST");
        String right = grants.give("employment.keuruu", "249", "caseworker", "IDENTITY_AND_CONTACT", "PLAN");
        try {
            JsonNode lines = visit("employment.keuruu").get(deadlines(key)).json();
            assertThat(texts(lines, "ruleId"))
                    .contains("ASSESSMENT_START")
                    .doesNotContain("PLAN_FIRST_LATEST", "ELIGIBILITY_WINDOW");
            assertThat(texts(detailOf(key, "employment.keuruu").path("deadlines"), "rule"))
                    .containsExactly("PLAN_START");
        } finally {
            grants.end(right);
        }
    }

    @Test
    void whoMayNotReadThePlanIsRefused() {
        String key = newCase(CASEWORKER);
        for (String other : List.of(OTHER_MUNICIPALITY, MANAGER, "officer.keuruu", "dpo.keuruu", NURSE, "keha.admin")) {
            Answer answer = visit(other).get(deadlines(key));
            assertThat(answer.status()).as(other).isIn(403, 404);
            assertThat(answer.body()).as(other).doesNotContain("ASSESSMENT_START", "14 §");
        }
        Visitor stranger = visit(OTHER_MUNICIPALITY);
        assertThat(stranger.get(deadlines(key)).with(key, "249-2026-9999"))
                .isEqualTo(stranger.get(deadlines("249-2026-9999")));
    }

    /** The act that is not yet: the assessment in three months under § 99. */
    @Test
    void aProposedTableTellsWhatItWouldMoveAndChangesNothing() {
        String key = newCase(CASEWORKER);
        String elsewhere = newCase(OTHER_MUNICIPALITY);
        String before = visit(CASEWORKER).get(deadlines(key)).body();
        long looked = looked();

        Answer answer = visit(MANAGER).post(DRY_RUN, proposed("\"P2M\"", "\"P3M\"", "\"14 §\"", "\"99 §\""));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains(key)
                .doesNotContain(elsewhere, clientNameOf(key))
                .doesNotContainPattern("\\b495-");
        JsonNode run = answer.json().get(0);
        assertThat(run.path("municipality").asText()).isEqualTo("249");
        JsonNode rule = line(run.path("rules"), "ASSESSMENT_START");
        assertThat(rule.path("moved").asInt()).isPositive();
        JsonNode line = lineOf(rule.path("lines"), key);
        LocalDate due = LocalDate.parse(line.path("dueBefore").asText());
        LocalDate later = LocalDate.parse(line.path("dueAfter").asText());
        assertThat(later).isAfterOrEqualTo(today().plusMonths(3)).isAfter(due);
        assertThat(line.path("lawBefore").asText()).isEqualTo("14 §, laki 681/2023, muut. 1100/2024");
        assertThat(line.path("lawAfter").asText()).isEqualTo("99 §, laki 681/2023, muut. 1100/2024");
        assertThat(texts(run.path("rules"), "ruleId")).doesNotContain("PLAN_START", "REVIEW_LATEST");
        assertThat(visit(CASEWORKER).get(deadlines(key)).body()).isEqualTo(before);
        assertThat(looked()).isEqualTo(looked + 1);
    }

    /** Who sees no client data is told by how much such a date moves, and not which day it is. */
    @Test
    void theDayOfAPermitCannotBeWorkedOut() {
        String key = newCase(CASEWORKER);

        JsonNode run = visit(MANAGER)
                .post(DRY_RUN, SHIPPED.replace("\"P3Y\"", "\"P4Y\""))
                .json()
                .get(0);

        JsonNode line = lineOf(line(run.path("rules"), "ELIGIBILITY_WINDOW").path("lines"), key);
        assertThat(line.path("days").asInt()).isBetween(365, 366);
        assertThat(line.path("dueBefore").isNull()).isTrue();
        assertThat(line.path("dueAfter").isNull()).isTrue();
    }

    @Test
    void theTableInUseChangesNothing() {
        newCase(CASEWORKER);

        JsonNode run = visit(MANAGER).post(DRY_RUN, SHIPPED).json().get(0);

        assertThat(run.path("cases").asInt()).isPositive();
        assertThat(run.path("deadlines").asInt()).isPositive();
        assertThat(run.path("touched").asInt()).isZero();
        assertThat(run.path("rules")).isEmpty();
    }

    @Test
    void aTableThatCannotBeTrustedIsRefusedWithRowAndReason() {
        Visitor manager = visit(MANAGER);

        refused(manager, proposed("\"P2M\"", "\"2 kk\""), "statutory-rules, rivi 2: arvoa '2 kk' ei voi lukea");
        refused(manager, proposed("\"PLAN_START\"", "\"PLAN_STRAT\""), "rivi 5: tunnusta 'PLAN_STRAT' ei tunneta");
        refused(
                manager,
                SHIPPED.replaceFirst("2024-12-31T23:59:59", "2024-12-01T23:59:59"),
                "päivältä 2024-12-02 ei ole riviä");
        refused(manager, SHIPPED.replaceFirst("2024-12-31T23:59:59", "2025-01-31T23:59:59"), "päällekkäin");
        refused(manager, "{}", "ei ole kelvollista XML:ää");
        refused(manager, "", "tyhjä");
        refused(
                manager,
                SHIPPED.replace("<definitions", "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><definitions"),
                "DOCTYPE");
        refused(manager, " ".repeat(50_000_000), "liian suuri");
        assertThat(manager.post(DRY_RUN, SHIPPED).status()).isEqualTo(200);
    }

    /** Others meet what is not there, whatever they send: nothing of it is read. */
    @Test
    void onlyAManagerOfProcessesTriesATable() {
        for (String other : List.of(CASEWORKER, "lead.keuruu", "officer.keuruu", "dpo.keuruu", NURSE, "keha.admin")) {
            Visitor visitor = visit(other);
            Answer answer = visitor.post(DRY_RUN, SHIPPED);
            assertThat(answer.status()).as(other).isIn(403, 404);
            assertThat(visitor.post(DRY_RUN, "<broken")).as(other).isEqualTo(answer);
        }
        assertThat(visit(MANAGER).forgetTokens().post(DRY_RUN, SHIPPED).status())
                .as("a call that another site makes")
                .isEqualTo(403);
        assertThat(Visitor.stranger(port).post(DRY_RUN, SHIPPED).status()).isIn(401, 403);
    }

    private static void refused(Visitor visitor, String table, String said) {
        Answer answer = visitor.post(DRY_RUN, table);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("rule-table-refused");
        assertThat(answer.json().path("detail").asText()).contains(said);
        assertThat(answer.json().path("problems").get(0).asText()).contains(said);
    }

    /** @param edits texts of cells and what stands there instead, in the row of {@code ASSESSMENT_START} or the first like it */
    private static String proposed(String... edits) {
        int from = SHIPPED.indexOf("row_ASSESSMENT_START_2025");
        String tail = SHIPPED.substring(from);
        for (int i = 0; i < edits.length; i += 2) {
            tail = tail.replaceFirst("<text>" + edits[i] + "</text>", "<text>" + edits[i + 1] + "</text>");
        }
        assertThat(tail).isNotEqualTo(SHIPPED.substring(from));
        return SHIPPED.substring(0, from) + tail;
    }

    private JsonNode detailOf(String key, String person) {
        return visit(person).get("/api/v1/cases/" + key).json();
    }

    private static String deadlines(String key) {
        return "/api/v1/cases/" + key + "/deadlines";
    }

    private static JsonNode line(JsonNode lines, String ruleId) {
        return found(lines, "ruleId", ruleId);
    }

    private static JsonNode lineOf(JsonNode lines, String key) {
        return found(lines, "caseNumber", key);
    }

    private static JsonNode found(JsonNode lines, String field, String value) {
        for (JsonNode line : lines) {
            if (line.path(field).asText().equals(value)) {
                return line;
            }
        }
        throw new AssertionError("no " + value + " in " + lines);
    }

    private long reads(String person, String key) {
        return jdbc.sql("""
                select count(*) from koto.audit_entry
                where person_id = :person and subject_key = :case and action = 'READ' and outcome = 'DONE'
                """)
                .param("person", person)
                .param("case", key)
                .query(Long.class)
                .single();
    }

    private long looked() {
        return jdbc.sql("select count(*) from koto.audit_entry where person_id = :person and action = 'RULES_DRY_RUN'")
                .param("person", MANAGER)
                .query(Long.class)
                .single();
    }
}
