package fi.kotopolku.imports;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.access.Role;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** An import is its municipality's main user's; for everybody else there is nothing here. */
@Component
class ImportRule {

    private final AccessDecisions decisions;
    private final ImportStore store;

    ImportRule(AccessDecisions decisions, ImportStore store) {
        this.decisions = decisions;
        this.store = store;
    }

    /** @throws AccessRefused as if there were nothing, for whoever is not a main user of the import's municipality */
    Import require(String personId, String number) {
        return opened(personId, store.find(number));
    }

    /**
     * As {@link #require}, and nobody else changes the import before the transaction ends.
     *
     * @throws AccessRefused as {@link #require}
     */
    Import requireLocked(String personId, String number) {
        return opened(personId, store.lock(number));
    }

    /** The right under which the person brings data over; empty without one. */
    Optional<RightInForce> right(String personId, String municipality) {
        return decisions.inForce(personId).stream()
                .filter(right -> right.role() == Role.MAIN_USER)
                .filter(right -> right.municipality().equals(municipality))
                .filter(right -> right.powers().contains(Power.WRITE))
                .min((a, b) -> a.number().compareTo(b.number()));
    }

    private Import opened(String personId, Optional<Import> found) {
        return found.filter(one -> right(personId, one.municipality()).isPresent())
                .orElseThrow(AccessRefused::nothingHere);
    }
}
