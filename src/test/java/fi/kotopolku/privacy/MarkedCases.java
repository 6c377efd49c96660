package fi.kotopolku.privacy;

import static fi.kotopolku.privacy.MarkedCasework.CASEWORKER;
import static fi.kotopolku.privacy.MarkedCasework.NURSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.OutsideRights;
import fi.kotopolku.cooperation.Asking;
import fi.kotopolku.cooperation.Requests;
import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.demo.SampleTransfers;
import fi.kotopolku.plan.FollowUps;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Marked clients whose cases go to each of their ends and into their failures, so that there is nothing that a case
 * does not leave.
 */
class MarkedCases {

    private final MarkedCasework marked;
    private final DemoTime time;
    private final FollowUps followUps;
    private final Requests requests;

    MarkedCases(MarkedCasework marked, DemoTime time, FollowUps followUps, Requests requests) {
        this.marked = marked;
        this.time = time;
        this.followUps = followUps;
        this.requests = requests;
    }

    void aCaseToItsEnd() {
        LocalDate today = marked.today();
        String key = marked.begin("integration-case", "start_clientIntake", intake(today));
        needed(key);
        marked.answer(key, "task_initialInterview", SampleAnswers.interviewInviting(today, NURSE));
        marked.answer(NURSE, key, "task_contribute", SampleAnswers.contribution());
        marked.answer(key, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        marked.answer(key, "task_draftPlan", SamplePlans.draftInviting(today, NURSE));
        marked.answer(NURSE, key, "task_contribute", SampleAnswers.contribution());
        marked.answer(key, "task_confirmPlan", SamplePlans.agreed(today));
        aServiceIsReportedOn(key, today);
        time.stand(Duration.ofDays(200));
        marked.fire(key, "timer_reviewDue");
        LocalDate later = marked.today();
        marked.answer(key, "task_gatherRealisation", SamplePlans.realisation());
        marked.answer(key, "task_reviewMeeting", SamplePlans.meeting(later, "ENDED"));
        marked.answer(key, "task_closeCase", SampleAnswers.closing());
        time.stand(Duration.ZERO);
        assertThat(marked.casework.isRunning(key)).isFalse();
    }

    private void needed(String key) {
        marked.answer(
                key,
                "task_decideNeed",
                SampleAnswers.with(SampleAnswers.assessmentNeeded(), "windowException", "OTHER"));
    }

    private void aServiceIsReportedOn(String key, LocalDate today) {
        String provider = marked.somebody("partner-opisto");
        new OutsideRights(marked.jdbc).give(provider, key, "IDENTITY_AND_CONTACT", "SERVICES");
        marked.casework.as(CASEWORKER, () -> {
            followUps.name(CASEWORKER, key, "P1", provider);
            return null;
        });
        Map<String, Object> report = Map.of("kind", "NOT_STARTED", "on", today.toString(), "reason", "OTHER");
        marked.answer(provider, key, "task_reportService", report);
        marked.fire(key, "timer_reportReminder");
        marked.fire(key, "timer_reportSilence");
        marked.answer(key, "task_askProvider", SampleAnswers.with(report, "answer", "REPORTED"));
        marked.fire(key, "timer_reportSilence");
        marked.answer(key, "task_askProvider", Map.of("answer", "END"));
        marked.casework.as(CASEWORKER, () -> {
            Asking.ask(requests, CASEWORKER, key, provider, today);
            return null;
        });
        marked.fire(key, "timer_requestDue");
        marked.answer(provider, key, "task_answerRequest", Map.of("reply", "DONE"));
        marked.answer(key, "task_readAnswer", Map.of("confirmed", true));
    }

    void aCaseWithoutAPlan() {
        LocalDate today = marked.today();
        String key = marked.begin("integration-case", "start_clientIntake", another(intake(today), 1));
        needed(key);
        marked.answer(
                key,
                "task_initialInterview",
                SampleAnswers.interviewOrdering(today, SampleAnswers.measure("LANGUAGE_TEST", "OUTSIDE")));
        marked.begin(
                "joint-meeting",
                "start_jointMeeting",
                SampleAnswers.with(SampleAnswers.meetingOn(key, today.plusDays(3)), "outsiders", List.of("SCHOOL")));
        marked.answer(key, "task_recordMeeting", SampleAnswers.meetingHeld(today));
        marked.answer(key, "task_recordMeasure", Map.of("outcome", "NOT_DONE"));
        marked.answer(key, "task_concludeAssessment", SampleAnswers.conclusion(today, false));
        marked.answer(key, "task_closeCase", SampleAnswers.closing());
        assertThat(marked.casework.isRunning(key)).isFalse();
    }

    void aPlanThatIsNotAgreed() {
        LocalDate today = marked.today();
        String key = marked.begin("integration-case", "start_clientIntake", another(intake(today), 2));
        needed(key);
        marked.answer(key, "task_initialInterview", SampleAnswers.interviewInviting(today, NURSE));
        marked.fire(key, "timer_contributionLimit");
        marked.answer(key, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        marked.answer(key, "task_draftPlan", SamplePlans.draft(today));
        marked.answer(key, "task_confirmPlan", SamplePlans.notAgreed("REVISE"));
        marked.answer(key, "task_draftPlan", SamplePlans.draft(today));
        marked.answer(key, "task_confirmPlan", SamplePlans.notAgreed("NOT_AGREED"));
        marked.answer(key, "task_closeCase", SampleAnswers.closing());
        assertThat(marked.casework.isRunning(key)).isFalse();
    }

    void handOvers() {
        String multia = "caseworker.multia";
        LocalDate today = marked.today();
        String key = marked.begin("integration-case", "start_clientIntake", another(intake(today), 6));
        String number = sent(key, SampleTransfers.transferTo("495", key, today));
        marked.answer(multia, number, "task_receiveTransfer", SampleTransfers.transferReply("ASKED"));
        marked.answer(key, "task_answerQuestion", Map.of());
        marked.answer(multia, number, "task_receiveTransfer", SampleTransfers.transferReply("REFUSED"));
        marked.answer(key, "task_readRefusal", Map.of("confirmed", true));
        String again = sent(key, SampleTransfers.transferTo("495", key, today));
        marked.answer(multia, again, "task_receiveTransfer", SampleTransfers.transferReply("ACCEPTED"));
        assertThat(marked.casework.isRunning(key)).isFalse();
        String outside = marked.begin("integration-case", "start_clientIntake", another(intake(today), 7));
        sent(outside, SampleTransfers.transferOutside("Viranomainen", outside, today));
        marked.answer(outside, "task_recordOutsideReply", SampleTransfers.outsideReply("ACCEPTED", today));
        assertThat(marked.casework.isRunning(outside)).isFalse();
    }

    private String sent(String key, Map<String, Object> transfer) {
        marked.begin(CASEWORKER, "case-transfer", "start_caseTransfer", transfer);
        marked.answer(key, "task_sendTransfer", SampleTransfers.sendTransfer());
        return marked.jdbc
                .sql("select number from koto.transfer where case_number = :key order by begun_at desc limit 1")
                .param("key", key)
                .query(String.class)
                .single();
    }

    /** Refused forms, an error in the middle of a form's transaction, and a job that fails over marked rows. */
    void refusalsAndFailures() {
        LocalDate today = marked.today();
        Map<String, Object> wrong = marked.forms.marked(
                "start_clientIntake", SampleAnswers.with(another(intake(today), 3), "birthDate", "2090-01-01"));
        assertThatThrownBy(() -> marked.casework.begin(CASEWORKER, "integration-case", wrong))
                .isInstanceOf(WebApplicationException.class)
                .hasMessageNotContainingAny(marked.forms.sent().toArray(CharSequence[]::new));
        String key = marked.begin("integration-case", "start_clientIntake", another(intake(today), 4));
        needed(key);
        marked.answer(key, "task_initialInterview", SampleAnswers.interviewInviting(today, NURSE));
        marked.jdbc
                .sql("alter table koto.contribution rename column state to state_away")
                .update();
        try {
            assertThatThrownBy(() -> marked.fire(key, "timer_contributionLimit"))
                    .isNotNull();
            assertThatThrownBy(() -> marked.answer(NURSE, key, "task_contribute", SampleAnswers.contribution()))
                    .isNotNull();
        } finally {
            marked.jdbc
                    .sql("alter table koto.contribution rename column state_away to state")
                    .update();
        }
        assertThat(marked.jdbc
                        .sql("select count(*) from engine.act_ru_job where exception_stack_id_ is not null")
                        .query(Long.class)
                        .single())
                .isPositive();
        marked.fire(key, "timer_contributionLimit");
    }

    /** With an old permit, so that the exception's reason is asked for, too. */
    static Map<String, Object> intake(LocalDate today) {
        return SampleAnswers.with(
                SampleAnswers.intake("Olena", "Olena", LocalDate.of(1990, 1, 1), today),
                "anotherPerson",
                true,
                "firstPermitOn",
                today.minusYears(4).toString(),
                "arrivedOn",
                today.minusYears(4).toString(),
                "windowException",
                "OTHER");
    }

    /** Somebody else of the same name: without the identity code, and born on another day. */
    static Map<String, Object> another(Map<String, Object> intake, int days) {
        return SampleAnswers.with(
                intake, "birthDate", LocalDate.of(1980, 1, 1).plusDays(days).toString(), "withoutCode", true);
    }
}
