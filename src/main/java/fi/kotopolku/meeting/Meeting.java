package fi.kotopolku.meeting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A meeting as it was planned.
 *
 * @param place null when everybody takes part from afar
 * @param interpreterLanguage ISO code; null when no interpreter is needed
 * @param remindAt the instant to remind at, not after the meeting begins
 */
record Meeting(
        UUID id,
        String caseNumber,
        String agenda,
        Instant startsAt,
        String place,
        Instant remindAt,
        String interpreterLanguage,
        List<Outsider> outsiders,
        String organisedBy,
        State state,
        int version) {

    enum State {
        PLANNED("Tulossa"),
        HELD("Pidetty"),
        NOT_HELD("Ei pidetty");

        private final String nameFi;

        State(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    boolean planned() {
        return state == State.PLANNED;
    }
}
