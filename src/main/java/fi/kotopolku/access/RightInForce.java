package fi.kotopolku.access;

import java.time.Instant;
import java.util.Set;

/**
 * A right that was in force at the instant the database was asked. Ask again rather than keep it.
 *
 * @param employer id of the organisation that the person works for under this right
 * @param municipality three-digit code of the municipality that granted it
 * @param validUntil the first instant at which the right is void
 */
public record RightInForce(
        String number,
        String personId,
        String employer,
        String municipality,
        LegalGround ground,
        Role role,
        Set<DataCategory> content,
        Extent extent,
        Set<Power> powers,
        Instant validFrom,
        Instant validUntil) {

    public RightInForce {
        content = Set.copyOf(content);
        powers = Set.copyOf(powers);
    }
}
