package fi.kotopolku.plan;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Extent;
import fi.kotopolku.access.LegalGround;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.casefile.OpenedCase;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Which services of a case a person sees. Whoever works at another organisation sees those that are its own: the others
 * are nothing to them, unless their right names the plan itself.
 */
@Component
class ServiceSight {

    private final AccessDecisions decisions;
    private final FollowUpStore followUps;

    ServiceSight(AccessDecisions decisions, FollowUpStore followUps) {
        this.decisions = decisions;
        this.followUps = followUps;
    }

    /** @return by {@link Line#service}; whether the person may read services at all, is asked by who opens the case */
    Predicate<String> of(String personId, OpenedCase opened, String caseNumber) {
        if (opened.reads(DataCategory.PLAN) || worksHere(personId, caseNumber)) {
            return line -> true;
        }
        Set<String> own = followUps.linesOfEmployer(caseNumber, personId);
        return own::contains;
    }

    private boolean worksHere(String personId, String caseNumber) {
        return decisions.inForce(personId).stream()
                .filter(right -> caseNumber.startsWith(right.municipality() + "-"))
                .filter(right -> right.content().contains(DataCategory.SERVICES))
                .filter(right -> names(right, caseNumber))
                .anyMatch(right -> right.ground() != LegalGround.OUTSIDE_ORGANISATION);
    }

    private static boolean names(RightInForce right, String caseNumber) {
        return !(right.extent() instanceof Extent.Cases cases)
                || cases.numbers().contains(caseNumber);
    }
}
