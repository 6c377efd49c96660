package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who writes over contact data under a non-disclosure order, and who sets and lifts it. */
class NonDisclosureOrderTest extends WithoutProtectedContact {

    private Visitor without;
    private Visitor nurse;
    private String key;

    @BeforeAll
    void aClientUnderAnOrderToWhomANurseIsInvited() {
        without = visit(WITHOUT);
        nurse = visit(NURSE);
        key = begun(without, SampleAnswers.with(newClient(), "nonDisclosure", true, "streetAddress", "Suojakatu 3"));
        casework.answer(WITHOUT, key, "task_initialInterview", SampleAnswers.interviewInviting(today(), NURSE));
    }

    @Test
    void nobodyWritesOverThemOrLiftsTheOrderWithoutSuchARight() {
        Map<String, String> before = everythingStored();
        int version = version(key);
        for (boolean order : new boolean[] {true, false}) {
            Answer refused = without.put(contactOf(key), version, change("Uusikatu 1", order));
            assertThat(refused.status()).as(refused.body()).isEqualTo(403);
            assertThat(refused.body()).contains("Turvakiellon alaiset yhteystiedot", "access-refused");
        }
        assertThat(nurse.put(contactOf(key), version, change("Uusikatu 1", false))
                        .status())
                .isIn(403, 404);
        assertThat(everythingStored()).isEqualTo(before);
    }

    /** An order is set by whoever takes care of the client; what it then covers is closed to them from that moment on. */
    @Test
    void whoSetsAnOrderNoLongerSeesWhatItCovers() {
        Visitor named = visit(CASEWORKER);
        String open = begun(without, SampleAnswers.with(newClient(), "streetAddress", "Avoinkatu 3"));
        assertThat(without.get("/api/v1/cases/" + open + "/client").body()).contains("Avoinkatu 3");

        assertThat(without.put(contactOf(open), version(open), change("Avoinkatu 4", true))
                        .status())
                .isEqualTo(204);
        assertThat(without.get("/api/v1/cases/" + open + "/client").body()).doesNotContain("Avoinkatu");
        assertThat(named.get("/api/v1/cases/" + open + "/client").body()).contains("Avoinkatu 4");

        int version = version(open);
        assertThat(named.put(contactOf(open), version, change("Avoinkatu 5", false))
                        .status())
                .isEqualTo(204);
        Answer stale = named.put(contactOf(open), version, change("Avoinkatu 6", false));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.body()).contains("Avaa ne uudelleen").doesNotContain("Avoinkatu");
        assertThat(without.get("/api/v1/cases/" + open + "/client").body()).contains("Avoinkatu 5");
    }

    @Test
    void contactDataThatCannotBeAreRefusedInWords() {
        Visitor named = visit(CASEWORKER);
        for (Map<String, Object> contact : List.<Map<String, Object>>of(
                Map.of("phone", "soita illalla"),
                Map.of("postalCode", "4270"),
                Map.of("email", "ei osoite"),
                Map.of("streetAddress", "a".repeat(201)),
                Map.of("streetAddress", "Testi\u202Ekatu"))) {
            Answer refused = named.put(contactOf(key), version(key), Map.of("contact", contact, "nonDisclosure", true));
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.body())
                    .containsPattern("Kirjoita|Lyhennä|Poista")
                    .doesNotContain("soita", "ei osoite");
        }
    }

    private static String contactOf(String caseNumber) {
        return "/api/v1/cases/" + caseNumber + "/contact";
    }

    private static Map<String, Object> change(String street, boolean order) {
        return Map.of("contact", Map.of("streetAddress", street), "nonDisclosure", order);
    }

    private int version(String caseNumber) {
        return jdbc.sql("""
                select c.version from koto.client c join koto.integration_case k on k.client_id = c.id
                where k.number = :number
                """).param("number", caseNumber).query(Integer.class).single();
    }
}
