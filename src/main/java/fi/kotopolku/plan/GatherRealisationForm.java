package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The form {@code task_gatherRealisation}. */
record GatherRealisationForm(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.PLAN) @Shown String trigger,

        @Holds(
                value = {DataCategory.PLAN, DataCategory.SERVICES},
                inParts = true)
        @Shown
        String planText,

        @Holds(
                value = {DataCategory.PLAN, DataCategory.SERVICES},
                inParts = true)
        @Shown
        String sinceText,

        @Holds(value = DataCategory.SERVICES, needed = true) List<@Valid ServiceRealised> services,

        @Holds(DataCategory.SERVICES) @NotNull(message = "Valitse, miten asiakas on osallistunut palveluihin.")
        Review.Attendance attendance,

        @Holds(DataCategory.SERVICES) @LongText String attendanceNote,
        @Holds(DataCategory.PLAN) @LongText String changes,
        @Holds(DataCategory.SERVICES) Boolean inviteCounty,
        @Holds(DataCategory.SERVICES) List<String> professionals,
        @Holds({}) @Shown List<Choice> professionalChoices,
        @Holds(DataCategory.SERVICES) @LongText String question,
        @Holds({}) String version,
        @Holds({}) @Shown String rowVersion) {

    GatherRealisationForm {
        services = services == null ? List.of() : services;
        professionals = professionals == null ? List.of() : professionals;
    }
}
