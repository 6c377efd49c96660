package fi.kotopolku.plan;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.rules.StatutoryClock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is counted from the first plan's own days, when the plan came from another municipality. */
class PlanHistoryTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 11, 27);
    private static final LocalDate AMENDED = LocalDate.of(2027, 6, 16);

    @Test
    void anAmendedVersionThatCameIsNotCountedAsTheFirst() {
        assertThat(rules(new PlanHistory(FIRST, List.of(inForce(AMENDED)), List.of())))
                .contains("PLAN_TOTAL_MAX", "DIRECT_TO_SERVICE", "REVIEW_LATEST")
                .doesNotContain("PLAN_FIRST_MAX", "PLAN_START_WITHOUT_DELAY");
    }

    @Test
    void theFirstVersionIsCountedAsTheFirstWhereverItIs() {
        List<StatutoryClock> clocks = new PlanHistory(FIRST, List.of(inForce(FIRST)), List.of())
                .clocks()
                .toList();

        assertThat(clocks)
                .filteredOn(clock -> clock.ruleId().equals("PLAN_FIRST_MAX"))
                .singleElement()
                .satisfies(clock -> assertThat(clock.start()).isEqualTo(FIRST));
        assertThat(clocks).extracting(StatutoryClock::ruleId).contains("PLAN_START_WITHOUT_DELAY");
    }

    @Test
    void aDraftBeforeAnyPlanWasStartedWithoutDelay() {
        PlanHistory.Version draft = new PlanHistory.Version(
                "249-2026-0001",
                UUID.randomUUID(),
                1,
                PlanVersion.State.DRAFT,
                FIRST,
                null,
                null,
                null,
                null,
                null,
                null);
        assertThat(rules(new PlanHistory(null, List.of(draft), List.of())))
                .containsExactlyInAnyOrder("PLAN_START_WITHOUT_DELAY", "PLAN_START");
    }

    private static List<String> rules(PlanHistory history) {
        return history.clocks().map(StatutoryClock::ruleId).toList();
    }

    private static PlanHistory.Version inForce(LocalDate confirmedOn) {
        return new PlanHistory.Version(
                "495-2026-0001",
                UUID.randomUUID(),
                1,
                PlanVersion.State.IN_FORCE,
                confirmedOn,
                confirmedOn,
                confirmedOn.plusMonths(9),
                confirmedOn,
                confirmedOn,
                null,
                null);
    }
}
