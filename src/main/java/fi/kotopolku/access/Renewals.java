package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.FormRefused.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Goes on with a right by a new request: filled in from the old right, beginning when that ends, decided anew. The old
 * right itself is never made longer.
 */
@Component
class Renewals {

    private final Rights rights;
    private final FollowingRights following;
    private final AccessRequests requests;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Renewals(
            Rights rights,
            FollowingRights following,
            AccessRequests requests,
            Audit audit,
            ApplicationEventPublisher events) {
        this.rights = rights;
        this.following = following;
        this.requests = requests;
        this.audit = audit;
        this.events = events;
    }

    /** @throws fi.kotopolku.form.FormRefused for one's own right, and naming a bound that is open or a time that cannot be */
    String request(Right old, RenewalForm.Answer answer, String lead) {
        List<Problem> problems = new ArrayList<>();
        if (old.asked().person().equals(lead)) {
            problems.add(new Problem(
                    "renewal", "Et voi hakea jatkoa omalle oikeudellesi. Jätä tehtävä toiselle esihenkilölle."));
        }
        problems.addAll(answer.problems());
        AccessRequests.refuse(problems);
        Requested asked = answer.requested(old.asked(), beginning(old));
        AccessRequests.refuse(requests.timeProblems(asked));
        String number = rights.nextNumber(old.municipality());
        following.insertRenewal(number, old, asked, lead);
        rights.tell(number, Event.REQUESTED, lead, old.number());
        rights.tell(old.number(), Event.RENEWAL_ASKED, lead, number);
        audit.event(lead, "ACCESS_RIGHT_REQUESTED", number);
        events.publishEvent(new AccessRenewalRequested(number, old.municipality()));
        return number;
    }

    void decline(Right old, String lead) {
        rights.tell(old.number(), Event.RENEWAL_DECLINED, lead, null);
        audit.event(lead, "ACCESS_RIGHT_RENEWAL_DECLINED", old.number());
    }

    private Instant beginning(Right old) {
        Instant now = rights.now();
        return old.endsAt().isAfter(now) ? old.endsAt() : now;
    }
}
