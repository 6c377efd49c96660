package fi.kotopolku.engine;

import fi.kotopolku.access.AccessRenewalRequested;
import fi.kotopolku.access.AccessReviewDue;
import fi.kotopolku.access.AccessRightNarrowed;
import fi.kotopolku.access.AccessRightRevoked;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.AccessRightsEnded;
import fi.kotopolku.access.AccessRightsEnded.Ended;
import fi.kotopolku.access.EmploymentChangeWithdrawn;
import fi.kotopolku.access.KinshipDeclared;
import fi.kotopolku.assessment.GuestRightEnded;
import fi.kotopolku.plan.ReviewRequested;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What the modules tell, told on to the processes, in the same transaction. A process that no longer waits for the
 * message is left alone.
 */
@Component
class ProcessMessages {

    private final RuntimeService processes;
    private final TaskService tasks;
    private final TaskRule taskRule;
    private final EngineRun engine;
    private final BeginningFor beginnings;
    private final AccessRights accessRights;

    ProcessMessages(
            @Lazy RuntimeService processes,
            @Lazy TaskService tasks,
            TaskRule taskRule,
            EngineRun engine,
            BeginningFor beginnings,
            @Lazy AccessRights accessRights) {
        this.processes = processes;
        this.tasks = tasks;
        this.taskRule = taskRule;
        this.engine = engine;
        this.beginnings = beginnings;
        this.accessRights = accessRights;
    }

    @EventListener
    void reviewRequested(ReviewRequested request) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation("reviewRequested")
                    .processInstanceBusinessKey(request.caseNumber())
                    .correlateAll();
        });
    }

    @EventListener
    void accessRightRevoked(AccessRightRevoked revoked) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation("revoke")
                    .processInstanceBusinessKey(revoked.number())
                    .correlateAll();
        });
    }

    @EventListener
    void accessRightNarrowed(AccessRightNarrowed narrowed) {
        begins("rightNarrowed", narrowed.number(), narrowed.municipality());
    }

    @EventListener
    void accessReviewDue(AccessReviewDue due) {
        begins("accessReviewDue", due.number(), due.municipality());
    }

    @EventListener
    void accessRenewalRequested(AccessRenewalRequested renewal) {
        begins("renewalRequested", renewal.number(), renewal.municipality());
    }

    @EventListener
    void employmentChangeWithdrawn(EmploymentChangeWithdrawn withdrawn) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation("changeWithdrawn")
                    .processInstanceBusinessKey(withdrawn.number())
                    .correlateAll();
        });
    }

    private void begins(String message, String key, String municipality) {
        engine.asEngine(() -> beginnings.forMunicipality(
                municipality,
                () -> processes
                        .createMessageCorrelation(message)
                        .processInstanceBusinessKey(key)
                        .correlateStartMessage()));
    }

    @EventListener
    void guestRightEnded(GuestRightEnded ended) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation("guestRightEnded")
                    .processInstanceVariableEquals("contributionId", ended.contributionId())
                    .correlateAll();
        });
    }

    /**
     * Tasks of people whose right ended go back to the group that they are offered to. A task that no group could take,
     * or that was completed in this same transaction, stays as it is.
     */
    @EventListener
    void accessRightsEnded(AccessRightsEnded rights) {
        engine.asEngine(() -> rights.ended().forEach(this::giveTasksBack));
    }

    /** Whoever may no longer see a case has no task of it either. */
    @EventListener
    void kinshipDeclared(KinshipDeclared declared) {
        engine.asEngine(() -> giveTasksBack(declared.personId(), declared.municipality()));
    }

    private void giveTasksBack(Ended ended) {
        int without = giveTasksBack(ended.personId(), ended.municipality());
        if (without > 0) {
            accessRights.recordTasksHandedOn(ended.number(), without);
        }
    }

    private int giveTasksBack(String personId, String municipality) {
        List<Task> open = tasks.createTaskQuery()
                .taskAssignee(personId)
                .withCandidateGroups()
                .includeAssignedTasks()
                .tenantIdIn(municipality)
                .list();
        List<Task> without = open.stream()
                .filter(task -> !taskRule.sees(personId, task.getId()))
                .toList();
        without.forEach(task -> tasks.setAssignee(task.getId(), null));
        return without.size();
    }
}
