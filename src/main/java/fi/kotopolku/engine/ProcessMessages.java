package fi.kotopolku.engine;

import fi.kotopolku.access.AccessRenewalRequested;
import fi.kotopolku.access.AccessReviewDue;
import fi.kotopolku.access.AccessRightNarrowed;
import fi.kotopolku.access.AccessRightRevoked;
import fi.kotopolku.access.AccessRightsEnded;
import fi.kotopolku.access.EmploymentChangeWithdrawn;
import fi.kotopolku.access.KinshipDeclared;
import fi.kotopolku.adoption.AdoptionPostponed;
import fi.kotopolku.adoption.AdoptionWithdrawn;
import fi.kotopolku.assessment.ClientNotReached;
import fi.kotopolku.assessment.GuestRightEnded;
import fi.kotopolku.assessment.MeasureCancelled;
import fi.kotopolku.cooperation.RequestBegun;
import fi.kotopolku.cooperation.RequestHandedBack;
import fi.kotopolku.imports.CaseBrought;
import fi.kotopolku.imports.ImportOpened;
import fi.kotopolku.imports.ImportTakenBack;
import fi.kotopolku.plan.FollowUpBegun;
import fi.kotopolku.plan.FollowUpEnded;
import fi.kotopolku.plan.ReviewRequested;
import fi.kotopolku.plan.ServiceReported;
import fi.kotopolku.transfer.CaseHandedOver;
import fi.kotopolku.transfer.CaseReceived;
import fi.kotopolku.transfer.QuestionAnswered;
import fi.kotopolku.transfer.TransferOffered;
import fi.kotopolku.transfer.TransferReplied;
import fi.kotopolku.transfer.TransferWithdrawn;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
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
    private final HandedOnTasks handedOn;
    private final EngineRun engine;
    private final BeginningFor beginnings;

    ProcessMessages(@Lazy RuntimeService processes, HandedOnTasks handedOn, EngineRun engine, BeginningFor beginnings) {
        this.processes = processes;
        this.handedOn = handedOn;
        this.engine = engine;
        this.beginnings = beginnings;
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

    @EventListener
    void clientNotReached(ClientNotReached unreached) {
        tellAll("clientNotReached", unreached.caseNumber());
    }

    @EventListener
    void measureCancelled(MeasureCancelled cancelled) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation("measureCancelled")
                    .processInstanceVariableEquals("measureId", cancelled.measureId())
                    .correlateAll();
        });
    }

    @EventListener
    void followUpBegun(FollowUpBegun begun) {
        engine.asEngine(() -> beginnings.forMunicipality(
                begun.municipality(),
                () -> processes
                        .createMessageCorrelation("followUpBegun")
                        .processInstanceBusinessKey(begun.caseNumber())
                        .setVariable("followUpId", begun.followUpId())
                        .correlateStartMessage()));
    }

    @EventListener
    void serviceReported(ServiceReported reported) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation("serviceReported")
                    .processInstanceVariableEquals("followUpId", reported.followUpId())
                    .setVariable("followUpOver", reported.over())
                    .correlateAll();
        });
    }

    @EventListener
    void followUpEnded(FollowUpEnded ended) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation("followUpEnded")
                    .processInstanceVariableEquals("followUpId", ended.followUpId())
                    .correlateAll();
        });
    }

    @EventListener
    void requestBegun(RequestBegun begun) {
        engine.asEngine(() -> beginnings.forMunicipality(
                begun.municipality(),
                () -> processes
                        .createMessageCorrelation("requestBegun")
                        .processInstanceBusinessKey(begun.caseNumber())
                        .setVariable("requestId", begun.requestId())
                        .correlateStartMessage()));
    }

    @EventListener
    void requestHandedBack(RequestHandedBack handedBack) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation("requestHandedBack")
                    .processInstanceVariableEquals("requestId", handedBack.requestId())
                    .correlateAll();
        });
    }

    @EventListener
    void transferOffered(TransferOffered offered) {
        begins("transferOffered", offered.number(), offered.municipality());
    }

    @EventListener
    void transferReplied(TransferReplied replied) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation("transferReplied")
                    .processInstanceBusinessKey(replied.caseNumber())
                    .setVariable("transferReply", replied.reply())
                    .correlateAll();
        });
    }

    @EventListener
    void questionAnswered(QuestionAnswered answered) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation("questionAnswered")
                    .processInstanceBusinessKey(answered.number())
                    .correlateAll();
        });
    }

    /** Both sides hear of it: the sender's process goes by the case, the receiver's by the hand-over. */
    @EventListener
    void transferWithdrawn(TransferWithdrawn withdrawn) {
        engine.asEngine(() -> Stream.of(withdrawn.caseNumber(), withdrawn.number())
                .forEach(key -> processes
                        .createMessageCorrelation("transferWithdrawn")
                        .processInstanceBusinessKey(key)
                        .correlateAll()));
    }

    @EventListener
    void caseReceived(CaseReceived received) {
        begins("caseReceived", received.caseNumber(), received.municipality());
    }

    @EventListener
    void caseBrought(CaseBrought brought) {
        begins("caseReceived", brought.caseNumber(), brought.municipality());
    }

    @EventListener
    void importOpened(ImportOpened opened) {
        begins("importOpened", opened.number(), opened.municipality());
    }

    @EventListener
    void importTakenBack(ImportTakenBack takenBack) {
        tellAll("importTakenBack", takenBack.number());
    }

    @EventListener
    void adoptionPostponed(AdoptionPostponed postponed) {
        tellAll("adoptionPostponed", postponed.number());
    }

    @EventListener
    void adoptionWithdrawn(AdoptionWithdrawn withdrawn) {
        tellAll("adoptionWithdrawn", withdrawn.number());
    }

    private void tellAll(String message, String key) {
        engine.asEngine(() -> {
            processes
                    .createMessageCorrelation(message)
                    .processInstanceBusinessKey(key)
                    .correlateAll();
        });
    }

    /** Wherever the path of a case was, it ends there when the case has gone elsewhere, and with it a meeting to come. */
    @EventListener
    void caseHandedOver(CaseHandedOver handedOver) {
        engine.asEngine(() -> Stream.of("integration-case", "joint-meeting")
                .flatMap(model -> processes
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(handedOver.caseNumber())
                        .processDefinitionKey(model)
                        .list()
                        .stream())
                .forEach(path -> processes.deleteProcessInstance(path.getId(), "CASE_HANDED_OVER")));
    }

    /**
     * Tasks of people whose right ended go back to the group that they are offered to. A task that no group could take,
     * or that was completed in this same transaction, stays as it is.
     */
    @EventListener
    void accessRightsEnded(AccessRightsEnded rights) {
        engine.asEngine(() -> handedOn.tasksOf(rights.ended()));
    }

    /** Whoever may no longer see a case has no task of it either. */
    @EventListener
    void kinshipDeclared(KinshipDeclared declared) {
        engine.asEngine(() -> handedOn.tasksOf(declared.personId(), declared.municipality()));
    }
}
