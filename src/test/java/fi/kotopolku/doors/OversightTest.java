package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.doors.Visitor.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** The log and the evidence of rights are for those who oversee and for nobody else. */
class OversightTest extends Overseen {

    @Autowired
    JdbcClient application;

    @Autowired
    TransactionTemplate transaction;

    @AfterAll
    static void forget() {
        SecurityContextHolder.clearContext();
    }

    record Look(String method, String path, String body, String action) {

        Answer by(Visitor visitor, String ofCase) {
            return visitor.call(method, path.replace("{case}", ofCase), body);
        }

        boolean ofTheLog() {
            return !action.endsWith("EVIDENCE");
        }
    }

    static Stream<Look> looks() {
        String person = "{\"municipality\":\"249\",\"personId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}"
                .formatted(
                        CASEWORKER,
                        LocalDate.now().minusDays(2),
                        LocalDate.now().plusDays(2));
        String late = "?municipality=249&months=6&from=%s&to=%s"
                .formatted(LocalDate.now().minusDays(2), LocalDate.now().plusDays(2));
        return Stream.of(
                new Look("GET", "/api/v1/audit/cases/{case}/viewers", null, "VIEW_CASE_LOG"),
                new Look("GET", "/api/v1/audit/cases/{case}/viewers.csv", null, "EXPORT_CASE_LOG"),
                new Look("GET", "/api/v1/audit/people?municipality=249", null, "VIEW_PERSON_LOG"),
                new Look("POST", "/api/v1/audit/doings", person, "VIEW_PERSON_LOG"),
                new Look("POST", "/api/v1/audit/doings.csv", person, "EXPORT_PERSON_LOG"),
                new Look("GET", "/api/v1/audit/late-reads" + late, null, "VIEW_LATE_READS"),
                new Look("GET", "/api/v1/audit/late-reads.csv" + late, null, "EXPORT_LATE_READS"),
                new Look(
                        "POST", "/api/v1/access-rights/evidence", "{\"municipality\":\"249\"}", "VIEW_RIGHTS_EVIDENCE"),
                new Look(
                        "POST",
                        "/api/v1/access-rights/evidence.csv",
                        "{\"municipality\":\"249\"}",
                        "EXPORT_RIGHTS_EVIDENCE"));
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theOfficerSeesAndThatIsLoggedInTheSameTransaction(Look look) {
        long before = logged(OFFICER, look.action(), "DONE");

        Answer answer = look.by(officer, key);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(logged(OFFICER, look.action(), "DONE")).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void nobodyElseSeesAnythingAndTheAttemptIsLogged(Look look) {
        for (String person : List.of(CASEWORKER, "manager.keuruu", NURSE, OTHER_MUNICIPALITY, "keha.admin")) {
            refused(look, person);
        }
        if (look.ofTheLog()) {
            refused(look, "lead.keuruu");
            refused(look, "officer.keuruu");
        }
        assertThat(look.by(Visitor.stranger(port), key).status()).isIn(401, 403);
        assertThat(look.by(visit(OFFICER).forgetTokens(), key).status())
                .as("a call that another site makes")
                .isEqualTo(look.method().equals("POST") ? 403 : 200);
    }

    @ParameterizedTest
    @MethodSource("looks")
    void theOfficerOfAnotherMunicipalitySeesNothingAndNeitherDoesOneWhoseRightEndedASecondAgo(Look look) {
        String right = grants.give(MULTIAS_OFFICER, "495", "data-protection-officer", "ADMINISTRATION");
        String here = grants.give("caseworker.multia", "249", "data-protection-officer", "ADMINISTRATION");
        try {
            refused(look, MULTIAS_OFFICER);
            Visitor guest = visit("caseworker.multia");
            assertThat(look.by(guest, key).status()).isEqualTo(200);
            grants.end(here);
            Answer after = look.by(guest, key);
            assertThat(after.status()).isEqualTo(404);
        } finally {
            grants.end(right);
            grants.end(here);
        }
    }

    @ParameterizedTest
    @MethodSource("looks")
    void aCaseThatIsNotThereIsRefusedInTheSameWords(Look look) {
        Visitor stranger = visit(OTHER_MUNICIPALITY);
        assertThat(look.by(stranger, "249-2026-9999").with("249-2026-9999", key))
                .isEqualTo(look.by(stranger, key));
    }

    @Test
    void aQuestionThatCannotBeAnsweredSaysWhatToDo() {
        for (String path : List.of(
                "/api/v1/audit/cases/matti/viewers",
                "/api/v1/audit/cases/" + key + "/viewers?page=-1",
                "/api/v1/audit/people?municipality=Keuruu",
                "/api/v1/audit/late-reads?municipality=249&from=2026-02-01&to=2026-01-01",
                "/api/v1/audit/late-reads?municipality=249&from=2026-02-01",
                "/api/v1/audit/late-reads?municipality=249&from=eilen&to=2026-01-01",
                "/api/v1/audit/late-reads?municipality=249&months=999&from=2026-01-01&to=2026-01-02")) {
            Answer answer = officer.get(path);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.json().path("detail").asText())
                    .as(path)
                    .isNotBlank()
                    .doesNotContain("matti", "eilen", "Keuruu");
        }
        assertThat(officer.post("/api/v1/audit/doings", Map.of("municipality", "249"))
                        .json()
                        .path("detail")
                        .asText())
                .contains("alkupäivä");
        assertThat(officer.post("/api/v1/access-rights/evidence", Map.of("municipality", "249", "role", "kuningas"))
                        .status())
                .isEqualTo(400);
        assertThat(officer.post("/api/v1/access-rights/evidence", "{\"municipality\":")
                        .status())
                .isEqualTo(400);
    }

    /** The second wall alone: plain statements, as if the application had forgotten to ask for the role. */
    @Test
    void beneathTheApplicationTheLogIsTheOfficersToo() {
        assertThat(entriesOf(key, OFFICER)).isPositive();
        for (String person : List.of("lead.keuruu", "officer.keuruu", "manager.keuruu", OTHER_MUNICIPALITY)) {
            assertThat(entriesOf(key, person)).as(person).isEqualTo(own(key, person));
        }
        assertThat(asPerson(
                        OFFICER,
                        "select count(*) from koto.audit_entry where municipality is null and person_id = '"
                                + CASEWORKER + "'"))
                .as("sign-ins of those who have rights here")
                .isPositive();
        assertThat(
                        asPerson(
                                OFFICER,
                                "select count(*) from koto.audit_entry where municipality is null and person_id = 'caseworker.multia'"
                                        + " and not exists (select from koto.access_right r where r.person_id = 'caseworker.multia' and r.municipality = '249')"))
                .isZero();
    }

    private void refused(Look look, String person) {
        long before = logged(person, look.action(), "REFUSED");
        Answer answer = look.by(visit(person), key);
        assertThat(answer.status()).as("%s: %s", person, answer.body()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("Keuruu", "personName");
        assertThat(logged(person, look.action(), "REFUSED")).as(person).isEqualTo(before + 1);
    }

    private long logged(String person, String action, String outcome) {
        return jdbc.sql("""
                select count(*) from koto.audit_entry
                where person_id = :person and action = :action and outcome = :outcome and municipality = '249'
                """)
                .param("person", person)
                .param("action", action)
                .param("outcome", outcome)
                .query(Long.class)
                .single();
    }

    private long own(String caseNumber, String person) {
        return jdbc.sql("select count(*) from koto.audit_entry where subject_key = :case and person_id = :person")
                .param("case", caseNumber)
                .param("person", person)
                .query(Long.class)
                .single();
    }

    private long entriesOf(String caseNumber, String person) {
        return asPerson(person, "select count(*) from koto.audit_entry where subject_key = '" + caseNumber + "'");
    }

    private long asPerson(String person, String count) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, null, "-"));
        try {
            return transaction.execute(
                    running -> application.sql(count).query(Long.class).single());
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
