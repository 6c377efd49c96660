package fi.kotopolku.engine;

import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.StartFormBinding;
import fi.kotopolku.form.StartFormBinding.Started;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.form.handler.DefaultStartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * Begins a process from its form. The binding writes the answer and draws the number, which becomes the business key;
 * a key that comes from outside is refused, because nobody can say what is in it.
 */
class StartFormWindow extends DefaultStartFormHandler {

    private final StartFormHandler parsed;
    private final FormDesk desk;
    private final String formId;

    StartFormWindow(StartFormHandler parsed, FormDesk desk, String formId) {
        this.parsed = parsed;
        this.desk = desk;
        this.formId = formId;
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
        return parsed.createStartFormData(definition);
    }

    @Override
    public void submitFormVariables(VariableMap sent, VariableScope scope) {
        ExecutionEntity process = (ExecutionEntity) scope;
        if (process.getProcessBusinessKey() != null) {
            throw new FormAnswerRefused(Status.BAD_REQUEST, "Asianumeroa ei anneta itse: järjestelmä antaa sen.");
        }
        MunicipalityField.takeFrom(sent);
        FormContext context = new FormContext(TaskFormWindow.signedIn(), process.getTenantId(), null, Map.of());
        Started started = TaskFormWindow.sending(desk, formId, context, () -> start(context, sent));
        process.setProcessBusinessKey(started.key());
        started.variables().forEach(process::setVariable);
    }

    private Started start(FormContext context, VariableMap sent) {
        return startWith((StartFormBinding<?>) desk.binding(formId), context, sent);
    }

    private <R extends Record> Started startWith(StartFormBinding<R> binding, FormContext context, VariableMap sent) {
        return binding.start(context, desk.answer(binding, context, sent));
    }
}
