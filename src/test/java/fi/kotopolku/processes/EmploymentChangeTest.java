package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SampleRights.accessRequest;
import static fi.kotopolku.demo.SampleRights.decision;
import static fi.kotopolku.demo.SampleRights.employmentChange;
import static fi.kotopolku.demo.SampleRights.newRights;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.EmploymentChanges;
import fi.kotopolku.identity.People;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Somebody leaves or changes tasks: all their rights end at the end of the last day, whatever runs or does not run. */
class EmploymentChangeTest extends WholeModelTest {

    private static final String ENDS = "EMPLOYMENT_ENDS";
    private static final String CHANGES = "TASK_CHANGES";

    @Autowired
    EmploymentChanges changes;

    @Autowired
    People people;

    EmploymentChangeTest() {
        super("employment-change");
    }

    @Test
    void allRightsEndWithTheEmploymentAlsoWhenNothingRuns() {
        String person = newPerson("keuruu");
        String first = granted(person, today().plusMonths(3));
        String second = granted(person, today().plusMonths(6), "extent", "UNIT", "unit", "Itä");
        String coming = start(accessRequest(person, today().plusDays(30), today().plusMonths(4)), "role", "TEAM_LEAD");
        answer(OFFICER, coming, "task_decideAccessRight", decision("GRANTED"));
        String key = newCase(person);
        LocalDate lastDay = today().plusDays(5);
        Instant end = startOf(lastDay.plusDays(1));

        String change = entered(LEAD, person, ENDS, lastDay);

        ProcessInstance process = running(change, "employment-change");
        assertThat(process).isWaitingAtExactly("message_changeWithdrawn").hasPassed("service_tellChange");
        assertThat(due(change, "timer_lastDayEnds")).isEqualTo(end.plusSeconds(1));
        assertThat(told(person, change)).containsExactly("EMPLOYMENT_CHANGE");
        assertThat(inForce(first)).isTrue();
        assertThat(instantOf(first, "ends_at")).isEqualTo(end);
        assertThat(history(first)).endsWith("END_PLANNED");
        assertThat(people.find(person).orElseThrow().employed()).isTrue();
        String later = start(accessRequest(person, today(), today().plusMonths(1)), "unit", "Länsi", "extent", "UNIT");
        assertThat(found("select code from koto.access_right_failure where right_number = :key", later))
                .isEqualTo("EMPLOYMENT_ENDS");

        databaseClockAhead(Duration.between(Instant.now(), end));

        assertThat(inForce(first)).isFalse();
        assertThat(inForce(second)).isFalse();
        assertThat(people.find(person).orElseThrow().employed()).isFalse();
        assertThat(task(key, "task_initialInterview")).as("nothing has run yet").isAssignedTo(person);

        fire(change, "timer_lastDayEnds");

        assertThat(process)
                .hasPassed("service_endRights", "end_rightsEnded")
                .hasNotPassed("task_requestNewRights")
                .isEnded();
        for (String right : new String[] {first, second, coming}) {
            assertThat(running(right, "access-right")).isNull();
            assertThat(found("select end_cause from koto.access_right where number = :key", right))
                    .isEqualTo("EMPLOYMENT_ENDED");
            assertThat(instantOf(right, "ended_at")).isEqualTo(end);
        }
        assertThat(told(person, first)).endsWith("ACCESS_ENDED");
        assertThat(told(LEAD, second)).endsWith("ACCESS_ENDED");
        assertThat(task(key, "task_initialInterview")).isNotAssigned();
        assertThat(found("select state from koto.employment_change where number = :key", change))
                .isEqualTo("DONE");
        assertThatThrownBy(() -> as(LEAD, () -> changes.withdraw(change, LEAD))).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aMistakenEntryIsTakenBackBeforeTheDay() {
        String person = newPerson("keuruu");
        LocalDate until = today().plusMonths(3);
        String right = granted(person, until);
        String change = entered(OFFICER, person, ENDS, today().plusDays(5));
        ProcessInstance process = running(change, "employment-change");
        for (String stranger : new String[] {CASEWORKER, person, "officer.multia"}) {
            assertThatThrownBy(() -> as(stranger, () -> changes.withdraw(change, stranger)))
                    .isInstanceOf(AccessRefused.class);
        }

        as(LEAD, () -> changes.withdraw(change, LEAD));

        assertThat(process)
                .hasPassed("message_changeWithdrawn", "end_calledOff")
                .hasNotPassed("service_endRights")
                .isEnded();
        assertThat(instantOf(right, "ends_at")).isEqualTo(startOf(until.plusDays(1)));
        assertThat(history(right)).endsWith("END_PLANNED", "END_CALLED_OFF");
        assertThat(told(person, change)).containsExactly("EMPLOYMENT_CHANGE", "EMPLOYMENT_CHANGE_WITHDRAWN");
        databaseClockAhead(Duration.ofDays(10));
        assertThat(inForce(right)).isTrue();
        assertThat(people.find(person).orElseThrow().employed()).isTrue();
    }

    @Test
    void rightsOfTheOldTaskEndBeforeThoseOfTheNewBegin() {
        String person = newPerson("keuruu");
        String old = granted(person, today().plusMonths(6));
        LocalDate lastDay = today().plusDays(5);
        String change = entered(LEAD, person, CHANGES, lastDay);
        fire(change, "timer_askNewRights");
        ProcessInstance process = running(change, "employment-change");
        assertThat(process).isWaitingAtExactly("message_changeWithdrawn", "task_requestNewRights");
        assertThat(task(change, "task_requestNewRights")).isAssignedTo(LEAD).hasCandidateGroupAssociated("team-lead");
        refused(400, LEAD, change, "task_requestNewRights", newRights("REQUESTED"), "ei ole vielä haettu");
        String early = start(accessRequest(person, lastDay, today().plusMonths(2)), "role", "TEAM_LEAD");
        assertThat(found("select code from koto.access_right_failure where right_number = :key", early))
                .isEqualTo("TASK_CHANGES");
        String fresh = start(accessRequest(person, lastDay.plusDays(1), today().plusMonths(2)));
        assertThat(running(fresh, "access-right")).isWaitingAtExactly("task_decideAccessRight");
        answer(OFFICER, fresh, "task_decideAccessRight", decision("GRANTED"));

        answer(LEAD, change, "task_requestNewRights", newRights("REQUESTED"));

        assertThat(process).hasPassed("end_newRightsSettled").isWaitingAtExactly("message_changeWithdrawn");
        assertThat(instantOf(old, "ends_at")).isEqualTo(instantOf(fresh, "valid_from"));
        assertThatThrownBy(() -> fire(change, "timer_lastDayEnds")).hasMessageContaining("not due yet");
        databaseClockAhead(
                Duration.between(Instant.now(), startOf(lastDay.plusDays(1)).plusSeconds(2)));
        fire(change, "timer_lastDayEnds");
        assertThat(process).isEnded();
        assertThat(inForce(old)).isFalse();
        assertThat(inForce(fresh)).isTrue();
        assertThat(found("select end_cause from koto.access_right where number = :key", old))
                .isEqualTo("TASK_CHANGED");
        assertThat(people.find(person).orElseThrow().employed()).isTrue();
    }

    @Test
    void aMunicipalityEndsAnOutsidersRightsThereAndNothingElse() {
        String teacher = newPerson("partner-opisto");
        String right = start(
                accessRequest(teacher, today(), today().plusMonths(2)),
                "ground",
                "OUTSIDE_ORGANISATION",
                "role",
                "PARTNER_PROFESSIONAL",
                "extent",
                "CASES",
                "cases",
                newCase());
        answer(OFFICER, right, "task_decideAccessRight", decision("GRANTED"));
        String change = entered(LEAD, teacher, ENDS, today().plusDays(1));
        assertThat(instantOf(right, "ends_at")).isEqualTo(startOf(today().plusDays(2)));
        databaseClockAhead(Duration.ofDays(3));
        assertThat(inForce(right)).isFalse();
        assertThat(people.find(teacher).orElseThrow().employed())
                .as("only the own employer ends an employment")
                .isTrue();
        fire(change, "timer_lastDayEnds");
        assertThat(running(right, "access-right")).isNull();
    }

    @Test
    void nobodyElsesPeopleAndNoImpossibleDaysAreTaken() {
        String person = newPerson("keuruu");
        Map<String, Object> change = employmentChange(person, ENDS, today().plusDays(5));
        refused(400, () -> enter(LEAD, with(change, "person", newPerson("multia"))), "Valitse luettelosta");
        refused(400, () -> enter(LEAD, with(change, "person", newPerson("partner-opisto"))), "Valitse luettelosta");
        refused(400, () -> enter(LEAD, with(change, "person", "nobody")), "Valitse luettelosta");
        refused(400, () -> enter(LEAD, with(change, "person", LEAD)), "omasta palvelussuhteestasi");
        refused(
                400,
                () -> enter(LEAD, with(change, "lastDay", today().minusDays(1).toString())),
                "Viimeinen päivä");
        refused(
                400,
                () -> enter(LEAD, with(change, "lastDay", today().plusYears(2).toString())),
                "Viimeinen päivä");
        refused(400, () -> enter(LEAD, with(change, "kind", null)), "Valitse, mikä muuttuu");
        assertThatThrownBy(() -> enter(CASEWORKER, change)).isInstanceOf(AuthorizationException.class);
        assertThat(listed("select number from koto.employment_change where person_id = :key", person))
                .isEmpty();
        assertThat(listed("""
                        select outcome from koto.audit_entry where person_id = :key
                        and action = 'EMPLOYMENT_CHANGE_REFUSED' and municipality = '249'
                        """, LEAD)).hasSizeGreaterThanOrEqualTo(7).containsOnly("REFUSED");
        entered(LEAD, person, ENDS, today().plusDays(5));
        refused(400, () -> enter(OFFICER, change), "on jo ilmoitettu");
    }

    private String entered(String by, String person, String kind, LocalDate lastDay) {
        return enter(by, employmentChange(person, kind, lastDay));
    }

    private String enter(String by, Map<String, Object> change) {
        return begin(by, "employment-change", change);
    }

    private String start(Map<String, Object> request, Object... changed) {
        return begin(LEAD, "access-right", with(request, changed));
    }

    private String granted(String person, LocalDate until, Object... changed) {
        Map<String, Object> request = with(accessRequest(person, today(), until), "residence", true, "notes", true);
        String right = start(request, changed);
        answer(OFFICER, right, "task_decideAccessRight", decision("GRANTED"));
        return right;
    }
}
