package fi.kotopolku.casefile;

import java.util.Optional;

/** The assessment answers this for the view of a client, so that the case file need not know it. */
public interface ClientBackground {

    /** @return what the latest interview of the case found out; empty before it */
    Optional<Background> of(String caseNumber);

    /** @param educationLevelFi highest completed education, in Finnish; the other texts as they were written; each may be null */
    record Background(String educationLevelFi, String education, String workExperience) {}
}
