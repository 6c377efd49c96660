package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.access.Power;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.WindowException;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The keys of the form {@code task_decideNeed}. */
record DecideNeed(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String wayIn,
        @Holds({}) @Shown String startBy,
        @Holds(DataCategory.RESIDENCE) @Shown String window,
        @Holds(DataCategory.RESIDENCE) @Shown Boolean windowOver,
        @Holds({}) @Shown List<Choice> scopeChoices,
        @Holds({}) @Shown List<Choice> groupChoices,
        @Holds({}) @Shown List<Choice> exceptionChoices,
        @Holds({}) @Shown List<Choice> groundChoices,
        @Holds({}) @Shown String rowVersion,
        @Holds({}) String version,

        @Holds(DataCategory.RESIDENCE) @NotNull(message = "Valitse, millä perusteella laki koskee asiakasta.")
        Scope scope,

        @Holds(value = DataCategory.SERVICES, by = Power.DECIDE) @NotNull(message = "Valitse, tarvitaanko arviointi.")
        Need need,

        @Holds(DataCategory.RESIDENCE) TargetGroup targetGroup,
        @Holds(DataCategory.RESIDENCE) WindowException windowException,
        @Holds(DataCategory.RESIDENCE) @LongText String windowExceptionReason,

        @Holds(value = DataCategory.SERVICES, by = Power.DECIDE)
        NeedGround ground,

        @Holds(value = DataCategory.SERVICES, by = Power.DECIDE) @LongText
        String reason) {}
