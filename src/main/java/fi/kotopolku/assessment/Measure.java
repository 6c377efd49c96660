package fi.kotopolku.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A clarifying measure that was ordered, without what came of it.
 *
 * @param personId who records the result by a right of their own; null when the municipality does
 * @param provider who does it outside the system; null otherwise
 * @param limitAt the instant after which the assessment goes on without it
 */
record Measure(
        UUID id,
        String caseNumber,
        MeasureKind kind,
        String personId,
        String provider,
        String asked,
        LocalDate targetOn,
        Instant limitAt,
        String orderedBy,
        Instant orderedAt,
        String rightNumber,
        State state,
        int version) {

    enum State {
        ORDERED("Tulosta odotetaan"),
        DONE("Tulos on kirjattu"),
        NOT_DONE("Ei toteutunut"),
        NOT_RECEIVED("Tulosta ei saatu määräajassa"),
        CANCELLED("Peruttu");

        private final String nameFi;

        State(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    boolean awaited() {
        return state == State.ORDERED;
    }
}
