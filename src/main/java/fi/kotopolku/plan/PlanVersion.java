package fi.kotopolku.plan;

import java.time.LocalDate;
import java.util.UUID;

/**
 * One version of a plan, without its goals and services.
 *
 * @param begunOn the day the draft was begun
 * @param validUntil last day in force
 * @param inForceOn the day it came into force; null before that
 * @param version row version for the forms that edit a draft
 * @param closedOn the day it was replaced, ended or left without agreement; null before that
 */
record PlanVersion(
        UUID id,
        UUID planId,
        String caseNumber,
        int no,
        State state,
        LocalDate begunOn,
        String longTermGoals,
        IntegrationLanguage integrationLanguage,
        String languageStudies,
        String followUp,
        LocalDate validFrom,
        LocalDate validUntil,
        String language,
        boolean interpreter,
        boolean understood,
        boolean agreed,
        boolean rightsExplained,
        ConfirmationMethod confirmationMethod,
        LocalDate clientConfirmedOn,
        String resultReason,
        LocalDate inForceOn,
        int version,
        LocalDate closedOn,
        PlanKind kind) {

    enum State {
        DRAFT("Luonnos"),
        IN_FORCE("Voimassa"),
        REPLACED("Korvattu"),
        NOT_AGREED("Ei sovittu"),
        ENDED("Päättynyt");

        private final String nameFi;

        State(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    enum IntegrationLanguage {
        FI("suomi"),
        SV("ruotsi");

        private final String nameFi;

        IntegrationLanguage(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    /** How the client's agreement was taken; {@code REVIEW_MEETING} only when a review extends the plan. */
    enum ConfirmationMethod {
        SIGNED("Allekirjoitus paperille"),
        ELECTRONIC("Sähköinen tunnistautuminen"),
        ORAL("Suullisesti todistajan läsnä ollessa"),
        REVIEW_MEETING("Tarkistamisen tapaamisessa");

        private final String nameFi;

        ConfirmationMethod(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    String confirmationFi() {
        return confirmationMethod == null ? "–" : confirmationMethod.nameFi;
    }
}
