package fi.kotopolku.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fi.kotopolku.engine.DmnDecisionTables;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A table that cannot be trusted stops the application at its start and says which row and why. */
class RuleTableCheckTest {

    private static final String FEE_2025 =
            "[date and time(\"2025-01-01T00:00:00\")..date and time(\"2025-12-31T23:59:59\")]";
    private static final String FEE_2026 = ">= date and time(\"2026-01-01T00:00:00\")";

    @Test
    void overlapIsRefused() {
        assertThat(problems("statutory-rules", FEE_2026, ">= date and time(\"2025-12-31T00:00:00\")"))
                .singleElement()
                .asString()
                .startsWith("statutory-rules, rivi 13: INTERPRETING_FEE_MAX")
                .contains("päällekkäin");
    }

    @Test
    void overlapWithARowInForceUntilFurtherNoticeIsRefused() {
        assertThat(problems("statutory-rules", FEE_2025, ">= date and time(\"2025-01-01T00:00:00\")"))
                .singleElement()
                .asString()
                .startsWith("statutory-rules, rivi 13: INTERPRETING_FEE_MAX")
                .contains("päällekkäin");
    }

    @Test
    void gapBetweenRowsIsRefused() {
        assertThat(problems("statutory-rules", FEE_2026, ">= date and time(\"2026-01-02T00:00:00\")"))
                .containsExactly("statutory-rules, rivi 13: INTERPRETING_FEE_MAX: päivältä 2026-01-01 ei ole riviä");
    }

    @Test
    void gapAtTheBeginningIsRefused() {
        assertThat(problems("statutory-rules", FEE_2025, FEE_2025.replaceFirst("2025-01-01", "2025-01-02")))
                .containsExactly("statutory-rules, rivi 12: INTERPRETING_FEE_MAX: päivältä 2025-01-01 ei ole riviä");
    }

    @Test
    void aLastDayWithoutARowAfterItIsRefused() {
        String closed = FEE_2025.replace("2025", "2026");

        assertThat(problems("statutory-rules", FEE_2026, closed))
                .singleElement()
                .asString()
                .startsWith("statutory-rules, rivi 13: INTERPRETING_FEE_MAX: päivästä 2027-01-01 alkaen ei ole riviä");
    }

    @Test
    void anEndBeforeItsBeginningIsRefused() {
        assertThat(problems("statutory-rules", FEE_2025, FEE_2025.replace("2025-12-31", "2024-12-31")))
                .containsExactly("statutory-rules, rivi 12: voimassaolo päättyy ennen kuin alkaa");
    }

    @Test
    void aDayThatDoesNotExistIsRefused() {
        assertThat(problems("statutory-rules", FEE_2025, FEE_2025.replace("2025-12-31", "2025-02-29")))
                .containsExactly("statutory-rules, rivi 12: voimassaolon päivää 2025-02-29 ei ole");
    }

    @Test
    void aConditionThatFeelWouldNeverMatchIsRefused() {
        assertThat(problems("statutory-rules", FEE_2025, ">= date(\"2025-01-01\")"))
                .singleElement()
                .asString()
                .startsWith("statutory-rules, rivi 12: voimassaoloa '>= date(\"2025-01-01\")' ei voi lukea");
    }

    @Test
    void anUnparsableValueIsRefused() {
        assertThat(problems("statutory-rules", "\"P2M\"", "\"2 kk\""))
                .containsExactly(
                        "statutory-rules, rivi 2: arvoa '2 kk' ei voi lukea (säännön ASSESSMENT_START laji on DEADLINE)");
        assertThat(problems("statutory-rules", "\"P2M\"", "\"P-2M\"")).hasSize(1);
        assertThat(problems("statutory-rules", "\"56.70\"", "\"56,70 €\"")).hasSize(1);
        assertThat(problems("statutory-rules", "\"2027-01-01\"", "\"1.1.2027\""))
                .hasSize(1);
    }

    @Test
    void aMistypedRuleIdIsRefused() {
        assertThat(problems("statutory-rules", "\"PLAN_TOTAL_MAX\"", "\"PLAN_TOTAL\""))
                .containsExactly("statutory-rules, rivi 7: tunnusta 'PLAN_TOTAL' ei tunneta");
    }

    @Test
    void aMissingRuleIsRefused() {
        assertThat(problems("statutory-rules", "\"ACCESS_INACTIVE\"", "\"ACCESS_DECISION\""))
                .contains("statutory-rules: riviä ACCESS_INACTIVE ei ole");
    }

    @Test
    void anUnknownVerificationOrKindIsRefused() {
        assertThat(problems("statutory-rules", "\"UNVERIFIED\"", "\"MAYBE\""))
                .first()
                .asString()
                .startsWith("statutory-rules, rivi 2: sarakkeen 'verified' arvo 'MAYBE'");
        assertThat(problems("statutory-rules", "\"EUROS\"", "\"MARKS\"")).hasSize(2);
    }

    @Test
    void anEmptyTitleOrActIsRefused() {
        assertThat(problems("statutory-rules", "\"Palvelutarpeen arvioinnin aloittaminen\"", ""))
                .containsExactly("statutory-rules, rivi 2: sarake 'title' on tyhjä");
        assertThat(problems("statutory-rules", "\"laki 306/2019\"", ""))
                .containsExactly(
                        "statutory-rules, rivi 15: sarake 'lawVersion' on tyhjä, vaikka rivi ei ole oma tavoite");
    }

    @Test
    void aCellThatIsNotOneTextIsRefused() {
        assertThat(problems("statutory-rules", "\"P2M\"", "\"P\" + \"2M\""))
                .singleElement()
                .asString()
                .startsWith("statutory-rules, rivi 2: solussa saa olla vain");
        assertThat(problems("statutory-rules", "\"P2M\"", "ruleId")).hasSize(1);
    }

    @Test
    void aPeriodThatIsCountedFromNothingIsRefused() {
        assertThat(problems("statutory-rules", "\"asian rekisteröinti\"", ""))
                .containsExactly(
                        "statutory-rules, rivi 2: sarake 'startEvent' on tyhjä, vaikka aika lasketaan jostakin");
    }

    @Test
    void anEffectThatCannotBeReadIsRefused() {
        String stays = "\"STAYS: aika lasketaan asian rekisteröinnistä, ja lapsen asia on erillinen\"";

        assertThat(problems("statutory-rules", stays, "\"ei muutu\""))
                .singleElement()
                .asString()
                .startsWith("statutory-rules, rivi 2: sarakkeen 'ifBirth' arvoa ei voi lukea");
        assertThat(problems("statutory-rules", stays, "\"MOVES P0D: syy\""))
                .singleElement()
                .asString()
                .endsWith("siirtymää 'P0D' ei voi lukea");
        assertThat(problems("statutory-rules", stays, "\"MOVES 6 kk: syy\"")).hasSize(1);
    }

    @Test
    void aGapAfterTheActAsItWasGivenIsRefused() {
        String xml = DmnDecisionTables.xml("statutory-rules");
        String edited = xml.replaceFirst("2024-12-31T23:59:59", "2024-12-30T23:59:59");

        assertThat(problems(DmnDecisionTables.with("statutory-rules", edited)))
                .containsExactly("statutory-rules, rivi 1: ELIGIBILITY_WINDOW: päivältä 2024-12-31 ei ole riviä");
    }

    @Test
    void limitsAreCheckedToo() {
        assertThat(problems("access-limits", "\"P3M\"", "\"P0D\""))
                .containsExactly("access-limits, rivi 2: pisintä kestoa 'P0D' ei voi lukea");
        assertThat(problems("access-limits", "\"EMPLOYMENT_AUTHORITY, PARTNER\"", "\"EMPLOYMENT_AUTHORITY,\""))
                .containsExactly(
                        "access-limits, rivi 3: sarakkeen 'employerKinds' luettelossa on tyhjä tai toistuva kohta");
        assertThat(problems("access-limits", "\"CASES\"", "")).hasSize(3);
        assertThat(problems("access-limits", "\"MULTI_PROFESSIONAL\"", "\"MULTI_PROFESIONAL\""))
                .hasSize(1);
    }

    @Test
    void anEngineThatAnswersOtherwiseThanTheRowsSayIsRefused() {
        DecisionTables shipped = DmnDecisionTables.shipped();
        DecisionTables silent = new DecisionTables() {
            @Override
            public List<Map<String, Object>> evaluate(String decisionId, Map<String, Object> inputs) {
                return inputs.containsValue("COUNTY_REPLY") ? List.of() : shipped.evaluate(decisionId, inputs);
            }

            @Override
            public List<TableRow> rows(String decisionId) {
                return shipped.rows(decisionId);
            }
        };

        assertThat(problems(silent))
                .containsExactly("statutory-rules, rivi 20: COUNTY_REPLY: moottori vastaa päivälle 2025-01-01 eri"
                        + " tavalla kuin rivi sanoo");
    }

    private static List<String> problems(String decisionId, String cell, String replacement) {
        String xml = DmnDecisionTables.xml(decisionId);
        String edited = edited(xml, cell, replacement);
        assertThat(edited).isNotEqualTo(xml);
        return problems(DmnDecisionTables.with(decisionId, edited));
    }

    /** The rows of the act as it was given stand last, and are left alone. */
    private static String edited(String xml, String cell, String replacement) {
        int original = xml.contains("_2023\">") ? xml.indexOf("_2023\">") : xml.length();
        return xml.substring(0, original)
                        .replace("<text>" + escaped(cell) + "</text>", "<text>" + escaped(replacement) + "</text>")
                + xml.substring(original);
    }

    private static List<String> problems(DecisionTables tables) {
        RuleTablesRefused refused = catchThrowableOfType(RuleTablesRefused.class, () -> new Rules(tables).check());
        assertThat(refused).isNotNull();
        return refused.problems();
    }

    private static String escaped(String feel) {
        return feel.replace(">", "&gt;");
    }
}
