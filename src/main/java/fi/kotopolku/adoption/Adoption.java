package fi.kotopolku.adoption;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One municipality's adoption.
 *
 * @param number its own, {@code 249-KA-2026-0001}
 * @param startsOn the first day of use that the municipality has chosen
 * @param oldDataDecided the municipality has said whether it brings clients from an old system
 */
record Adoption(
        String number,
        String municipality,
        LocalDate notifiedOn,
        LocalDate startsOn,
        State state,
        String openedBy,
        Instant openedAt,
        boolean oldDataDecided,
        int version) {

    boolean preparing() {
        return state == State.PREPARING;
    }

    enum State {
        PREPARING("Valmistelussa"),
        IN_USE("Käytössä"),
        WITHDRAWN("Peruttu");

        private final String nameFi;

        State(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    /**
     * How far a requirement has come.
     *
     * @param waivedUntil the last day of a waiver; null without one
     */
    record Step(
            Requirement requirement,
            Progress progress,
            Instant openSince,
            String waiverReason,
            LocalDate waivedUntil) {}

    enum Progress {
        OPEN("avoinna"),
        MET("kunnossa"),
        WAIVED("poikkeus");

        private final String nameFi;

        Progress(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }
}
