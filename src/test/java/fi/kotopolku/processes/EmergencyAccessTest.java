package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.RevocationGround;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SampleRights;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Emergency access: one case, some hours, told at once, void to the second, reviewed afterwards. */
class EmergencyAccessTest extends WholeModelTest {

    private static final String DPO = "dpo.keuruu";
    private static final String NOT_FOUND = "Asiaa ei löytynyt kuntasi avoimista asioista";

    @Autowired
    AccessDecisions decisions;

    @Autowired
    AccessRights accessRights;

    @Autowired
    Cases cases;

    EmergencyAccessTest() {
        super("emergency-access");
    }

    @Test
    void oneCaseIsOpenAtOnceAndVoidAtItsEnd() {
        String person = caseworkerOfUnit();
        String key = newCase();
        String other = newCase();
        assertThat(allowed(person, Power.READ, key)).isFalse();

        String right = begin(person, "emergency-access", SampleRights.emergency(key));

        ProcessInstance process = running(right, "emergency-access");
        assertThat(process).hasPassed("service_tellEmergency").isWaitingAtExactly("message_emergencyRevoked");
        assertThat(allowed(person, Power.READ, key)).isTrue();
        assertThat(allowed(person, Power.WRITE, key)).isTrue();
        assertThat(allowed(person, Power.DECIDE, key)).isFalse();
        assertThat(allowed(person, Power.READ, other)).isFalse();
        assertThat(told(DPO, right)).containsExactly("EMERGENCY_OPENED");
        assertThat(told(LEAD, right)).containsExactly("EMERGENCY_OPENED");
        assertThat(listed(
                        "select person_id from koto.audit_entry where action = 'EMERGENCY_OPENED' and subject_key = :key",
                        key))
                .containsExactly(person);
        assertThat(Duration.between(instantOf(right, "valid_from"), instantOf(right, "ends_at")))
                .isEqualTo(Duration.ofHours(2));
        assertThat(due(right, "timer_emergencyEnds"))
                .isEqualTo(instantOf(right, "ends_at").plusSeconds(1).truncatedTo(ChronoUnit.MILLIS));
        as(person, () -> assertThat(cases.names(person, List.of(key))).hasSize(1));

        databaseClockAhead(Duration.ofHours(2));

        assertThat(allowed(person, Power.READ, key)).isFalse();
        fire(right, "timer_emergencyEnds");
        assertThat(process).hasPassed("service_tidyEmergency").isWaitingAtExactly("task_reviewEmergency");
        assertThat(task(right, "task_reviewEmergency"))
                .isNotAssigned()
                .hasCandidateGroupAssociated("data-protection-officer");
        String review = task(right, "task_reviewEmergency").getId();
        as(
                DPO,
                () -> assertThat(engine.getFormService()
                                .getTaskFormVariables(review)
                                .get("uses")
                                .toString())
                        .contains("Henkilö- ja yhteystiedot: luettu 1 kertaa"));
        as(
                person,
                () -> assertThat(engine.getTaskService()
                                .createTaskQuery()
                                .taskId(review)
                                .count())
                        .isZero());

        answer(DPO, right, "task_reviewEmergency", SampleRights.emergencyReview("JUSTIFIED"));

        assertThat(process).hasPassed("end_emergencyJustified").isEnded();
        assertThat(told(person, right)).contains("EMERGENCY_REVIEWED");
        assertThat(told(LEAD, right)).containsExactly("EMERGENCY_OPENED");
        assertThat(history(right))
                .startsWith("EMERGENCY_OPENED")
                .contains("ENDED")
                .endsWith("EMERGENCY_REVIEWED");
    }

    @Test
    void takenAwayAtOnceAndFoundUnjustified() {
        String person = caseworkerOfUnit();
        String key = newCase();
        String right = begin(person, "emergency-access", SampleRights.emergency(key));
        ProcessInstance process = running(right, "emergency-access");

        as(LEAD, () -> accessRights.revoke(right, LEAD, RevocationGround.MISUSE_SUSPECTED, "Ei hätää"));

        assertThat(allowed(person, Power.READ, key)).isFalse();
        assertThat(process).isWaitingAtExactly("task_reviewEmergency").hasNotPassed("timer_emergencyEnds");
        refused(
                400,
                DPO,
                right,
                "task_reviewEmergency",
                with(SampleRights.emergencyReview("NOT_JUSTIFIED"), "reviewReason", null),
                "miksi käyttö ei ollut perusteltua");

        answer(DPO, right, "task_reviewEmergency", SampleRights.emergencyReview("NOT_JUSTIFIED"));

        assertThat(process)
                .hasPassed("service_tellUnjustified", "end_emergencyUnjustified")
                .isEnded();
        assertThat(told(LEAD, right)).contains("EMERGENCY_UNJUSTIFIED");
        assertThat(found("select outcome from koto.emergency_access where right_number = :key", right))
                .isEqualTo("NOT_JUSTIFIED");
    }

    @Test
    void aCaseThatIsNotThereAndOneThatIsElsewhereAreAnsweredAlike() {
        String person = caseworkerOfUnit();
        String elsewhere = casework.begin(
                "caseworker.multia",
                "integration-case",
                SampleAnswers.intake("Toisaalla", "Hätä", today().minusYears(30), today()));
        for (String number : List.of("249-2026-999999", elsewhere, "ei numero")) {
            refused(400, () -> begin(person, "emergency-access", SampleRights.emergency(number)), NOT_FOUND);
        }
        assertThat(listed(
                        "select outcome from koto.audit_entry where person_id = :key and action = 'DECIDE_EMERGENCY'",
                        person))
                .containsExactly("REFUSED", "REFUSED", "REFUSED");
    }

    @Test
    void ownCasesAndThoseInReachAreNoEmergency() {
        String person = caseworkerOfUnit();
        String key = newCase();
        jdbc.sql("""
                insert into koto.kinship (municipality, person_id, client_id, case_number, kind, declared_by)
                select municipality, :person, client_id, number, 'RELATIVE', 'lead.keuruu'
                from koto.integration_case where number = :key
                """).param("person", person).param("key", key).update();
        refused(400, () -> begin(person, "emergency-access", SampleRights.emergency(key)), "oma tai läheisesi");
        refused(400, () -> begin(CASEWORKER, "emergency-access", SampleRights.emergency(newCase())), "ulottuu jo");
        assertThatThrownBy(() -> begin(NURSE, "emergency-access", SampleRights.emergency(key)))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void oneAtATimeAndNeverLongerThanFourHours() {
        String person = caseworkerOfUnit();
        begin(person, "emergency-access", SampleRights.emergency(newCase()));
        refused(400, () -> begin(person, "emergency-access", SampleRights.emergency(newCase())), "jo avoin hätäkäyttö");
        String right =
                found("select number from koto.access_right where person_id = :key and basis = 'EMERGENCY'", person);
        assertThatThrownBy(() -> jdbc.sql("""
                        update koto.access_right set valid_until = valid_from + interval '5 hours' where number = :right
                        """).param("right", right).update()).hasMessageContaining("decided already");
        assertThatThrownBy(() -> jdbc.sql("""
                        update koto.access_right_case set case_number = '249-2026-0001' where right_number = :right
                        """).param("right", right).update())
                .hasMessageContaining("for the case that it was opened for");
        refused(
                400,
                () -> begin(person, "emergency-access", Map.of("caseNumber", "249-2026-0001")),
                "Valitse syy",
                "kuinka kauan");
    }

    private boolean allowed(String person, Power power, String key) {
        return casework.as(
                person,
                () -> decisions
                        .decide(person, power, key, DataCategory.IDENTITY_AND_CONTACT)
                        .allowed());
    }

    /** Somebody whose right covers the cases of one unit, and none of those that the tests begin. */
    private String caseworkerOfUnit() {
        String person = newPerson("keuruu");
        jdbc.sql("""
                insert into koto.access_right
                    (number, person_id, employer, municipality, ground, role, content, extent, unit, powers, valid_from,
                     valid_until, state, requested_by, justification, decided_by, decided_at)
                values (koto.next_access_right_number('249'), :person, 'keuruu', '249', 'MUNICIPAL_TASK', 'caseworker',
                        array['IDENTITY_AND_CONTACT', 'LANGUAGE'], 'UNIT', 'Itä', array['READ', 'WRITE'], koto.instant(),
                        koto.instant() + interval '1 day', 'GRANTED', 'keha.admin', 'Testi', 'dpo.keuruu', koto.instant())
                """).param("person", person).update();
        return person;
    }
}
