package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The form {@code task_draftPlan}. */
record DraftPlanForm(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String languages,
        @Holds(DataCategory.PLAN) @Shown String sentBack,
        @Holds(DataCategory.PLAN) @Shown String dates,

        @Holds(DataCategory.PLAN) @NotNull(message = "Valitse, kenen suunnitelma tämä on.")
        PlanKind planKind,

        @Holds(DataCategory.PLAN) @LongText String linkedCases,

        @Holds(DataCategory.PLAN) @NotBlank(message = "Kirjoita pitkän aikavälin tavoitteet.") @LongText
        String longTermGoals,

        @Holds(value = DataCategory.PLAN, needed = true) List<@Valid PlannedGoal> goals,

        @Holds(DataCategory.PLAN) @NotNull(message = "Valitse, onko kotoutumisen kieli suomi vai ruotsi.")
        PlanVersion.IntegrationLanguage integrationLanguage,

        @Holds(DataCategory.PLAN) @LongText String languageStudies,
        @Holds(value = DataCategory.SERVICES, needed = true) List<@Valid PlannedService> services,
        @Holds(DataCategory.PLAN) @LongText String followUp,
        @Holds(DataCategory.SERVICES) Boolean inviteCounty,
        @Holds(DataCategory.SERVICES) List<String> professionals,
        @Holds({}) @Shown List<Choice> professionalChoices,
        @Holds(DataCategory.SERVICES) @LongText String question,
        @Holds({}) String version,
        @Holds({}) @Shown String rowVersion) {

    DraftPlanForm {
        goals = goals == null ? List.of() : goals;
        services = services == null ? List.of() : services;
        professionals = professionals == null ? List.of() : professionals;
    }
}
