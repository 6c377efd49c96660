package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;

/** The keys of the form {@code task_contribute}. */
record Contribute(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientLanguages,
        @Holds({}) @Shown String stepName,
        @Holds({}) @Shown String invitedBy,
        @Holds(DataCategory.SERVICES) @Shown String question,
        @Holds({}) @Shown String limit,
        @Holds({}) @Shown String rowVersion,
        @Holds({}) String version,

        @Holds(DataCategory.SERVICES) @NotNull(message = "Valitse, annatko osuutesi vai etkö osallistu.")
        Reply reply,

        @Holds(DataCategory.HEALTH_AND_FUNCTIONING) @LongText
        String observations,

        @Holds(DataCategory.HEALTH_AND_FUNCTIONING) @LongText
        String serviceNeeds,

        @Holds(DataCategory.SERVICES) @LongText String recommendation,
        @Holds(DataCategory.SERVICES) @LongText String declineReason) {

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
