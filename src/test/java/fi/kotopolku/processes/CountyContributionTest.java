package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.contribution;
import static fi.kotopolku.demo.SampleAnswers.interviewInviting;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.RevocationGround;
import fi.kotopolku.rules.WorkingDays;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The county's part in an assessment, under a right that opens and closes with it. */
class CountyContributionTest extends WholeModelTest {

    private static final Map<String, Object> DECLINED =
            Map.of("reply", "DECLINE", "declineReason", "Ei ole ollut asiakkaanani");

    @Autowired
    AccessRights accessRights;

    CountyContributionTest() {
        super("county-contribution");
    }

    @Test
    void anInvitedProfessionalGivesTheirPartUnderARightThatEndsWithIt() {
        String key = invited(NURSE);
        ProcessInstance part = running(key, "county-contribution");
        String right = rightOf(key, NURSE);
        assertThat(part)
                .hasPassed("start_contribution", "service_openGuestRight")
                .isWaitingAtExactly("task_contribute")
                .hasVariables("contributionId");
        assertThat(task(key, "task_contribute")).isAssignedTo(NURSE);
        assertThat(candidatesOf(key)).isZero();
        assertThat(inForce(right)).isTrue();
        assertThat(found("select ground || ' ' || extent from koto.access_right where number = :key", right))
                .isEqualTo("MULTI_PROFESSIONAL CASES");
        assertThat(listed("select case_number from koto.access_right_case where right_number = :key", right))
                .containsExactly(key);
        assertThat(listed("select unnest(content) from koto.access_right where number = :key", right))
                .containsExactlyInAnyOrder("IDENTITY_AND_CONTACT", "SERVICES", "HEALTH_AND_FUNCTIONING");
        assertThat(told(NURSE, key)).containsExactly("CONTRIBUTION_INVITED");

        answer(NURSE, key, "task_contribute", contribution());

        assertThat(part)
                .hasPassedInOrder("task_contribute", "service_closeGuestRight", "end_contribution")
                .hasNotPassed(
                        "timer_contributionReminder",
                        "timer_contributionLimit",
                        "message_guestRightEnded",
                        "service_lapseContribution")
                .isEnded();
        assertThat(written(key, NURSE, "state")).isEqualTo("GIVEN");
        assertThat(written(key, NURSE, "recommendation")).isEqualTo("Opinnot voivat alkaa heti");
        assertThat(inForce(right)).isFalse();
        assertThat(history(right)).containsExactly("OPENED_BY_STEP", "CLOSED_BY_STEP", "ENDED");
        assertThat(told(CASEWORKER, key)).containsExactly("CONTRIBUTION_GIVEN");
        assertThat(told(NURSE, key)).containsExactly("CONTRIBUTION_INVITED");
        assertThat(engine.getHistoryService()
                        .createHistoricTaskInstanceQuery()
                        .processInstanceId(part.getId())
                        .singleResult()
                        .getAssignee())
                .isEqualTo(NURSE);
    }

    @Test
    void aProfessionalMayDeclineWithAReason() {
        String key = invited(NURSE);
        ProcessInstance part = running(key, "county-contribution");
        String right = rightOf(key, NURSE);

        answer(NURSE, key, "task_contribute", DECLINED);

        assertThat(part)
                .hasPassed("service_closeGuestRight")
                .hasNotPassed("service_lapseContribution")
                .isEnded();
        assertThat(written(key, NURSE, "state")).isEqualTo("DECLINED");
        assertThat(inForce(right)).isFalse();
        assertThat(task(key, "task_concludeAssessment")).isAssignedTo(CASEWORKER);
    }

    @Test
    void theReminderLeavesTheTaskAndTheRightAsTheyAre() {
        String key = invited(NURSE);
        ProcessInstance part = running(key, "county-contribution");

        fire(key, "timer_contributionReminder");

        assertThat(part)
                .hasPassedInOrder("timer_contributionReminder", "service_remindProfessional", "end_reminded")
                .hasNotPassed("task_contribute", "service_closeGuestRight")
                .isWaitingAtExactly("task_contribute");
        assertThat(told(NURSE, key)).containsExactly("CONTRIBUTION_INVITED", "CONTRIBUTION_REMINDER");
        assertThat(told(CASEWORKER, key)).isEmpty();
        assertThat(inForce(rightOf(key, NURSE))).isTrue();
        assertThat(timer(key, "timer_contributionReminder")).isNull();
        assertThat(timer(key, "timer_contributionLimit")).isNotNull();

        answer(NURSE, key, "task_contribute", contribution());

        assertThat(part).isEnded();
        assertThat(told(NURSE, key)).containsExactly("CONTRIBUTION_INVITED", "CONTRIBUTION_REMINDER");
    }

    @Test
    void atTheLimitTheStepGoesOnWithoutThePart() {
        String key = invited(NURSE);
        ProcessInstance part = running(key, "county-contribution");
        String right = rightOf(key, NURSE);
        String task = task(key, "task_contribute").getId();

        fire(key, "timer_contributionLimit");

        assertThat(part)
                .hasPassedInOrder(
                        "timer_contributionLimit",
                        "service_lapseContribution",
                        "service_closeGuestRight",
                        "end_contribution")
                .hasNotPassed("timer_contributionReminder", "message_guestRightEnded")
                .isEnded();
        assertThat(written(key, NURSE, "state")).isEqualTo("LAPSED");
        assertThat(written(key, NURSE, "recommendation")).isNull();
        assertThat(inForce(right)).isFalse();
        assertThat(history(right)).containsExactly("OPENED_BY_STEP", "CLOSED_BY_STEP", "ENDED");
        assertThat(told(CASEWORKER, key)).containsExactly("CONTRIBUTION_LAPSED");
        assertThat(task(key, "task_contribute")).isNull();
        assertThat(timer(key, "timer_contributionReminder")).isNull();
        assertThat(task(key, "task_concludeAssessment")).isAssignedTo(CASEWORKER);
        assertThatThrownBy(() -> send(NURSE, task, contribution())).isInstanceOf(NullValueException.class);
    }

    @Test
    void aRightThatIsRevokedEndsItsOwnPartAndNoOther() {
        String another = newPerson("keski-suomi-hva");
        String key = invited(NURSE, another);
        ProcessInstance revoked = partOf(key, NURSE);
        ProcessInstance other = partOf(key, another);
        String right = rightOf(key, NURSE);

        as(LEAD, () -> accessRights.revoke(right, LEAD, RevocationGround.TASK_ENDED, "Kutsu oli väärälle henkilölle"));

        assertThat(revoked)
                .hasPassedInOrder(
                        "message_guestRightEnded",
                        "service_lapseContribution",
                        "service_closeGuestRight",
                        "end_contribution")
                .hasNotPassed("timer_contributionLimit")
                .isEnded();
        assertThat(written(key, NURSE, "state")).isEqualTo("LAPSED");
        assertThat(history(right)).startsWith("OPENED_BY_STEP", "REVOKED").doesNotContain("CLOSED_BY_STEP");
        assertThat(inForce(right)).isFalse();
        assertThat(other).isWaitingAtExactly("task_contribute");
        assertThat(written(key, another, "state")).isEqualTo("INVITED");
        assertThat(inForce(rightOf(key, another))).isTrue();
        assertThat(task(key, "task_contribute")).isAssignedTo(another);
        assertThat(task(key, "task_concludeAssessment")).isNull();

        answer(another, key, "task_contribute", DECLINED);

        assertThat(task(key, "task_concludeAssessment")).isNotNull();
    }

    @Test
    void theTimersFollowTheMunicipalitysOwnTargets() {
        String key = invited(NURSE);
        Instant reminder = startOf(WorkingDays.onOrAfter(today().plusDays(7)).plusDays(1));
        Instant limit = startOf(WorkingDays.onOrAfter(today().plusDays(14)).plusDays(1));
        assertThat(due(key, "timer_contributionReminder")).isEqualTo(reminder);
        assertThat(due(key, "timer_contributionLimit")).isEqualTo(limit);
        assertThat(task(key, "task_contribute").getDueDate().toInstant()).isEqualTo(limit);
        assertThat(rules.due("COUNTY_REPLY", today()).at()).isEqualTo(limit);
        assertThat(rules.due("COUNTY_REMINDER", today()).at()).isEqualTo(reminder);
        assertThat(jdbc.sql("select valid_until from koto.access_right where number = :number")
                        .param("number", rightOf(key, NURSE))
                        .query(java.sql.Timestamp.class)
                        .single()
                        .toInstant())
                .isEqualTo(limit);
    }

    /** The county's person is an outsider the moment the employment ends, whatever the right says. */
    @Test
    void somebodyWhoLeftTheCountyCannotAnswerAndTheLimitGoesOnWithout() {
        String leaver = newPerson("keski-suomi-hva");
        String key = invited(leaver);
        jdbc.sql("update koto.person set employed = false where id = :id")
                .param("id", leaver)
                .update();

        assertThatThrownBy(() -> send(leaver, task(key, "task_contribute").getId(), contribution()))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("no authenticated tenant");

        ProcessInstance part = running(key, "county-contribution");
        assertThat(part).isWaitingAtExactly("task_contribute");
        assertThat(written(key, leaver, "state")).isEqualTo("INVITED");
        fire(key, "timer_contributionLimit");
        assertThat(part).isEnded();
        assertThat(written(key, leaver, "state")).isEqualTo("LAPSED");
    }

    @Test
    void aPartThatCannotBeTakenChangesNothing() {
        String key = invited(NURSE);
        refused(400, NURSE, key, "task_contribute", Map.of("reply", "GIVE"), "Kirjoita havainnot");
        refused(400, NURSE, key, "task_contribute", Map.of("reply", "DECLINE"), "miksi et osallistu");
        refused(400, NURSE, key, "task_contribute", with(contribution(), "version", "4"), "muuttuneet");
        refused(
                400,
                NURSE,
                key,
                "task_contribute",
                with(contribution(), "clientPhone", "x"),
                "kenttä, jota ei tunneta");
        assertThatThrownBy(() -> send(CASEWORKER, task(key, "task_contribute").getId(), contribution()))
                .isInstanceOf(AuthorizationException.class);
        assertThat(running(key, "county-contribution"))
                .isWaitingAtExactly("task_contribute")
                .hasNotPassed("service_closeGuestRight");
        assertThat(written(key, NURSE, "state")).isEqualTo("INVITED");
        assertThat(written(key, NURSE, "version")).isEqualTo("0");
        assertThat(inForce(rightOf(key, NURSE))).isTrue();
    }

    private String invited(String... professionals) {
        String key = newCase();
        answer(key, "task_initialInterview", interviewInviting(today(), professionals));
        return key;
    }

    private ProcessInstance partOf(String key, String person) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .variableValueEquals("contributionId", written(key, person, "id"))
                .processDefinitionKey("county-contribution")
                .singleResult();
    }

    private String rightOf(String key, String person) {
        return written(key, person, "right_number");
    }

    private String written(String key, String person, String column) {
        List<String> values = jdbc.sql("select coalesce(" + column
                        + "::text, '') from koto.contribution where case_number = :key and person_id = :person")
                .param("key", key)
                .param("person", person)
                .query(String.class)
                .list();
        return values.get(0).isEmpty() ? null : values.get(0);
    }

    private long candidatesOf(String key) {
        return engine
                .getTaskService()
                .getIdentityLinksForTask(task(key, "task_contribute").getId())
                .stream()
                .filter(link -> link.getGroupId() != null)
                .count();
    }
}
