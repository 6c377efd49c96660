package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.contribution;
import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SamplePlans.agreed;
import static fi.kotopolku.demo.SamplePlans.draft;
import static fi.kotopolku.demo.SamplePlans.meeting;
import static fi.kotopolku.demo.SamplePlans.notAgreed;
import static fi.kotopolku.demo.SamplePlans.realisation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.rules.WorkingDays;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** The review of the plan (§ 22), half a year after it came into force. */
class PlanReviewTest extends WholeModelTest {

    private LocalDate planned;

    PlanReviewTest() {
        super("plan-review");
    }

    @Test
    void aPlanFoundGoodStaysAsItIs() {
        String key = underReview();
        ProcessInstance review = running(key, "plan-review");
        assertThat(review).hasPassed("start_review").isWaitingAtExactly("task_gatherRealisation");
        assertThat(task(key, "task_gatherRealisation"))
                .isAssignedTo(CASEWORKER)
                .hasCandidateGroupAssociated("caseworker");
        assertThat(caseState(key)).isEqualTo("REVIEW");
        assertThat(reviews(key)).containsExactly("OPEN DUE");

        answer(key, "task_gatherRealisation", realisation());

        assertThat(review).isWaitingAtExactly("task_reviewMeeting").hasNotPassed("call_reviewContributions");
        assertThat(review(key, "attendance")).isEqualTo("REGULAR");
        assertThat(listed("""
                select s.realised from koto.plan_service_realised s join koto.plan_review r on r.id = s.review_id
                join koto.plan p on p.id = r.plan_id where p.case_number = :key
                """, key)).containsExactly("AS_PLANNED");

        answer(key, "task_reviewMeeting", meeting(today(), "UNCHANGED"));

        assertThat(review)
                .hasPassed("service_keepPlan", "end_planContinues")
                .hasNotPassed("call_amendPlan", "service_closeReview", "service_extendPlan", "service_endPlan")
                .isEnded();
        assertThat(reviews(key)).containsExactly("CLOSED DUE");
        assertThat(review(key, "outcome")).isEqualTo("UNCHANGED");
        assertThat(review(key, "closed_on")).isEqualTo(today().toString());
        assertThat(review(key, "resulting_version_id")).isNull();
        assertThat(versions(key)).containsExactly("1 IN_FORCE " + planned.plusMonths(10));
        assertThat(caseState(key)).isEqualTo("IN_FORCE");
        assertThat(running(key, "integration-case")).isWaitingAtExactly("gateway_waitForReview");
    }

    @Test
    void anAmendmentThatIsAgreedOnReplacesThePlan() {
        String key = underReview();
        ProcessInstance review = running(key, "plan-review");
        answer(key, "task_gatherRealisation", realisation());

        answer(key, "task_reviewMeeting", meeting(today(), "AMENDED"));

        assertThat(review).isWaitingAtExactly("call_amendPlan");
        assertThat(caseState(key)).isEqualTo("REVIEW");
        assertThat(versions(key)).containsExactly("1 IN_FORCE " + planned.plusMonths(10), "2 DRAFT null");

        answer(key, "task_draftPlan", draft(today()));
        answer(key, "task_confirmPlan", agreed(today()));

        assertThat(review)
                .hasPassed("call_amendPlan", "service_closeReview", "end_planContinues")
                .hasNotPassed("service_keepPlan")
                .isEnded();
        assertThat(versions(key))
                .containsExactly("1 REPLACED " + planned.plusMonths(10), "2 IN_FORCE " + today().plusMonths(10));
        assertThat(review(key, "resulting_version_id")).isEqualTo(versionInForce(key));
        assertThat(reviews(key)).containsExactly("CLOSED DUE");
        assertThat(caseState(key)).isEqualTo("IN_FORCE");
    }

    @Test
    void withoutAgreementOnTheAmendmentTheFormerPlanStays() {
        String key = underReview();
        ProcessInstance review = running(key, "plan-review");
        answer(key, "task_gatherRealisation", realisation());
        answer(key, "task_reviewMeeting", meeting(today(), "AMENDED"));
        answer(key, "task_draftPlan", draft(today()));

        answer(key, "task_confirmPlan", notAgreed("NOT_AGREED"));

        assertThat(review)
                .hasPassed("call_amendPlan", "service_keepPlan", "end_planContinues")
                .hasNotPassed("service_closeReview")
                .isEnded();
        assertThat(versions(key)).containsExactly("1 IN_FORCE " + planned.plusMonths(10), "2 NOT_AGREED null");
        assertThat(review(key, "resulting_version_id")).isNull();
        assertThat(reviews(key)).containsExactly("CLOSED DUE");
        assertThat(caseState(key)).isEqualTo("IN_FORCE");
        assertThat(running(key, "integration-case")).isWaitingAtExactly("gateway_waitForReview");
    }

    @Test
    void anExtensionIsANewVersionWithALaterEnd() {
        String key = underReview();
        ProcessInstance review = running(key, "plan-review");
        answer(key, "task_gatherRealisation", realisation());

        answer(key, "task_reviewMeeting", extension("WITHIN_MAXIMUM", planned.plusMonths(15)));

        assertThat(review)
                .hasPassed("service_extendPlan", "end_planContinues")
                .hasNotPassed("service_keepPlan", "call_amendPlan")
                .isEnded();
        assertThat(versions(key))
                .containsExactly("1 REPLACED " + planned.plusMonths(10), "2 IN_FORCE " + planned.plusMonths(15));
        assertThat(review(key, "resulting_version_id")).isEqualTo(versionInForce(key));
        assertThat(found("""
                select v.confirmation_method from koto.plan_version v join koto.plan p on p.id = v.plan_id
                where p.case_number = :key and v.no = 2
                """, key)).isEqualTo("REVIEW_MEETING");
        assertThat(caseState(key)).isEqualTo("IN_FORCE");
    }

    @Test
    void aPlanThatIsEndedLeavesTheCaseToBeClosed() {
        String key = underReview();
        ProcessInstance review = running(key, "plan-review");
        answer(key, "task_gatherRealisation", realisation());

        answer(key, "task_reviewMeeting", meeting(today(), "ENDED"));

        assertThat(review)
                .hasPassed("service_endPlan", "end_planEnded")
                .hasNotPassed("service_keepPlan", "end_planContinues")
                .isEnded();
        assertThat(versions(key)).containsExactly("1 ENDED " + planned.plusMonths(10));
        assertThat(reviews(key)).containsExactly("CLOSED DUE");
        assertThat(running(key, "integration-case"))
                .isWaitingAtExactly("task_closeCase")
                .hasNotPassed("service_closeCase");
        assertThat(timer(key, "timer_reviewDue")).isNull();
    }

    @Test
    void theMeetingWaitsForTheCountysPart() {
        String key = underReview();
        ProcessInstance review = running(key, "plan-review");

        answer(
                key,
                "task_gatherRealisation",
                with(
                        realisation(),
                        "inviteCounty",
                        true,
                        "professionals",
                        List.of(NURSE),
                        "question",
                        "Miten palvelut ovat toteutuneet?"));

        assertThat(review).isWaitingAt("call_reviewContributions").hasNotPassed("task_reviewMeeting");
        assertThat(task(key, "task_reviewMeeting")).isNull();

        answer(NURSE, key, "task_contribute", contribution());

        assertThat(review).hasPassed("call_reviewContributions").isWaitingAtExactly("task_reviewMeeting");
        assertThat(listed("select step || ' ' || state from koto.contribution where case_number = :key", key))
                .containsExactly("REVIEW GIVEN");
    }

    /** A plan of ten months is over before the year of the rule; the review is then due with the plan's last day. */
    @Test
    void theReviewIsDueInAYearOrAtThePlansEnd() {
        String ten = underReview();
        Date end = Date.from(startOf(planned.plusMonths(10).plusDays(1)));
        assertThat(task(ten, "task_gatherRealisation")).hasDueDate(end);
        answer(ten, "task_gatherRealisation", realisation());
        assertThat(task(ten, "task_reviewMeeting")).hasDueDate(end);

        time.stand(Duration.ZERO);
        LocalDate lastDay = planned.plusYears(1);
        String twelve = assessedCase();
        answer(twelve, "task_draftPlan", draft(planned));
        answer(twelve, "task_confirmPlan", with(agreed(planned), "validUntil", lastDay.toString()));
        comeDue(twelve);
        assertThat(rules.due("REVIEW_LATEST", planned).due()).isEqualTo(WorkingDays.onOrAfter(lastDay));
        assertThat(task(twelve, "task_gatherRealisation")).hasDueDate(Date.from(startOf(lastDay.plusDays(1))));
    }

    @Test
    void aReviewThatCannotBeTakenChangesNothing() {
        String key = underReview();
        refused(400, CASEWORKER, key, "task_gatherRealisation", with(realisation(), "services", List.of()), "rivejä");
        refused(400, CASEWORKER, key, "task_gatherRealisation", with(realisation(), "version", "9"), "muuttuneet");
        assertThat(review(key, "attendance")).isNull();
        answer(key, "task_gatherRealisation", realisation());
        refused(
                400,
                CASEWORKER,
                key,
                "task_reviewMeeting",
                meeting(today().plusDays(1), "UNCHANGED"),
                "Valitse päivä, jona tapaaminen pidettiin");
        refused(400, CASEWORKER, key, "task_reviewMeeting", meeting(today(), "EXTENDED"), "perusteella", "päivä");
        refused(
                400,
                CASEWORKER,
                key,
                "task_reviewMeeting",
                extension("WITHIN_MAXIMUM", planned.plusYears(2).plusDays(1)),
                rules.due("PLAN_TOTAL_MAX", planned).explanationFi());
        refused(
                400,
                CASEWORKER,
                key,
                "task_reviewMeeting",
                extension("ILLNESS", planned.plusMonths(10)),
                "nykyisen päättymispäivän jälkeen");
        refused(
                400,
                CASEWORKER,
                key,
                "task_reviewMeeting",
                with(meeting(today(), "UNCHANGED"), "version", "0"),
                "muuttuneet");
        standOn(planned.plusMonths(10).plusDays(1));
        refused(
                400,
                CASEWORKER,
                key,
                "task_reviewMeeting",
                meeting(today(), "UNCHANGED"),
                "Suunnitelman voimassaolo on päättynyt");
        assertThat(running(key, "plan-review"))
                .isWaitingAtExactly("task_reviewMeeting")
                .hasNotPassed("gateway_reviewOutcome");
        assertThat(review(key, "outcome")).isNull();
        assertThat(versions(key)).containsExactly("1 IN_FORCE " + planned.plusMonths(10));

        answer(
                key,
                "task_reviewMeeting",
                extension("ILLNESS", planned.plusYears(2).plusMonths(3)));

        assertThat(versions(key)).contains("2 IN_FORCE " + planned.plusYears(2).plusMonths(3));
    }

    /** The case half a year later, when the review has come due. */
    private String underReview() {
        planned = today();
        String key = caseWithPlan();
        comeDue(key);
        return key;
    }

    private void comeDue(String key) {
        standOn(planned.plusMonths(6).plusDays(7));
        fire(key, "timer_reviewDue");
    }

    private Map<String, Object> extension(String ground, LocalDate until) {
        return with(meeting(today(), "EXTENDED"), "extensionGround", ground, "extensionUntil", until.toString());
    }

    private List<String> versions(String key) {
        return listed("""
                select v.no || ' ' || v.state || ' ' || coalesce(v.valid_until::text, 'null')
                from koto.plan_version v join koto.plan p on p.id = v.plan_id where p.case_number = :key order by v.no
                """, key);
    }

    private String versionInForce(String key) {
        return found("""
                select v.id::text from koto.plan_version v join koto.plan p on p.id = v.plan_id
                where p.case_number = :key and v.state = 'IN_FORCE'
                """, key);
    }

    private List<String> reviews(String key) {
        return listed("""
                select r.state || ' ' || r.trigger from koto.plan_review r join koto.plan p on p.id = r.plan_id
                where p.case_number = :key order by r.no
                """, key);
    }

    private String review(String key, String column) {
        return found(
                "select r." + column
                        + "::text from koto.plan_review r join koto.plan p on p.id = r.plan_id where p.case_number = :key",
                key);
    }
}
