package fi.kotopolku.engine;

import fi.kotopolku.rules.DecisionTables;
import fi.kotopolku.rules.ProposedTables;
import fi.kotopolku.rules.RuleTablesRefused;
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
import org.camunda.bpm.dmn.engine.DmnEngineException;
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
import org.camunda.bpm.model.xml.ModelException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Asks the decision tables of {@code processes/}. With a decision engine of its own, because the process engine would
 * write a history row for each of the many times that a date is worked out.
 */
@Component
class DmnTables implements DecisionTables, ProposedTables {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> decisions = new HashMap<>();
    private final Map<String, DmnModelInstance> models = new HashMap<>();

    @Autowired
    DmnTables() {
        this(shipped());
    }

    DmnTables(Map<String, String> xmlById) {
        xmlById.forEach((id, xml) -> {
            models.put(id, Dmn.readModelFromStream(stream(xml)));
            decisions.put(id, engine.parseDecision(id, stream(xml)));
        });
    }

    /** @return the tables of the application by the id of their decision, which is also the file's name */
    static Map<String, String> shipped() {
        Map<String, String> tables = new LinkedHashMap<>();
        try {
            for (Resource table :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:processes/*.dmn")) {
                String id = table.getFilename().replace(".dmn", "");
                tables.put(id, table.getContentAsString(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The decision tables could not be read", e);
        }
        return tables;
    }

    @Override
    public List<Map<String, Object>> evaluate(String decisionId, Map<String, Object> inputs) {
        return engine.evaluateDecisionTable(known(decisions, decisionId), inputs).stream()
                .map(DmnDecisionRuleResult::getEntryMap)
                .toList();
    }

    @Override
    public List<TableRow> rows(String decisionId) {
        Decision decision = known(models, decisionId).getModelElementById(decisionId);
        DecisionTable table = (DecisionTable) decision.getExpression();
        List<TableRow> rows = new ArrayList<>();
        for (Rule rule : table.getRules()) {
            rows.add(new TableRow(rows.size() + 1, conditions(table, rule), results(table, rule)));
        }
        return rows;
    }

    @Override
    public DecisionTables with(String decisionId, byte[] xml) {
        Map<String, String> tables = shipped();
        tables.put(decisionId, ProposedDmn.looked(decisionId, xml));
        try {
            return new DmnTables(tables);
        } catch (ModelException | DmnEngineException unreadable) {
            throw new RuleTablesRefused(List.of("tiedostoa ei voi lukea päätöstauluna; avaa se Camunda Modelerissa"));
        }
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
