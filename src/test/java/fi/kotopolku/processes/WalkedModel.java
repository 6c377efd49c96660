package fi.kotopolku.processes;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * What of a model was walked, by the engine's own history. The history knows steps and not flows: a flow was walked when
 * its source was left as it should be and, where the source has several ways out, the next step after it among their
 * targets is this flow's; of a gateway that is left by several of them at once, any later one, but for a way that leads
 * straight to the gateway where they meet, which is reached in the end by whichever way.
 */
final class WalkedModel {

    private static final Path REPORT = Path.of("target", "process-coverage.txt");

    private final String model;
    private final Set<String> steps;
    private final Set<String> flows;
    private final Set<String> stepsLeft;
    private final Set<String> flowsLeft;

    private WalkedModel(String model, BpmnModelInstance drawn, List<List<HistoricActivityInstance>> walks) {
        this.model = model;
        this.steps = ids(drawn.getModelElementsByType(FlowNode.class));
        this.flows = ids(drawn.getModelElementsByType(SequenceFlow.class));
        this.stepsLeft = new TreeSet<>(steps);
        walks.forEach(walk -> walk.forEach(step -> stepsLeft.remove(idOf(step))));
        this.flowsLeft = new TreeSet<>();
        for (SequenceFlow flow : drawn.getModelElementsByType(SequenceFlow.class)) {
            if (walks.stream().noneMatch(walk -> walked(flow, walk))) {
                flowsLeft.add(flow.getId());
            }
        }
    }

    /** @param keys of the cases or rights whose processes count */
    static WalkedModel of(ProcessEngine engine, String model, Collection<String> keys) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(model)
                .latestVersion()
                .singleResult()
                .getId();
        List<List<HistoricActivityInstance>> walks = keys.stream()
                .flatMap(key -> engine
                        .getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .processDefinitionKey(model)
                        .list()
                        .stream())
                .map(HistoricProcessInstance::getId)
                .map(process -> engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(process)
                        .orderPartiallyByOccurrence()
                        .asc()
                        .list())
                .toList();
        return new WalkedModel(model, engine.getRepositoryService().getBpmnModelInstance(definition), walks);
    }

    Set<String> stepsLeft() {
        return stepsLeft;
    }

    Set<String> flowsLeft() {
        return flowsLeft;
    }

    /** Prints one line, and puts it in the place of the model's former line in the report of all models. */
    void report() {
        String line = "%s: flow nodes %d/%d, sequence flows %d/%d"
                .formatted(
                        model,
                        steps.size() - stepsLeft.size(),
                        steps.size(),
                        flows.size() - flowsLeft.size(),
                        flows.size());
        System.out.println("Process coverage: " + line);
        try {
            Set<String> lines = new TreeSet<>(Files.exists(REPORT) ? Files.readAllLines(REPORT) : List.of());
            lines.removeIf(former -> former.startsWith(model + ":"));
            lines.add(line);
            Files.createDirectories(REPORT.getParent());
            Files.write(REPORT, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean walked(SequenceFlow flow, List<HistoricActivityInstance> walk) {
        FlowNode source = flow.getSource();
        Set<String> targets = source.getOutgoing().stream()
                .map(out -> out.getTarget().getId())
                .collect(toCollection(TreeSet::new));
        for (int i = 0; i < walk.size(); i++) {
            HistoricActivityInstance step = walk.get(i);
            if (idOf(step).equals(source.getId()) && (targets.size() > 1 || leftAsDrawn(step))) {
                List<String> next = walk.subList(i + 1, walk.size()).stream()
                        .map(WalkedModel::idOf)
                        .filter(targets::contains)
                        .limit(leftBySeveral(source, flow.getTarget()) ? walk.size() : 1)
                        .toList();
                if (next.contains(flow.getTarget().getId())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean leftBySeveral(FlowNode source, FlowNode target) {
        return source instanceof ParallelGateway
                || source instanceof InclusiveGateway && !(target instanceof InclusiveGateway);
    }

    /** The history calls a gateway cancelled that was left by an event; what counts there is which event came next. */
    private static boolean leftAsDrawn(HistoricActivityInstance step) {
        return step.getEndTime() != null && !step.isCanceled();
    }

    /** A call that is made several times at once is recorded as a whole under a name of its own. */
    private static String idOf(HistoricActivityInstance step) {
        return step.getActivityId().replace("#multiInstanceBody", "");
    }

    private static Set<String> ids(Collection<? extends FlowElement> elements) {
        return elements.stream().map(FlowElement::getId).collect(toCollection(TreeSet::new));
    }
}
