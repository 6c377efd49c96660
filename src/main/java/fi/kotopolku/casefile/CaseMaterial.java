package fi.kotopolku.casefile;

import java.util.List;

/**
 * What a module holds of a case, for somebody who hands the case over, and what it makes of the same when it arrives. Who
 * may see it is asked by who asks for it.
 */
public interface CaseMaterial {

    /** Everything of the case, in the order in which it is read. */
    List<Material> of(String caseNumber);

    /**
     * Takes over what goes on in the new case. What it leaves is read in what was sent.
     *
     * @param caseNumber the new case
     */
    void takeOver(String caseNumber, Received received);
}
