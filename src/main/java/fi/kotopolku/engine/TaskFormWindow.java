package fi.kotopolku.engine;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Opens a user task's form from the case file and writes the answer back to it, in the transaction that completes the
 * task. Nothing that was typed becomes a process variable; only the binding's decisions do.
 */
class TaskFormWindow extends DefaultTaskFormHandler {

    private final TaskFormHandler parsed;
    private final FormDesk desk;
    private final JdbcClient jdbc;
    private final AnsweredTasks answered;

    TaskFormWindow(TaskFormHandler parsed, FormDesk desk, JdbcClient jdbc, AnsweredTasks answered) {
        this.parsed = parsed;
        this.desk = desk;
        this.jdbc = jdbc;
        this.answered = answered;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        TaskFormData form = parsed.createTaskForm(task);
        form.getFormFields().addAll(new FormWindow(desk, formId(task), context(task)).fields());
        return form;
    }

    @Override
    public void submitFormVariables(VariableMap sent, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        stillOpen(task);
        assignedTo(task, signedIn());
        Map<String, Object> decisions =
                sending(desk, formId(task), context(task), () -> submit(desk.binding(formId(task)), task, sent));
        decisions.forEach((name, value) -> task.getExecution().setVariable(name, value));
        answered.add(task);
    }

    private <R extends Record> Map<String, Object> submit(FormBinding<R> binding, TaskEntity task, VariableMap sent) {
        FormContext context = context(task);
        return binding.submit(context, desk.answer(binding, context, sent));
    }

    /**
     * Answers within one case are taken one after the other: of two people at the same task the second finds it gone,
     * and of two at tasks side by side neither loses their answer where the paths meet again. The lock is not on the
     * engine's rows, which its own jobs take in an order of their own. Nor are they asked through the engine before it:
     * they may be gone since the task was read.
     */
    private void stillOpen(TaskEntity task) {
        jdbc.sql("""
                        select pg_advisory_xact_lock(hashtextextended(e.root_proc_inst_id_, 0))
                        from engine.act_ru_execution e where e.id_ = :process
                        """).param("process", task.getProcessInstanceId()).query().listOfRows();
        boolean open = !jdbc.sql("select 1 from engine.act_ru_task where id_ = :id")
                .param("id", task.getId())
                .query()
                .listOfRows()
                .isEmpty();
        if (!open) {
            throw new FormAnswerRefused(Status.CONFLICT, "Tehtävä on jo käsitelty. Päivitä tehtävälista.");
        }
    }

    private static void assignedTo(TaskEntity task, String personId) {
        if (!Objects.equals(task.getAssignee(), personId)) {
            throw new FormAnswerRefused(
                    Status.FORBIDDEN, "Tehtävä ei ole sinulla. Ota se ensin itsellesi ja lähetä lomake sitten.");
        }
    }

    private static FormContext context(TaskEntity task) {
        return new FormContext(
                signedIn(), task.getTenantId(), task.getExecution().getProcessBusinessKey(), task.getVariables());
    }

    private static String formId(TaskEntity task) {
        return task.getTaskDefinitionKey();
    }

    static String signedIn() {
        String personId = Context.getCommandContext().getAuthenticatedUserId();
        if (personId == null) {
            throw new FormAnswerRefused(Status.UNAUTHORIZED, "Kirjaudu sisään ja avaa lomake uudelleen.");
        }
        return personId;
    }

    /** As {@link #refusing}, for an answer: the binding hears that it was refused. */
    static <T> T sending(FormDesk desk, String formId, FormContext context, Supplier<T> submission) {
        return refusing(desk, formId, () -> {
            try {
                return submission.get();
            } catch (FormRefused | AccessRefused refused) {
                desk.binding(formId).refused(context);
                throw refused;
            }
        });
    }

    static <T> T refusing(FormDesk desk, String formId, Supplier<T> submission) {
        try {
            return submission.get();
        } catch (FormRefused refused) {
            throw new FormAnswerRefused(
                    Status.BAD_REQUEST, desk.labelled(formId, refused).getMessage());
        } catch (AccessRefused refused) {
            throw new FormAnswerRefused(
                    refused.undecided() ? Status.SERVICE_UNAVAILABLE : Status.FORBIDDEN, refused.reasonFi());
        }
    }
}
