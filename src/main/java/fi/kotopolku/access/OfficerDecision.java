package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * An access officer's decision on a request (§ 80). Nobody decides on their own right or on what they asked for, and
 * what is granted is never more than what was asked for. The checks are run once more at the moment of granting.
 */
@Component
class OfficerDecision {

    private final Rights rights;
    private final RequestChecks checks;
    private final AccessDecisions decisions;
    private final Narrowness narrowness;
    private final Audit audit;

    OfficerDecision(
            Rights rights, RequestChecks checks, AccessDecisions decisions, Narrowness narrowness, Audit audit) {
        this.rights = rights;
        this.checks = checks;
        this.decisions = decisions;
        this.narrowness = narrowness;
        this.audit = audit;
    }

    /** @throws AccessRefused unless the person is an access officer in the municipality */
    void requireOfficer(String personId, String municipality) {
        if (!decisions.holds(personId, Role.ACCESS_OFFICER, municipality)) {
            throw AccessRefused.because(
                    "Käyttöoikeuksista päättää vain kunnan käyttöoikeuksien myöntäjä.",
                    "Only an access officer of the municipality decides on access rights.");
        }
    }

    List<Failure> failures(Right right) {
        return checks.failures(right.number(), right.municipality(), right.asked(), right.requestedBy());
    }

    /** @throws FormRefused naming the decision when the officer may not make it or the checks do not pass any more */
    void grant(Right right, String officer, String reason) {
        impartial(right, officer);
        passed(right, right.asked());
        inTime(rights.grant(right.number(), officer, reason));
        rights.tell(right.number(), Event.GRANTED, officer, null);
        audit.event(officer, "ACCESS_RIGHT_GRANTED", right.number());
    }

    /** @throws FormRefused naming each bound that is open or goes beyond what was asked for */
    void grantLess(Right right, BoundsEntered entered, String officer, String reason) {
        impartial(right, officer);
        AccessRequests.refuse(entered.problems(right.municipality()));
        Requested less = bounded(right.asked(), entered);
        AccessRequests.refuse(notLess(right.asked(), less));
        passed(right, less);
        rights.rewrite(right.number(), less);
        inTime(rights.grant(right.number(), officer, reason));
        rights.tell(right.number(), Event.NARROWED, officer, null);
        audit.event(officer, "ACCESS_RIGHT_GRANTED", right.number());
    }

    /** @throws FormRefused without a reason */
    void refuse(Right right, String officer, String reason) {
        impartial(right, officer);
        if (reason == null || reason.isBlank()) {
            throw new FormRefused("reason", "Kirjoita, miksi oikeutta ei myönnetä.");
        }
        rights.refuse(right.number(), officer, reason);
        rights.tell(right.number(), Event.REFUSED, officer, null);
        audit.event(officer, "ACCESS_RIGHT_REFUSED", right.number());
    }

    private static void impartial(Right right, String officer) {
        if (officer.equals(right.asked().person())) {
            throw new FormRefused(
                    "decision", "Et voi päättää omasta käyttöoikeudestasi. Jätä päätös toiselle myöntäjälle.");
        }
        if (officer.equals(right.requestedBy())) {
            throw new FormRefused(
                    "decision", "Et voi päättää oikeudesta, jota olet itse hakenut. Jätä päätös toiselle myöntäjälle.");
        }
    }

    /** The checks went by this machine's clock; the database's has the last word. */
    private static void inTime(boolean granted) {
        if (!granted) {
            throw new FormRefused(
                    "decision", "Haettu aika on jo päättynyt. Valitse päättymisaika, joka on vasta edessä.");
        }
    }

    private void passed(Right right, Requested granted) {
        rights.holdPerson(granted.person());
        List<Problem> problems =
                checks.failures(right.number(), right.municipality(), granted, right.requestedBy()).stream()
                        .map(failure -> new Problem("decision", failure.explanationFi()))
                        .toList();
        AccessRequests.refuse(problems);
    }

    private List<Problem> notLess(Requested asked, Requested less) {
        List<Problem> problems = new ArrayList<>(narrowness.beyond(less, asked));
        if (problems.isEmpty() && less.equals(asked)) {
            problems.add(
                    new Problem("decision", "Rajaa ainakin yhtä kohtaa, tai valitse \"Myönnetään haetun mukaisena\"."));
        }
        return problems;
    }

    private static Requested bounded(Requested asked, BoundsEntered entered) {
        return new Requested(
                asked.person(),
                asked.employer(),
                asked.ground(),
                asked.role(),
                entered.content(),
                entered.bound(),
                entered.powers(),
                entered.from(asked.from()),
                entered.until(),
                asked.justification());
    }
}
