package fi.kotopolku.meeting;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The keys of the form {@code task_recordMeeting}. */
record RecordMeeting(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.SERVICES) @Shown String plan,
        @Holds({}) @Shown String rowVersion,
        @Holds({}) String version,

        @Holds(DataCategory.SERVICES) @NotNull(message = "Valitse, pidettiinkö palaveri.")
        Outcome outcome,

        @Holds(DataCategory.SERVICES) LocalDate heldOn,
        @Holds(DataCategory.SERVICES) @LongText String present,
        @Holds(DataCategory.SERVICES) Boolean interpreterPresent,
        @Holds(DataCategory.SERVICES) List<@Valid Agreed> agreed,
        @Holds(DataCategory.SERVICES) @LongText String reason) {

    enum Outcome {
        HELD,
        NOT_HELD
    }

    boolean held() {
        return outcome == Outcome.HELD;
    }

    List<Agreed> items() {
        return agreed == null
                ? List.of()
                : agreed.stream().filter(one -> one != null && !one.blank()).toList();
    }
}
