package fi.kotopolku.access;

import java.util.List;

/** Rights that have ended were tidied up. Published once for each sweep, in its transaction, and never for none. */
public record AccessRightsEnded(List<Ended> ended) {

    public AccessRightsEnded {
        ended = List.copyOf(ended);
    }

    /** @param role the role's code, which is the candidate group that the person's tasks go back to */
    public record Ended(String number, String personId, String municipality, String role) {}
}
