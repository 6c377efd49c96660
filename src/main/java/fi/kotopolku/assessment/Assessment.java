package fi.kotopolku.assessment;

import java.time.Instant;
import java.util.UUID;

/** An assessment without what was found out in it. */
record Assessment(UUID id, String caseNumber, State state, Instant openedAt, int version) {

    enum State {
        OPEN,
        INTERVIEWED,
        CONCLUDED,
        /** It was decided that there is none; see {@link Need}. */
        NOT_NEEDED,
        LAPSED,
        /** The client was invited twice and did not come. */
        NOT_REACHED;

        boolean interviewHeld() {
            return this == INTERVIEWED || this == CONCLUDED;
        }
    }
}
