package fi.kotopolku.plan;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The form {@code task_confirmPlan}. */
record ConfirmPlanForm(
        @Shown String clientName,
        @Shown String caseNumber,
        @Shown String languages,
        @Shown String planText,
        @Shown String contributionText,
        @Shown String limits,

        @NotNull(message = "Valitse, mihin suunnitelman läpikäynti johti.")
        PlanResult planResult,

        @LongText String reason,
        String language,
        @Shown List<Choice> languageChoices,
        Boolean interpreter,
        Boolean understood,
        Boolean rightsExplained,
        LocalDate validFrom,
        LocalDate validUntil,
        ConfirmationMethod confirmationMethod,
        LocalDate clientConfirmedOn,
        String version,
        @Shown String rowVersion) {

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
