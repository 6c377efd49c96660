package fi.kotopolku.access;

import java.time.Instant;
import java.util.Set;

/**
 * What is left of a right when it is narrowed. Role and ground stay as they were.
 *
 * @param until the first instant at which the narrower right is void; at most the end of the right that it replaces
 */
public record NarrowerBounds(Set<DataCategory> content, Extent extent, Set<Power> powers, Instant until) {

    public NarrowerBounds {
        if (content.isEmpty() || powers.isEmpty() || extent == null || until == null) {
            throw new IllegalArgumentException("a right with an open bound");
        }
        content = Set.copyOf(content);
        powers = Set.copyOf(powers);
    }
}
