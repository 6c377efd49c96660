package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.demo.SampleTransfers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A hand-over at the doors: each side sees its own, at its own time, and nobody else anything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TransferDoorsTest extends DoorsTest {

    private static final String THIRD = "993";
    private static final String LENDER = "keha.admin";
    private static final String THIRD_PERSON = "caseworker.third";

    private Grants grants;
    private String key;
    private String name;
    private String number;
    private String task;

    @BeforeAll
    void aThirdMunicipality() {
        grants = new Grants(jdbc);
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv, adopted_on)
                values (:code, 'Kolmaskunta', 'Tredje kommun', '2025-01-01')
                on conflict do nothing
                """).param("code", THIRD).update();
        grants.lendAccount(LENDER, THIRD_PERSON, "Testi", "Kolmas", "keuruu");
        caseWithNurse();
    }

    @AfterAll
    void accountsAsBefore() {
        grants.takeAccountBack(LENDER, THIRD_PERSON);
    }

    @BeforeEach
    void aCaseOnItsWayToMultia() {
        key = newCase(CASEWORKER);
        name = clientNameOf(key);
        send(SampleTransfers.transferTo("495", key, today()));
        number = jdbc.sql("select number from koto.transfer where case_number = :key")
                .param("key", key)
                .query(String.class)
                .single();
        task = taskOf(number, "task_receiveTransfer");
    }

    @Test
    void theReceiverSeesThePackageAndNothingElseOfTheCase() {
        Visitor multia = visit(OTHER_MUNICIPALITY);

        assertThat(listed(multia)).contains(task);
        assertThat(multia.opened(task).get("content").toString()).contains(name);
        assertThat(multia.get("/api/v1/cases/" + key).status()).isEqualTo(404);
        assertThat(multia.get("/api/v1/cases/" + key + "/transfers").status())
                .as("whoever had a right to Keuruu hears that it has ended")
                .isIn(403, 404);
        assertThat(withdrawal(multia, "Ei tule").status()).isIn(403, 404);
        assertThat(multia.get("/api/v1/cases?size=100").body()).doesNotContain(name);
        assertThat(visit("officer.multia")
                        .get("task/" + task + "/form-variables")
                        .body())
                .doesNotContain(name);
    }

    @Test
    void nobodyElseSeesAnything() {
        String right = grants.give(THIRD_PERSON, THIRD, "caseworker", "IDENTITY_AND_CONTACT");
        try {
            for (Visitor stranger : List.of(visit(LENDER), visit(NURSE), visit("manager.keuruu"))) {
                assertThat(listed(stranger)).doesNotContain(task);
                assertThat(stranger.get("task/" + task + "/form-variables").body())
                        .doesNotContain(name);
                assertThat(stranger.get("/api/v1/cases/" + key + "/transfers").body())
                        .doesNotContain(name);
                assertThat(stranger.get("/api/v1/cases/" + key + "/transfers").refused())
                        .isTrue();
                assertThat(withdrawal(stranger, "Ei tule").refused()).isTrue();
            }
        } finally {
            grants.end(right);
        }
        assertThat(visit("lead.keuruu")
                        .get("/api/v1/cases/" + key + "/transfers")
                        .json()
                        .path(0)
                        .path("state")
                        .asText())
                .isEqualTo("SENT");
        assertThat(withdrawal(visit("lead.keuruu"), "Ei tule").status())
                .as("reading is not deciding")
                .isEqualTo(403);
        assertThat(state()).isEqualTo("SENT");
    }

    @Test
    void eachSidesTimelineTellsItsOwnPartOfTheHandOver() {
        casework.answer(OTHER_MUNICIPALITY, number, "task_receiveTransfer", SampleTransfers.transferReply("ASKED"));
        casework.answer(CASEWORKER, key, "task_answerQuestion", Map.of("answer", "Osoite on paketissa"));
        casework.answer(OTHER_MUNICIPALITY, number, "task_receiveTransfer", SampleTransfers.transferReply("ACCEPTED"));
        String there = jdbc.sql("select new_case_number from koto.transfer where number = :number")
                .param("number", number)
                .query(String.class)
                .single();

        Answer sent = visit(CASEWORKER).get("/api/v1/cases/" + key + "/timeline");
        Answer received = visit(OTHER_MUNICIPALITY).get("/api/v1/cases/" + there + "/timeline");

        assertThat(texts(sent.json(), "kind"))
                .containsSubsequence(
                        "TRANSFER_SENT", "TRANSFER_ASKED", "TRANSFER_ANSWERED", "TRANSFER_ACCEPTED", "CASE_CLOSED");
        assertThat(texts(sent.json(), "textFi")).contains("Siirto lähetettiin (Multia).", "Multia hyväksyi siirron.");
        assertThat(texts(sent.json(), "textSv")).contains("Multia godkände överföringen.");
        assertThat(sent.body())
                .as("who acted there is theirs to tell")
                .doesNotContain("Testi Multia-Käsittelijä", "Osoite on paketissa", there);
        assertThat(texts(received.json(), "kind")).contains("TRANSFER_RECEIVED").doesNotContain("TRANSFER_SENT");
        assertThat(texts(received.json(), "textFi")).contains("Asia otettiin vastaan (lähettäjä Keuruu).");
        assertThat(received.body()).contains("Testi Multia-Käsittelijä").doesNotContain(key);
    }

    @Test
    void whatTheOtherSideShouldAnswerIsADeadlineUntilItHas() {
        Visitor keuruu = visit(CASEWORKER);
        assertThat(texts(keuruu.get("/api/v1/cases/" + key).json().path("deadlines"), "rule"))
                .contains("TRANSFER_REMINDER");
        assertThat(deadline(keuruu, "TRANSFER_REMINDER").path("state").asText()).isEqualTo("WAITING");
        assertThat(deadline(keuruu, "TRANSFER_ESCALATION").path("explanationFi").asText())
                .contains("siirron lähettäminen", "oma palvelutavoite, ei säädös");

        assertThat(withdrawal(keuruu, "Asiakas ei muutakaan").status()).isEqualTo(204);

        assertThat(deadline(keuruu, "TRANSFER_REMINDER").path("state").asText()).isEqualTo("LAPSED");
        assertThat(texts(keuruu.get("/api/v1/cases/" + key).json().path("deadlines"), "rule"))
                .doesNotContain("TRANSFER_REMINDER", "TRANSFER_ESCALATION");
    }

    private JsonNode deadline(Visitor visitor, String ruleId) {
        Answer all = visitor.get("/api/v1/cases/" + key + "/deadlines");
        return StreamSupport.stream(all.json().spliterator(), false)
                .filter(one -> one.path("ruleId").asText().equals(ruleId))
                .findFirst()
                .orElseThrow(() -> new AssertionError(all.body()));
    }

    @Test
    void aWithdrawnPackageIsGoneForTheReceiverAtOnce() {
        Visitor multia = visit(OTHER_MUNICIPALITY);
        Visitor keuruu = visit(CASEWORKER);
        multia.claim(task, OTHER_MUNICIPALITY);
        assertThat(withdrawal(keuruu, " ").json().path("code").asText()).isEqualTo("REASON_MISSING");
        assertThat(withdrawal(keuruu, "x".repeat(4001)).status()).isEqualTo(400);

        assertThat(withdrawal(keuruu, "Asiakas ei muutakaan").status()).isEqualTo(204);

        assertThat(listed(multia)).doesNotContain(task);
        assertThat(multia.get("task/" + task + "/form-variables").body()).doesNotContain(name);
        Answer late = multia.submit(task, SampleTransfers.transferReply("ACCEPTED"));
        assertThat(late.refused()).as(late.body()).isTrue();
        assertThat(withdrawal(keuruu, "Uudestaan").json().path("code").asText()).isEqualTo("NOTHING_WAITS");
        assertThat(withdrawal(keuruu, "Uudestaan").status()).isEqualTo(409);
        assertThat(state()).isEqualTo("WITHDRAWN");
    }

    @Test
    void afterTheAcceptanceEachSideHasItsOwnCaseAndNamedRightsAreOver() {
        String another = newCase(CASEWORKER);
        String alone = named(List.of(key));
        String wider = named(List.of(key, another));

        casework.answer(OTHER_MUNICIPALITY, number, "task_receiveTransfer", SampleTransfers.transferReply("ACCEPTED"));

        String there = jdbc.sql("select new_case_number from koto.transfer where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        Visitor multia = visit(OTHER_MUNICIPALITY);
        Visitor keuruu = visit(CASEWORKER);
        assertThat(multia.get("/api/v1/cases/" + there).body()).contains(name);
        assertThat(multia.get("/api/v1/cases/" + there + "/transfers").body()).contains("Keuruu", name, "ACCEPTED");
        assertThat(keuruu.get("/api/v1/cases/" + there).status()).isEqualTo(404);
        assertThat(keuruu.get("/api/v1/cases/" + there + "/transfers").status()).isEqualTo(404);
        assertThat(keuruu.get("/api/v1/cases/" + key + "/transfers").body())
                .as("what was sent stays as it was sent")
                .contains(name, "ACCEPTED", "Multia");
        assertThat(inForce(alone)).isFalse();
        assertThat(inForce(wider)).isFalse();
        assertThat(jdbc.sql("""
                        select k.case_number from koto.access_right r
                        join koto.access_right_case k on k.right_number = r.number
                        where r.replaces = :wider
                        """).param("wider", wider).query(String.class).list())
                .as("narrowed to what is left")
                .containsExactly(another);
    }

    @Test
    void theSignedPackageIsForWhoMayReadAllOfIt() {
        key = newCase(CASEWORKER);
        String address = "/api/v1/cases/" + key + "/transfers/package";
        assertThat(visit(CASEWORKER).get(address).status())
                .as("nothing was sent")
                .isEqualTo(404);
        send(SampleTransfers.transferOutside("Testin työllisyysalue", key, today()));

        assertThat(visit(CASEWORKER).get(address).status()).isEqualTo(200);
        for (String stranger : List.of(OTHER_MUNICIPALITY, NURSE)) {
            Answer refused = visit(stranger).get(address);
            assertThat(refused.status()).as(stranger).isIn(403, 404);
            assertThat(refused.body()).as(stranger).doesNotContain(clientNameOf(key), "PK");
        }
        assertThat(jdbc.sql("""
                        select count(*) from koto.audit_entry
                        where subject_key = :key and action = 'TRANSFER_PACKAGE_TAKEN' and person_id = :person
                        """)
                        .param("key", key)
                        .param("person", CASEWORKER)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void send(Map<String, Object> transfer) {
        casework.begin(CASEWORKER, "case-transfer", transfer);
        casework.answer(CASEWORKER, key, "task_sendTransfer", SampleTransfers.sendTransfer());
    }

    private Answer withdrawal(Visitor visitor, String reason) {
        return visitor.post("/api/v1/cases/" + key + "/transfers/withdrawal", Map.of("reason", reason));
    }

    private String state() {
        return jdbc.sql("select state from koto.transfer where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private boolean inForce(String right) {
        return !jdbc.sql("select 1 from koto.right_in_force where number = :right")
                .param("right", right)
                .query()
                .listOfRows()
                .isEmpty();
    }

    /** An employment expert's right to the cases. */
    private String named(List<String> cases) {
        return jdbc.sql("""
                with granted as (
                    insert into koto.access_right
                        (number, person_id, employer, municipality, ground, role, content, extent, powers, valid_from,
                         valid_until, state, requested_by, justification, decided_by, decided_at)
                    values (koto.next_access_right_number('249'), 'employment.keuruu', 'keski-suomi-tyollisyysalue', '249',
                         'OUTSIDE_ORGANISATION', 'employment-expert', '{IDENTITY_AND_CONTACT,PLAN}', 'CASES', '{READ}',
                         koto.instant(), koto.instant() + interval '1 day', 'GRANTED', 'lead.keuruu', 'Testi',
                         'officer.keuruu', koto.instant())
                    returning number
                ), named as (
                    insert into koto.access_right_case (right_number, case_number)
                    select number, unnest(cast(:cases as text[])) from granted
                )
                select number from granted
                """)
                .param("cases", cases.toArray(String[]::new))
                .query(String.class)
                .single();
    }
}
