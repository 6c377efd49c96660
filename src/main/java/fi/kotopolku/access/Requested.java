package fi.kotopolku.access;

import java.time.Instant;
import java.util.Set;

/**
 * What is asked for: who, on what ground, and the four bounds, all of them closed.
 *
 * @param employer id of the organisation that the person works for
 * @param until the first instant at which the right is void
 */
record Requested(
        String person,
        String employer,
        LegalGround ground,
        Role role,
        Set<DataCategory> content,
        Extent extent,
        Set<Power> powers,
        Instant from,
        Instant until,
        String justification) {

    Requested {
        if (content.isEmpty() || powers.isEmpty() || !until.isAfter(from)) {
            throw new IllegalArgumentException("a right with an open bound");
        }
        content = Set.copyOf(content);
        powers = Set.copyOf(powers);
    }

    /** The same, beginning at another instant before its end. */
    Requested beginning(Instant at) {
        return new Requested(person, employer, ground, role, content, extent, powers, at, until, justification);
    }
}
