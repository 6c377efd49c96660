package fi.kotopolku.casefile;

import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;

/** The keys of the form {@code task_closeCase}. */
record CloseCase(
        @Shown String clientName,
        @Shown String caseNumber,
        @Shown String openedOn,
        @Shown String rowVersion,
        String version,

        @NotNull(message = "Valitse, päätetäänkö asia vai laaditaanko uusi suunnitelma.")
        Next next,

        CloseReason closeReason,
        @LongText String closeNote) {

    enum Next {
        CLOSE,
        NEW_PLAN
    }
}
