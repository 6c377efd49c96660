package fi.kotopolku.engine;

import fi.kotopolku.rules.DecisionTables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * Asks the decision tables of {@code processes/}. With a decision engine of its own, because the process engine would
 * write a history row for each of the many times that a date is worked out.
 */
@Component
class DmnTables implements DecisionTables {

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> decisions = new ConcurrentHashMap<>();

    @Override
    public List<Map<String, Object>> evaluate(String decisionId, Map<String, Object> inputs) {
        DmnDecision decision = decisions.computeIfAbsent(decisionId, this::parse);
        return engine.evaluateDecisionTable(decision, inputs).stream()
                .map(DmnDecisionRuleResult::getEntryMap)
                .toList();
    }

    private DmnDecision parse(String decisionId) {
        try (var model = new ClassPathResource("processes/" + decisionId + ".dmn").getInputStream()) {
            return engine.parseDecision(decisionId, model);
        } catch (IOException e) {
            throw new UncheckedIOException("The decision table " + decisionId + " could not be read", e);
        }
    }
}
