package fi.kotopolku.assessment;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;

/** The keys of the form {@code task_contribute}. */
record Contribute(
        @Shown String clientName,
        @Shown String caseNumber,
        @Shown String clientLanguages,
        @Shown String stepName,
        @Shown String invitedBy,
        @Shown String question,
        @Shown String limit,
        @Shown String rowVersion,
        String version,

        @NotNull(message = "Valitse, annatko osuutesi vai etkö osallistu.")
        Reply reply,

        @LongText String observations,
        @LongText String serviceNeeds,
        @LongText String recommendation,
        @LongText String declineReason) {

    enum Reply {
        GIVE,
        DECLINE
    }

    String observationsOrNull() {
        return Written.orNull(observations);
    }

    String serviceNeedsOrNull() {
        return Written.orNull(serviceNeeds);
    }

    String recommendationOrNull() {
        return Written.orNull(recommendation);
    }

    boolean nothingGiven() {
        return observationsOrNull() == null && serviceNeedsOrNull() == null && recommendationOrNull() == null;
    }
}
