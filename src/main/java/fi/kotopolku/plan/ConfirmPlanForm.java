package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.access.Power;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The form {@code task_confirmPlan}. */
record ConfirmPlanForm(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String languages,

        @Holds(
                value = {DataCategory.PLAN, DataCategory.SERVICES},
                inParts = true)
        @Shown
        String planText,

        @Holds(
                value = {DataCategory.SERVICES, DataCategory.HEALTH_AND_FUNCTIONING},
                inParts = true)
        @Shown
        String contributionText,

        @Holds(DataCategory.PLAN) @Shown String limits,
        @Holds(DataCategory.PLAN) @Shown String planKind,

        @Holds(value = DataCategory.PLAN, by = Power.DECIDE)
        @NotNull(message = "Valitse, mihin suunnitelman läpikäynti johti.")
        PlanResult planResult,

        @Holds(DataCategory.PLAN) @LongText String reason,
        @Holds(DataCategory.PLAN) String language,
        @Holds({}) @Shown List<Choice> languageChoices,
        @Holds(DataCategory.PLAN) Boolean interpreter,
        @Holds(DataCategory.PLAN) Boolean understood,
        @Holds(DataCategory.PLAN) LocalDate childHeardOn,
        @Holds(DataCategory.PLAN) Agreement.ChildHeard childHeardHow,
        @Holds(DataCategory.PLAN) Agreement.GuardianRole guardianRole,
        @Holds(DataCategory.PLAN) LocalDate guardianHeardOn,
        @Holds(DataCategory.PLAN) Agreement.GuardianHeard guardianHeardHow,
        @Holds(DataCategory.PLAN) Boolean rightsExplained,
        @Holds(DataCategory.PLAN) LocalDate rightsExplainedOn,
        @Holds(DataCategory.PLAN) @ShortText String rightsExplainedBy,
        @Holds(DataCategory.PLAN) String rightsLanguage,
        @Holds(DataCategory.PLAN) Agreement.RightsHow rightsHow,
        @Holds(DataCategory.PLAN) Boolean rightsInterpreter,
        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) LocalDate validFrom,
        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) LocalDate validUntil,
        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) ConfirmationMethod confirmationMethod,
        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) Agreement.ConfirmingParty confirmingParty,
        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) LocalDate clientConfirmedOn,

        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) @ShortText
        String witness,

        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) LocalDate witnessedOn,
        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) LocalDate officialConfirmedOn,
        @Holds({}) String version,
        @Holds({}) @Shown String rowVersion) {

    /** The decision that the model goes on with. */
    enum PlanResult {
        AGREED,
        REVISE,
        NOT_AGREED
    }

    /** The ways that somebody can choose; a review's extension is confirmed by its meeting. */
    enum ConfirmationMethod {
        SIGNED,
        ELECTRONIC,
        ORAL
    }
}
