package fi.kotopolku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fi.kotopolku.form.Shown;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a form's record says of itself, against what a right covers. */
class FormContentTest {

    record Visit(
            @Holds({}) @Shown String number,
            @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String name,

            @Holds(
                    value = {DataCategory.SERVICES, DataCategory.HEALTH_AND_FUNCTIONING},
                    inParts = true)
            @Shown
            String summary,

            @Holds({DataCategory.SERVICES, DataCategory.HEALTH_AND_FUNCTIONING})
            String both,

            @Holds(DataCategory.SERVICES) String note,

            @Holds(value = DataCategory.SERVICES, by = Power.DECIDE)
            Boolean decided) {}

    /** Outside a module that says it for all its forms. */
    private static final Class<? extends Record> SILENT = fi.kotopolku.form.FormContext.class;

    private static final Visit VISIT = new Visit("249-2026-0001", "Testi", "Kaikki", "Molemmat", "Kirjaus", true);

    private final FormContent content = FormContent.of(Visit.class);

    @Test
    void aComponentOfWhichNothingIsSaidIsNotTaken() {
        assertThatIllegalStateException()
                .isThrownBy(() -> FormContent.of(SILENT))
                .withMessageContaining("@Holds")
                .withMessageContaining("personId");
    }

    @Test
    void aFormOfThisModuleHoldsNoClientData() {
        assertThat(FormContent.of(AccessRequestForm.Answer.class).categories()).isEmpty();
        assertThat(FormContent.of(AccessDecisionForm.Answer.class).categories()).isEmpty();
    }

    @Test
    void withoutAnyRightOnlyWhatIsNobodysIsShown() {
        assertThat(content.within(VISIT, Coverage.NOTHING))
                .isEqualTo(new Visit("249-2026-0001", null, null, null, null, null));
    }

    @Test
    void allOfAComponentMustBeCoveredAndOneOfATextsParts() {
        Coverage services = right(Set.of(Power.READ, Power.WRITE), DataCategory.SERVICES);
        assertThat(content.within(VISIT, services))
                .isEqualTo(new Visit("249-2026-0001", null, "Kaikki", null, "Kirjaus", true));
        assertThat(content.key("note").takenWith(services)).isTrue();
        assertThat(content.key("both").takenWith(services)).isFalse();
        assertThat(content.key("decided").takenWith(services)).isFalse();
        assertThat(content.key("summary").takenWith(services)).isFalse();
    }

    @Test
    void decidingTakesItsPowerAndNobodyWritesOverWhatTheyMayNotSee() {
        assertThat(content.key("decided").takenWith(right(Set.of(Power.READ, Power.DECIDE), DataCategory.SERVICES)))
                .isTrue();
        assertThat(content.key("note").takenWith(right(Set.of(Power.WRITE), DataCategory.SERVICES)))
                .isFalse();
        assertThat(content.key("note").takenWith(right(Set.of(Power.READ), DataCategory.SERVICES)))
                .isFalse();
    }

    @Test
    void aRightForOfficeWorkCoversNoClientData() {
        assertThat(right(Set.of(Power.READ, Power.DECIDE), DataCategory.ADMINISTRATION)
                        .empty())
                .isTrue();
        assertThat(right(Set.of(Power.READ), DataCategory.PLAN).empty()).isFalse();
    }

    private static Coverage right(Set<Power> powers, DataCategory... categories) {
        return Coverage.of(new RightInForce(
                "249-KO-2026-0001",
                "somebody",
                "keuruu",
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.CASEWORKER,
                Set.of(categories),
                new Extent.WholeMunicipality(),
                powers,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(3600)));
    }
}
