package fi.kotopolku.engine;

import fi.kotopolku.rules.DecisionTables;
import fi.kotopolku.rules.TableRow;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;

/** The tables of {@code processes/} in the real DMN engine, without a process engine; for unit tests of any module. */
public final class DmnDecisionTables implements DecisionTables {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final Map<String, DmnDecision> decisions = new HashMap<>();
    private final Map<String, DmnModelInstance> models = new HashMap<>();

    private DmnDecisionTables(Map<String, String> xmlById) {
        xmlById.forEach((id, xml) -> {
            models.put(id, Dmn.readModelFromStream(stream(xml)));
            decisions.put(id, ENGINE.parseDecision(id, stream(xml)));
        });
    }

    /** The tables as they are shipped. */
    public static DmnDecisionTables shipped() {
        return new DmnDecisionTables(shippedXml());
    }

    /** The shipped tables, one of them edited. */
    public static DmnDecisionTables with(String decisionId, String xml) {
        Map<String, String> tables = shippedXml();
        tables.put(decisionId, xml);
        return new DmnDecisionTables(tables);
    }

    private static Map<String, String> shippedXml() {
        Map<String, String> tables = new HashMap<>();
        for (String id : List.of("statutory-rules", "access-limits")) {
            tables.put(id, xml(id));
        }
        return tables;
    }

    public static String xml(String decisionId) {
        String resource = "/processes/" + decisionId + ".dmn";
        try (InputStream in = DmnDecisionTables.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public List<Map<String, Object>> evaluate(String decisionId, Map<String, Object> inputs) {
        return ENGINE.evaluateDecisionTable(known(decisions, decisionId), inputs).stream()
                .map(DmnDecisionRuleResult::getEntryMap)
                .toList();
    }

    @Override
    public List<TableRow> rows(String decisionId) {
        return rowsOf(known(models, decisionId), decisionId);
    }

    static List<TableRow> rowsOf(DmnModelInstance model, String decisionId) {
        Decision decision = model.getModelElementById(decisionId);
        DecisionTable table = (DecisionTable) decision.getExpression();
        List<TableRow> rows = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            rows.add(new TableRow(rows.size() + 1, conditions(table, rule), results(table, rule)));
        }
        return rows;
    }

    private static Map<String, String> conditions(DecisionTable table, Rule rule) {
        List<Input> columns = List.copyOf(table.getInputs());
        Map<String, String> cells = new LinkedHashMap<>();
        for (InputEntry cell : rule.getInputEntries()) {
            cells.put(text(columns.get(cells.size()).getInputExpression().getText()), text(cell.getText()));
        }
        return cells;
    }

    private static Map<String, String> results(DecisionTable table, Rule rule) {
        List<Output> columns = List.copyOf(table.getOutputs());
        Map<String, String> cells = new LinkedHashMap<>();
        for (OutputEntry cell : rule.getOutputEntries()) {
            cells.put(columns.get(cells.size()).getName(), text(cell.getText()));
        }
        return cells;
    }

    private static String text(Text text) {
        return text == null ? "" : text.getTextContent().strip();
    }

    private static InputStream stream(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static <T> T known(Map<String, T> all, String decisionId) {
        T found = all.get(decisionId);
        if (found == null) {
            throw new IllegalArgumentException("No decision table " + decisionId);
        }
        return found;
    }
}
