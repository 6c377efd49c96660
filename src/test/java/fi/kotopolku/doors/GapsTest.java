package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is missing in one's own cases, within the bounds of one's right; a lead is told how much, and of nobody. */
class GapsTest extends DoorsTest {

    private static final String LENDER = "keha.admin";
    private static final AtomicInteger SUBSTITUTES = new AtomicInteger();

    private final List<String> rights = new ArrayList<>();
    private Grants grants;
    private String substitute;

    @BeforeEach
    void aSubstituteComes() {
        grants = new Grants(jdbc);
        substitute = "gaps" + SUBSTITUTES.incrementAndGet() + ".keuruu";
        grants.lendAccount(LENDER, substitute, "Testi", "Keuruu-Puuttuva", "keuruu");
    }

    @AfterEach
    void asBefore() {
        rights.forEach(grants::end);
        jdbc.sql("update koto.integration_case set responsible_person = :person where responsible_person = :substitute")
                .param("person", CASEWORKER)
                .param("substitute", substitute)
                .update();
        grants.takeAccountBack(LENDER, substitute);
    }

    @Test
    void whatIsMissingIsToldInWordsAndLogged() {
        String key = newCase(CASEWORKER);

        JsonNode gap = own(visit(CASEWORKER), key).get(0);

        assertThat(gap.path("kind").asText()).isEqualTo("IDENTITY_CODE");
        assertThat(gap.path("textFi").asText()).isEqualTo("Henkilötunnus puuttuu.");
        assertThat(gap.path("clientName").asText()).contains(clientNameOf(key));
        assertThat(logged(key, CASEWORKER)).isEqualTo(1);
        assertThat(own(visit(OTHER_MUNICIPALITY), key)).isEmpty();
        assertThat(own(visit(NURSE), key)).isEmpty();
    }

    @Test
    void whatIsOutsideTheBoundIsNotToldAndNothingAfterItsEnd() {
        String key = newCase(CASEWORKER);
        jdbc.sql("""
                update koto.integration_case
                set responsible_person = :substitute, opened_at = opened_at - interval '100 days' where number = :key
                """).param("substitute", substitute).param("key", key).update();

        Visitor visitor = comes("IDENTITY_AND_CONTACT");
        assertThat(kinds(own(visitor, key))).containsExactly("IDENTITY_CODE");

        comes("IDENTITY_AND_CONTACT", "PLAN");
        assertThat(kinds(own(visitor, key))).containsExactly("IDENTITY_CODE", "INTERVIEW");
        assertThat(own(visitor, key).get(1).path("inTask").asBoolean()).isTrue();

        rights.forEach(grants::end);
        assertThat(visitor.get("/api/v1/gaps").body()).doesNotContain(key);
    }

    @Test
    void aNeedThatNobodyHasDecidedIsMissingInItsOwnTask() {
        String key =
                casework.begin(CASEWORKER, "integration-case", SampleAnswers.with(newClient(), "wayIn", "OWN_REQUEST"));
        jdbc.sql("""
                update koto.integration_case
                set responsible_person = :substitute, opened_at = opened_at - interval '100 days' where number = :key
                """).param("substitute", substitute).param("key", key).update();
        assertThat(kinds(own(comes("IDENTITY_AND_CONTACT", "PLAN"), key))).containsExactly("IDENTITY_CODE", "NEED");
    }

    @Test
    void aLeadIsToldCountsAndNobodysName() {
        List<String> keys = List.of(newCase(CASEWORKER), newCase(CASEWORKER), newCase(CASEWORKER));

        Answer told = visit("lead.keuruu").get("/api/v1/gaps");

        assertThat(told.status()).as(told.body()).isEqualTo(200);
        assertThat(told.json().path("own")).isEmpty();
        JsonNode codes = StreamSupport.stream(told.json().path("team").spliterator(), false)
                .filter(one -> one.path("kind").asText().equals("IDENTITY_CODE"))
                .findFirst()
                .orElseThrow();
        assertThat(codes.path("cases").asInt()).isGreaterThanOrEqualTo(3);
        keys.forEach(key -> assertThat(told.body()).doesNotContain(key, clientNameOf(key)));
        assertThat(visit(CASEWORKER).get("/api/v1/gaps").json().path("team")).isEmpty();
    }

    private List<JsonNode> own(Visitor visitor, String key) {
        Answer told = visitor.get("/api/v1/gaps");
        assertThat(told.status()).as(told.body()).isEqualTo(200);
        return StreamSupport.stream(told.json().path("own").spliterator(), false)
                .filter(gap -> gap.path("caseNumber").asText().equals(key))
                .toList();
    }

    private static List<String> kinds(List<JsonNode> gaps) {
        return gaps.stream().map(gap -> gap.path("kind").asText()).toList();
    }

    private Visitor comes(String... content) {
        rights.add(grants.give(substitute, "249", "caseworker", content));
        return Visitor.signedIn(port, LENDER);
    }

    private int logged(String key, String person) {
        return jdbc.sql("""
                select count(*) from koto.audit_entry
                where subject_key = :key and person_id = :person and action = 'READ' and category = 'IDENTITY_AND_CONTACT'
                """)
                .param("key", key)
                .param("person", person)
                .query(Integer.class)
                .single();
    }
}
