package fi.kotopolku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Ends that nobody has to carry out: what a right rests on is gone, and so is the right, with no job and no engine. */
class RightsAtTheInstantTest {

    private static AccessTestbed bed;

    @BeforeAll
    static void start() {
        bed = new AccessTestbed("access_instant");
    }

    @AfterEach
    void clockRunsAgain() {
        bed.moveClock(Duration.ZERO);
    }

    @Test
    void aMultiProfessionalRightIsVoidWhileNoStepOfItsCaseIsOpen() {
        String nurse = bed.person("keski-suomi-hva");
        String file = bed.caseOf("249", null, "ASSESSMENT");
        String right = ofCounty(nurse, file);
        for (String open : new String[] {"ASSESSMENT", "PLANNING", "REVIEW"}) {
            state(file, open);
            assertThat(read(nurse, file).allowed()).as(open).isTrue();
            assertThat(bed.decisions.reaches(nurse, file)).isTrue();
        }
        state(file, "IN_FORCE");
        assertThat(read(nurse, file).allowed()).isFalse();
        assertThat(read(nurse, file).reasonFi()).contains("ei ole avoinna arviointia, suunnitelmaa eikä tarkistamista");
        assertThat(bed.decisions.reaches(nurse, file)).isFalse();
        assertThat(bed.decisions.inForce(nurse)).isEmpty();

        bed.accessRights.endWithSteps(file);
        state(file, "REVIEW");

        assertThat(read(nurse, file).allowed()).as("a right never comes back").isFalse();
        assertThat(bed.text(right, "end_cause")).isEqualTo("STEP_CLOSED");
    }

    @Test
    void ofTwoCasesOnlyTheOneWithAnOpenStepIsReached() {
        String nurse = bed.person("keski-suomi-hva");
        String open = bed.caseOf("249", null, "PLANNING");
        String closed = bed.caseOf("249", null, "IN_FORCE");
        String right = ofCounty(nurse, open, closed);
        assertThat(read(nurse, open).allowed()).isTrue();
        assertThat(read(nurse, closed).allowed()).isFalse();
        bed.accessRights.endWithSteps(closed);
        assertThat(bed.column(right, "ended_at")).as("one step is still open").isNull();
        assertThat(read(nurse, open).allowed()).isTrue();
    }

    @Test
    void anEmploymentThatEndsTakesEveryRightWithItAndNothingBringsThemBack() {
        String person = bed.person("keuruu");
        String file = bed.caseOf("249", "Itä", "OPEN");
        String right = caseworkerForAWeek(person);
        String change = bed.leaves(person, "249", bed.today());
        Instant end = bed.column(right, "ends_at");
        assertThat(end)
                .isEqualTo(bed.today()
                        .plusDays(1)
                        .atStartOfDay(AccessTestbed.HELSINKI)
                        .toInstant());
        assertThat(read(person, file).allowed()).isTrue();
        bed.stopClockAt(end.minusMillis(1));
        assertThat(read(person, file).allowed()).isTrue();
        bed.stopClockAt(end);
        assertThat(read(person, file).allowed()).isFalse();
        assertThat(bed.decisions.inForce(person)).isEmpty();
        assertThatThrownBy(() -> bed.accessRights.revoke(right, "lead.keuruu", RevocationGround.TASK_ENDED, "x"))
                .isInstanceOf(RightOver.class);
        assertThatThrownBy(() -> bed.bean(EmploymentChanges.class).withdraw(change, "lead.keuruu"))
                .isInstanceOf(ChangeOver.class);
        assertThatThrownBy(() -> bed.jdbc
                        .sql("update koto.access_right set planned_end = null, planned_cause = null where number = :n")
                        .param("n", right)
                        .update())
                .hasStackTraceContaining("decided already");

        bed.bean(EmploymentChanges.class).takeEffect(change);
        bed.bean(EmploymentChanges.class).takeEffect(change);

        assertThat(bed.events(right)).containsExactly("END_PLANNED", "ENDED");
        assertThat(bed.text(right, "end_cause")).isEqualTo("EMPLOYMENT_ENDED");
        assertThat(bed.column(right, "ended_at")).isEqualTo(end);
        assertThat(bed.published).contains(new AccessRightRevoked(right));
    }

    @Test
    void aRightThatBeginsLaterIsVoidBeforeToTheMicrosecond() {
        String person = bed.person("keuruu");
        Instant from = bed.now().plusSeconds(600).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        bed.granted(
                person,
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.CASEWORKER,
                new Extent.WholeMunicipality(),
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS,
                from,
                from.plusSeconds(600));
        bed.stopClockAt(from.minusNanos(1000));
        assertThat(bed.decisions.inForce(person)).isEmpty();
        bed.stopClockAt(from);
        assertThat(bed.decisions.inForce(person)).hasSize(1);
    }

    private static String ofCounty(String nurse, String... cases) {
        return bed.granted(
                nurse,
                "249",
                LegalGround.MULTI_PROFESSIONAL,
                Role.WELLBEING_PROFESSIONAL,
                new Extent.Cases(Set.of(cases)),
                Set.of(DataCategory.LANGUAGE),
                Set.of(Power.READ));
    }

    private static String caseworkerForAWeek(String person) {
        return bed.granted(
                person,
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.CASEWORKER,
                new Extent.WholeMunicipality(),
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS,
                bed.now().minusSeconds(60),
                bed.now().plus(Duration.ofDays(7)));
    }

    private static void state(String file, String state) {
        bed.jdbc
                .sql("update koto.integration_case set state = :state where number = :number")
                .param("state", state)
                .param("number", file)
                .update();
    }

    private static Decision read(String person, String file) {
        return bed.decisions.decide(person, Power.READ, file, DataCategory.LANGUAGE);
    }
}
