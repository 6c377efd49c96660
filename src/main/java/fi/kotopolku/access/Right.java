package fi.kotopolku.access;

import java.time.Instant;

/**
 * A right at any point of its life.
 *
 * @param replaces number of the right that this one follows; null for a right of its own
 * @param ofStep opened by a step of a case instead of a request
 * @param endsAt the agreed end or the earlier one
 * @param phase where the right stands by the database's clock when it was read
 */
record Right(
        String number,
        String municipality,
        Requested asked,
        State state,
        Phase phase,
        String requestedBy,
        Instant requestedAt,
        String decidedBy,
        String decisionReason,
        String replaces,
        boolean ofStep,
        Instant endsAt,
        int version) {

    /** Granted and not yet over, so that it can be ended. */
    boolean revocable() {
        return phase == Phase.NOT_YET || phase == Phase.IN_FORCE || phase == Phase.SUSPENDED;
    }

    enum State {
        REQUESTED,
        GRANTED,
        REFUSED,
        WITHDRAWN
    }

    /** What a person is told of the state. */
    enum Phase {
        REQUESTED("Haettu"),
        NOT_YET("Myönnetty, alkaa myöhemmin"),
        IN_FORCE("Voimassa"),
        SUSPENDED("Ei voimassa: työsuhde ei ole voimassa"),
        ENDED("Päättynyt"),
        ENDED_EARLY("Päätetty ennen aikaa"),
        REFUSED("Hylätty"),
        WITHDRAWN("Peruttu");

        private final String nameFi;

        Phase(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }
}
