package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.agreed;
import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.Answers.draft;
import static fi.kotopolku.plan.PlanHouse.CASEWORKER;
import static fi.kotopolku.plan.PlanHouse.NURSE;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.ConfirmPlanForm.PlanResult;
import fi.kotopolku.plan.PlanVersion.State;
import fi.kotopolku.rules.Deadline;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** A plan from its draft to its force: what was agreed stays as it was, and every change is a version of its own. */
class PlanVersionsTest extends PlanMade {

    @Test
    void aPlanComesInForceWithItsDates() {
        inForce();

        PlanVersion version = store.version(number, State.IN_FORCE).orElseThrow();
        assertThat(version.no()).isEqualTo(1);
        assertThat(version.validUntil()).isEqualTo(ENDS);
        assertThat(version.language()).isEqualTo("so");
        assertThat(store.goals(version.id())).containsExactly(Answers.KEPT_GOAL);
        assertThat(store.find(number).orElseThrow().firstConfirmedOn()).isEqualTo(BEGAN);
        assertThat(cases.find(number).state()).isEqualTo(CaseState.IN_FORCE);
        assertThat(dates.planValidUntil(number)).contains(ENDS);
    }

    @Test
    void openingADraftAgainChangesNothing() {
        plans.openDraft(number);

        assertThat(jdbc.sql("select count(*) from koto.plan_version v join koto.plan p on p.id = v.plan_id"
                                + " where p.case_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(cases.find(number).state()).isEqualTo(CaseState.PLANNING);
    }

    @Test
    void anEmptyDraftShowsOneLineToFillInAndNoNulls() {
        DraftPlanForm form = read(drafting, number);

        assertThat(form.goals()).hasSize(1);
        assertThat(form.services()).hasSize(1);
        assertThat(form.professionals()).isEmpty();
        assertThat(form.clientName()).contains("Testinen").doesNotContain("*tähti*");
        assertThat(form.dates()).contains("16 §");
    }

    @Test
    void anAmendmentIsANewVersionAndTheOldOneStays() {
        inForce();
        PlanVersion first = store.version(number, State.IN_FORCE).orElseThrow();
        plans.openDraft(number);
        assertThat(read(drafting, number).goals()).containsExactly(Answers.KEPT_GOAL);
        submit(
                drafting,
                number,
                draft(draftVersion(), "Muuttunut tavoite", List.of(Answers.GOAL), List.of(course(BEGAN, ENDS))));
        submit(confirming, number, agreed(draftVersion(), BEGAN, ENDS.plusMonths(6), BEGAN));
        plans.putInForce(number);

        PlanVersion second = store.version(number, State.IN_FORCE).orElseThrow();
        PlanVersion replaced = store.version(number, State.REPLACED).orElseThrow();
        assertThat(second.no()).isEqualTo(2);
        assertThat(second.longTermGoals()).isEqualTo("Muuttunut tavoite");
        assertThat(replaced.id()).isEqualTo(first.id());
        assertThat(replaced.longTermGoals()).isEqualTo(first.longTermGoals());
        assertThat(store.services(first.id())).hasSize(1);
    }

    @Test
    void theDatabaseRefusesToWriteOverAVersionInForce() {
        inForce();

        assertThatThrownBy(() -> jdbc.sql(
                                "update koto.plan_version set long_term_goals = 'toinen' where state = 'IN_FORCE'")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("not written over");
        assertThatThrownBy(() ->
                        jdbc.sql("update koto.plan_goal set goal = 'toinen'").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from koto.plan_service").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("update koto.plan_version set state = 'DRAFT' where state = 'IN_FORCE'")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aPlanDiesWithAllItsVersions() {
        inForce();

        jdbc.sql("delete from koto.plan where case_number = ?").param(number).update();

        assertThat(store.version(number, State.IN_FORCE)).isEmpty();
    }

    @Test
    void aLineKeepsItsNumberAndANewOneGetsItsOwn() {
        inForce();
        plans.openDraft(number);
        DraftPlanForm shown = read(drafting, number);
        PlannedGoal rewritten = new PlannedGoal(
                shown.goals().get(0).line(), PlannedGoal.Area.LANGUAGE, "Taitotaso B1", BEGAN.plusMonths(6));
        PlannedGoal another = new PlannedGoal("", PlannedGoal.Area.STUDIES, "Lukion aloittaminen", null);

        submit(
                drafting,
                number,
                draft(shown.rowVersion(), "Työ", List.of(another, rewritten), List.of(course(BEGAN, null))));

        DraftPlanForm kept = read(drafting, number);
        assertThat(kept.goals()).extracting(PlannedGoal::line).containsExactly("T2", "T1");
        assertThat(kept.goals().get(1).reachBy()).isEqualTo(BEGAN.plusMonths(6));
        assertThat(kept.services()).extracting(PlannedService::line).containsExactly("P2");
        assertThat(kept.services().get(0).responsiblePerson()).isEqualTo("Kotoutumistyöntekijä");
    }

    @Test
    void aNewPlanDoesNotReachBackIntoTheOneThatEnded() {
        inForce();
        PlanVersion first = store.version(number, State.IN_FORCE).orElseThrow();
        clock.standOn(BEGAN.plusMonths(3));
        store.close(first, State.ENDED, BEGAN.plusMonths(3));
        plans.openDraft(number);
        LocalDate today = clock.today();
        submit(drafting, number, draft(draftVersion(), course(today, null)));
        submit(confirming, number, agreed(draftVersion(), today, today.plusMonths(6), today));
        jdbc.sql("update koto.plan_version set valid_from = valid_from - 1 where state = 'DRAFT' and valid_from = ?")
                .param(today)
                .update();

        assertThat(refusal(() -> plans.putInForce(number)))
                .extracting(Problem::field)
                .containsExactly("validFrom");
        assertThatThrownBy(() ->
                        store.putInForce(store.version(number, State.DRAFT).orElseThrow(), today))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("same time");

        submit(confirming, number, agreed(draftVersion(), today, today.plusMonths(6), today));
        plans.putInForce(number);
        assertThat(store.version(number, State.IN_FORCE).orElseThrow().no()).isEqualTo(2);
    }

    @Test
    void aPlanNotAgreedIsKeptWithItsReasonAndTheNextOneBegins() {
        drafted();
        String version = draftVersion();
        assertThat(refusal(() -> submit(confirming, number, Answers.result(version, PlanResult.NOT_AGREED, null))))
                .extracting(Problem::field)
                .containsExactly("reason");

        Map<String, Object> decision =
                submit(confirming, number, Answers.result(version, PlanResult.NOT_AGREED, "Asiakas muuttaa"));
        plans.recordNotAgreed(number);

        assertThat(decision).containsExactly(Map.entry("planResult", "NOT_AGREED"));
        assertThat(store.version(number, State.NOT_AGREED).orElseThrow().resultReason())
                .isEqualTo("Asiakas muuttaa");
        plans.openDraft(number);
        assertThat(store.version(number, State.DRAFT).orElseThrow().no()).isEqualTo(2);
    }

    @Test
    void aDraftSentBackTellsWhyAndCanBeAgreedLater() {
        drafted();
        submit(confirming, number, Answers.result(draftVersion(), PlanResult.REVISE, "Lisää harjoittelu"));

        assertThat(read(drafting, number).sentBack()).contains("harjoittelu");
        inForce();
        assertThat(store.version(number, State.IN_FORCE)).isPresent();
    }

    @Test
    void whatIsSentBesideADisagreementIsNotKept() {
        drafted();
        ConfirmPlanForm agreed = agreed(draftVersion(), BEGAN, BEGAN.minusYears(9), BEGAN);
        ConfirmPlanForm crooked = new ConfirmPlanForm(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                PlanResult.NOT_AGREED,
                "Ei sovittu",
                "ei kieli",
                null,
                true,
                true,
                null,
                null,
                null,
                null,
                null,
                true,
                null,
                null,
                null,
                null,
                null,
                BEGAN,
                agreed.validUntil(),
                null,
                null,
                null,
                null,
                null,
                null,
                agreed.version(),
                null);

        submit(confirming, number, crooked);
        plans.recordNotAgreed(number);

        PlanVersion kept = store.version(number, State.NOT_AGREED).orElseThrow();
        assertThat(kept.validFrom()).isNull();
        assertThat(kept.language()).isNull();
        assertThat(kept.agreed()).isFalse();
    }

    @Test
    void whatIsReadAndWrittenIsLogged() {
        drafted();

        assertThat(jdbc.sql("select distinct action || ' ' || category from koto.audit_entry"
                                + " where subject_key = ? and person_id = ? and action in ('READ', 'WRITE')")
                        .params(number, CASEWORKER)
                        .query(String.class)
                        .list())
                .contains("READ PLAN", "READ SERVICES", "READ IDENTITY_AND_CONTACT", "WRITE PLAN", "WRITE SERVICES");
    }

    @Test
    void theCountyIsInvitedByTheDraft() {
        String version = draftVersion();
        assertThat(refusal(() -> submit(
                        drafting,
                        number,
                        Answers.inviting(version, course(BEGAN, null), List.of("kuka.tahansa"), "?"))))
                .extracting(Problem::field)
                .containsExactly("professionals");

        Map<String, Object> decision = submit(
                drafting,
                number,
                Answers.inviting(version, course(BEGAN, null), List.of(NURSE), "Mitä terveyspalveluja tarvitaan?"));

        assertThat(decision).containsExactly(Map.entry("countyInvited", true));
        assertThat(read(confirming, number).contributionText()).contains("terveyspalveluja");
    }

    @Test
    void datesSayWhereTheyComeFrom() {
        assertThat(dates.of(number)).extracting(Deadline::ruleId).containsExactly("PLAN_START", "PLAN_FIRST_LATEST");
        assertThat(plans.draftBy(number)).isEqualTo(startOf(BEGAN.plusDays(15)));

        inForce();

        assertThat(dates.of(number))
                .allSatisfy(date -> assertThat(date.explanationFi()).isNotBlank());
        assertThat(dates.of(number))
                .extracting(Deadline::ruleId, Deadline::due)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("REVIEW_REMINDER", LocalDate.of(2026, 9, 2)),
                        org.assertj.core.groups.Tuple.tuple("PLAN_END_NOTICE", ENDS.minusDays(30)),
                        org.assertj.core.groups.Tuple.tuple("DIRECT_TO_SERVICE", LocalDate.of(2026, 9, 2)));
        assertThat(plans.reviewDue(number)).isEqualTo(startOf(LocalDate.of(2026, 9, 3)));
        assertThat(plans.endApproaches(number)).isEqualTo(startOf(ENDS.minusDays(30)));
        clock.standOn(BEGAN.plusDays(14));
        assertThat(dates.of(number)).extracting(Deadline::ruleId).doesNotContain("DIRECT_TO_SERVICE");
    }

    private static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(PlanHouse.HELSINKI).toInstant());
    }
}
