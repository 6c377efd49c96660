package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.access.Power;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;

/** The keys of the form {@code task_closeCase}. */
record CloseCase(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds({}) @Shown String openedOn,
        @Holds({}) @Shown String rowVersion,
        @Holds({}) String version,

        @Holds(value = DataCategory.NOTES, by = Power.DECIDE)
        @NotNull(message = "Valitse, päätetäänkö asia vai laaditaanko uusi suunnitelma.")
        Next next,

        @Holds(value = DataCategory.NOTES, by = Power.DECIDE)
        CloseReason closeReason,

        @Holds(DataCategory.NOTES) @LongText String closeNote) {

    enum Next {
        CLOSE,
        NEW_PLAN
    }
}
