package fi.kotopolku.plan;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The form {@code task_gatherRealisation}. */
record GatherRealisationForm(
        @Shown String clientName,
        @Shown String caseNumber,
        @Shown String trigger,
        @Shown String planText,
        List<@Valid ServiceRealised> services,

        @NotNull(message = "Valitse, miten asiakas on osallistunut palveluihin.")
        Review.Attendance attendance,

        @LongText String attendanceNote,
        @LongText String changes,
        Boolean inviteCounty,
        List<String> professionals,
        @Shown List<Choice> professionalChoices,
        @LongText String question,
        String version,
        @Shown String rowVersion) {

    GatherRealisationForm {
        services = services == null ? List.of() : services;
        professionals = professionals == null ? List.of() : professionals;
    }
}
