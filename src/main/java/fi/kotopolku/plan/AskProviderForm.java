package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The form {@code task_askProvider}: nothing was heard of a service, and the caseworker finds out. */
record AskProviderForm(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.SERVICES) @Shown String serviceText,
        @Holds(DataCategory.SERVICES) @Shown String reportsText,
        @Holds(DataCategory.PLAN) @Shown String reporterName,

        @Holds(DataCategory.SERVICES) @NotNull(message = "Valitse, mitä selvitit.")
        Answer answer,

        @Holds(DataCategory.SERVICES) ServiceReport.Kind kind,
        @Holds(DataCategory.SERVICES) LocalDate on,
        @Holds(DataCategory.SERVICES) ServiceReport.Reason reason,
        @Holds(DataCategory.SERVICES) ServiceReport.Result result,
        @Holds(DataCategory.SERVICES) @LongText String note,
        @Holds(DataCategory.SERVICES) String reporter,
        @Holds(DataCategory.PLAN) @Shown List<Choice> reporterChoices) {

    enum Answer {
        /** The caseworker reports what the provider has told otherwise. */
        REPORTED,
        NOT_BEGUN,
        PROVIDER_CHANGED,
        ASK_AGAIN,
        END
    }

    /** The report that the answer is; attendance is reported in the case's section. */
    NewReport report() {
        return new NewReport(
                answer == Answer.NOT_BEGUN ? ServiceReport.Kind.NOT_STARTED : kind,
                on,
                null,
                null,
                null,
                null,
                null,
                reason,
                null,
                result,
                note,
                null);
    }
}
