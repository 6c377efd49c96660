package fi.kotopolku.bench;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;

/** What a right's own timer does at its end: takes the authorization away and hands the person's tasks on. */
public class StockRightEnds implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {
        String person = (String) execution.getVariable("person");
        AuthorizationService authorizations =
                execution.getProcessEngineServices().getAuthorizationService();
        for (Authorization grant : authorizations
                .createAuthorizationQuery()
                .userIdIn(person)
                .resourceType(Resources.PROCESS_INSTANCE)
                .list()) {
            authorizations.deleteAuthorization(grant.getId());
        }
        TaskService tasks = execution.getProcessEngineServices().getTaskService();
        List<Task> open = tasks.createTaskQuery().taskAssignee(person).list();
        open.forEach(task -> tasks.setAssignee(task.getId(), null));
        execution.setVariable("tasksHandedOn", open.size());
    }
}
