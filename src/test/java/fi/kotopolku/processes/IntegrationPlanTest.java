package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.contribution;
import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SamplePlans.agreed;
import static fi.kotopolku.demo.SamplePlans.draft;
import static fi.kotopolku.demo.SamplePlans.draftInviting;
import static fi.kotopolku.demo.SamplePlans.notAgreed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.rules.Deadline;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** From the draft to a plan in force, or to none (§ 16). */
class IntegrationPlanTest extends WholeModelTest {

    IntegrationPlanTest() {
        super("integration-plan");
    }

    @Test
    void anAgreedDraftComesIntoForceWithItsDates() {
        String key = assessedCase();
        ProcessInstance plan = running(key, "integration-plan");
        assertThat(plan).hasPassed("start_plan", "service_openDraft").isWaitingAtExactly("task_draftPlan");
        assertThat(task(key, "task_draftPlan")).isAssignedTo(CASEWORKER).hasCandidateGroupAssociated("caseworker");
        assertThat(caseState(key)).isEqualTo("PLANNING");
        assertThat(versions(key)).containsExactly("1 DRAFT");

        answer(key, "task_draftPlan", draft(today()));

        assertThat(plan).isWaitingAtExactly("task_confirmPlan").hasNotPassed("call_planContributions");
        assertThat(task(key, "task_confirmPlan")).isAssignedTo(CASEWORKER);
        assertThat(versions(key)).containsExactly("1 DRAFT");

        answer(key, "task_confirmPlan", agreed(today()));

        assertThat(plan)
                .hasPassed("service_putInForce", "end_planInForce")
                .hasNotPassed("service_recordNotAgreed", "end_planNotAgreed")
                .isEnded();
        assertThat(versions(key)).containsExactly("1 IN_FORCE");
        assertThat(version(key, "valid_from")).isEqualTo(today().toString());
        assertThat(version(key, "valid_until")).isEqualTo(today().plusMonths(10).toString());
        assertThat(version(key, "in_force_on")).isEqualTo(today().toString());
        assertThat(version(key, "confirmation_method")).isEqualTo("SIGNED");
        assertThat(version(key, "confirmed_by")).isEqualTo(CASEWORKER);
        assertThat(found("select first_confirmed_on::text from koto.plan where case_number = :key", key))
                .isEqualTo(today().toString());
        assertThat(caseState(key)).isEqualTo("IN_FORCE");
        assertThat(running(key, "integration-case")).isWaitingAtExactly("gateway_waitForReview");
    }

    @Test
    void aDraftSentBackIsDraftedOnceMore() {
        String key = assessedCase();
        ProcessInstance plan = running(key, "integration-plan");
        answer(key, "task_draftPlan", draft(today()));

        answer(key, "task_confirmPlan", notAgreed("REVISE"));

        assertThat(plan).isWaitingAtExactly("task_draftPlan").hasNotPassed("service_putInForce", "end_planNotAgreed");
        assertThat(versions(key)).containsExactly("1 DRAFT");
        assertThat(version(key, "result_reason")).isEqualTo("Asiakas haluaa miettiä tavoitteita uudelleen");
        assertThat(version(key, "long_term_goals")).isEqualTo("Vakituinen työ ja sujuva arki");
        refused(400, CASEWORKER, key, "task_draftPlan", with(draft(today()), "version", "0"), "muuttuneet");

        answer(key, "task_draftPlan", with(draft(today()), "longTermGoals", "Oma yritys"));
        answer(key, "task_confirmPlan", agreed(today()));

        assertThat(plan).isEnded();
        assertThat(versions(key)).containsExactly("1 IN_FORCE");
        assertThat(version(key, "long_term_goals")).isEqualTo("Oma yritys");
        assertThat(version(key, "result_reason")).isNull();
    }

    @Test
    void withoutAgreementNoPlanComesIntoForce() {
        String key = assessedCase();
        ProcessInstance plan = running(key, "integration-plan");
        answer(key, "task_draftPlan", draft(today()));

        answer(key, "task_confirmPlan", notAgreed("NOT_AGREED"));

        assertThat(plan)
                .hasPassed("service_recordNotAgreed", "end_planNotAgreed")
                .hasNotPassed("service_putInForce", "end_planInForce")
                .isEnded();
        assertThat(versions(key)).containsExactly("1 NOT_AGREED");
        assertThat(version(key, "agreed")).isEqualTo("false");
        assertThat(version(key, "in_force_on")).isNull();
        assertThat(found("select first_confirmed_on::text from koto.plan where case_number = :key", key))
                .isNull();
        assertThat(caseState(key)).isEqualTo("PLANNING");
        assertThat(running(key, "integration-case"))
                .isWaitingAtExactly("task_closeCase")
                .hasNotPassed("gateway_waitForReview");
    }

    @Test
    void theClientSeesThePlanAfterTheCountysPart() {
        String key = assessedCase();
        ProcessInstance plan = running(key, "integration-plan");

        answer(key, "task_draftPlan", draftInviting(today(), NURSE));

        assertThat(plan).isWaitingAt("call_planContributions").hasNotPassed("task_confirmPlan");
        assertThat(task(key, "task_confirmPlan")).isNull();
        assertThat(contributions(key)).containsExactly("PLAN INVITED");

        answer(NURSE, key, "task_contribute", contribution());

        assertThat(plan).hasPassed("call_planContributions").isWaitingAtExactly("task_confirmPlan");
        assertThat(contributions(key)).containsExactly("PLAN GIVEN");

        answer(key, "task_confirmPlan", notAgreed("REVISE"));
        answer(key, "task_draftPlan", draftInviting(today(), NURSE));
        fire(key, "timer_contributionLimit");

        assertThat(plan).isWaitingAtExactly("task_confirmPlan");
        assertThat(contributions(key)).containsExactly("PLAN GIVEN", "PLAN LAPSED");
    }

    /** Fourteen days from Friday 20 March 2026 is Good Friday, and Easter Monday does not count either. */
    @Test
    void theDraftIsDueInFourteenDaysOnAWorkingDay() {
        standOn(LocalDate.of(2026, 3, 20));
        String key = assessedCase();
        Deadline rule = rules.due("PLAN_START", LocalDate.of(2026, 3, 20));
        assertThat(rule.due()).isEqualTo(LocalDate.of(2026, 4, 7));
        assertThat(rule.explanationFi()).contains("7.4.2026");
        assertThat(task(key, "task_draftPlan")).hasDueDate(Date.from(startOf(LocalDate.of(2026, 4, 8))));
    }

    @Test
    void aDraftThatCannotBeTakenChangesNothing() {
        String key = assessedCase();
        refused(400, CASEWORKER, key, "task_draftPlan", with(draft(today()), "goals", List.of()), "Lisää ainakin yksi");
        refused(
                400,
                CASEWORKER,
                key,
                "task_draftPlan",
                with(draft(today()), "services", List.of()),
                "Lisää suunnitelmaan ainakin yksi palvelu");
        refused(
                400,
                CASEWORKER,
                key,
                "task_draftPlan",
                with(draftInviting(today(), NURSE), "question", null),
                "Kirjoita, mitä hyvinvointialueelta pyydetään");
        assertThat(running(key, "integration-plan"))
                .isWaitingAtExactly("task_draftPlan")
                .hasNoVariables();
        assertThat(version(key, "long_term_goals")).isNull();
        assertThat(contributions(key)).isEmpty();
    }

    @Test
    void aConfirmationThatCannotBeTakenChangesNothing() {
        String key = assessedCase();
        answer(key, "task_draftPlan", draft(today()));
        LocalDate latest = today().plusYears(1);
        refused(
                400,
                CASEWORKER,
                key,
                "task_confirmPlan",
                with(agreed(today()), "validUntil", latest.plusDays(1).toString()),
                "Valitse viimeistään",
                rules.due("PLAN_FIRST_MAX", today()).explanationFi());
        refused(
                400,
                CASEWORKER,
                key,
                "task_confirmPlan",
                with(agreed(today()), "validUntil", today().plusMonths(7).toString()),
                "jatkuu päättymispäivän yli");
        refused(
                400,
                CASEWORKER,
                key,
                "task_confirmPlan",
                with(agreed(today()), "understood", false, "rightsExplained", false),
                "Varmista, että asiakas ymmärsi",
                "oikeutensa ja velvollisuutensa");
        refused(
                400,
                CASEWORKER,
                key,
                "task_confirmPlan",
                with(agreed(today()), "clientConfirmedOn", today().plusDays(1).toString()),
                "tulevaisuudessa");
        refused(400, CASEWORKER, key, "task_confirmPlan", with(notAgreed("NOT_AGREED"), "reason", null), "miksi");
        refused(400, CASEWORKER, key, "task_confirmPlan", with(agreed(today()), "version", "0"), "muuttuneet");
        assertThat(running(key, "integration-plan"))
                .isWaitingAtExactly("task_confirmPlan")
                .hasNotPassed("gateway_planResult");
        assertThat(versions(key)).containsExactly("1 DRAFT");
        assertThat(version(key, "valid_until")).isNull();

        answer(key, "task_confirmPlan", with(agreed(today()), "validUntil", latest.toString()));

        assertThat(version(key, "valid_until")).isEqualTo(latest.toString());
    }

    @Test
    void aMinorsPlanWaitsForTheHearing() {
        String key = assessedCase();
        answer(key, "task_draftPlan", with(draft(today()), "planKind", "MINOR"));
        refused(
                400,
                CASEWORKER,
                key,
                "task_confirmPlan",
                agreed(today()),
                "lapsen toiveet selvitettiin",
                "huoltajaa tai edustajaa kuultiin");
        refused(
                400,
                CASEWORKER,
                key,
                "task_confirmPlan",
                with(agreed(today()), "confirmationMethod", "ORAL"),
                "kuka todisti suullisen vahvistuksen");
        assertThat(running(key, "integration-plan")).isWaitingAtExactly("task_confirmPlan");

        answer(
                key,
                "task_confirmPlan",
                with(
                        agreed(today()),
                        "childHeardOn",
                        today().toString(),
                        "childHeardHow",
                        "CONVERSATION",
                        "guardianRole",
                        "GUARDIAN",
                        "guardianHeardOn",
                        today().toString(),
                        "guardianHeardHow",
                        "MEETING",
                        "confirmingParty",
                        "GUARDIAN"));

        assertThat(versions(key)).containsExactly("1 IN_FORCE");
        assertThat(version(key, "kind")).isEqualTo("MINOR");
        assertThat(version(key, "guardian_role")).isEqualTo("GUARDIAN");
        assertThat(version(key, "rights_how")).isEqualTo("BOTH");
    }

    private List<String> versions(String key) {
        return listed("""
                select v.no || ' ' || v.state from koto.plan_version v join koto.plan p on p.id = v.plan_id
                where p.case_number = :key order by v.no
                """, key);
    }

    private String version(String key, String column) {
        String value = found(
                "select coalesce(v." + column
                        + "::text, '') from koto.plan_version v join koto.plan p on p.id = v.plan_id where p.case_number = :key",
                key);
        return value.isEmpty() ? null : value;
    }

    private List<String> contributions(String key) {
        return listed(
                "select step || ' ' || state from koto.contribution where case_number = :key order by invited_at", key);
    }
}
