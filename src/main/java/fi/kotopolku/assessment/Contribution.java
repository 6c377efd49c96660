package fi.kotopolku.assessment;

import java.time.Instant;
import java.util.UUID;

/** One invitation and its state. */
record Contribution(
        UUID id,
        String caseNumber,
        Step step,
        String personId,
        String invitedBy,
        Instant invitedAt,
        String question,
        Instant remindAt,
        Instant limitAt,
        String rightNumber,
        GivenContribution.State state,
        int version) {

    boolean awaited() {
        return state == GivenContribution.State.INVITED;
    }
}
