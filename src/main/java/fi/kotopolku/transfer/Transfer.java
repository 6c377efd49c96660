package fi.kotopolku.transfer;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One hand-over of one case.
 *
 * @param number where it arrives; for an authority outside the system a number of the sender's
 * @param caseNumber the sender's case
 * @param toMunicipality null when it goes to an authority outside the system
 * @param authorityName of that authority; else null
 * @param turnedAt since when the present turn lasts
 * @param settledBy who accepted, refused or withdrew it, or entered the outside authority's answer
 * @param reason of a refusal or a withdrawal
 * @param newCaseNumber the case that it became where it was accepted
 */
record Transfer(
        UUID id,
        String number,
        String municipality,
        String caseNumber,
        String toMunicipality,
        String authorityName,
        TransferGround ground,
        LocalDate changeOn,
        State state,
        String begunBy,
        String sentBy,
        Instant sentAt,
        Instant turnedAt,
        String settledBy,
        Instant settledAt,
        String reason,
        Acknowledged acknowledged,
        String newCaseNumber,
        int version) {

    boolean outside() {
        return toMunicipality == null;
    }

    boolean waits() {
        return state == State.SENT || state == State.ASKED;
    }

    /** Who answered at an authority outside the system, when and how. */
    record Acknowledged(String by, LocalDate on, How how) {}

    enum How {
        SECURE_MAIL("Turvasähköposti"),
        PHONE("Puhelin"),
        LETTER("Kirje"),
        MEETING("Tapaaminen");

        private final String nameFi;

        How(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    enum State {
        DRAFT("Valmisteilla"),
        SENT("Odottaa vastaanottajaa"),
        ASKED("Vastaanottaja on kysynyt"),
        ACCEPTED("Hyväksytty"),
        REFUSED("Palautettu"),
        WITHDRAWN("Peruttu"),
        GIVEN_UP("Jätetty lähettämättä");

        private final String nameFi;

        State(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }
}
