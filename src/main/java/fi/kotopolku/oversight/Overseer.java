package fi.kotopolku.oversight;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.SignedIn;
import java.util.Collections;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door to what is overseen: the role is asked in the transaction that reads, and the look is logged there. A refusal
 * is logged too, and says the same for a municipality, a case or a person that does not exist.
 */
@Component
class Overseer {

    private final SignedIn signedIn;
    private final AccessDecisions decisions;
    private final Audit audit;
    private final TransactionTemplate transaction;

    Overseer(SignedIn signedIn, AccessDecisions decisions, Audit audit, TransactionTemplate transaction) {
        this.signedIn = signedIn;
        this.decisions = decisions;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** @throws AccessRefused unless the signed-in person has one of the roles in the municipality now */
    <T> T looks(Sight sight, Supplier<T> read) {
        String person = signedIn.personId().orElseThrow(AccessRefused::nothingHere);
        try {
            return transaction.execute(running -> {
                if (Collections.disjoint(
                        decisions.rolesIn(person, sight.municipality()),
                        sight.kind().roles())) {
                    throw AccessRefused.nothingHere();
                }
                audit.looked(person, sight.action(), sight.municipality(), sight.subjectKey());
                return read.get();
            });
        } catch (AccessRefused refused) {
            audit.refusedEvent(person, sight.action(), sight.municipality(), sight.subjectKey());
            throw refused;
        }
    }
}
