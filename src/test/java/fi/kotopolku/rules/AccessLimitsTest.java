package fi.kotopolku.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.LegalGround;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.Role;
import fi.kotopolku.engine.DmnDecisionTables;
import fi.kotopolku.identity.Organisation;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every row of {@code access-limits.dmn}, evaluated by the real DMN engine. */
class AccessLimitsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 5, 4);
    private final DecisionTables tables = DmnDecisionTables.shipped();
    private final Rules rules = new Rules(tables);

    @Test
    void municipalTask() {
        AccessLimit limit = rules.limit("MUNICIPAL_TASK", DAY);

        assertThat(limit.employerKinds()).containsExactly("MUNICIPALITY");
        assertThat(limit.extents()).containsExactly("MUNICIPALITY", "UNIT", "CASES");
        assertThat(limit.powers()).containsExactly("READ", "WRITE", "DECIDE");
        assertThat(limit.contentCategories()).hasSize(DataCategory.values().length);
        assertThat(limit.roles())
                .containsExactly(
                        "caseworker",
                        "team-lead",
                        "access-officer",
                        "process-manager",
                        "data-protection-officer",
                        "main-user");
        assertThat(limit.longest()).isEqualTo(Period.ofYears(1));
        assertThat(limit.latestEnd(LocalDate.of(2028, 2, 29))).isEqualTo("2029-02-28");
        assertThat(limit.longestFi()).isEqualTo("1 vuosi");
    }

    @Test
    void multiProfessional() {
        AccessLimit limit = rules.limit("MULTI_PROFESSIONAL", DAY);

        assertThat(limit.employerKinds()).containsExactly("WELLBEING_COUNTY");
        assertThat(limit.extents()).containsExactly("CASES");
        assertThat(limit.powers()).containsExactly("READ", "WRITE");
        assertThat(limit.contentCategories())
                .contains("HEALTH_AND_FUNCTIONING")
                .doesNotContain("NOTES", "RESIDENCE", "PROTECTED_CONTACT");
        assertThat(limit.roles()).containsExactly("wellbeing-professional");
        assertThat(limit.longest()).isEqualTo(Period.ofMonths(3));
        assertThat(limit.longestFi()).isEqualTo("3 kuukautta");
    }

    @Test
    void outsideOrganisation() {
        AccessLimit limit = rules.limit("OUTSIDE_ORGANISATION", DAY);

        assertThat(limit.employerKinds()).containsExactly("EMPLOYMENT_AUTHORITY", "PARTNER");
        assertThat(limit.extents()).containsExactly("CASES");
        assertThat(limit.powers()).containsExactly("READ", "WRITE");
        assertThat(limit.contentCategories())
                .containsExactly("IDENTITY_AND_CONTACT", "EDUCATION_AND_WORK", "LANGUAGE", "PLAN", "SERVICES");
        assertThat(limit.roles()).containsExactly("employment-expert", "partner-professional");
        assertThat(limit.longest()).isEqualTo(Period.ofMonths(6));
    }

    @Test
    void nationalAdministration() {
        AccessLimit limit = rules.limit("NATIONAL_ADMINISTRATION", DAY);

        assertThat(limit.employerKinds()).containsExactly("STATE");
        assertThat(limit.extents()).containsExactly("MUNICIPALITY");
        assertThat(limit.contentCategories()).containsExactly("ADMINISTRATION");
        assertThat(limit.roles()).containsExactly("keha-admin");
        assertThat(limit.longest()).isEqualTo(Period.ofYears(1));
        assertThat(limit.verified()).isEqualTo(Verification.UNVERIFIED);
    }

    @Test
    void emergency() {
        AccessLimit limit = rules.limit("EMERGENCY", DAY);

        assertThat(limit.employerKinds()).containsExactly("MUNICIPALITY");
        assertThat(limit.extents()).containsExactly("CASES");
        assertThat(limit.powers()).containsExactly("READ", "WRITE");
        assertThat(limit.contentCategories()).doesNotContain("ADMINISTRATION", "PROTECTED_CONTACT");
        assertThat(limit.roles()).containsExactly("caseworker", "team-lead");
        assertThat(limit.longest()).isEqualTo(Duration.ofHours(4));
        assertThat(limit.longestFi()).isEqualTo("4 tuntia");
    }

    @ParameterizedTest
    @EnumSource(LegalGround.class)
    void eachGroundHasABoundOfEachKindInWordsThatTheOtherModulesKnow(LegalGround ground) {
        AccessLimit limit = rules.limit(ground.name(), DAY);

        assertThat(names(Organisation.Kind.values())).containsAll(limit.employerKinds());
        assertThat(List.of("MUNICIPALITY", "UNIT", "CASES")).containsAll(limit.extents());
        assertThat(names(Power.values())).containsAll(limit.powers());
        assertThat(names(DataCategory.values())).containsAll(limit.contentCategories());
        assertThat(Arrays.stream(Role.values()).map(Role::code)).containsAll(limit.roles());
        assertThat(limit.verified().awaitsStatuteText()).isTrue();
        assertThat(limit.lawVersion()).startsWith("laki 681/2023");
    }

    @Test
    void groundsAreThoseOfAccessAndEachHasOneRow() {
        assertThat(AccessLimit.GROUNDS).containsExactlyInAnyOrderElementsOf(grounds());
        assertThat(tables.rows("access-limits")).hasSize(grounds().size());
    }

    @Test
    void noGroundIsLimitlessBeforeTheAct() {
        assertThatThrownBy(() -> rules.limit("MUNICIPAL_TASK", LocalDate.of(2024, 12, 31)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rules.limit("FRIENDSHIP", DAY)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Emergency access is no ground of the source decision, but bounded by the same table. */
    private static List<String> grounds() {
        List<String> grounds = new ArrayList<>(names(LegalGround.values()));
        grounds.add("EMERGENCY");
        return grounds;
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }
}
