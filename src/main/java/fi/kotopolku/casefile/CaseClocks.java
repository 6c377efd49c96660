package fi.kotopolku.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Modules answer this for the list of all deadlines of a case, past, met and waiting. For many cases at once, because a
 * new table of law is tried on every open case of a municipality.
 */
public interface CaseClocks {

    /** @return the clocks that have begun in these cases, in no order */
    List<CaseClock> of(Collection<ClockedCase> cases);

    /** @return numbers of those cases whose work is coordinated with the wellbeing services county */
    default Set<String> withCounty(Collection<ClockedCase> cases) {
        return Set.of();
    }
}
