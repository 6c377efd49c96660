package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.agreed;
import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.Answers.draft;
import static fi.kotopolku.plan.Answers.met;
import static fi.kotopolku.plan.PlanHouse.CASEWORKER;
import static fi.kotopolku.plan.PlanHouse.STRANGER;
import static fi.kotopolku.plan.PlanHouse.opened;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlanHouse.Clients;
import fi.kotopolku.plan.PlanHouse.HandClock;
import fi.kotopolku.plan.PlanVersion.State;
import fi.kotopolku.plan.Review.ExtensionGround;
import fi.kotopolku.plan.Review.Outcome;
import fi.kotopolku.plan.ServiceRealised.Realised;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

@SpringJUnitConfig(PlanHouse.class)
class PlanReviewsTest {

    private static final LocalDate BEGAN = LocalDate.of(2026, 3, 2);
    private static final LocalDate ENDS = BEGAN.plusYears(1);
    private static final LocalDate HALFWAY = LocalDate.of(2026, 9, 3);

    @Autowired
    Plans plans;

    @Autowired
    Reviews reviews;

    @Autowired
    PlanStore store;

    @Autowired
    ReviewStore reviewStore;

    @Autowired
    Cases cases;

    @Autowired
    Clients clients;

    @Autowired
    HandClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CaseFile caseFile;

    @Autowired
    PlanReading reading;

    @Autowired
    DraftPlanBinding drafting;

    @Autowired
    ConfirmPlanBinding confirming;

    @Autowired
    GatherRealisationBinding gathering;

    @Autowired
    ReviewMeetingBinding meeting;

    String number;

    @BeforeEach
    void aPlanInForce() {
        clock.standOn(BEGAN);
        number = clients.newCase();
        plans.openDraft(number);
        submit(
                drafting,
                number,
                draft(read(drafting, number).rowVersion(), course(BEGAN, BEGAN.plusMonths(6)), course(BEGAN, null)));
        submit(confirming, number, agreed(read(confirming, number).rowVersion(), BEGAN, ENDS, BEGAN));
        plans.putInForce(number);
    }

    private void openReview(LocalDate on) {
        clock.standOn(on);
        reviews.open(number);
    }

    private void gathered() {
        submit(
                gathering,
                number,
                Answers.gathered(read(gathering, number).rowVersion(), Realised.AS_PLANNED, Realised.NOT_STARTED));
    }

    private String meetingVersion() {
        return read(meeting, number).rowVersion();
    }

    private List<Problem> refusal(Runnable submission) {
        return catchThrowableOfType(FormRefused.class, submission::run).problems();
    }

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

    private static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(PlanHouse.HELSINKI).toInstant());
    }
}
