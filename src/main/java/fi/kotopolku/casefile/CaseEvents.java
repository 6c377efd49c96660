package fi.kotopolku.casefile;

import java.util.List;

/** Later modules tell through this what has happened in a case, so that the case file need not know them. */
public interface CaseEvents {

    /** @return in the order in which it happened; who may see which of them is for the case file to ask */
    List<CaseEvent> of(String caseNumber);
}
