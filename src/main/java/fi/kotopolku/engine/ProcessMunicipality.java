package fi.kotopolku.engine;

import fi.kotopolku.identity.WorkFor;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Session;

/**
 * What a model calls is done for the municipality of its process, whoever or whatever set the process going: a timer is
 * nobody, and a guest's right may end with the very step that the guest completes.
 *
 * <p>One object lives for one command, so a command tells the database once.
 */
class ProcessMunicipality implements Session {

    private final WorkFor work;
    private String told;

    ProcessMunicipality(WorkFor work) {
        this.work = work;
    }

    /** To be called before a model's expression reaches one of the facades. */
    static void enter() {
        BpmnExecutionContext running = Context.getBpmnExecutionContext();
        if (running != null) {
            Context.getCommandContext()
                    .getSession(ProcessMunicipality.class)
                    .enter(running.getExecution().getTenantId());
        }
    }

    private void enter(String municipality) {
        if (municipality != null && !municipality.equals(told)) {
            work.municipality(municipality);
            told = municipality;
        }
    }

    @Override
    public void flush() {
        // nothing is written
    }

    @Override
    public void close() {
        // ends with the transaction
    }
}
