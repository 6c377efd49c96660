package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fi.kotopolku.rules.DecisionTables;
import fi.kotopolku.rules.ProposedTables;
import fi.kotopolku.rules.RuleTablesRefused;
import fi.kotopolku.rules.Rules;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A table that somebody hands in is data: what is no plain table is refused before an engine sees it. */
class ProposedDmnTest {

    private static final String SHIPPED = DmnDecisionTables.xml(Rules.TABLE);
    private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

    private final ProposedTables proposals = DmnDecisionTables.proposals();

    @Test
    void theShippedTableMayBeProposed() {
        DecisionTables tables = proposals.with(Rules.TABLE, bytes(SHIPPED));

        new Rules(tables).check();
        assertThat(tables.rows(Rules.TABLE))
                .isEqualTo(DmnDecisionTables.shipped().rows(Rules.TABLE));
    }

    static Stream<Arguments> hostile() {
        String ofFile = "<!DOCTYPE definitions [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>";
        String laughs = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        String deep = "<text>".repeat(40) + "</text>".repeat(40);
        return Stream.of(
                refused("nothing", "", "tyhjä"),
                refused("no XML", "sääntö;arvo\nPLAN_START;P14D", "rivillä 1"),
                refused("cut off", SHIPPED.substring(0, SHIPPED.length() / 2), "ei ole kelvollista XML:ää"),
                refused("external entity", SHIPPED.replace(PROLOGUE, PROLOGUE + ofFile), "DOCTYPE"),
                refused("used entity", edited("\"P14D\"", "&x;").replace(PROLOGUE, PROLOGUE + ofFile), "DOCTYPE"),
                refused("entities of entities", SHIPPED.replace(PROLOGUE, PROLOGUE + laughs), "DOCTYPE"),
                refused("undefined entity", edited("\"P14D\"", "&x;"), "virhe"),
                refused(
                        "instruction",
                        SHIPPED.replace(PROLOGUE, PROLOGUE + "<?xml-stylesheet href='x'?>"),
                        "käsittelyohje"),
                refused(
                        "another language",
                        SHIPPED.replaceFirst("<inputEntry id", "<inputEntry expressionLanguage=\"groovy\" id"),
                        "'expressionLanguage'"),
                refused(
                        "a script instead of a condition",
                        SHIPPED.replaceFirst("<inputExpression id", "<inputExpression camunda:inputVariable=\"x\" id"),
                        "'inputVariable'"),
                refused("another question", edited("ruleId", "runtime.exec()"), "ehtosarakkeiden on oltava"),
                refused(
                        "another decision",
                        SHIPPED.replace("decision id=\"statutory-rules\"", "decision id=\"access-limits\""),
                        "statutory-rules"),
                refused(
                        "a second decision",
                        SHIPPED.replace(
                                "<inputData id=\"input_ruleId\"",
                                "<decision id=\"more\"/><inputData id=\"input_ruleId\""),
                        "yksi päätös"),
                refused(
                        "a required decision",
                        SHIPPED.replace("<requiredInput href=\"#input_ruleId\" />", "<requiredDecision href=\"#x\" />"),
                        "'requiredDecision'"),
                refused("a function", SHIPPED.replace("<decisionTable", "<context/><decisionTable"), "'context'"),
                refused("an extension", SHIPPED.replace("<decisionTable", "<extensionElements/><decisionTable"), "osa"),
                refused("another hit policy", SHIPPED.replace("COLLECT", "FIRST"), "COLLECT"),
                refused("nested too deep", SHIPPED.replace("<decisionTable", deep + "<decisionTable"), "sisäkkäistä"),
                refused(
                        "a cell too few",
                        SHIPPED.replaceFirst(
                                "(?s)<outputEntry id=\"row_ASSESSMENT_START_2025_source\">.*?</outputEntry>", ""),
                        "rivi 2: rivillä on 2 ehtoa ja 11 arvoa"),
                refused("no DMN", PROLOGUE + "<bpmn xmlns=\"http://www.omg.org/spec/BPMN/\"/>", "'bpmn'"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whatIsNoPlainTableIsRefusedInWords(String xml, String said) {
        RuleTablesRefused refused =
                catchThrowableOfType(RuleTablesRefused.class, () -> proposals.with(Rules.TABLE, bytes(xml)));

        assertThat(refused).isNotNull();
        assertThat(refused.problems()).singleElement().asString().contains(said).doesNotContain("Exception");
    }

    @Test
    void aFileOfFiftyMegabytesIsNotEvenRead() {
        byte[] large = new byte[50_000_000];

        RuleTablesRefused refused =
                catchThrowableOfType(RuleTablesRefused.class, () -> proposals.with(Rules.TABLE, large));

        assertThat(refused.problems()).singleElement().asString().contains("2 megatavua");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        RuleTablesRefused refused = catchThrowableOfType(
                RuleTablesRefused.class, () -> proposals.with(Rules.TABLE, SHIPPED.getBytes(StandardCharsets.UTF_16)));

        assertThat(refused.problems()).singleElement().asString().contains("UTF-8");
    }

    private static Arguments refused(String what, String xml, String said) {
        return Arguments.of(Named.of(what, xml), said);
    }

    private static String edited(String cell, String instead) {
        return SHIPPED.replaceFirst("<text>" + cell + "</text>", "<text>" + instead + "</text>");
    }

    private static byte[] bytes(String xml) {
        return xml.getBytes(StandardCharsets.UTF_8);
    }
}
