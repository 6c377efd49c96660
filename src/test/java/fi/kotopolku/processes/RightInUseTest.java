package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SampleRights.use;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** A right that is used stays; one that is not is asked about, given up by its holder, or locked. */
class RightInUseTest extends RightWalk {

    private static final int PERIOD = 90;

    @Test
    void aRightInUseIsNotAskedAbout() {
        String person = newPerson("keuruu");
        String right = grantedWith(person, today().plusMonths(11));
        ProcessInstance process = running(right, "access-right");
        assertThat(due(right, "timer_usageCheck"))
                .isCloseTo(daysAfter(instantOf(right, "valid_from"), PERIOD), within(1, ChronoUnit.SECONDS));
        usedInTwoHours(person, right);
        standOn(today().plusDays(PERIOD - 1));

        fire(right, "timer_usageCheck");

        assertThat(process)
                .hasPassedInOrder("timer_usageCheck", "service_checkUsage")
                .hasNotPassed("task_stillNeeded")
                .isWaitingAtExactly("message_revoke", "timer_nextUsageCheck");
        Instant lastUse = jdbc.sql("select max(at) from koto.audit_entry where right_number = :right")
                .param("right", right)
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
        assertThat(due(right, "timer_nextUsageCheck"))
                .as("one timer, counted from the last use")
                .isCloseTo(daysAfter(lastUse, PERIOD), within(1, ChronoUnit.SECONDS));
        assertThat(told(person, right)).doesNotContain("ACCESS_UNUSED");
    }

    @Test
    void anUnusedRightIsKeptForAReasonUntilTheNextTime() {
        String person = newPerson("keuruu");
        String right = grantedWith(person, today().plusMonths(11));
        ProcessInstance process = running(right, "access-right");
        LocalDate day = today();
        standOn(day.plusDays(PERIOD + 1));
        fire(right, "timer_usageCheck");
        assertThat(process).isWaitingAtExactly("message_revoke", "task_stillNeeded");
        assertThat(task(right, "task_stillNeeded")).isAssignedTo(person);
        assertThat(due(right, "timer_noAnswer")).isAfter(startOf(day.plusDays(PERIOD + 15)));
        assertThat(told(person, right)).containsExactly("ACCESS_GRANTED", "ACCESS_UNUSED");
        refused(400, person, right, "task_stillNeeded", with(use("YES"), "reason", null), "mihin tehtävään");
        assertThatThrownBy(() -> send(LEAD, task(right, "task_stillNeeded").getId(), use("NO")))
                .isInstanceOf(RuntimeException.class);

        answer(person, right, "task_stillNeeded", use("YES"));

        assertThat(process).isWaitingAtExactly("message_revoke", "timer_nextUsageCheck");
        assertThat(due(right, "timer_nextUsageCheck")).isAfter(startOf(day.plusDays(2 * PERIOD)));
        assertThat(column(right, "use_reason")).isEqualTo("Sijaistan syksyllä");
        assertThat(inForce(right)).isTrue();

        standOn(day.plusDays(2 * PERIOD + 5));
        fire(right, "timer_nextUsageCheck");
        answer(person, right, "task_stillNeeded", use("NO"));

        assertThat(process)
                .hasPassed("service_handBack", "end_rightHandedBack")
                .hasNotPassed("service_lockUnused", "service_tidyRevoked")
                .isEnded();
        assertThat(inForce(right)).isFalse();
        assertThat(column(right, "end_cause")).isEqualTo("HANDED_BACK");
        assertThat(history(right)).endsWith("USE_ASKED", "USE_CONFIRMED", "USE_ASKED", "HANDED_BACK", "ENDED");
    }

    @Test
    void withoutAnAnswerAnUnusedRightIsLockedForGood() {
        String person = newPerson("keuruu");
        String right = grantedWith(person, today().plusMonths(11));
        ProcessInstance process = running(right, "access-right");
        standOn(today().plusDays(PERIOD + 1));
        fire(right, "timer_usageCheck");

        fire(right, "timer_noAnswer");

        assertThat(process)
                .hasPassedInOrder("timer_noAnswer", "service_lockUnused", "end_rightLocked")
                .isEnded();
        assertThat(inForce(right)).isFalse();
        assertThat(groupsOf(person)).isEmpty();
        assertThat(column(right, "end_cause")).isEqualTo("UNUSED");
        assertThat(column(right, "ended_by")).isNull();
        assertThat(history(right)).endsWith("USE_ASKED", "LOCKED", "ENDED");
        assertThat(told(person, right)).containsExactly("ACCESS_GRANTED", "ACCESS_UNUSED", "ACCESS_ENDED");
    }

    /** Their last right in the municipality: what follows the end is written although they see nothing there any more. */
    @Test
    void aHolderHandsBackTheirOwnRightAndNobodyElses() {
        String person = newPerson("keuruu");
        String right = grantedWith(person, today().plusMonths(2));
        ProcessInstance process = running(right, "access-right");
        String key = newCase(person);
        for (String other : new String[] {LEAD, CASEWORKER, "caseworker.multia"}) {
            assertThatThrownBy(() -> as(other, () -> accessRights.handBack(right, other)))
                    .isInstanceOf(AccessRefused.class);
        }
        assertThat(inForce(right)).isTrue();

        as(person, () -> accessRights.handBack(right, person));

        assertThat(process)
                .hasPassedInOrder("message_revoke", "service_tidyRevoked", "end_rightRevoked")
                .isEnded();
        assertThat(inForce(right)).isFalse();
        assertThat(column(right, "end_cause")).isEqualTo("HANDED_BACK");
        assertThat(column(right, "ended_by")).isEqualTo(person);
        assertThat(history(right)).endsWith("HANDED_BACK", "ENDED", "TASKS_HANDED_ON");
        assertThat(task(key, "task_initialInterview")).isNotAssigned();
        assertThat(told(LEAD, right)).endsWith("ACCESS_ENDED");
        assertThatThrownBy(() -> as(person, () -> accessRights.handBack(right, person)))
                .isInstanceOf(RuntimeException.class);
    }

    /** So long after the right's begin that the two cannot be taken for each other. */
    private void usedInTwoHours(String person, String right) {
        jdbc.sql("""
                insert into koto.audit_entry (at, person_id, action, municipality, subject_key, category, right_number, outcome)
                values (clock_timestamp() + interval '2 hours', :person, 'READ', '249', '249-2026-0001', 'PLAN', :right, 'DONE')
                """).param("person", person).param("right", right).update();
    }

    private static Instant daysAfter(Instant instant, int days) {
        return instant.atZone(HELSINKI).plusDays(days).toInstant();
    }
}
