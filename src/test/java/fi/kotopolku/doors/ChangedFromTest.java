package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A change says on which state it was made; a read that sends nothing is a read all the same. */
class ChangedFromTest extends DoorsTest {

    private static final Map<String, Object> CONTACT =
            Map.of("contact", Map.of("streetAddress", "Uusikatu 7"), "nonDisclosure", false);

    @Test
    void aChangeIsBoundToTheStateThatWasRead() {
        String key = newCase(CASEWORKER);
        Visitor caseworker = visit(CASEWORKER);
        String client = "/api/v1/cases/" + key + "/client";
        String contact = "/api/v1/cases/" + key + "/contact";
        String read = caseworker.header("GET", client, null, "ETag");
        assertThat(read).matches("\"0-[0-9a-f]{16}\"");

        Map<String, String> before = everythingStored();
        refused(caseworker.call("PUT", contact, CONTACT, new String[0]), 428, "if-match-required");
        for (String tag : List.of("*", "0", "\"x\"", "W/" + read, read + ", \"1\"")) {
            refused(caseworker.call("PUT", contact, CONTACT, "If-Match", tag), 400, "if-match-malformed");
        }
        refused(caseworker.call("PUT", contact, CONTACT, "If-Match", "\"1-0123456789abcdef\""), 412, "stale");
        assertThat(everythingStored()).isEqualTo(before);

        assertThat(caseworker.call("PUT", contact, CONTACT, "If-Match", read).status())
                .isEqualTo(204);
        refused(caseworker.call("PUT", contact, CONTACT, "If-Match", read), 412, "stale");
        assertThat(caseworker.header("GET", client, null, "ETag")).startsWith("\"1-");
    }

    @Test
    void whoseRightEndsHearsNothingOfTheState() {
        String key = newCase(CASEWORKER);
        Visitor multia = visit(OTHER_MUNICIPALITY);
        for (String tag : List.of("\"0\"", "\"5\"")) {
            Answer refused = multia.call("PUT", "/api/v1/cases/" + key + "/contact", CONTACT, "If-Match", tag);
            assertThat(refused.status()).as(refused.body()).isIn(403, 404);
        }
    }

    @Test
    void whatIsKnownIsNotSentAgainAndIsLoggedAllTheSame() {
        String key = newCase(CASEWORKER);
        Visitor caseworker = visit(CASEWORKER);
        String path = "/api/v1/cases/" + key + "/client";
        String tag = caseworker.header("GET", path, null, "ETag");
        long before = reads(key);
        Answer known = caseworker.get(path, "If-None-Match", tag);
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.body()).isEmpty();
        assertThat(reads(key)).isGreaterThan(before);
        assertThat(caseworker
                        .get(path, "If-None-Match", "\"0-0000000000000000\"")
                        .status())
                .isEqualTo(200);

        Answer stranger = visit(OTHER_MUNICIPALITY).get(path, "If-None-Match", tag);
        assertThat(stranger.status()).as(stranger.body()).isIn(403, 404);
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
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
