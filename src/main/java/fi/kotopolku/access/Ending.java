package fi.kotopolku.access;

/**
 * How a right was ended before its time.
 *
 * @param by null when nobody but a process ended it
 * @param ground of a revocation; null for any other cause
 */
record Ending(EndCause cause, RevocationGround ground, String by, String reason) {

    static Ending by(String person, EndCause cause, String reason) {
        return new Ending(cause, null, person, reason);
    }

    static Ending byNobody(EndCause cause, String reason) {
        return new Ending(cause, null, null, reason);
    }

    static Ending revocation(String person, RevocationGround ground, String reason) {
        return new Ending(EndCause.REVOKED, ground, person, reason);
    }

    /** The word of the right's history. */
    Event event() {
        return switch (cause) {
            case REVOKED -> Event.REVOKED;
            case HANDED_BACK -> Event.HANDED_BACK;
            case UNUSED -> Event.LOCKED;
            case NARROWED -> Event.SUPERSEDED;
            case STEP_CLOSED -> Event.CLOSED_BY_STEP;
            case EXPIRED, EMPLOYMENT_ENDED, TASK_CHANGED, REVIEW_ENDED, REVIEW_UNANSWERED -> Event.ENDED_EARLY;
        };
    }
}
