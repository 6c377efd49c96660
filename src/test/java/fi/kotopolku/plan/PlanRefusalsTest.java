package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.agreed;
import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.Answers.draft;
import static fi.kotopolku.plan.PlanHouse.STRANGER;
import static fi.kotopolku.plan.PlanHouse.opened;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.ConfirmPlanForm.PlanResult;
import fi.kotopolku.plan.PlanVersion.State;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What does not hold together in a draft or an agreement is refused by its field, with the rule that it is against. */
class PlanRefusalsTest extends PlanMade {

    @Test
    void anEndBeforeTheStartIsRefused() {
        drafted();

        List<Problem> problems =
                refusal(() -> submit(confirming, number, agreed(draftVersion(), BEGAN, BEGAN.minusDays(1), BEGAN)));

        assertThat(problems).extracting(Problem::field).contains("validUntil");
        assertThat(store.version(number, State.DRAFT).orElseThrow().validUntil())
                .isNull();
    }

    @Test
    void aFirstPlanLongerThanAYearIsRefusedWithTheRule() {
        drafted();

        List<Problem> problems =
                refusal(() -> submit(confirming, number, agreed(draftVersion(), BEGAN, ENDS.plusDays(1), BEGAN)));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("validUntil");
            assertThat(problem.message()).contains("2.3.2027").contains("16 §");
        });
    }

    @Test
    void plansTogetherLongerThanTwoYearsAreRefusedWithTheRule() {
        inForce();
        plans.openDraft(number);

        List<Problem> problems = refusal(() -> submit(
                confirming,
                number,
                agreed(draftVersion(), BEGAN, BEGAN.plusYears(2).plusDays(1), BEGAN)));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("validUntil");
            assertThat(problem.message()).contains("2.3.2028").contains("16 §");
        });
    }

    @Test
    void aServiceAfterThePlansEndIsRefused() {
        submit(drafting, number, draft(draftVersion(), course(BEGAN, BEGAN.plusMonths(8))));

        List<Problem> problems =
                refusal(() -> submit(confirming, number, agreed(draftVersion(), BEGAN, BEGAN.plusMonths(6), BEGAN)));

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.field()).isEqualTo("validUntil");
            assertThat(problem.message()).contains("palvelu numero 1");
        });
    }

    @Test
    void aServiceThatEndsBeforeItBeginsIsRefused() {
        String version = draftVersion();

        assertThat(refusal(() -> submit(drafting, number, draft(version, course(BEGAN, BEGAN.minusDays(1))))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("services");
                    assertThat(problem.message()).startsWith("Rivi 1");
                });
    }

    @Test
    void linesLeftEmptyMeanNothingAndHalfFilledOnesAreNamed() {
        PlannedGoal empty = new PlannedGoal(null, null, null, null);
        PlannedGoal half = new PlannedGoal(null, PlannedGoal.Area.STUDIES, null, null);
        PlannedService course = course(BEGAN, null);
        String version = draftVersion();

        assertThat(refusal(() -> submit(drafting, number, draft(version, "Työ", List.of(empty), List.of(course)))))
                .extracting(Problem::field)
                .containsExactly("goals");
        assertThat(refusal(() ->
                        submit(drafting, number, draft(version, "Työ", List.of(Answers.GOAL, empty, half), List.of()))))
                .extracting(Problem::field)
                .containsExactly("goals", "services");
        submit(drafting, number, draft(version, "Työ", List.of(Answers.GOAL, empty), List.of(course)));
        assertThat(read(drafting, number).goals()).containsExactly(Answers.KEPT_GOAL);
    }

    @Test
    void aLineThatWasNeverThereOrComesTwiceIsRefused() {
        drafted();
        String version = draftVersion();
        PlannedGoal strange = new PlannedGoal("T7", PlannedGoal.Area.STUDIES, "Lukio", null);
        List<PlannedService> course = List.of(course(BEGAN, null));

        for (List<PlannedGoal> goals : List.of(List.of(strange), List.of(Answers.KEPT_GOAL, Answers.KEPT_GOAL))) {
            assertThat(refusal(() -> submit(drafting, number, draft(version, "Työ", goals, course))))
                    .extracting(Problem::field)
                    .containsExactly("version");
        }
        assertThat(read(drafting, number).goals()).containsExactly(Answers.KEPT_GOAL);
    }

    @Test
    void aServiceNeedsItsResponsiblePersonUnlessItIsTheClient() {
        String version = draftVersion();
        PlannedService course = course(BEGAN, null);
        PlannedService nobodys = new PlannedService(
                null, course.kind(), "Opisto", "A2", BEGAN, null, PlannedService.Responsible.PROVIDER, " ");
        PlannedService own = new PlannedService(
                null, course.kind(), "Opisto", "A2", BEGAN, null, PlannedService.Responsible.CLIENT, null);

        assertThat(refusal(() -> submit(drafting, number, draft(version, own, nobodys))))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).startsWith("Rivi 2").contains("vastuuhenkilön"));
        submit(drafting, number, draft(version, own));
        assertThat(read(drafting, number).services().get(0).responsiblePerson()).isNull();
    }

    @Test
    void datesOutsideThePlanAndInAnImpossibleOrderAreRefusedByName() {
        PlannedGoal late = new PlannedGoal(null, PlannedGoal.Area.STUDIES, "Lukio", BEGAN.plusMonths(7));
        PlannedGoal wrong = new PlannedGoal(null, PlannedGoal.Area.STUDIES, "Lukio", LocalDate.of(20260, 1, 1));
        PlannedService over = course(BEGAN.minusMonths(2), BEGAN.minusMonths(1));
        String empty = draftVersion();
        assertThat(refusal(() -> submit(drafting, number, draft(empty, "Työ", List.of(wrong), List.of(over)))))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("vuosi"));
        submit(drafting, number, draft(empty, "Työ", List.of(late), List.of(over)));
        String version = draftVersion();

        assertThat(refusal(() ->
                        submit(confirming, number, agreed(version, BEGAN, BEGAN.plusMonths(6), BEGAN.minusDays(1)))))
                .extracting(Problem::field)
                .containsExactly("clientConfirmedOn", "validFrom", "validUntil");
        assertThat(refusal(() ->
                        submit(confirming, number, agreed(version, BEGAN.minusDays(1), BEGAN.plusMonths(8), BEGAN))))
                .first()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("validFrom");
                    assertThat(problem.message()).contains("vahvistuspäivää");
                });
        assertThat(store.version(number, State.DRAFT).orElseThrow().agreed()).isFalse();
    }

    @Test
    void anAgreementNeedsUnderstandingLanguageAndRights() {
        drafted();
        String version = draftVersion();
        ConfirmPlanForm bare = Answers.result(version, PlanResult.AGREED, null);

        assertThat(refusal(() -> submit(confirming, number, bare)))
                .extracting(Problem::field)
                .containsExactly(
                        "language",
                        "understood",
                        "rightsExplained",
                        "confirmationMethod",
                        "confirmingParty",
                        "clientConfirmedOn",
                        "officialConfirmedOn",
                        "validFrom",
                        "validUntil");
    }

    @Test
    void aStaleFormIsRefusedAndNothingIsWritten() {
        String seenByBoth = draftVersion();
        drafted();

        assertThat(refusal(() -> submit(drafting, number, draft(seenByBoth, course(BEGAN, null)))))
                .extracting(Problem::field)
                .containsExactly("version");
        assertThat(refusal(() -> submit(confirming, number, agreed(seenByBoth, BEGAN, ENDS, BEGAN))))
                .extracting(Problem::field)
                .containsExactly("version");
        assertThat(store.services(
                                store.version(number, State.DRAFT).orElseThrow().id())
                        .get(0)
                        .service()
                        .endsOn())
                .isNotNull();
    }

    @Test
    void anotherMunicipalitysCaseworkerIsRefused() {
        drafted();
        String version = draftVersion();

        assertThatThrownBy(() -> drafting.read(opened(STRANGER, number))).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> drafting.submit(opened(STRANGER, number), draft(version, course(BEGAN, null))))
                .isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> confirming.read(opened(STRANGER, number))).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> confirming.submit(opened(STRANGER, number), agreed(version, BEGAN, ENDS, BEGAN)))
                .isInstanceOf(AccessRefused.class);
        assertThat(draftVersion()).isEqualTo(version);
    }
}
