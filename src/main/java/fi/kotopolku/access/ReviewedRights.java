package fi.kotopolku.access;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** What came of rights when they were last gone through in the periodic review. */
public interface ReviewedRights {

    /** @return by number of the right; a right that has not been gone through is left out */
    Map<String, Reviewed> lastOf(Collection<String> rightNumbers);

    /**
     * @param by name of the person who went through it; null when nobody answered in time
     * @param outcomeFi what was decided, in Finnish
     */
    record Reviewed(Instant at, String by, String outcomeFi) {}
}
