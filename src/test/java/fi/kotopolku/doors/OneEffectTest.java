package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.TestDatabase;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.doors.Visitor.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A request that comes twice with one key has one effect; the key is its sender's alone and tells nothing. */
class OneEffectTest extends DoorsTest {

    private static final Map<String, String> ASKED = Map.of("reason", "Tilanne muuttui");

    private Visitor caseworker;
    private String key;
    private String path;

    @BeforeEach
    void aPlanInForce() {
        key = newCase(CASEWORKER);
        casework.answer(CASEWORKER, key, "task_initialInterview", SampleAnswers.interview(today()));
        casework.answer(CASEWORKER, key, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        casework.answer(CASEWORKER, key, "task_draftPlan", SamplePlans.draft(today()));
        casework.answer(CASEWORKER, key, "task_confirmPlan", SamplePlans.agreed(today()));
        path = "/api/v1/cases/" + key + "/review-requests";
        caseworker = visit(CASEWORKER);
    }

    @Test
    void theSecondIsAnsweredAsTheFirstAndDoesNothing() {
        String id = UUID.randomUUID().toString();
        Answer first = send(id, ASKED);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        Map<String, String> before = everythingStored();
        Answer second = send(id, ASKED);
        assertThat(second).isEqualTo(first);
        assertThat(everythingStored()).isEqualTo(before);
        assertThat(caseworker.header("POST", path, ASKED, "Idempotency-Replayed", "Idempotency-Key", id))
                .isEqualTo("true");
        assertThat(reviews()).isEqualTo(1);
        assertThat(send("\"" + id + "\"", ASKED))
                .as("a string in a structured header")
                .isEqualTo(first);
    }

    @Test
    void anotherBodyOrAddressWithTheSameKeyIsRefused() {
        String id = UUID.randomUUID().toString();
        assertThat(send(id, ASKED).status()).isEqualTo(202);
        Map<String, String> before = everythingStored();
        refused(send(id, Map.of("reason", "Toinen syy")), 422, "idempotency-other-request");
        Answer elsewhere = caseworker.post(
                "/api/v1/cases/" + newCase(CASEWORKER) + "/review-requests", ASKED, "Idempotency-Key", id);
        refused(elsewhere, 422, "idempotency-other-request");
        assertThat(reviews()).isEqualTo(1);
        assertThat(before.get("koto.plan_review")).isEqualTo(everythingStored().get("koto.plan_review"));
    }

    @Test
    void whatWasRefusedLeavesNoKeyAndMayBeSentAnew() {
        String id = UUID.randomUUID().toString();
        long before = keys();
        assertThat(send(id, Map.of("reason", " ")).status()).isEqualTo(400);
        assertThat(keys()).isEqualTo(before);
        assertThat(send(id, ASKED).status()).isEqualTo(202);
        assertThat(keys()).isEqualTo(before + 1);
    }

    @Test
    void twoAtOnceAreOne() throws SQLException {
        String id = UUID.randomUUID().toString();
        try (Connection other = DriverManager.getConnection(TestDatabase.url("kotopolku"))) {
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    other.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 27))")) {
                lock.setString(1, CASEWORKER + " " + sha256(id));
                lock.execute();
            }
            refused(send(id, ASKED), 409, "idempotency-under-way");
            other.rollback();
        }
        assertThat(reviews()).isZero();
        assertThat(send(id, ASKED).status()).isEqualTo(202);
    }

    @Test
    void aKeyBelongsToItsSender() {
        String id = UUID.randomUUID().toString();
        assertThat(send(id, ASKED).status()).isEqualTo(202);
        Answer multia = visit(OTHER_MUNICIPALITY).post(path, ASKED, "Idempotency-Key", id);
        assertThat(multia.status()).as(multia.body()).isIn(403, 404);
        Answer lead = visit("lead.keuruu").post(path, ASKED, "Idempotency-Key", id);
        assertThat(lead.status()).as(lead.body()).isNotEqualTo(202);
    }

    @Test
    void theAnswerIsNotRepeatedToWhoseRightHasEnded() {
        Grants grants = new Grants(jdbc);
        grants.lendAccount("keha.admin", "repeater.keuruu", "Testi", "Toistaja", "keuruu");
        String right = grants.give("repeater.keuruu", "249", "caseworker", "IDENTITY_AND_CONTACT", "PLAN", "SERVICES");
        try {
            Visitor repeater = visit("keha.admin");
            String id = UUID.randomUUID().toString();
            assertThat(repeater.post(path, ASKED, "Idempotency-Key", id).status())
                    .isEqualTo(202);
            grants.end(right);
            Answer after = repeater.post(path, ASKED, "Idempotency-Key", id);
            assertThat(after.status()).as(after.body()).isIn(403, 404);
        } finally {
            grants.takeAccountBack("keha.admin", "repeater.keuruu");
        }
    }

    @Test
    void aKeyThatCannotBeOneIsNamed() {
        for (String id : List.of("", "a b", "x".repeat(256))) {
            refused(send(id, ASKED), 400, "idempotency-key-malformed");
        }
        assertThat(reviews()).isZero();
    }

    @Test
    void nothingOfTheKeyOrTheBodyIsKept() {
        String id = "avain-" + UUID.randomUUID();
        assertThat(send(id, ASKED).status()).isEqualTo(202);
        String row = jdbc.sql("select string_agg(t::text, ' ') from koto.idempotency_key t")
                .query(String.class)
                .single();
        assertThat(row).contains(key).doesNotContain(id, "Tilanne");
    }

    private Answer send(String id, Map<String, String> body) {
        return caseworker.post(path, body, "Idempotency-Key", id);
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
    }

    private static String sha256(String text) {
        return TestDatabase.owner()
                .sql("select encode(sha256(:text::bytea), 'hex')")
                .param("text", text)
                .query(String.class)
                .single();
    }

    private long reviews() {
        return jdbc.sql("""
                select count(*) from koto.plan_review r join koto.plan p on p.id = r.plan_id where p.case_number = :key
                """).param("key", key).query(Long.class).single();
    }

    private long keys() {
        return jdbc.sql("select count(*) from koto.idempotency_key")
                .query(Long.class)
                .single();
    }
}
