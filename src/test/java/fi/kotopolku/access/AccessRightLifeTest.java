package fi.kotopolku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.AccessRightsEnded.Ended;
import fi.kotopolku.form.FormRefused;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A right in force: its notice, its end, what is tidied up after it, and the rights that steps open and close. */
class AccessRightLifeTest {

    private static final Extent WHOLE = new Extent.WholeMunicipality();
    private static AccessTestbed bed;

    @BeforeAll
    static void start() {
        bed = new AccessTestbed("access_life");
    }

    @BeforeEach
    void nothingIsDue() {
        bed.accessRights.tidyUp();
        bed.published.clear();
    }

    @AfterEach
    void clockRunsAgain() {
        bed.moveClock(Duration.ZERO);
    }

    @Test
    void tidyingUpTellsOnceAndOnlyAboutWhatHasEnded() {
        String ending = bed.person("keuruu");
        String staying = bed.person("keuruu");
        String short1 = bed.granted(
                ending,
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.CASEWORKER,
                WHOLE,
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS,
                bed.now().minusSeconds(10),
                bed.now().plusSeconds(20));
        String long1 = bed.caseworker(staying, WHOLE);
        assertThat(bed.accessRights.tidyUp()).isZero();
        assertThat(bed.published).isEmpty();
        bed.moveClock(Duration.ofSeconds(21));
        assertThat(bed.accessRights.tidyUp()).isEqualTo(1);
        assertThat(bed.accessRights.tidyUp()).isZero();
        assertThat(bed.published)
                .containsExactly(new AccessRightsEnded(List.of(new Ended(short1, ending, "249", "caseworker"))));
        assertThat(bed.events(short1)).containsExactly("ENDED");
        assertThat(bed.events(long1)).isEmpty();
        assertThat(bed.notices(ending)).containsExactly("ACCESS_ENDED");
        assertThat(bed.notices("lead.keuruu")).contains("ACCESS_ENDED");
        assertThat(bed.notices("officer.keuruu")).contains("ACCESS_ENDED");
        assertThat(bed.column(short1, "ended_at")).isEqualTo(bed.column(short1, "valid_until"));
        assertThat(bed.decisions.holds(staying, Role.CASEWORKER, "249")).isTrue();
    }

    @Test
    void sweepsSideBySideTidyEachRightOnce() throws Exception {
        int rights = 60;
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < rights; i++) {
            numbers.add(bed.granted(
                    bed.person("keuruu"),
                    "249",
                    LegalGround.MUNICIPAL_TASK,
                    Role.CASEWORKER,
                    WHOLE,
                    AccessTestbed.ALL_CONTENT,
                    AccessTestbed.ALL_POWERS,
                    bed.now().minusSeconds(60),
                    bed.now().minusSeconds(1)));
        }
        List<Integer> tidied = SideBySide.results(4, bed.accessRights::tidyUp);
        int missed = bed.accessRights.tidyUp();
        assertThat(tidied.stream().mapToInt(Integer::intValue).sum() + missed).isEqualTo(rights);
        assertThat(numbers).allSatisfy(number -> assertThat(bed.events(number)).containsExactly("ENDED"));
    }

    @Test
    void revocationEndsAtOnceAndIsInTheHistory() {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, WHOLE);
        bed.accessRights.revoke(right, "lead.keuruu", RevocationGround.TASK_ENDED, "Tehtävä päättyi");
        assertThat(bed.decisions.inForce(person)).isEmpty();
        assertThat(bed.events(right)).containsExactly("REVOKED", "ENDED");
        assertThat(bed.published)
                .containsExactly(
                        new AccessRightRevoked(right),
                        new AccessRightsEnded(List.of(new Ended(right, person, "249", "caseworker"))));
        assertThatThrownBy(
                        () -> bed.accessRights.revoke(right, "lead.keuruu", RevocationGround.TASK_ENDED, "Uudelleen"))
                .isInstanceOf(RightOver.class);
        assertThat(bed.accessRights.tidyUp()).isZero();
    }

    @Test
    void anEndSaysWhyAndHappensOnce() {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, WHOLE);
        assertThat(bed.accessRights.end(right, EndCause.REVIEW_UNANSWERED, null, "Oikeutta ei vahvistettu."))
                .isTrue();
        assertThat(bed.accessRights.end(right, EndCause.REVIEW_ENDED, "lead.keuruu", "Ei tarvita."))
                .isFalse();
        assertThat(bed.decisions.inForce(person)).isEmpty();
        assertThat(bed.text(right, "end_cause")).isEqualTo("REVIEW_UNANSWERED");
        assertThat(bed.events(right)).containsExactly("ENDED_EARLY", "ENDED");
        assertThat(bed.accessRights.end("249-KO-2026-9999", EndCause.REVOKED, null, "x"))
                .isFalse();
    }

    @Test
    void narrowingNeverWidensAndNeverLeavesAGap() {
        String person = bed.person("keuruu");
        String file = bed.caseOf("249", "Itä", "OPEN");
        String right = bed.granted(
                person,
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.CASEWORKER,
                new Extent.Unit("Itä"),
                Set.of(DataCategory.LANGUAGE, DataCategory.PLAN),
                Set.of(Power.READ, Power.WRITE));
        Instant end = bed.column(right, "ends_at");
        for (NarrowerBounds wider : List.of(
                less(Set.of(DataCategory.NOTES), new Extent.Unit("Itä"), Set.of(Power.READ), end),
                less(Set.of(DataCategory.PLAN), WHOLE, Set.of(Power.READ), end),
                less(Set.of(DataCategory.PLAN), new Extent.Unit("Itä"), Set.of(Power.DECIDE), end),
                less(Set.of(DataCategory.PLAN), new Extent.Unit("Itä"), Set.of(Power.READ), end.plusSeconds(1)))) {
            assertThatThrownBy(() -> bed.accessRights.narrow(right, "lead.keuruu", wider, "x"))
                    .isInstanceOf(FormRefused.class);
        }
        NarrowerBounds less = less(Set.of(DataCategory.LANGUAGE), new Extent.Unit("Itä"), Set.of(Power.READ), end);
        assertThatThrownBy(() -> bed.accessRights.narrow(right, person, less, "x"))
                .isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> bed.accessRights.narrow(right, "officer.multia", less, "x"))
                .isInstanceOf(AccessRefused.class);
        String narrow = bed.accessRights.narrow(right, "lead.keuruu", less, "Tehtävä supistui");
        assertThat(bed.column(narrow, "valid_from")).isEqualTo(bed.column(right, "ended_at"));
        assertThat(bed.decisions.inForce(person))
                .extracting(RightInForce::number)
                .containsExactly(narrow);
        assertThat(read(person, file)).isTrue();
        assertThat(bed.decisions
                        .decide(person, Power.READ, file, DataCategory.PLAN)
                        .allowed())
                .isFalse();
        assertThat(bed.published).contains(new AccessRightNarrowed(narrow, "249"), new AccessRightRevoked(right));
        assertThatThrownBy(() -> bed.accessRights.narrow(right, "lead.keuruu", less, "Uudelleen"))
                .isInstanceOf(RightOver.class);
    }

    private static NarrowerBounds less(Set<DataCategory> content, Extent extent, Set<Power> powers, Instant until) {
        return new NarrowerBounds(content, extent, powers, until);
    }

    @Test
    void onlyOfficersAndTeamLeadsOfTheMunicipalityRevoke() {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, WHOLE);
        for (String stranger : List.of("officer.multia", "dpo.keuruu", person, "nobody")) {
            assertThatThrownBy(() -> bed.accessRights.revoke(right, stranger, RevocationGround.TASK_ENDED, "x"))
                    .isInstanceOf(AccessRefused.class);
        }
        assertThatThrownBy(() ->
                        bed.accessRights.revoke("249-KO-2026-9999", "officer.keuruu", RevocationGround.TASK_ENDED, "x"))
                .isInstanceOfSatisfying(
                        AccessRefused.class,
                        refused -> assertThat(refused.hidden()).isTrue());
        assertThat(bed.decisions.holds(person, Role.CASEWORKER, "249")).isTrue();
    }

    @Test
    void noticeComesThirtyDaysBeforeOrInTheLastQuarterOfAShortRight() {
        Instant from = bed.now().truncatedTo(ChronoUnit.SECONDS);
        String brief = bed.granted(
                bed.person("keuruu"),
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.CASEWORKER,
                WHOLE,
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS,
                from,
                from.plusSeconds(20));
        assertThat(bed.accessRights.noticeAt(brief)).isEqualTo(Date.from(from.plusSeconds(15)));
        assertThat(bed.accessRights.endsAt(brief)).isEqualTo(Date.from(from.plusSeconds(21)));
        bed.accessRights.revoke(brief, "officer.keuruu", RevocationGround.TASK_ENDED, "Testi");
        Instant year = from.plus(Duration.ofDays(360));
        String lasting = bed.granted(
                bed.person("keuruu"),
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.CASEWORKER,
                WHOLE,
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS,
                from,
                year);
        assertThat(bed.accessRights.noticeAt(lasting))
                .isCloseTo(
                        Date.from(year.minus(Duration.ofDays(30))),
                        Duration.ofHours(1).toMillis());
        bed.accessRights.tellEnding(lasting);
        assertThat(bed.events(lasting)).containsExactly("ENDING_TOLD");
    }

    @Test
    void aStepOpensItsRightOnceAndClosesIt() {
        String nurse = bed.person("keski-suomi-hva");
        String file = bed.caseOf("249", null, "ASSESSMENT");
        StepRight step = step(nurse, file, bed.now().plusSeconds(3600));
        String right = bed.accessRights.openForStep(step);
        assertThat(bed.accessRights.openForStep(step)).isEqualTo(right);
        assertThat(read(nurse, file)).isTrue();
        assertThat(read(nurse, bed.caseOf("249", null, "ASSESSMENT"))).isFalse();
        assertThat(bed.decisions
                        .decide(nurse, Power.DECIDE, file, DataCategory.LANGUAGE)
                        .allowed())
                .isFalse();
        bed.accessRights.closeForStep(right);
        bed.accessRights.closeForStep(right);
        assertThat(read(nurse, file)).isFalse();
        assertThat(bed.events(right)).containsExactly("OPENED_BY_STEP", "CLOSED_BY_STEP", "ENDED");
        assertThat(bed.accessRights.openForStep(step))
                .as("a closed step's right stays closed")
                .isEqualTo(right);
        assertThat(read(nurse, file)).isFalse();
    }

    @Test
    void aStepsRightIsVoidWhenItsTimePassesWithoutAnybodyClosingIt() {
        String nurse = bed.person("keski-suomi-hva");
        String file = bed.caseOf("249", null, "ASSESSMENT");
        bed.accessRights.openForStep(step(nurse, file, bed.now().plusSeconds(60)));
        assertThat(read(nurse, file)).isTrue();
        bed.moveClock(Duration.ofSeconds(61));
        assertThat(read(nurse, file)).isFalse();
    }

    @Test
    void aStepThatComesTooLateOpensARightThatHasEnded() {
        String nurse = bed.person("keski-suomi-hva");
        String file = bed.caseOf("249", null, "ASSESSMENT");
        String right = bed.accessRights.openForStep(step(nurse, file, bed.now().minusSeconds(60)));
        assertThat(read(nurse, file)).isFalse();
        bed.accessRights.closeForStep(right);
        assertThat(bed.events(right)).containsExactly("OPENED_BY_STEP", "ENDED");
    }

    @Test
    void aStepsRightIsNeverLongerThanItsGroundAllows() {
        String nurse = bed.person("keski-suomi-hva");
        String file = bed.caseOf("249", null, "ASSESSMENT");
        String right = bed.accessRights.openForStep(step(nurse, file, bed.now().plus(Duration.ofDays(900))));
        assertThat(bed.column(right, "valid_until")).isBefore(bed.now().plus(Duration.ofDays(93)));
    }

    @Test
    void onlyTheCountysPeopleAreInvitedToAStepAndNobodyInvitesThemselves() {
        String file = bed.caseOf("249", null, "ASSESSMENT");
        int before = bed.count("access_right");
        assertThatThrownBy(() -> bed.accessRights.openForStep(
                        step(bed.person("partner-opisto"), file, bed.now().plusSeconds(60))))
                .isInstanceOf(AccessRefused.class);
        String nurse = bed.person("keski-suomi-hva");
        assertThatThrownBy(() -> bed.accessRights.openForStep(
                        step(nurse, "249-2026-99999", bed.now().plusSeconds(60))))
                .isInstanceOf(AccessRefused.class);
        String closed = bed.caseOf("249", null, "ASSESSMENT");
        bed.jdbc
                .sql(
                        "update koto.integration_case set state = 'CLOSED', closed_at = now(), close_reason = 'OTHER' where number = :n")
                .param("n", closed)
                .update();
        assertThatThrownBy(() -> bed.accessRights.openForStep(
                        step(nurse, closed, bed.now().plusSeconds(60))))
                .isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> bed.accessRights.openForStep(new StepRight(
                        "own-" + file,
                        file,
                        nurse,
                        nurse,
                        Set.of(DataCategory.LANGUAGE),
                        Set.of(Power.READ),
                        bed.now().plusSeconds(60))))
                .hasMessageContaining("nobody_asks_for_oneself");
        assertThat(bed.count("access_right")).isEqualTo(before);
    }

    @Test
    void aStepOpenedByManyAtOnceHasOneRight() throws Exception {
        String file = bed.caseOf("249", null, "ASSESSMENT");
        StepRight step = step(bed.person("keski-suomi-hva"), file, bed.now().plusSeconds(60));
        assertThat(Set.copyOf(SideBySide.results(4, () -> bed.accessRights.openForStep(step))))
                .hasSize(1);
    }

    @Test
    void handedOnTasksAreInTheHistory() {
        String right = bed.caseworker(bed.person("keuruu"), WHOLE);
        bed.accessRights.recordTasksHandedOn(java.util.Map.of(right, 2));
        assertThat(bed.events(right)).containsExactly("TASKS_HANDED_ON");
    }

    private static StepRight step(String nurse, String file, Instant until) {
        return new StepRight(
                "step-" + nurse + "-" + file,
                file,
                nurse,
                "lead.keuruu",
                Set.of(DataCategory.LANGUAGE, DataCategory.HEALTH_AND_FUNCTIONING),
                Set.of(Power.READ, Power.WRITE),
                until);
    }

    private static boolean read(String person, String file) {
        return bed.decisions
                .decide(person, Power.READ, file, DataCategory.LANGUAGE)
                .allowed();
    }
}
