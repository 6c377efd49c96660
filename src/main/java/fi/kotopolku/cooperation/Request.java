package fi.kotopolku.cooperation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What one participant asks another to do.
 *
 * @param dueOn last day in Finland
 * @param answer null until it is answered, and when it was handed back
 * @param readAt when the asker read the answer
 */
record Request(
        UUID id,
        String caseNumber,
        String askedBy,
        String askedOf,
        String question,
        LocalDate dueOn,
        Instant askedAt,
        State state,
        String answer,
        Instant answeredAt,
        Instant readAt,
        int version) {

    enum State {
        ASKED("Odottaa vastausta"),
        DONE("Tehty"),
        DECLINED("Ei voitu tehdä"),
        HANDED_BACK("Palautui: pyydetyn oikeus asiaan päättyi");

        private final String nameFi;

        State(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    boolean open() {
        return state == State.ASKED;
    }

    boolean concerns(String personId) {
        return askedBy.equals(personId) || askedOf.equals(personId);
    }
}
