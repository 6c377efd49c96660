package fi.kotopolku.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.demo.SampleTransfers;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.rules.DecisionTables;
import fi.kotopolku.rules.ExplainedClock;
import fi.kotopolku.rules.Rules;
import fi.kotopolku.transfer.Transfers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The family's story, lived in 2024 through the same forms: two of the county's professionals are asked, the plan is reviewed
 * and amended, and the case is on its way to the employment authority. Every deadline of it under the act as the decision of taking the system
 * into use cites it, and beside it under the act as amended. Of the county's answer, the reminders and the hand-over
 * the act says nothing.
 */
@KotopolkuTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoryUnderTwoLawsTest {

    private static final String CASEWORKER = "caseworker.keuruu";
    private static final String ORIGINAL = "laki 681/2023 alkuperäisenä";
    private static final String AMENDED = "laki 681/2023, muut. 1100/2024";
    /** What is due, when and by which section under the act as it was given, and when and by which as amended. */
    private static final String DEADLINES = """
            COUNTY_REPLY              2024-04-03 -     2024-04-03 -
            COUNTY_REPLY              2024-04-03 -     2024-04-03 -
            PLAN_START_WITHOUT_DELAY  2024-04-15 17 §  2024-04-15 16 §
            PLAN_START                2024-04-29 17 §  2024-04-29 16 §
            ASSESSMENT_START          2024-05-13 15 §  2024-05-13 14 §
            DIRECT_TO_SERVICE         2024-11-04 17 §  2024-11-04 16 §
            REVIEW_REMINDER           2024-11-04 22 §  2024-11-04 22 §
            PLAN_START                2024-12-04 17 §  2024-12-04 16 §
            TRANSFER_REMINDER         2024-12-16 -     2024-12-16 -
            TRANSFER_ESCALATION       2024-12-23 -     2024-12-23 -
            PLAN_END_NOTICE           2025-03-31 -     2025-03-31 -
            PLAN_FIRST_MAX            2025-05-02 17 §  2025-05-02 16 §
            REVIEW_LATEST             2025-05-02 22 §  2025-05-02 22 §
            REVIEW_REMINDER           2025-06-04 22 §  2025-06-04 22 §
            REVIEW_LATEST             2025-12-04 22 §  2025-12-04 22 §
            PLAN_TOTAL_MAX            2026-05-02 17 §  2026-05-02 16 §
            ELIGIBILITY_WINDOW        2026-09-11 15 §  2026-09-11 14 §
            PLAN_FIRST_LATEST         2026-09-11 17 §  2026-09-11 16 §
            """;

    private static final LocalDate REGISTERED = LocalDate.of(2024, 3, 11);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    @Autowired
    Casework casework;

    @Autowired
    CaseFile caseFile;

    @Autowired
    ClockedCases cases;

    @Autowired
    DecisionTables tables;

    @Autowired
    Transfers transfers;

    @Autowired
    Clock clock;

    @Autowired
    DemoTime time;

    @Autowired
    TransactionTemplate transaction;

    private String number;

    @BeforeAll
    void aStoryOf2024() {
        on(REGISTERED);
        number = casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.intake("Kahdenlain", "Samira", LocalDate.of(2002, 5, 6), REGISTERED));
        LocalDate day = on(LocalDate.of(2024, 3, 20));
        answer("task_initialInterview", SampleAnswers.interviewInviting(day, "nurse.keskisuomi", "social.keskisuomi"));
        day = on(LocalDate.of(2024, 4, 15));
        answer("task_concludeAssessment", SampleAnswers.conclusion(day, true));
        Map<String, Object> plan = SamplePlans.draft(on(LocalDate.of(2024, 4, 24)));
        answer("task_draftPlan", plan);
        day = on(LocalDate.of(2024, 5, 2));
        answer("task_confirmPlan", SamplePlans.agreed(day));
        on(LocalDate.of(2024, 11, 12));
        answer("task_gatherRealisation", SamplePlans.realisation());
        day = on(LocalDate.of(2024, 11, 20));
        answer("task_reviewMeeting", SamplePlans.meeting(day, "AMENDED"));
        on(LocalDate.of(2024, 11, 27));
        answer("task_draftPlan", plan);
        day = on(LocalDate.of(2024, 12, 4));
        answer("task_confirmPlan", SampleAnswers.with(SamplePlans.agreed(day), "validUntil", "2025-04-30"));
        day = on(LocalDate.of(2024, 12, 9));
        casework.begin(CASEWORKER, "case-transfer", SampleTransfers.transferOutside("Viranomainen", number, day));
        answer("task_sendTransfer", SampleTransfers.sendTransfer());
    }

    @AfterAll
    void theHandOverIsTakenBackAndTheClockStandsRight() {
        time.stand(Duration.ZERO);
        casework.as(CASEWORKER, () -> {
            transfers.withdraw(CASEWORKER, number, "Testi on ohi");
            return null;
        });
    }

    @Test
    void everyDeadlineUnderBothVersionsOfTheAct() {
        List<ExplainedClock> original = explained(new Rules(tables, "2023-04-14"));
        List<ExplainedClock> amended = explained(new Rules(tables, "2025-01-01"));

        assertThat(String.join("\n", beside(original, amended))).isEqualToIgnoringWhitespace(DEADLINES);
        original.forEach(one -> saysWhy(one, ORIGINAL));
        amended.forEach(one -> saysWhy(one, AMENDED));
    }

    private List<ExplainedClock> explained(Rules rules) {
        ExplainedDeadlines deadlines = new ExplainedDeadlines(caseFile, cases, rules, clock);
        return casework.as(CASEWORKER, () -> transaction.execute(running -> deadlines.of(CASEWORKER, number)));
    }

    private static List<String> beside(List<ExplainedClock> original, List<ExplainedClock> amended) {
        return IntStream.range(0, Math.max(original.size(), amended.size()))
                .mapToObj(i -> original.get(i).rule().id() + " " + dated(original.get(i)) + " " + dated(amended.get(i)))
                .toList();
    }

    private static String dated(ExplainedClock one) {
        return one.deadline().due() + " "
                + Objects.requireNonNullElse(one.deadline().section(), "-");
    }

    private static void saysWhy(ExplainedClock one, String lawVersion) {
        assertThat(one.explanationFi())
                .startsWith(one.rule().titleFi() + ": ")
                .contains(DAY.format(one.clock().start()));
        if (one.deadline().section() == null) {
            assertThat(one.explanationFi()).endsWith("perusteena oma palvelutavoite, ei säädös.");
        } else {
            assertThat(one.explanationFi()).contains(one.deadline().section() + ", " + lawVersion);
        }
    }

    private void answer(String task, Map<String, Object> answer) {
        casework.answer(CASEWORKER, number, task, answer);
    }

    /** Nine in the morning of the day, when all timers that were due by then have come. */
    private LocalDate on(LocalDate day) {
        while (number != null
                && casework.nextTimer(number)
                        .filter(due -> due.isBefore(morning(day)))
                        .isPresent()) {
            stand(casework.nextTimer(number).orElseThrow());
            casework.timerComes(number);
        }
        stand(morning(day));
        return day;
    }

    private Instant morning(LocalDate day) {
        return day.atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant();
    }

    private void stand(Instant instant) {
        time.stand(Duration.ZERO);
        time.stand(Duration.between(clock.instant(), instant));
    }
}
