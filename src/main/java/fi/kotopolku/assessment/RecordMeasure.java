package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/** The keys of the form {@code task_recordMeasure}. There is a field for each category that a result can belong to. */
record RecordMeasure(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientLanguages,
        @Holds(DataCategory.SERVICES) @Shown String kindName,
        @Holds(DataCategory.SERVICES) @Shown String doer,
        @Holds(DataCategory.SERVICES) @Shown String asked,
        @Holds({}) @Shown String target,
        @Holds({}) @Shown String category,
        @Holds({}) @Shown String rowVersion,
        @Holds({}) String version,

        @Holds(DataCategory.SERVICES) @NotNull(message = "Valitse, toteutuiko toimenpide.")
        Outcome outcome,

        @Holds(DataCategory.SERVICES) LocalDate doneOn,
        @Holds(DataCategory.SERVICES) @ShortText String doneBy,
        @Holds(DataCategory.LANGUAGE) @LongText String languageResult,
        @Holds(DataCategory.EDUCATION_AND_WORK) @LongText String workResult,

        @Holds(DataCategory.HEALTH_AND_FUNCTIONING) @LongText
        String healthResult,

        @Holds(DataCategory.SERVICES) @LongText String reason) {

    enum Outcome {
        DONE,
        NOT_DONE
    }

    boolean done() {
        return outcome == Outcome.DONE;
    }

    String result(DataCategory category) {
        return Written.orNull(
                switch (category) {
                    case LANGUAGE -> languageResult;
                    case HEALTH_AND_FUNCTIONING -> healthResult;
                    default -> workResult;
                });
    }

    /** A result in the field of another category would be read by those for whom it is not. */
    boolean resultElsewhere(DataCategory category) {
        return category != DataCategory.LANGUAGE && !Written.nothing(languageResult)
                || category != DataCategory.HEALTH_AND_FUNCTIONING && !Written.nothing(healthResult)
                || category != DataCategory.EDUCATION_AND_WORK && !Written.nothing(workResult);
    }

    /** @return the field of the form that a result of the category belongs to */
    static String field(DataCategory category) {
        return switch (category) {
            case LANGUAGE -> "languageResult";
            case HEALTH_AND_FUNCTIONING -> "healthResult";
            default -> "workResult";
        };
    }
}
