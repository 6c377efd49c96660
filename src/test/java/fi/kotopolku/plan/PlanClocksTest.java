package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.Answers.met;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseClock;
import fi.kotopolku.casefile.ClockedCase;
import fi.kotopolku.plan.Review.Outcome;
import fi.kotopolku.plan.ServiceRealised.Realised;
import fi.kotopolku.rules.Rules;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The clocks of a plan from its draft to its reviews; what still waits is what the overview of cases waits for. */
class PlanClocksTest extends PlanMade {

    private static final LocalDate PERMIT = LocalDate.of(2025, 10, 1);

    @Autowired
    Reviews reviews;

    @Autowired
    PlanClocks clocks;

    @Autowired
    Rules rules;

    @Autowired
    GatherRealisationBinding gathering;

    @Autowired
    ReviewMeetingBinding meeting;

    private List<CaseClock> running() {
        return clocks.of(List.of(new ClockedCase(number, "249", BEGAN, PERMIT, null)));
    }

    /** "PLAN_START 2026-03-16 odottaa" for each. */
    private List<String> stand() {
        return running().stream()
                .map(one -> rules.explain(one.clock(), clock.today()))
                .map(one -> one.rule().id() + " " + one.deadline().due() + " " + one.stateFi())
                .toList();
    }

    private void nothingElseWaitsInTheOverview() {
        assertThat(running().stream()
                        .map(one -> rules.explain(one.clock(), clock.today()))
                        .filter(one -> one.runs())
                        .map(one -> one.deadline()))
                .containsAll(dates.of(number));
    }

    @Test
    void aDraftIsDueAndSoIsTheFirstPlan() {
        assertThat(stand())
                .containsExactly(
                        "PLAN_START_WITHOUT_DELAY 2026-03-02 tehty 2.3.2026",
                        "PLAN_START 2026-03-16 odottaa",
                        "PLAN_FIRST_LATEST 2028-10-01 odottaa");
        nothingElseWaitsInTheOverview();
    }

    /** The day of a permit is not the plan's to tell. */
    @Test
    void whatIsCountedFromThePermitHoldsResidence() {
        assertThat(running())
                .filteredOn(one -> one.holds() == DataCategory.RESIDENCE)
                .extracting(one -> one.clock().ruleId())
                .containsExactly("PLAN_FIRST_LATEST");
    }

    @Test
    void aPlanInForceRunsToItsReviewAndItsEnd() {
        inForce(course(BEGAN.plusDays(10), BEGAN.plusMonths(6)));

        assertThat(stand())
                .containsExactly(
                        "PLAN_START_WITHOUT_DELAY 2026-03-02 tehty 2.3.2026",
                        "PLAN_START 2026-03-16 tehty 2.3.2026",
                        "PLAN_FIRST_MAX 2027-03-02 odottaa",
                        "PLAN_TOTAL_MAX 2028-03-02 odottaa",
                        "DIRECT_TO_SERVICE 2026-09-02 odottaa",
                        "REVIEW_REMINDER 2026-09-02 odottaa",
                        "REVIEW_LATEST 2027-03-02 odottaa",
                        "PLAN_END_NOTICE 2027-01-31 odottaa",
                        "PLAN_FIRST_LATEST 2028-10-01 tehty 2.3.2026");
        nothingElseWaitsInTheOverview();
    }

    @Test
    void aServiceThatHasBegunMeetsTheDirectingToIt() {
        inForce(course(BEGAN.plusDays(10), BEGAN.plusMonths(6)));
        clock.standOn(BEGAN.plusDays(11));

        assertThat(stand()).contains("DIRECT_TO_SERVICE 2026-09-02 tehty 12.3.2026");
        nothingElseWaitsInTheOverview();
    }

    @Test
    void aReviewMeetsItsRoundAndBeginsTheNext() {
        inForce(course(BEGAN.plusDays(10), BEGAN.plusMonths(6)));
        LocalDate halfway = LocalDate.of(2026, 9, 10);
        clock.standOn(halfway);
        assertThat(stand()).contains("REVIEW_REMINDER 2026-09-02 myöhässä");
        nothingElseWaitsInTheOverview();
        reviews.open(number);
        assertThat(stand())
                .contains("REVIEW_REMINDER 2026-09-02 tehty 10.9.2026, myöhässä", "REVIEW_LATEST 2027-03-02 odottaa");
        nothingElseWaitsInTheOverview();
        submit(gathering, number, Answers.gathered(read(gathering, number).rowVersion(), Realised.AS_PLANNED));
        submit(meeting, number, met(read(meeting, number).rowVersion(), halfway, Outcome.UNCHANGED));
        reviews.keep(number);

        assertThat(stand())
                .contains(
                        "REVIEW_LATEST 2027-03-02 tehty 10.9.2026",
                        "REVIEW_REMINDER 2027-03-10 odottaa",
                        "REVIEW_LATEST 2027-09-10 odottaa",
                        "PLAN_END_NOTICE 2027-01-31 odottaa");
        nothingElseWaitsInTheOverview();
    }

    @Test
    void aPlanThatEndsLetsItsClocksLapse() {
        inForce(course(BEGAN.plusDays(10), BEGAN.plusMonths(6)));
        LocalDate halfway = LocalDate.of(2026, 9, 1);
        clock.standOn(halfway);
        reviews.open(number);
        submit(gathering, number, Answers.gathered(read(gathering, number).rowVersion(), Realised.AS_PLANNED));
        submit(meeting, number, met(read(meeting, number).rowVersion(), halfway, Outcome.ENDED));
        reviews.end(number);

        assertThat(stand())
                .contains(
                        "PLAN_FIRST_MAX 2027-03-02 raukesi 1.9.2026",
                        "PLAN_TOTAL_MAX 2028-03-02 raukesi 1.9.2026",
                        "REVIEW_LATEST 2027-03-02 tehty 1.9.2026")
                .noneMatch(line -> line.endsWith("odottaa"));
    }
}
