package fi.kotopolku.access;

import java.time.Instant;
import java.util.Set;

/**
 * A wellbeing services county professional's right to one case for one step of it.
 *
 * @param stepKey what the right is for, for instance the contribution's id; the same key never opens two rights
 * @param personId the invited professional
 * @param invitedBy who invited; never the professional
 * @param until the instant at which the right ends even if the step does not close it
 */
public record StepRight(
        String stepKey,
        String caseNumber,
        String personId,
        String invitedBy,
        Set<DataCategory> content,
        Set<Power> powers,
        Instant until) {

    public StepRight {
        if (content.isEmpty() || powers.isEmpty()) {
            throw new IllegalArgumentException("a step's right needs its content and its powers");
        }
        content = Set.copyOf(content);
        powers = Set.copyOf(powers);
    }
}
