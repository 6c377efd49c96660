package fi.kotopolku.transfer;

import fi.kotopolku.access.Role;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.ArrivedCases;
import fi.kotopolku.transfer.Transfer.State;
import java.util.Date;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A hand-over as its receiver's process {@code case-receipt} knows it; the key is the hand-over's own number, which is of
 * the receiver's series.
 */
@Service("receipts")
public class Receipts {

    private final TransferStore store;
    private final Turns turns;
    private final PackageMaker packages;
    private final ArrivedCases arrivals;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Receipts(
            TransferStore store,
            Turns turns,
            PackageMaker packages,
            ArrivedCases arrivals,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.turns = turns;
        this.packages = packages;
        this.arrivals = arrivals;
        this.audit = audit;
        this.events = events;
    }

    /** Tells those who can take the case. */
    @Transactional
    public void tellArrived(String number) {
        turns.tell(known(number).toMunicipality(), "TRANSFER_ARRIVED", number, Role.CASEWORKER, Role.TEAM_LEAD);
    }

    /** When the receiver is reminded: the beginning of the day after the last day, in Finland. */
    @Transactional(readOnly = true)
    public Date remindAt(String number) {
        return turns.remindAt(known(number));
    }

    /** When the receiver's team leads hear of it, as {@link #remindAt}. */
    @Transactional(readOnly = true)
    public Date escalateAt(String number) {
        return turns.escalateAt(known(number));
    }

    @Transactional
    public void remind(String number) {
        turns.tell(known(number).toMunicipality(), "TRANSFER_WAITS", number, Role.CASEWORKER);
    }

    @Transactional
    public void escalate(String number) {
        turns.tell(known(number).toMunicipality(), "TRANSFER_LATE", number, Role.TEAM_LEAD);
    }

    @Transactional
    public void tellWithdrawn(String number) {
        turns.tell(known(number).toMunicipality(), "TRANSFER_WITHDRAWN", number, Role.CASEWORKER);
    }

    /** Opens the case here in the name of who accepted it, from what was sent, and lets its path go on. */
    @Transactional
    public void open(String number) {
        Transfer transfer = known(number);
        if (transfer.state() != State.ACCEPTED) {
            throw new IllegalStateException("The hand-over " + number + " has not been accepted");
        }
        PackageContent content = packages.thaw(store.frozen(transfer).orElseThrow());
        String caseNumber = arrivals.open(transfer.settledBy(), content.received(transfer.toMunicipality()));
        store.becameCase(transfer, caseNumber);
        audit.event(transfer.settledBy(), "CASE_RECEIVED", caseNumber);
        events.publishEvent(new CaseReceived(caseNumber, transfer.toMunicipality()));
    }

    /** Lets the sender's process go on with the receiver's answer. */
    @Transactional
    public void passReply(String number) {
        Transfer transfer = known(number);
        events.publishEvent(
                new TransferReplied(transfer.caseNumber(), transfer.state().name()));
    }

    Transfer known(String number) {
        return store.numbered(number).orElseThrow(() -> new IllegalStateException("No hand-over " + number));
    }
}
