package fi.kotopolku.plan;

import fi.kotopolku.casefile.Languages;
import java.time.LocalDate;

/**
 * How a version was agreed on: hearing of a minor, explanation of rights and duties, confirmation. What was not asked for
 * when the version was confirmed is null.
 *
 * @param rightsExplainedBy who explained, by name or task
 * @param confirmingParty who confirmed on the client's side
 * @param witness of an oral confirmation, by name or task
 */
record Agreement(
        LocalDate childHeardOn,
        ChildHeard childHeardHow,
        GuardianRole guardianRole,
        LocalDate guardianHeardOn,
        GuardianHeard guardianHeardHow,
        LocalDate rightsExplainedOn,
        String rightsExplainedBy,
        String rightsLanguage,
        RightsHow rightsHow,
        Boolean rightsInterpreter,
        ConfirmingParty confirmingParty,
        String witness,
        LocalDate witnessedOn,
        LocalDate officialConfirmedOn) {

    enum ChildHeard {
        CONVERSATION("keskustelussa lapsen kanssa"),
        WITH_GUARDIAN("yhdessä huoltajan tai edustajan kanssa"),
        THROUGH_GUARDIAN("huoltajan tai edustajan välityksellä");

        private final String nameFi;

        ChildHeard(String nameFi) {
            this.nameFi = nameFi;
        }
    }

    enum GuardianRole {
        GUARDIAN("huoltaja"),
        REPRESENTATIVE("edustaja");

        private final String nameFi;

        GuardianRole(String nameFi) {
            this.nameFi = nameFi;
        }
    }

    enum GuardianHeard {
        MEETING("tapaamisessa"),
        PHONE("puhelimessa"),
        IN_WRITING("kirjallisesti");

        private final String nameFi;

        GuardianHeard(String nameFi) {
            this.nameFi = nameFi;
        }
    }

    enum RightsHow {
        IN_WRITING("kirjallisesti"),
        ORALLY("suullisesti"),
        BOTH("kirjallisesti ja suullisesti");

        private final String nameFi;

        RightsHow(String nameFi) {
            this.nameFi = nameFi;
        }
    }

    enum ConfirmingParty {
        CLIENT("asiakas"),
        GUARDIAN("huoltaja"),
        REPRESENTATIVE("edustaja");

        private final String nameFi;

        ConfirmingParty(String nameFi) {
            this.nameFi = nameFi;
        }
    }

    String rightsFi() {
        return rightsExplainedOn == null
                ? "–"
                : Text.day(rightsExplainedOn) + " " + rightsHow.nameFi + ", "
                        + Languages.nameFi(rightsLanguage) + (rightsInterpreter ? ", tulkin avulla" : "") + ", kertoi "
                        + rightsExplainedBy;
    }

    String childFi() {
        return childHeardOn == null ? "–" : Text.day(childHeardOn) + " " + childHeardHow.nameFi;
    }

    String guardianFi() {
        return guardianHeardOn == null
                ? "–"
                : Text.day(guardianHeardOn) + " " + guardianRole.nameFi + " " + guardianHeardHow.nameFi;
    }

    String confirmingFi() {
        return confirmingParty == null ? "–" : confirmingParty.nameFi;
    }

    String witnessFi() {
        return witness == null ? "–" : witness + " " + Text.day(witnessedOn);
    }
}
