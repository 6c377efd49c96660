package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.identity.WorkFor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Ends granted rights before their time. However it comes about, the end is in the history and the log, the right's
 * process hears of it, and what the right leaves behind is tidied up, all in one transaction.
 */
@Component
class RightEndings {

    private static final String BY_ITSELF = "system";

    private final Rights rights;
    private final FollowingRights following;
    private final EndedRights endedRights;
    private final Narrowness narrowness;
    private final WorkFor work;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    RightEndings(
            Rights rights,
            FollowingRights following,
            EndedRights endedRights,
            Narrowness narrowness,
            WorkFor work,
            Audit audit,
            ApplicationEventPublisher events) {
        this.rights = rights;
        this.following = following;
        this.endedRights = endedRights;
        this.narrowness = narrowness;
        this.work = work;
        this.audit = audit;
        this.events = events;
    }

    /** @return false when the right was over already */
    boolean end(String number, Ending ending) {
        if (!ended(number, ending)) {
            return false;
        }
        events.publishEvent(new AccessRightRevoked(number));
        endedRights.tidy(number);
        return true;
    }

    /** As {@link #end}, for the right's own process, which goes on by itself and needs no message. */
    boolean endInProcess(String number, Ending ending) {
        boolean ended = ended(number, ending);
        endedRights.tidy(number);
        return ended;
    }

    /** Goes on as the municipality's work: whoever ends their own last right there has none to write with afterwards. */
    private boolean ended(String number, Ending ending) {
        Optional<Right> right = rights.find(number);
        if (right.isEmpty()) {
            return false;
        }
        work.municipality(right.get().municipality());
        if (!rights.end(number, ending)) {
            return false;
        }
        record(number, ending, null);
        return true;
    }

    /**
     * @return number of the narrower right, which begins at the very instant at which the wider one ends
     * @throws RightOver when there is nothing left to narrow
     */
    String narrow(Right whole, NarrowerBounds bounds, String by, String reason) {
        if (!whole.revocable() || whole.ofStep()) {
            throw new RightOver(whole.number());
        }
        Instant now = rights.now();
        Requested less = less(whole, bounds, now);
        List<Problem> problems = narrowness.beyond(less, current(whole));
        AccessRequests.refuse(problems);
        work.municipality(whole.municipality());
        String number = rights.nextNumber(whole.municipality());
        following.insertNarrower(number, whole, less, reason);
        rights.tell(number, Event.BEGAN_NARROWER, by, whole.number());
        Ending ending = Ending.by(by, EndCause.NARROWED, reason);
        if (!rights.end(whole.number(), ending, now)) {
            throw new RightOver(whole.number());
        }
        record(whole.number(), ending, number);
        audit.event(by, "ACCESS_RIGHT_GRANTED", number);
        events.publishEvent(new AccessRightNarrowed(number, whole.municipality()));
        events.publishEvent(new AccessRightRevoked(whole.number()));
        endedRights.tidy(whole.number());
        return number;
    }

    private void record(String number, Ending ending, String detail) {
        rights.tell(number, ending.event(), ending.by(), detail);
        audit.event(
                Optional.ofNullable(ending.by()).orElse(BY_ITSELF),
                ending.cause() == EndCause.REVOKED ? "ACCESS_RIGHT_REVOKED" : "ACCESS_RIGHT_ENDED_EARLY",
                number);
    }

    private static Requested less(Right whole, NarrowerBounds bounds, Instant now) {
        Requested asked = whole.asked();
        Instant from = asked.from().isBefore(now) ? now : asked.from();
        if (!bounds.until().isAfter(from)) {
            throw new RightOver(whole.number());
        }
        return new Requested(
                asked.person(),
                asked.employer(),
                asked.ground(),
                asked.role(),
                bounds.content(),
                bounds.extent(),
                bounds.powers(),
                from,
                bounds.until(),
                asked.justification());
    }

    /** An end that is known beforehand bounds the narrower right, too. */
    private static Requested current(Right whole) {
        Requested asked = whole.asked();
        return new Requested(
                asked.person(),
                asked.employer(),
                asked.ground(),
                asked.role(),
                asked.content(),
                asked.extent(),
                asked.powers(),
                asked.from(),
                whole.endsAt(),
                asked.justification());
    }
}
