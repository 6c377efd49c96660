package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.agreed;
import static fi.kotopolku.plan.Answers.met;
import static fi.kotopolku.plan.PlanHouse.STRANGER;
import static fi.kotopolku.plan.PlanHouse.opened;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlanVersion.State;
import fi.kotopolku.plan.Review.ExtensionGround;
import fi.kotopolku.plan.Review.Outcome;
import fi.kotopolku.plan.ServiceRealised.Realised;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A review from its opening to its outcome: the plan stays, changes, goes on or ends, and in time it is asked about
 * again.
 */
class PlanReviewsTest extends PlanReviewed {

    private String outcomeOfLast() {
        return jdbc.sql("""
                        select r.state || ' ' || r.outcome || ' ' || (r.resulting_version_id is not null)
                        from koto.plan_review r join koto.plan p on p.id = r.plan_id
                        where p.case_number = ? order by r.no desc limit 1
                        """).param(number).query(String.class).single();
    }

    @Test
    void aDueReviewThatChangesNothingStartsTheClockAgain() {
        openReview(HALFWAY);
        assertThat(cases.find(number).state()).isEqualTo(CaseState.REVIEW);
        assertThat(reviewStore.unfinished(number).orElseThrow().trigger()).isEqualTo(Review.Trigger.DUE);
        gathered();
        assertThat(read(meeting, number).gatheredText())
                .contains("Toteutuu suunnitellusti")
                .contains("Ei ole alkanut");
        assertThat(submit(meeting, number, met(meetingVersion(), HALFWAY, Outcome.UNCHANGED)))
                .containsExactly(Map.entry("reviewOutcome", "UNCHANGED"));
        reviews.keep(number);

        assertThat(outcomeOfLast()).isEqualTo("CLOSED UNCHANGED false");
        assertThat(cases.find(number).state()).isEqualTo(CaseState.IN_FORCE);
        assertThat(plans.reviewDue(number)).isAfter(startOf(HALFWAY.plusMonths(6)));
    }

    @Test
    void openingAgainChangesNothing() {
        openReview(HALFWAY);
        reviews.open(number);

        assertThat(jdbc.sql("select count(*) from koto.plan_review r join koto.plan p on p.id = r.plan_id"
                                + " where p.case_number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theLatestDayIsAYearButNeverAfterThePlan() {
        assertThat(reviews.latest(number)).isEqualTo(startOf(ENDS.plusDays(1)));
        openReview(HALFWAY);
        gathered();
        submit(meeting, number, met(meetingVersion(), HALFWAY, Outcome.UNCHANGED));
        reviews.keep(number);
        assertThat(reviews.latest(number)).isEqualTo(startOf(ENDS.plusDays(1)));
    }

    @Test
    void anAmendmentThatIsAgreedReplacesThePlan() {
        openReview(HALFWAY);
        gathered();
        submit(meeting, number, met(meetingVersion(), HALFWAY, Outcome.AMENDED));
        plans.openDraft(number);
        assertThat(cases.find(number).state()).isEqualTo(CaseState.REVIEW);
        submit(confirming, number, agreed(read(confirming, number).rowVersion(), HALFWAY, ENDS.plusMonths(3), HALFWAY));
        plans.putInForce(number);
        reviews.amended(number);

        assertThat(outcomeOfLast()).isEqualTo("CLOSED AMENDED true");
        assertThat(store.version(number, State.IN_FORCE).orElseThrow().no()).isEqualTo(2);
        assertThat(store.version(number, State.REPLACED).orElseThrow().validUntil())
                .isEqualTo(ENDS);
    }

    @Test
    void anAmendmentThatIsNotAgreedLeavesThePlanInForce() {
        openReview(HALFWAY);
        gathered();
        submit(meeting, number, met(meetingVersion(), HALFWAY, Outcome.AMENDED));
        plans.openDraft(number);
        submit(
                confirming,
                number,
                Answers.result(
                        read(confirming, number).rowVersion(), ConfirmPlanForm.PlanResult.NOT_AGREED, "Ei sovittu"));
        plans.recordNotAgreed(number);
        reviews.keep(number);

        assertThat(outcomeOfLast()).isEqualTo("CLOSED AMENDED false");
        assertThat(store.version(number, State.IN_FORCE).orElseThrow().no()).isEqualTo(1);
    }

    @Test
    void anExtensionNeedsItsGroundAndItsEnd() {
        openReview(HALFWAY);
        gathered();
        String version = meetingVersion();

        assertThat(refusal(() -> submit(meeting, number, met(version, HALFWAY, Outcome.EXTENDED))))
                .extracting(Problem::field)
                .containsExactly("extensionGround", "extensionUntil");
        assertThat(refusal(() -> submit(
                        meeting,
                        number,
                        met(version, HALFWAY, Outcome.EXTENDED, ExtensionGround.WITHIN_MAXIMUM, ENDS))))
                .extracting(Problem::field)
                .containsExactly("extensionUntil");
    }

    @Test
    void anExtensionPastTheTotalMaximumNeedsAPersonalGround() {
        LocalDate past = BEGAN.plusYears(2).plusDays(1);
        openReview(HALFWAY);
        gathered();
        assertThat(read(meeting, number).limits())
                .contains("2.3.2028", "Pidennyksen enimmäiskestoa ei ole tarkistettu säädöstekstistä");
        String version = meetingVersion();
        assertThat(refusal(() -> submit(
                        meeting,
                        number,
                        met(version, HALFWAY, Outcome.EXTENDED, ExtensionGround.WITHIN_MAXIMUM, past))))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("extensionUntil");
                    assertThat(problem.message()).contains("2.3.2028").contains("16 §");
                });

        submit(meeting, number, met(version, HALFWAY, Outcome.EXTENDED, ExtensionGround.LITERACY, past));
        reviews.extend(number);

        PlanVersion extended = store.version(number, State.IN_FORCE).orElseThrow();
        assertThat(extended.no()).isEqualTo(2);
        assertThat(extended.validUntil()).isEqualTo(past);
        assertThat(store.services(extended.id())).hasSize(2);
        assertThat(store.version(number, State.REPLACED).orElseThrow().validUntil())
                .isEqualTo(ENDS);
        assertThat(outcomeOfLast()).isEqualTo("CLOSED EXTENDED true");
    }

    @Test
    void theEndOfThePlanIsAskedAboutOnceBeforeAndOnceAfter() {
        LocalDate notice = ENDS.minusDays(30);
        openReview(notice);
        assertThat(reviewStore.unfinished(number).orElseThrow().trigger()).isEqualTo(Review.Trigger.PLAN_ENDING);
        gathered();
        submit(meeting, number, met(meetingVersion(), notice, Outcome.UNCHANGED));
        reviews.keep(number);
        assertThat(plans.endApproaches(number)).isEqualTo(startOf(ENDS.plusDays(1)));

        openReview(ENDS.plusDays(1));
        gathered();
        assertThat(refusal(() -> submit(meeting, number, met(meetingVersion(), ENDS.plusDays(1), Outcome.UNCHANGED))))
                .extracting(Problem::field)
                .containsExactly("outcome");
        submit(meeting, number, met(meetingVersion(), ENDS.plusDays(1), Outcome.ENDED));
        reviews.end(number);

        assertThat(store.version(number, State.IN_FORCE)).isEmpty();
        assertThat(store.version(number, State.ENDED)).isPresent();
        assertThat(outcomeOfLast()).isEqualTo("CLOSED ENDED false");
    }

    @Test
    void everyServiceNeedsItsLine() {
        openReview(HALFWAY);
        String version = read(gathering, number).rowVersion();

        assertThat(refusal(() -> submit(gathering, number, Answers.gathered(version, Realised.COMPLETED))))
                .extracting(Problem::field)
                .containsExactly("services");
        assertThat(read(gathering, number).services()).hasSize(2);
    }

    @Test
    void aMeetingInTheFutureIsRefused() {
        openReview(HALFWAY);
        gathered();

        assertThat(refusal(
                        () -> submit(meeting, number, met(meetingVersion(), HALFWAY.plusDays(1), Outcome.UNCHANGED))))
                .extracting(Problem::field)
                .containsExactly("metOn");
    }

    @Test
    void aStaleReviewFormIsRefused() {
        openReview(HALFWAY);
        String seenByBoth = read(gathering, number).rowVersion();
        gathered();

        assertThat(refusal(() -> submit(
                        gathering, number, Answers.gathered(seenByBoth, Realised.COMPLETED, Realised.COMPLETED))))
                .extracting(Problem::field)
                .containsExactly("version");
        assertThat(refusal(() -> submit(meeting, number, met(seenByBoth, HALFWAY, Outcome.UNCHANGED))))
                .extracting(Problem::field)
                .containsExactly("version");
    }

    @Test
    void anotherMunicipalitysCaseworkerIsRefused() {
        openReview(HALFWAY);
        String version = read(gathering, number).rowVersion();

        assertThatThrownBy(() -> gathering.read(opened(STRANGER, number))).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> gathering.submit(
                        opened(STRANGER, number), Answers.gathered(version, Realised.COMPLETED, Realised.COMPLETED)))
                .isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> meeting.read(opened(STRANGER, number))).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> meeting.submit(opened(STRANGER, number), met(version, HALFWAY, Outcome.ENDED)))
                .isInstanceOf(AccessRefused.class);
    }
}
