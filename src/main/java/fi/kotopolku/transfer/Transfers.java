package fi.kotopolku.transfer;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Role;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.ClosingObstacle;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.transfer.Transfer.State;
import fi.kotopolku.transfer.TransferRefused.Code;
import java.util.Date;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A hand-over as its sender's process {@code case-transfer} knows it; the key is the case's number. The case and all its
 * periods go on as they are until somebody has accepted it.
 */
@Service("transfers")
public class Transfers implements ClosingObstacle {

    private static final int LONGEST_REASON = 4000;

    private final TransferStore store;
    private final Turns turns;
    private final PackageMaker packages;
    private final CaseFile caseFile;
    private final Cases cases;
    private final AccessDecisions decisions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Transfers(
            TransferStore store,
            Turns turns,
            PackageMaker packages,
            CaseFile caseFile,
            Cases cases,
            AccessDecisions decisions,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.turns = turns;
        this.packages = packages;
        this.caseFile = caseFile;
        this.cases = cases;
        this.decisions = decisions;
        this.audit = audit;
        this.events = events;
    }

    /** Who began it, for a task's assignee; null when they no longer have a caseworker's right that reaches the case. */
    @Transactional(readOnly = true)
    public String sender(String caseNumber) {
        Transfer transfer = latest(caseNumber);
        boolean able = decisions.holds(transfer.begunBy(), Role.CASEWORKER, transfer.municipality())
                && decisions.reaches(transfer.begunBy(), caseNumber);
        return able ? transfer.begunBy() : null;
    }

    /** Begins the receiver's process. */
    @Transactional
    public void offer(String caseNumber) {
        Transfer transfer = latest(caseNumber);
        events.publishEvent(new TransferOffered(transfer.number(), transfer.toMunicipality()));
    }

    /** When the sender is reminded that nobody has answered: the beginning of the day after the last day, in Finland. */
    @Transactional(readOnly = true)
    public Date remindAt(String caseNumber) {
        return turns.remindAt(latest(caseNumber));
    }

    /** When the sender's team leads hear of it, as {@link #remindAt}. */
    @Transactional(readOnly = true)
    public Date escalateAt(String caseNumber) {
        return turns.escalateAt(latest(caseNumber));
    }

    @Transactional
    public void remind(String caseNumber) {
        String sender = sender(caseNumber);
        if (sender == null) {
            turns.tell(latest(caseNumber).municipality(), "TRANSFER_UNANSWERED", caseNumber, Role.CASEWORKER);
        } else {
            turns.tell(sender, "TRANSFER_UNANSWERED", caseNumber);
        }
    }

    @Transactional
    public void escalate(String caseNumber) {
        turns.tell(latest(caseNumber).municipality(), "TRANSFER_LATE", caseNumber, Role.TEAM_LEAD);
    }

    /** Lets the receiver's process go on with the answer to its question. */
    @Transactional
    public void passAnswer(String caseNumber) {
        events.publishEvent(new QuestionAnswered(latest(caseNumber).number()));
    }

    /**
     * Ends the sender's case and every right that names it, and ends its path.
     *
     * @throws IllegalStateException unless the hand-over has been accepted
     */
    @Transactional
    public void handOver(String caseNumber) {
        Transfer transfer = latest(caseNumber);
        if (transfer.state() != State.ACCEPTED) {
            throw new IllegalStateException("The hand-over of " + caseNumber + " has not been accepted");
        }
        cases.handOver(
                caseNumber,
                transfer.ground().closeReason(),
                "Siirretty: " + packages.receiverOf(transfer) + ", " + transfer.number(),
                transfer.sentBy());
        audit.event(transfer.sentBy(), "CASE_HANDED_OVER", caseNumber);
        turns.tell(transfer.sentBy(), "TRANSFER_ACCEPTED", caseNumber);
        events.publishEvent(new CaseHandedOver(caseNumber));
    }

    /**
     * Takes a hand-over back that nobody has accepted.
     *
     * @throws AccessRefused when the person may not decide over the case
     * @param reason as it was typed
     * @throws TransferRefused when none waits, or the reason is missing or malformed
     */
    @Transactional
    public void withdraw(String personId, String caseNumber, String reason) {
        caseFile.decides(personId, caseNumber, DataCategory.NOTES);
        String why = written(reason);
        Transfer transfer = store.latestLocked(caseNumber)
                .filter(Transfer::waits)
                .orElseThrow(() -> new TransferRefused(Code.NOTHING_WAITS));
        if (!store.settle(transfer, State.WITHDRAWN, personId, why, null)) {
            throw new TransferRefused(Code.NOTHING_WAITS);
        }
        audit.event(personId, "TRANSFER_WITHDRAWN", caseNumber);
        events.publishEvent(new TransferWithdrawn(caseNumber, transfer.number()));
    }

    private static String written(String reason) {
        if (Written.nothing(reason)) {
            throw new TransferRefused(Code.REASON_MISSING);
        }
        if (reason.length() > LONGEST_REASON || !reason.matches(LongText.VISIBLE)) {
            throw new TransferRefused(Code.REASON_MALFORMED);
        }
        return reason.strip();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> whyNotClosed(String caseNumber) {
        return store.open(caseNumber)
                .filter(Transfer::waits)
                .map(transfer ->
                        "Asian siirto (%s) odottaa vastausta. Asiaa ei voi päättää ennen sitä. Peru siirto ensin, jos asia"
                                        .formatted(packages.receiverOf(transfer))
                                + " päättyykin täällä.");
    }

    Transfer latest(String caseNumber) {
        return store.latest(caseNumber)
                .orElseThrow(() -> new IllegalStateException("Case " + caseNumber + " is not handed over"));
    }
}
