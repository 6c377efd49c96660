package fi.kotopolku.assessment;

import java.time.LocalDate;

/** A time at which the client was invited to the interview and did not come. */
record NoShow(LocalDate missedOn, InvitedBy invitedBy) {

    enum InvitedBy {
        LETTER("kirjeellä"),
        PHONE("puhelimitse"),
        MESSAGE("tekstiviestillä"),
        EMAIL("sähköpostilla"),
        IN_PERSON("tavattaessa");

        private final String nameFi;

        InvitedBy(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }
}
