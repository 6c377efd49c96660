package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.DemoAccount;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.doors.Visitor.Answer;
import fi.kotopolku.identity.DemoTokens;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** A program calls in a person's name: within that person's rights, logged as they are, and only at the API. */
class CallsByTokenTest extends DoorsTest {

    private static final Map<String, String> ASKED = Map.of("reason", "Tilanne muuttui");

    @Autowired
    Environment environment;

    private final Map<String, String> tokens = new HashMap<>();

    @Test
    void aProgramReadsAndWritesWithinItsPersonsRights() {
        String key = aPlanInForce();
        String client = "/api/v1/cases/" + key + "/client";
        long before = reads(key);
        Answer read = call(CASEWORKER, "GET", client, null);
        assertThat(read.status()).as(read.body()).isEqualTo(200);
        assertThat(read.body()).contains(clientNameOf(key));
        assertThat(reads(key)).isGreaterThan(before);

        Answer elsewhere = call(OTHER_MUNICIPALITY, "GET", client, null);
        assertThat(elsewhere.status()).as(elsewhere.body()).isIn(403, 404);
        assertThat(elsewhere.body()).doesNotContain(clientNameOf(key));

        String review = "/api/v1/cases/" + key + "/review-requests";
        Answer without = call(CASEWORKER, "POST", review, ASKED);
        assertThat(without.status()).as(without.body()).isEqualTo(400);
        assertThat(without.json().path("code").asText()).isEqualTo("idempotency-key-missing");
        String id = UUID.randomUUID().toString();
        Answer first = call(CASEWORKER, "POST", review, ASKED, "Idempotency-Key", id);
        assertThat(first.status()).as(first.body()).isEqualTo(202);
        assertThat(call(CASEWORKER, "POST", review, ASKED, "Idempotency-Key", id))
                .isEqualTo(first);
        Answer search = call(CASEWORKER, "POST", "/api/v1/clients/search", Map.of("text", clientNameOf(key)));
        assertThat(search.status()).as("a question needs no key").isEqualTo(200);
    }

    @Test
    void aRightThatEndsIsVoidAtTheNextCall() {
        String key = newCase(CASEWORKER);
        Grants grants = new Grants(jdbc);
        grants.lendAccount("keha.admin", "program.keuruu", "Testi", "Ohjelma", "keuruu");
        String right = grants.give("program.keuruu", "249", "caseworker", "IDENTITY_AND_CONTACT", "PLAN");
        try {
            String path = "/api/v1/cases/" + key;
            assertThat(call("keha.admin", "GET", path, null).status()).isEqualTo(200);
            grants.end(right);
            Answer after = call("keha.admin", "GET", path, null);
            assertThat(after.status()).as(after.body()).isIn(403, 404);
            assertThat(after.body()).doesNotContain(clientNameOf(key));
        } finally {
            grants.takeAccountBack("keha.admin", "program.keuruu");
        }
    }

    @Test
    void theEnginesDoorsAndOurPageDoNotKnowTokens() {
        for (String path : new String[] {
            Visitor.ENGINE + "task",
            "/camunda/api/admin/auth/user/default",
            "/kotopolku/index.html",
            "/camunda/app/tasklist/default/"
        }) {
            Answer answer = call(CASEWORKER, "GET", path, null);
            assertThat(answer.status()).as(path).isIn(302, 401, 403);
        }
    }

    private String aPlanInForce() {
        String key = newCase(CASEWORKER);
        casework.answer(CASEWORKER, key, "task_initialInterview", SampleAnswers.interview(today()));
        casework.answer(CASEWORKER, key, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        casework.answer(CASEWORKER, key, "task_draftPlan", SamplePlans.draft(today()));
        casework.answer(CASEWORKER, key, "task_confirmPlan", SamplePlans.agreed(today()));
        return key;
    }

    private Answer call(String account, String method, String path, Object body, String... headers) {
        String token =
                tokens.computeIfAbsent(account, any -> DemoTokens.of(environment, account, DemoAccount.PASSWORD));
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = "Bearer " + token;
        return Visitor.stranger(port).call(method, path, body, all);
    }

    private long reads(String key) {
        return jdbc.sql("""
                select count(*) from koto.audit_entry
                where person_id = :person and subject_key = :case and action = 'READ' and outcome = 'DONE'
                """)
                .param("person", CASEWORKER)
                .param("case", key)
                .query(Long.class)
                .single();
    }
}
