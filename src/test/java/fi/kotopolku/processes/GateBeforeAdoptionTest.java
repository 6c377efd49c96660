package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleRights.accessRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SampleTransfers;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Before its day of adoption a municipality holds no client, grants no right to casework and receives no hand-over, by
 * rule and by database; from the day on it does.
 */
class GateBeforeAdoptionTest extends ProcessTest {

    private static final String TOWN = "990";
    private static final String FAILURES =
            "select explanation_fi from koto.access_right_failure where right_number = :key";
    private static final String EMPLOYER = "porttila";

    @BeforeEach
    void aTownThatHasNotAdopted() {
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv) values ('990', 'Porttila', 'Porttila')
                on conflict do nothing
                """).update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('porttila', 'MUNICIPALITY', 'Porttilan kunta', 'Porttila kommun', '990') on conflict do nothing
                """).update();
        adopts(null);
    }

    @AfterEach
    void nobodyIsLeftInOffice() {
        jdbc.sql("""
                update koto.access_right set ended_at = greatest(valid_from, clock_timestamp()), end_cause = 'REVOKED',
                    end_reason = 'Testi on ohi.', tidied_at = clock_timestamp()
                where municipality = '990' and state = 'GRANTED' and ended_at is null
                """).update();
        jdbc.sql("update koto.access_right set state = 'WITHDRAWN' where municipality = '990' and state = 'REQUESTED'")
                .update();
    }

    @Test
    void theDatabaseHoldsNoClientAndNoCaseworkRightBeforeTheDay() {
        String worker = newPerson(EMPLOYER);
        adopts(today().plusDays(1).toString());
        closed(this::client);
        closed(() -> right(worker, "caseworker", "{IDENTITY_AND_CONTACT,RESIDENCE}", "GRANTED"));
        closed(() -> right(worker, "caseworker", "{ADMINISTRATION,PLAN}", "GRANTED"));
        String asked = right(worker, "caseworker", "{PLAN}", "REQUESTED");
        closed(() -> grant(asked));

        assertThat(right(worker, "access-officer", "{ADMINISTRATION}", "GRANTED"))
                .startsWith(TOWN);
        adopts(today().toString());

        client();
        grant(asked);
        assertThat(right(worker, "team-lead", "{PLAN}", "GRANTED")).startsWith(TOWN);
    }

    @Test
    void theDatabaseTakesNoHandOverToAMunicipalityThatHasNotAdopted() {
        String key = newCase();
        closed(() -> handOver(key));

        adopts(today().toString());

        handOver(key);
        assertThat(listed("select number from koto.transfer where case_number = :key", key))
                .hasSize(1);
        jdbc.sql("delete from koto.transfer where case_number = :key")
                .param("key", key)
                .update();
    }

    @Test
    void theRuleSaysSoInWordsBeforeTheDatabaseMust() {
        String lead = newPerson(EMPLOYER);
        String worker = newPerson(EMPLOYER);
        right(lead, "team-lead", "{ADMINISTRATION}", "GRANTED");
        String early = begin(lead, "access-right", accessRequest(worker, today(), today().plusMonths(1)));
        assertThat(listed(FAILURES, early))
                .anySatisfy(said -> assertThat(said).contains("Kunta ei ole vielä ottanut järjestelmää käyttöön"));
        assertThat(running(early, "access-right")).isWaitingAt("task_correctRequest");
        String key = newCase();
        refused(
                400,
                () -> begin(CASEWORKER, "case-transfer", SampleTransfers.transferTo(TOWN, key, today())),
                "Kunta ei ole ottanut järjestelmää käyttöön");

        adopts(today().toString());

        String asked = begin(lead, "access-right", accessRequest(newPerson(EMPLOYER), today(), today().plusMonths(1)));
        assertThat(listed(FAILURES, asked)).isEmpty();
        assertThat(running(asked, "access-right")).isWaitingAt("task_decideAccessRight");
    }

    @Test
    void aClientIsNotRegisteredInWordsEither() {
        String worker = newPerson(EMPLOYER);
        adopts(today().toString());
        right(worker, "caseworker", "{IDENTITY_AND_CONTACT,RESIDENCE}", "GRANTED");
        adopts(today().plusDays(1).toString());
        refused(
                403,
                () -> begin(
                        worker,
                        "integration-case",
                        SampleAnswers.intake("Porttila-Asiakas", "Testi", LocalDate.of(1980, 1, 2), today())),
                "Kunta ei ole vielä ottanut järjestelmää käyttöön");
        assertThat(listed(
                        "select id::text from koto.client where municipality = :key and family_name like 'Porttila-%'",
                        TOWN))
                .isEmpty();

        adopts(today().toString());

        assertThat(begin(
                        worker,
                        "integration-case",
                        SampleAnswers.intake("Porttila-Asiakas", "Testi", LocalDate.of(1980, 1, 2), today())))
                .startsWith(TOWN);
    }

    private void adopts(String day) {
        jdbc.sql("update koto.municipality set adopted_on = cast(:day as date) where code = '990'")
                .param("day", day)
                .update();
    }

    private static void closed(ThrowingCallable attempt) {
        assertThatThrownBy(attempt).hasMessageContaining("has not taken the system into use");
    }

    private void client() {
        jdbc.sql("""
                insert into koto.client (municipality, family_name, given_names, birth_date, citizenship, native_language,
                    contact_language, interpreter_needed, permit_kind, first_permit_on, registered_at, registered_by)
                values ('990', 'Asiakas', 'Testi', date '1990-01-01', 'UKR', 'uk', 'fi', false, 'TEMPORARY_PROTECTION',
                    date '2026-01-01', now(), 'keha.admin')
                """).update();
    }

    private String right(String person, String role, String content, String state) {
        return jdbc.sql("""
                insert into koto.access_right (number, person_id, employer, municipality, ground, role, content, extent,
                    powers, valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                select koto.next_access_right_number('990'), :person, 'porttila', '990', 'MUNICIPAL_TASK', :role,
                    cast(:content as text[]), 'MUNICIPALITY', '{READ,WRITE}', koto.instant(),
                    koto.instant() + interval '1 hour', :state, 'keha.admin', 'Testi',
                    case when :state = 'GRANTED' then 'dpo.keuruu' end, case when :state = 'GRANTED' then koto.instant() end
                returning number
                """)
                .param("person", person)
                .param("role", role)
                .param("content", content)
                .param("state", state)
                .query(String.class)
                .single();
    }

    private void grant(String number) {
        jdbc.sql("""
                update koto.access_right set state = 'GRANTED', decided_by = 'dpo.keuruu', decided_at = koto.instant()
                where number = :number
                """).param("number", number).update();
    }

    private void handOver(String key) {
        jdbc.sql("""
                insert into koto.transfer (number, municipality, case_number, to_municipality, ground, change_on, state,
                    begun_by, begun_at, turned_at)
                values (koto.next_transfer_number('990'), '249', :key, '990', 'MOVES', current_date, 'DRAFT',
                    'caseworker.keuruu', now(), now())
                """).param("key", key).update();
    }
}
