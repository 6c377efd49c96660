package fi.kotopolku.plan;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The form {@code task_draftPlan}. */
record DraftPlanForm(
        @Shown String clientName,
        @Shown String caseNumber,
        @Shown String languages,
        @Shown String sentBack,
        @Shown String dates,

        @NotBlank(message = "Kirjoita pitkän aikavälin tavoitteet.") @LongText
        String longTermGoals,

        List<@Valid PlannedGoal> goals,

        @NotNull(message = "Valitse, onko kotoutumisen kieli suomi vai ruotsi.")
        PlanVersion.IntegrationLanguage integrationLanguage,

        @LongText String languageStudies,
        List<@Valid PlannedService> services,
        @LongText String followUp,
        Boolean inviteCounty,
        List<String> professionals,
        @Shown List<Choice> professionalChoices,
        @LongText String question,
        String version,
        @Shown String rowVersion) {

    DraftPlanForm {
        goals = goals == null ? List.of() : goals;
        services = services == null ? List.of() : services;
        professionals = professionals == null ? List.of() : professionals;
    }
}
