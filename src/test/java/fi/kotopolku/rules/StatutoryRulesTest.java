package fi.kotopolku.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.engine.DmnDecisionTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every row of {@code statutory-rules.dmn}, evaluated by the real DMN engine. */
class StatutoryRulesTest {

    private static final DecisionTables TABLES = DmnDecisionTables.shipped();
    private final Rules rules = new Rules(TABLES);
    private final Rules original = new Rules(TABLES, "2023-04-14");

    @Test
    void shippedTablesAreSound() {
        rules.check();
    }

    @ParameterizedTest(name = "{0} from {1}: {2} {3}")
    @CsvSource(nullValues = "-", textBlock = """
            ELIGIBILITY_WINDOW,       2023-04-14, LIMIT,    P3Y,        14 §,    UNVERIFIED
            ASSESSMENT_START,         2023-04-14, DEADLINE, P2M,        14 §,    UNVERIFIED
            PLAN_FIRST_LATEST,        2023-04-14, LIMIT,    P3Y,        16 §,    UNVERIFIED
            PLAN_START_WITHOUT_DELAY, 2023-04-14, DEADLINE, P0D,        16 §,    UNVERIFIED
            PLAN_START,               2023-04-14, DEADLINE, P14D,       16 §,    OWN
            PLAN_FIRST_MAX,           2023-04-14, LIMIT,    P1Y,        16 §,    UNVERIFIED
            PLAN_TOTAL_MAX,           2023-04-14, LIMIT,    P2Y,        16 §,    UNVERIFIED
            PLAN_EXTENSION_MAX,       2023-04-14, LIMIT,    -,          16 §,    UNVERIFIED
            DIRECT_TO_SERVICE,        2023-04-14, DEADLINE, P6M,        16 §,    UNVERIFIED
            REVIEW_REMINDER,          2023-04-14, DEADLINE, P6M,        22 §,    OWN
            REVIEW_LATEST,            2023-04-14, DEADLINE, P1Y,        22 §,    UNVERIFIED
            ELIGIBILITY_WINDOW,       2025-01-01, LIMIT,    P3Y,        14 §,    GUIDE
            ASSESSMENT_START,         2025-01-01, DEADLINE, P2M,        14 §,    UNVERIFIED
            PLAN_FIRST_LATEST,        2025-01-01, LIMIT,    P3Y,        16 §,    GUIDE
            PLAN_START_WITHOUT_DELAY, 2025-01-01, DEADLINE, P0D,        16 §,    GUIDE
            PLAN_START,               2025-01-01, DEADLINE, P14D,       16 §,    OWN
            PLAN_FIRST_MAX,           2025-01-01, LIMIT,    P1Y,        16 §,    GUIDE
            PLAN_TOTAL_MAX,           2025-01-01, LIMIT,    P2Y,        16 §,    GUIDE
            PLAN_EXTENSION_MAX,       2025-01-01, LIMIT,    -,          16 §,    UNVERIFIED
            DIRECT_TO_SERVICE,        2025-01-01, DEADLINE, P6M,        16 §,    GUIDE
            REVIEW_REMINDER,          2025-01-01, DEADLINE, P6M,        22 §,    OWN
            REVIEW_LATEST,            2025-01-01, DEADLINE, P1Y,        22 §,    UNVERIFIED
            INTERPRETING_FEE_MAX,     2025-01-01, EUROS,    56.70,      32 a §,  GUIDE
            INTERPRETING_FEE_MAX,     2026-01-01, EUROS,    -,          32 a §,  UNVERIFIED
            INTERPRETING_FEE_MIN_AGE, 2025-01-01, YEARS,    18,         32 a §,  GUIDE
            ACCESSIBILITY_FEEDBACK,   2025-01-01, DEADLINE, P14D,       -,       GUIDE
            KOTO_AJ_MANDATORY_FROM,   2025-01-01, DATE,     2027-01-01, 102 §,   GUIDE
            RETENTION_CLIENT_DATA,    2025-01-01, LIMIT,    -,          73–83 §, UNVERIFIED
            RETENTION_ACCESS_RIGHT,   2025-01-01, LIMIT,    -,          73–83 §, UNVERIFIED
            RETENTION_AUDIT_LOG,      2025-01-01, LIMIT,    -,          73–83 §, UNVERIFIED
            COUNTY_REPLY,             2025-01-01, DEADLINE, P14D,       -,       OWN
            COUNTY_REMINDER,          2025-01-01, DEADLINE, P7D,        -,       OWN
            CLARIFICATION_DONE,       2025-01-01, DEADLINE, P1M,        -,       OWN
            CLARIFICATION_LIMIT,      2025-01-01, DEADLINE, P14D,       -,       OWN
            PLAN_END_NOTICE,          2025-01-01, NOTICE,   P30D,       -,       OWN
            ACCESS_DECISION,          2025-01-01, DEADLINE, P7D,        80 §,    OWN
            ACCESS_EXPIRY_NOTICE,     2025-01-01, NOTICE,   P30D,       -,       OWN
            ACCESS_RECERTIFICATION,   2025-01-01, DEADLINE, P6M,        16 §,    OWN
            ACCESS_INACTIVE,          2025-01-01, LIMIT,    P90D,       16 §,    OWN
            ACCESS_INACTIVE_ANSWER,   2025-01-01, DEADLINE, P14D,       16 §,    OWN
            ACCESS_REVIEW_ANSWER,     2025-01-01, LIMIT,    P30D,       16 §,    OWN
            ACCESS_REVIEW_REMINDER,   2025-01-01, LIMIT,    P21D,       16 §,    OWN
            EMERGENCY_REVIEW,         2025-01-01, DEADLINE, P7D,        16 §,    OWN
            TRANSFER_REMINDER,        2025-01-01, DEADLINE, P7D,        -,       OWN
            TRANSFER_ESCALATION,      2025-01-01, DEADLINE, P14D,       -,       OWN
            ADOPTION_BOARD_DECISION,  2025-01-01, NOTICE,   P42D,       -,       OWN
            ADOPTION_SIGN_IN,         2025-01-01, NOTICE,   P28D,       -,       OWN
            ADOPTION_ACCESS_OFFICER,  2025-01-01, NOTICE,   P14D,       -,       OWN
            ADOPTION_ELIGIBLE_PERSON, 2025-01-01, NOTICE,   P14D,       -,       OWN
            ADOPTION_READINESS,       2025-01-01, NOTICE,   P14D,       -,       OWN
            ADOPTION_OLD_DATA,        2025-01-01, NOTICE,   P28D,       -,       OWN
            ADOPTION_REMINDER,        2025-01-01, NOTICE,   P28D,       -,       OWN
            ADOPTION_ESCALATION,      2025-01-01, NOTICE,   P7D,        -,       OWN
            IMPORT_SIGN_OFF,          2025-01-01, DEADLINE, P7D,        -,       OWN
            IMPORT_UNDO,              2025-01-01, LIMIT,    P14D,       -,       OWN
            SERVICE_REPORT_INTERVAL,  2025-01-01, DEADLINE, P1M,        -,       OWN
            SERVICE_SILENCE,          2025-01-01, DEADLINE, P14D,       -,       OWN
            SERVICE_UNREPORTED,       2025-01-01, DEADLINE, P2M,        -,       OWN
            """)
    void rowSays(String id, LocalDate from, Rule.Kind kind, String value, String section, Verification verified) {
        Rule rule = original.rule(id, from);

        assertThat(rule.kind()).isEqualTo(kind);
        assertThat(rule.value()).isEqualTo(value);
        assertThat(rule.known()).isEqualTo(value != null);
        assertThat(rule.section()).isEqualTo(section);
        assertThat(rule.verified()).isEqualTo(verified);
        assertThat(rule.titleFi()).isNotBlank();
        assertThat(rule.source()).isNotBlank();
        assertThat(rowsStartingOn(id, from)).hasSize(1);
    }

    @Test
    void noRowIsLeftOutOfTheListAbove() throws ReflectiveOperationException {
        CsvSource list = StatutoryRulesTest.class
                .getDeclaredMethod(
                        "rowSays",
                        String.class,
                        LocalDate.class,
                        Rule.Kind.class,
                        String.class,
                        String.class,
                        Verification.class)
                .getAnnotation(CsvSource.class);

        assertThat(TABLES.rows("statutory-rules")).hasSize(list.textBlock().split("\n").length);
    }

    @TestFactory
    Stream<DynamicTest> eachRowHoldsOnItsFirstAndLastDayAndNotOutsideThem() {
        return TABLES.rows("statutory-rules").stream().map(row -> {
            String id = row.conditions().get("ruleId").replace("\"", "");
            Validity validity = Validity.ofFeel(row.conditions().get("onDate"));
            return DynamicTest.dynamicTest(id + " " + validity, () -> {
                assertThat(onDay(id, validity.from())).isEqualTo(written(row));
                LocalDate last = validity.until() == null ? LocalDate.of(2099, 12, 31) : validity.until();
                assertThat(onDay(id, last)).isEqualTo(written(row));
                if (validity.until() != null) {
                    assertThat(onDay(id, last.plusDays(1))).isNotEqualTo(written(row));
                }
            });
        });
    }

    @Test
    void everyKnownRuleHasARowOnEveryDayFromTheFirst() {
        for (LocalDate day : List.of(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1), LocalDate.of(2040, 2, 29))) {
            Arrays.stream(RuleId.values())
                    .forEach(id -> assertThat(rules.rule(id.name(), day).id()).isEqualTo(id.name()));
        }
    }

    @Test
    void daysBeforeTheActAreAnsweredByItsFirstDay() {
        Deadline window = rules.due("ELIGIBILITY_WINDOW", LocalDate.of(2023, 5, 20));

        assertThat(window.due()).isEqualTo("2026-05-20");
    }

    @Test
    void valuesAreReadByTheirKind() {
        LocalDate day = LocalDate.of(2025, 12, 31);

        assertThat(rules.rule("INTERPRETING_FEE_MAX", day).euros()).isEqualTo(new BigDecimal("56.70"));
        assertThat(rules.rule("INTERPRETING_FEE_MIN_AGE", day).years()).isEqualTo(18);
        assertThat(rules.rule("KOTO_AJ_MANDATORY_FROM", day).date()).isEqualTo("2027-01-01");
        assertThatThrownBy(() -> rules.rule("INTERPRETING_FEE_MIN_AGE", day).period())
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PLAN_EXTENSION_MAX",
                "RETENTION_CLIENT_DATA",
                "RETENTION_ACCESS_RIGHT",
                "RETENTION_AUDIT_LOG",
            })
    void anEmptyValueIsSaidToBeUnknownAndNeverGuessed(String id) {
        assertThatThrownBy(() -> rules.due(id, LocalDate.of(2026, 1, 1)))
                .isInstanceOfSatisfying(RuleValueUnknown.class, unknown -> {
                    assertThat(unknown.ruleId()).isEqualTo(id);
                    assertThat(unknown.messageFi()).contains("arvoa ei tiedetä");
                });
    }

    @Test
    void theFeeOf2026IsUnknown() {
        Rule rule = rules.rule("INTERPRETING_FEE_MAX", LocalDate.of(2026, 1, 1));

        assertThatThrownBy(rule::euros).isInstanceOf(RuleValueUnknown.class);
    }

    @Test
    void anUnknownRuleIsRefused() {
        assertThatThrownBy(() -> rules.rule("PLAN_STRAT", LocalDate.of(2026, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PLAN_STRAT");
    }

    private List<TableRow> rowsStartingOn(String id, LocalDate from) {
        return TABLES.rows("statutory-rules").stream()
                .filter(row -> row.conditions().get("ruleId").equals("\"" + id + "\""))
                .filter(row ->
                        Validity.ofFeel(row.conditions().get("onDate")).from().equals(from))
                .toList();
    }

    private List<String> onDay(String id, LocalDate day) {
        Rule rule = original.rule(id, day);
        return List.of(rule.known() ? rule.value() : "", rule.lawVersion() == null ? "" : rule.lawVersion());
    }

    private static List<String> written(TableRow row) {
        return Stream.of("value", "lawVersion")
                .map(column -> row.results().get(column).replace("\"", ""))
                .toList();
    }
}
