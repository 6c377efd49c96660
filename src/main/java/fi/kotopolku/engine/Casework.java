package fi.kotopolku.engine;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/**
 * Fills in forms in a person's name, as Tasklist does in the browser: the same rules, the same refusals. For data that
 * comes in bulk, and the demo's clients are the first of that.
 */
@Component
public class Casework {

    private final IdentityService identity;
    private final FormService forms;
    private final TaskService tasks;
    private final RuntimeService processes;
    private final RepositoryService models;
    private final ManagementService jobs;

    Casework(
            IdentityService identity,
            FormService forms,
            TaskService tasks,
            RuntimeService processes,
            RepositoryService models,
            ManagementService jobs) {
        this.identity = identity;
        this.forms = forms;
        this.tasks = tasks;
        this.processes = processes;
        this.models = models;
        this.jobs = jobs;
    }

    /** @return the case number or right number that was drawn */
    public String begin(String personId, String processKey, Map<String, Object> answer) {
        return as(personId, () -> {
            String definition = models.createProcessDefinitionQuery()
                    .processDefinitionKey(processKey)
                    .latestVersion()
                    .singleResult()
                    .getId();
            return forms.submitStartForm(definition, sent(answer)).getBusinessKey();
        });
    }

    /** Takes the open task of the case or right, when nobody has it, and sends its form. */
    public void answer(String personId, String key, String taskId, Map<String, Object> answer) {
        as(personId, () -> {
            Task task = tasks
                    .createTaskQuery()
                    .processInstanceBusinessKey(key)
                    .taskDefinitionKey(taskId)
                    .listPage(0, 200)
                    .stream()
                    .filter(open ->
                            open.getAssignee() == null || open.getAssignee().equals(personId))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No open " + taskId + " in " + key));
            if (task.getAssignee() == null) {
                tasks.claim(task.getId(), personId);
            }
            forms.submitTaskForm(task.getId(), sent(answered(task.getId(), answer)));
            return null;
        });
    }

    /** When the next timer of the case or right is due; empty when none waits. */
    public Optional<Instant> nextTimer(String key) {
        return next(key).map(timer -> timer.getDuedate().toInstant());
    }

    /** Lets the next timer of the case or right come, as the job executor would when it is due. */
    public void timerComes(String key) {
        next(key).ifPresent(timer -> jobs.executeJob(timer.getId()));
    }

    /** @return whether a process with this key is running */
    public boolean isRunning(String key) {
        return processes
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .count()
                > 0;
    }

    private Optional<Job> next(String key) {
        return processes.createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .flatMap(process -> jobs.createJobQuery().processInstanceId(process.getId()).timers().list().stream())
                .min(Comparator.comparing(Job::getDuedate));
    }

    /** Does in the person's name, with the groups and municipalities that they have now, what no form is for. */
    public <T> T as(String personId, Supplier<T> work) {
        Authentication before = identity.getCurrentAuthentication();
        try {
            identity.setAuthentication(personId, List.of(), List.of());
            identity.setAuthentication(personId, groups(personId), municipalities(personId));
            return work.get();
        } finally {
            identity.clearAuthentication();
            if (before != null) {
                identity.setAuthentication(before.getUserId(), before.getGroupIds(), before.getTenantIds());
            }
        }
    }

    private List<String> groups(String personId) {
        return identity.createGroupQuery().groupMember(personId).list().stream()
                .map(Group::getId)
                .toList();
    }

    private List<String> municipalities(String personId) {
        return identity.createTenantQuery().userMember(personId).list().stream()
                .map(Tenant::getId)
                .toList();
    }

    /** Opens the form first, as a person must, and answers the version that was shown. */
    private Map<String, Object> answered(String taskId, Map<String, Object> answer) {
        Object version =
                forms.getTaskFormVariables(taskId, List.of("rowVersion"), false).get("rowVersion");
        if (version == null || answer.containsKey("version")) {
            return answer;
        }
        Map<String, Object> answered = new HashMap<>(answer);
        answered.put("version", version);
        return answered;
    }

    private static Map<String, Object> sent(Map<String, Object> answer) {
        Map<String, Object> sent = Variables.createVariables();
        answer.forEach((key, value) -> sent.put(
                key,
                value instanceof List<?> list
                        ? Variables.serializedObjectValue(Json.text(list))
                                .serializationDataFormat("application/json")
                                .objectTypeName("java.util.ArrayList")
                                .create()
                        : value));
        return sent;
    }
}
