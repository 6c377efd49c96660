package fi.kotopolku.casefile;

import fi.kotopolku.rules.Deadline;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Later modules answer this for the overview of cases, so that the case file need not know them. */
public interface CaseDeadlines {

    /** @return what has to happen in the case and by when; empty when nothing is waiting */
    List<Deadline> of(String caseNumber);

    /** @return the last day of the plan in force; empty when there is none */
    default Optional<LocalDate> planValidUntil(String caseNumber) {
        return Optional.empty();
    }
}
