package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.agreed;
import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.Answers.draft;
import static fi.kotopolku.plan.Answers.met;
import static fi.kotopolku.plan.PlanHouse.CASEWORKER;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.plan.Review.Outcome;
import fi.kotopolku.plan.ServiceRealised.Realised;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/**
 * Why a review begins, and what the system has gathered for it: nobody has to remember what happened since the plan was
 * agreed.
 */
class ReviewReasonsTest extends PlanReviewed {

    @Test
    void aRequestedReviewShowsWhyItWasAskedFor() {
        clock.standOn(BEGAN.plusMonths(1));
        reviews.request(CASEWORKER, number, "Asiakas sai töitä");
        reviews.open(number);

        assertThat(read(gathering, number).trigger()).contains("Asiakas sai töitä");
        assertThat(reviewStore.unfinished(number).orElseThrow().state()).isEqualTo(Review.State.OPEN);
    }

    @Test
    void whatHappenedSinceTheVersionIsGatheredBeforeTheMeeting() {
        clock.standOn(BEGAN.plusMonths(1));
        reviews.request(CASEWORKER, number, ReviewKind.WORK, "Sai työn");
        reviews.open(number);
        assertThat(read(gathering, number).sinceText())
                .contains("Versio 1 tuli voimaan 2.3.2026")
                .contains("alkamispäivä on mennyt, toteutumista ei ole kirjattu")
                .contains("Työ alkoi tai päättyi.")
                .contains("Ei kirjauksia.");
        gathered();
        submit(meeting, number, met(meetingVersion(), clock.today(), Outcome.UNCHANGED));
        reviews.keep(number);

        openReview(ENDS.minusDays(10));
        String since = read(meeting, number).sinceText();
        assertThat(since)
                .contains("toteutuu suunnitellusti (kirjattu 2.4.2026)", "ei ole alkanut (kirjattu 2.4.2026)")
                .contains("Tulos 2.4.2026: suunnitelma jatkui ennallaan. Tavoitteet etenevät");
        assertThat(since.substring(since.indexOf("Ylittyneet")))
                .contains(Text.day(ENDS.minusDays(30)))
                .doesNotContain("Ei kirjauksia.\n\n**Muualla");
    }

    @Test
    void whatIsWrittenElsewhereIsToldByItsKindAlone() {
        caseFile.writes(CASEWORKER, number, DataCategory.LANGUAGE, DataCategory.SERVICES);
        openReview(HALFWAY);

        String changes = read(gathering, number).sinceText();
        changes = changes.substring(changes.indexOf("Muualla"));
        assertThat(changes).contains("Kielitaito: viimeksi").doesNotContain("Palvelut", "Henkilö");
    }

    @Test
    void servicesThatHaveAllEndedBeginAReview() {
        String other = planWith(course(BEGAN, BEGAN.plusMonths(2)), course(BEGAN, BEGAN.plusMonths(3)));
        LocalDate asked = BEGAN.plusMonths(3).plusDays(1);
        assertThat(plans.reviewDue(other)).isEqualTo(startOf(asked));
        assertThat(plans.reviewDue(number)).isAfter(startOf(asked));

        clock.standOn(asked);
        reviews.open(other);

        assertThat(reviewStore.unfinished(other).orElseThrow().trigger()).isEqualTo(Review.Trigger.SERVICE_ENDED);
        assertThat(read(gathering, other).trigger()).contains("palvelut ovat päättyneet");
        submit(
                gathering,
                other,
                Answers.gathered(read(gathering, other).rowVersion(), Realised.COMPLETED, Realised.COMPLETED));
        submit(meeting, other, met(read(meeting, other).rowVersion(), asked, Outcome.UNCHANGED));
        reviews.keep(other);
        assertThat(plans.reviewDue(other)).isAfter(startOf(asked.plusMonths(6)));
    }

    @Test
    void aPlanThatDirectsToNoServiceInTimeIsReviewed() {
        String late = planWith(course(BEGAN.plusMonths(8), null));
        clock.standOn(BEGAN.plusMonths(6).plusDays(2));

        reviews.open(late);

        assertThat(reviewStore.unfinished(late).orElseThrow().trigger()).isEqualTo(Review.Trigger.SERVICE_NOT_STARTED);
    }

    @Test
    void aServiceThatShouldHaveBegunIsAskedAboutUntilItIsRecorded() {
        clock.standOn(BEGAN.plusDays(1));
        assertThat(reading.versions(CASEWORKER, number).questions())
                .extracting(PlanVersionsView.Question::line)
                .containsExactly("P1", "P2");

        openReview(HALFWAY);
        gathered();

        assertThat(reading.versions(CASEWORKER, number).questions()).isEmpty();
        String later = planWith(course(HALFWAY.plusDays(1), null));
        assertThat(reading.versions(CASEWORKER, later).questions()).isEmpty();
    }

    /** In force from the day on which the clock stands. */
    private String planWith(PlannedService... services) {
        LocalDate today = clock.today();
        String key = clients.newCase();
        plans.openDraft(key);
        submit(drafting, key, draft(read(drafting, key).rowVersion(), services));
        submit(confirming, key, agreed(read(confirming, key).rowVersion(), today, today.plusYears(1), today));
        plans.putInForce(key);
        return key;
    }
}
