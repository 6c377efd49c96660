package fi.kotopolku.engine;

import fi.kotopolku.imports.CasesGone;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets everything go that the engine knows of cases that were taken back: first what runs, whatever the model, and in a later
 * transaction the history, which the engine gives up only of what has ended.
 */
@Component
class GonePaths {

    private final RuntimeService processes;
    private final HistoryService history;
    private final EngineRun engine;

    GonePaths(@Lazy RuntimeService processes, @Lazy HistoryService history, EngineRun engine) {
        this.processes = processes;
        this.history = history;
        this.engine = engine;
    }

    @EventListener
    void casesGone(CasesGone gone) {
        engine.asEngine(() -> {
            gone.ended().forEach(this::end);
            forget(gone.forgotten());
        });
    }

    private void end(String caseNumber) {
        processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .rootProcessInstances()
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .forEach(path -> processes.deleteProcessInstance(path, "IMPORT_TAKEN_BACK"));
    }

    /** Called processes go by the same key. */
    private void forget(List<String> caseNumbers) {
        List<String> paths = caseNumbers.stream()
                .flatMap(caseNumber ->
                        history
                                .createHistoricProcessInstanceQuery()
                                .processInstanceBusinessKey(caseNumber)
                                .list()
                                .stream())
                .map(HistoricProcessInstance::getId)
                .toList();
        if (!paths.isEmpty()) {
            history.deleteHistoricProcessInstancesBulk(paths);
        }
    }
}
