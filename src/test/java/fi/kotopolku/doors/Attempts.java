package fi.kotopolku.doors;

import static fi.kotopolku.doors.DoorsTest.CASEWORKER;
import static fi.kotopolku.doors.DoorsTest.NURSE;

import java.io.ByteArrayInputStream;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Picture;
import org.camunda.bpm.engine.task.DelegationState;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Named;

/** Everything that the engine's services would do besides a form, each as a call in somebody's name. */
final class Attempts {

    static final String FREE_TEXT = "Matti Meikäläinen 010190-123A";

    private Attempts() {}

    /**
     * What a person has within reach.
     *
     * @param inHand the task that the caseworker has
     */
    record Within(DoorsTest test, String key, Task inHand, String instance, String definition, String job) {

        String task() {
            return inHand.getId();
        }

        TaskService tasks() {
            return test.engine.getTaskService();
        }

        RuntimeService processes() {
            return test.engine.getRuntimeService();
        }

        RepositoryService models() {
            return test.engine.getRepositoryService();
        }

        ManagementService management() {
            return test.engine.getManagementService();
        }

        IdentityService people() {
            return test.engine.getIdentityService();
        }

        AuthorizationService authorizations() {
            return test.engine.getAuthorizationService();
        }
    }

    static Stream<Named<Consumer<Within>>> all() {
        return Stream.of(tasks(), processes(), administration()).flatMap(attempts -> attempts);
    }

    private static Named<Consumer<Within>> attempt(String name, Consumer<Within> attempt) {
        return Named.of(name, attempt);
    }

    private static Stream<Named<Consumer<Within>>> tasks() {
        return Stream.of(
                attempt("complete", at -> at.tasks().complete(at.task())),
                attempt("complete with variables", at -> at.tasks().complete(at.task(), Map.of("planNeeded", true))),
                attempt(
                        "complete with variables in return",
                        at -> at.tasks().completeWithVariablesInReturn(at.task(), Map.of("planNeeded", true), false)),
                attempt("resolve", at -> at.tasks().resolveTask(at.task())),
                attempt("resolve with variables", at -> at.tasks().resolveTask(at.task(), Map.of("planNeeded", true))),
                attempt("delegate", at -> at.tasks().delegateTask(at.task(), "lead.keuruu")),
                attempt("bpmn error", at -> at.tasks().handleBpmnError(at.task(), "error", FREE_TEXT)),
                attempt("bpmn escalation", at -> at.tasks().handleEscalation(at.task(), "escalation")),
                attempt("claim for another", at -> at.tasks().claim(at.task(), "lead.keuruu")),
                attempt("assign to another", at -> at.tasks().setAssignee(at.task(), "lead.keuruu")),
                attempt("assign to a text", at -> at.tasks().setAssignee(at.task(), FREE_TEXT)),
                attempt("owner", at -> at.tasks().setOwner(at.task(), FREE_TEXT)),
                attempt("candidate user", at -> at.tasks().addCandidateUser(at.task(), NURSE)),
                attempt("candidate group", at -> at.tasks().addCandidateGroup(at.task(), "team-lead")),
                attempt(
                        "user link",
                        at -> at.tasks().addUserIdentityLink(at.task(), FREE_TEXT, IdentityLinkType.CANDIDATE)),
                attempt("group link", at -> at.tasks().addGroupIdentityLink(at.task(), FREE_TEXT, "note")),
                attempt("candidate group away", at -> at.tasks().deleteCandidateGroup(at.task(), "caseworker")),
                attempt("name", at -> at.tasks().setName(at.task(), FREE_TEXT)),
                attempt("description", at -> at.tasks().setDescription(at.task(), FREE_TEXT)),
                attempt("due date", at -> at.tasks().setDueDate(at.task(), new Date())),
                attempt("follow-up date", at -> at.tasks().setFollowUpDate(at.task(), new Date())),
                attempt("priority", at -> at.tasks().setPriority(at.task(), 7)),
                attempt("save", at -> {
                    at.inHand().setDescription(FREE_TEXT);
                    at.inHand().setDelegationState(DelegationState.PENDING);
                    at.tasks().saveTask(at.inHand());
                }),
                attempt("new task", at -> at.tasks().saveTask(at.tasks().newTask())),
                attempt("delete", at -> at.tasks().deleteTask(at.task(), true)),
                attempt("variable", at -> at.tasks().setVariable(at.task(), "planNeeded", true)),
                attempt("variable not listed", at -> at.tasks().setVariable(at.task(), "note", FREE_TEXT)),
                attempt("local variable", at -> at.tasks().setVariableLocal(at.task(), "planNeeded", true)),
                attempt("remove variable", at -> at.tasks().removeVariable(at.task(), "coordinationNeeded")),
                attempt("comment", at -> at.tasks().createComment(at.task(), null, FREE_TEXT)),
                attempt("comment on process", at -> at.tasks().createComment(null, at.instance(), FREE_TEXT)),
                attempt("update comment", at -> at.tasks().updateTaskComment(at.task(), "x", FREE_TEXT)),
                attempt(
                        "attachment",
                        at -> at.tasks()
                                .createAttachment("text", at.task(), null, FREE_TEXT, FREE_TEXT, "http://localhost/")),
                attempt(
                        "attachment with content",
                        at -> at.tasks()
                                .createAttachment(
                                        "text", at.task(), null, "a", "b", new ByteArrayInputStream(new byte[1]))),
                attempt(
                        "form without the answer",
                        at -> at.test().engine.getFormService().submitTaskForm(at.task(), Map.of())),
                attempt(
                        "form with variables",
                        at -> at.test()
                                .engine
                                .getFormService()
                                .submitTaskForm(at.task(), Map.of("planNeeded", true, "note", FREE_TEXT))));
    }

    private static Stream<Named<Consumer<Within>>> processes() {
        return Stream.of(
                attempt("start", at -> at.processes().startProcessInstanceByKey("integration-case")),
                attempt(
                        "start with key",
                        at -> at.processes().startProcessInstanceByKey("integration-case", FREE_TEXT)),
                attempt(
                        "start with variables",
                        at -> at.processes().startProcessInstanceByKey("integration-case", Map.of("planNeeded", true))),
                attempt(
                        "start at an activity",
                        at -> at.processes()
                                .createProcessInstanceByKey("integration-case")
                                .startBeforeActivity("task_closeCase")
                                .execute()),
                attempt("start a part", at -> at.processes().startProcessInstanceByKey("integration-plan")),
                attempt(
                        "start form with key",
                        at -> at.test()
                                .engine
                                .getFormService()
                                .submitStartForm(
                                        at.definition(), FREE_TEXT, at.test().newClient())),
                attempt(
                        "start form empty",
                        at -> at.test().engine.getFormService().submitStartForm(at.definition(), Map.of())),
                attempt(
                        "start form of a part",
                        at -> at.test()
                                .engine
                                .getFormService()
                                .submitStartForm(at.test().definition("integration-plan"), Map.of())),
                attempt("start by message", at -> at.processes().startProcessInstanceByMessage("reviewRequested")),
                attempt(
                        "message",
                        at -> at.processes()
                                .createMessageCorrelation("revoke")
                                .processInstanceBusinessKey(at.key())
                                .correlate()),
                attempt("message received", at -> at.processes().messageEventReceived("revoke", at.instance())),
                attempt("signal an execution", at -> at.processes().signal(at.instance())),
                attempt("variable", at -> at.processes().setVariable(at.instance(), "planNeeded", true)),
                attempt("variable not listed", at -> at.processes().setVariable(at.instance(), "note", FREE_TEXT)),
                attempt("local variable", at -> at.processes().setVariableLocal(at.instance(), "planNeeded", true)),
                attempt("remove variable", at -> at.processes().removeVariable(at.instance(), "planNeeded")),
                attempt(
                        "variables in bulk",
                        at -> at.processes().setVariablesAsync(List.of(at.instance()), Map.of("planNeeded", true))),
                attempt("delete", at -> at.processes().deleteProcessInstance(at.instance(), FREE_TEXT)),
                attempt(
                        "delete in bulk",
                        at -> at.processes().deleteProcessInstancesAsync(List.of(at.instance()), FREE_TEXT)),
                attempt("suspend", at -> at.processes().suspendProcessInstanceById(at.instance())),
                attempt(
                        "modify",
                        at -> at.processes()
                                .createProcessInstanceModification(at.instance())
                                .cancelAllForActivity("task_initialInterview")
                                .execute()),
                attempt(
                        "modify in bulk",
                        at -> at.processes()
                                .createModification(at.definition())
                                .cancelAllForActivity("call_assessment")
                                .processInstanceIds(at.instance())
                                .execute()),
                attempt(
                        "restart",
                        at -> at.processes()
                                .restartProcessInstances(at.definition())
                                .startBeforeActivity("task_closeCase")
                                .processInstanceIds(at.instance())
                                .execute()),
                attempt(
                        "migrate",
                        at -> at.processes()
                                .newMigration(at.processes()
                                        .createMigrationPlan(at.definition(), at.definition())
                                        .mapEqualActivities()
                                        .build())
                                .processInstanceIds(at.instance())
                                .execute()),
                attempt("incident", at -> at.processes().createIncident("note", at.instance(), FREE_TEXT, FREE_TEXT)),
                attempt(
                        "decision",
                        at -> at.test()
                                .engine
                                .getDecisionService()
                                .evaluateDecisionByKey("statutory-rules")
                                .variables(Variables.createVariables())
                                .evaluate()),
                attempt("suspend definition", at -> at.models().suspendProcessDefinitionById(at.definition())),
                attempt("delete definition", at -> at.models().deleteProcessDefinition(at.definition(), true)),
                attempt(
                        "history time of definition",
                        at -> at.models().updateProcessDefinitionHistoryTimeToLive(at.definition(), 0)),
                attempt("starter of definition", at -> at.models().addCandidateStarterUser(at.definition(), FREE_TEXT)),
                attempt(
                        "deploy",
                        at -> at.models()
                                .createDeployment()
                                .addModelInstance(
                                        "own.bpmn",
                                        Bpmn.createExecutableProcess("own")
                                                .camundaHistoryTimeToLive(1)
                                                .startEvent()
                                                .endEvent()
                                                .done())
                                .deploy()),
                attempt(
                        "delete deployment",
                        at -> at.models()
                                .deleteDeployment(at.models()
                                        .getProcessDefinition(at.definition())
                                        .getDeploymentId())),
                attempt(
                        "history of process",
                        at -> at.test().engine.getHistoryService().deleteHistoricProcessInstance(at.instance())),
                attempt(
                        "history of task",
                        at -> at.test().engine.getHistoryService().deleteHistoricTaskInstance(at.task())),
                attempt(
                        "history cleanup",
                        at -> at.test().engine.getHistoryService().cleanUpHistoryAsync(true)));
    }

    private static Stream<Named<Consumer<Within>>> administration() {
        return Stream.of(
                attempt("user", at -> at.people().saveUser(at.people().newUser("matti"))),
                attempt("delete user", at -> at.people().deleteUser(CASEWORKER)),
                attempt("group", at -> at.people().saveGroup(at.people().newGroup("camunda-admin"))),
                attempt("membership", at -> at.people().createMembership(CASEWORKER, "camunda-admin")),
                attempt("tenant", at -> at.people().saveTenant(at.people().newTenant("495"))),
                attempt("tenant membership", at -> at.people().createTenantUserMembership("495", CASEWORKER)),
                attempt("user info", at -> at.people().setUserInfo(CASEWORKER, "note", FREE_TEXT)),
                attempt(
                        "user account",
                        at -> at.people()
                                .setUserAccount(CASEWORKER, "x", "note", FREE_TEXT, "x", Map.of("note", FREE_TEXT))),
                attempt("picture", at -> at.people().setUserPicture(CASEWORKER, new Picture(new byte[1], "image/png"))),
                attempt("unlock user", at -> at.people().unlockUser(CASEWORKER)),
                attempt("authorization", at -> {
                    Authorization all = at.authorizations().createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
                    all.setUserId(CASEWORKER);
                    all.setResource(Resources.TASK);
                    all.setResourceId("*");
                    all.addPermission(Permissions.ALL);
                    at.authorizations().saveAuthorization(all);
                }),
                attempt(
                        "filter",
                        at -> at.test()
                                .engine
                                .getFilterService()
                                .saveFilter(at.test().engine.getFilterService().newTaskFilter(FREE_TEXT))),
                attempt("change filter", at -> {
                    Filter filter = at.test()
                            .engine
                            .getFilterService()
                            .createFilterQuery()
                            .listPage(0, 1)
                            .get(0);
                    filter.setName(FREE_TEXT);
                    at.test().engine.getFilterService().saveFilter(filter);
                }),
                attempt(
                        "delete filter",
                        at -> at.test()
                                .engine
                                .getFilterService()
                                .deleteFilter(at.test()
                                        .engine
                                        .getFilterService()
                                        .createFilterQuery()
                                        .listPage(0, 1)
                                        .get(0)
                                        .getId())),
                attempt("delete job", at -> at.management().deleteJob(at.job())),
                attempt("due date of job", at -> at.management().setJobDuedate(at.job(), new Date())),
                attempt("suspend job", at -> at.management().suspendJobById(at.job())),
                attempt("priority of job", at -> at.management().setJobPriority(at.job(), 9)),
                attempt(
                        "suspend job definitions",
                        at -> at.management().suspendJobDefinitionByProcessDefinitionKey("integration-case")),
                attempt("property", at -> at.management().setProperty("note", FREE_TEXT)),
                attempt("licence key", at -> at.management().setLicenseKey(FREE_TEXT)),
                attempt(
                        "table",
                        at -> at.management()
                                .createTablePageQuery()
                                .tableName("ACT_RU_TASK")
                                .listPage(0, 1)),
                attempt("metrics", at -> at.management().deleteMetrics(null)));
    }
}
