package fi.kotopolku.plan;

import java.time.LocalDate;
import java.util.UUID;

/** One review of a plan (§ 22), from its request or its coming due to its outcome. */
record Review(
        UUID id,
        UUID planId,
        UUID planVersionId,
        String caseNumber,
        State state,
        Trigger trigger,
        ReviewKind requestedKind,
        String requestedReason,
        LocalDate openedOn,
        Attendance attendance,
        String attendanceNote,
        String changes,
        LocalDate metOn,
        String language,
        boolean interpreter,
        String present,
        Outcome outcome,
        String reasons,
        ExtensionGround extensionGround,
        LocalDate extensionUntil,
        int version) {

    enum State {
        REQUESTED,
        OPEN,
        CLOSED
    }

    enum Trigger {
        DUE("Suunnitelman tarkistamisen aika on tullut."),
        REQUESTED("Tarkistamista on pyydetty."),
        PLAN_ENDING("Suunnitelman voimassaolo on päättymässä tai päättynyt."),
        SERVICE_ENDED("Suunnitelman palvelut ovat päättyneet, mutta suunnitelma jatkuu."),
        SERVICE_NOT_STARTED("Suunnitelmasta ei ole ohjattu palveluun määräajassa.");

        private final String explanationFi;

        Trigger(String explanationFi) {
            this.explanationFi = explanationFi;
        }

        String explanationFi() {
            return explanationFi;
        }
    }

    enum Attendance {
        REGULAR("Asiakas on osallistunut säännöllisesti"),
        PARTLY("Asiakas on osallistunut osittain"),
        LITTLE("Asiakas on osallistunut vähän"),
        NOT_STARTED("Palvelut eivät ole alkaneet");

        private final String nameFi;

        Attendance(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    enum Outcome {
        UNCHANGED("suunnitelma jatkui ennallaan"),
        AMENDED("suunnitelmaa muutettiin"),
        EXTENDED("suunnitelmaa jatkettiin"),
        ENDED("suunnitelma päätettiin");

        private final String nameFi;

        Outcome(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    /** Why the plan goes on past its end. Only a personal ground reaches past the total maximum. */
    enum ExtensionGround {
        WITHIN_MAXIMUM,
        LITERACY,
        ILLNESS,
        FAMILY_CARE,
        OTHER_PERSONAL;

        boolean personal() {
            return this != WITHIN_MAXIMUM;
        }
    }
}
