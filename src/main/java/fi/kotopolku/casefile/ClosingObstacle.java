package fi.kotopolku.casefile;

import java.util.Optional;

/** Later modules answer this when somebody closes a case, so that the case file need not know them. */
public interface ClosingObstacle {

    /** @return in Finnish, why the case cannot be closed now and what to do; empty when nothing is in the way */
    Optional<String> whyNotClosed(String caseNumber);
}
