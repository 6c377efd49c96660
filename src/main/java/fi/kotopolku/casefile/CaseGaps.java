package fi.kotopolku.casefile;

import java.util.Collection;
import java.util.List;

/** Modules tell through this what is missing in their part of the case file, so that it need not know them. */
public interface CaseGaps {

    /**
     * Asked for all cases at once, and answered by a fixed number of statements.
     *
     * @param caseNumbers at least one; none of a closed case
     */
    List<CaseGap> among(Collection<String> caseNumbers);
}
