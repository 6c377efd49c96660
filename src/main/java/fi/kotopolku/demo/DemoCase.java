package fi.kotopolku.demo;

import fi.kotopolku.engine.Casework;
import fi.kotopolku.plan.Reviews;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Tells one client's case, step by step: each step on its day and in the name of who takes it, through the same forms
 * and refusals as in the browser. Before a step, the timers that were due by then have come.
 */
final class DemoCase {

    private static final String NURSE = "nurse.keskisuomi";
    private static final String SOCIAL_WORKER = "social.keskisuomi";

    private final DemoClient client;
    private final DemoCalendar calendar;
    private final Casework casework;
    private final Reviews reviews;
    private String number;

    DemoCase(DemoClient client, DemoCalendar calendar, Casework casework, Reviews reviews) {
        this.client = client;
        this.calendar = calendar;
        this.casework = casework;
        this.reviews = reviews;
    }

    DemoCase registered(int daysAgo, boolean nonDisclosure) {
        LocalDate day = calendar.stand(daysAgo);
        number = casework.begin(
                client.caseworker(),
                "integration-case",
                SampleAnswers.with(client.intake(day), "nonDisclosure", nonDisclosure));
        return this;
    }

    DemoCase interviewed(int daysAgo) {
        return needed(daysAgo).answered("task_initialInterview", own(SampleAnswers.interview(on(daysAgo))));
    }

    DemoCase interviewedInvitingCounty(int daysAgo) {
        return needed(daysAgo)
                .answered("task_initialInterview", own(SampleAnswers.interviewInviting(on(daysAgo), NURSE)));
    }

    private DemoCase needed(int daysAgo) {
        on(daysAgo);
        return client.asked() ? answered("task_decideNeed", SampleAnswers.assessmentNeeded()) : this;
    }

    /** Two of the county's professionals, each with a part of their own. */
    DemoCase interviewedInvitingTwo(int daysAgo) {
        return needed(daysAgo)
                .answered(
                        "task_initialInterview",
                        own(SampleAnswers.interviewInviting(on(daysAgo), NURSE, SOCIAL_WORKER)));
    }

    /** Only within the limit counted from the invitation to this very day: the right to answer ends by the real clock. */
    DemoCase countyAnswered(int daysAgo) {
        on(daysAgo);
        casework.answer(NURSE, number, "task_contribute", SampleAnswers.contribution());
        return this;
    }

    DemoCase concluded(int daysAgo) {
        return answered("task_concludeAssessment", conclusion(on(daysAgo), true));
    }

    DemoCase concludedWithoutPlan(int daysAgo) {
        return answered(
                "task_concludeAssessment",
                SampleAnswers.with(
                        conclusion(on(daysAgo), false), "referrals", List.of("ORGANISATIONS", "EMPLOYMENT_SERVICES")));
    }

    DemoCase drafted(int daysAgo) {
        LocalDate day = on(daysAgo);
        return answered("task_draftPlan", draft(SamplePlans.draft(day), day));
    }

    DemoCase draftedInvitingCounty(int daysAgo) {
        LocalDate day = on(daysAgo);
        return answered("task_draftPlan", draft(SamplePlans.draftInviting(day, NURSE), day));
    }

    /** In force for ten months from the day. */
    DemoCase agreed(int daysAgo) {
        return answered(
                "task_confirmPlan",
                SampleAnswers.with(
                        SamplePlans.agreed(on(daysAgo)),
                        "language",
                        client.spoken(),
                        "rightsLanguage",
                        client.spoken(),
                        "rightsInterpreter",
                        client.interpreted(),
                        "interpreter",
                        client.interpreted()));
    }

    /** @param result REVISE or NOT_AGREED */
    DemoCase notAgreed(int daysAgo, String result) {
        on(daysAgo);
        return answered("task_confirmPlan", SamplePlans.notAgreed(result));
    }

    /** Nobody does anything until the next date that the rules have set. */
    DemoCase nextDateComes() {
        Instant due = casework.nextTimer(number).orElseThrow();
        calendar.stand(due);
        casework.timerComes(number);
        return this;
    }

    DemoCase reviewRequested(int daysAgo, String reason) {
        on(daysAgo);
        casework.as(client.caseworker(), () -> {
            reviews.request(client.caseworker(), number, reason);
            return null;
        });
        return this;
    }

    DemoCase gathered(int daysAgo) {
        on(daysAgo);
        return answered("task_gatherRealisation", realisation());
    }

    DemoCase gatheredInvitingCounty(int daysAgo) {
        on(daysAgo);
        return answered(
                "task_gatherRealisation",
                SampleAnswers.with(
                        realisation(),
                        "inviteCounty",
                        true,
                        "professionals",
                        List.of(NURSE),
                        "question",
                        "Tarvitaanko suunnitelmaan terveydenhuollon palveluja?"));
    }

    /** @param outcome UNCHANGED, AMENDED or ENDED */
    DemoCase met(int daysAgo, String outcome, String reasons) {
        return answered("task_reviewMeeting", meeting(on(daysAgo), outcome, reasons));
    }

    /** To nine months from the day, within the longest time that plans may last together. */
    DemoCase extended(int daysAgo, String reasons) {
        LocalDate day = on(daysAgo);
        return answered(
                "task_reviewMeeting",
                SampleAnswers.with(
                        meeting(day, "EXTENDED", reasons),
                        "extensionGround",
                        "WITHIN_MAXIMUM",
                        "extensionUntil",
                        day.plusMonths(9).toString()));
    }

    DemoCase closed(int daysAgo, String reason, String note) {
        on(daysAgo);
        return answered(
                "task_closeCase",
                SampleAnswers.with(SampleAnswers.closing(), "closeReason", reason, "closeNote", note));
    }

    /** On its way to another municipality, where nobody has answered yet. */
    DemoCase sentTo(String municipality, int daysAgo) {
        LocalDate day = on(daysAgo);
        casework.begin(client.caseworker(), "case-transfer", SampleTransfers.transferTo(municipality, number, day));
        return answered("task_sendTransfer", SampleTransfers.sendTransfer());
    }

    /** Nobody does anything until then. */
    DemoCase waited(int daysAgo) {
        on(daysAgo);
        return this;
    }

    private LocalDate on(int daysAgo) {
        while (casework.nextTimer(number).filter(calendar.before(daysAgo)).isPresent()) {
            nextDateComes();
        }
        return calendar.stand(daysAgo);
    }

    private DemoCase answered(String task, Map<String, Object> answer) {
        casework.answer(client.caseworker(), number, task, answer);
        return this;
    }

    private Map<String, Object> own(Map<String, Object> interview) {
        return SampleAnswers.with(
                SampleAnswers.with(interview, client.background().interview()),
                "interviewLanguage",
                client.spoken(),
                "interpreterUsed",
                client.interpreted(),
                "finnishSkill",
                client.interpreted() ? "A1" : "B2");
    }

    private Map<String, Object> conclusion(LocalDate day, boolean planNeeded) {
        return SampleAnswers.with(
                SampleAnswers.conclusion(day, planNeeded),
                "needs",
                client.background().needs(),
                "goals",
                planNeeded ? client.background().hopes() : null,
                "goneThroughLanguage",
                client.spoken(),
                "goneThroughInterpreted",
                client.interpreted());
    }

    private Map<String, Object> draft(Map<String, Object> draft, LocalDate day) {
        return SampleAnswers.with(
                draft,
                "planKind",
                client.minor(day) ? "MINOR" : "PERSONAL",
                "longTermGoals",
                client.background().longTermGoals(),
                "services",
                client.background().services(day));
    }

    private Map<String, Object> realisation() {
        return SampleAnswers.with(
                SamplePlans.realisation(), "services", client.background().realised());
    }

    private Map<String, Object> meeting(LocalDate day, String outcome, String reasons) {
        return SampleAnswers.with(
                SamplePlans.meeting(day, outcome),
                "language",
                client.spoken(),
                "interpreter",
                client.interpreted(),
                "reasons",
                reasons);
    }
}
