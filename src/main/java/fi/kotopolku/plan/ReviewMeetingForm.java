package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.access.Power;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The form {@code task_reviewMeeting}. */
record ReviewMeetingForm(
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

        @Holds(
                value = {DataCategory.PLAN, DataCategory.SERVICES},
                inParts = true)
        @Shown
        String gatheredText,

        @Holds(
                value = {DataCategory.SERVICES, DataCategory.HEALTH_AND_FUNCTIONING},
                inParts = true)
        @Shown
        String contributionText,

        @Holds(DataCategory.PLAN) @Shown String limits,

        @Holds(DataCategory.PLAN) @NotNull(message = "Valitse tapaamisen päivä.")
        LocalDate metOn,

        @Holds(DataCategory.PLAN) @NotBlank(message = "Kirjoita, ketkä olivat tapaamisessa.") @LongText
        String present,

        @Holds(DataCategory.PLAN) @NotNull(message = "Valitse kieli, jolla tapaamisessa puhuttiin.")
        String language,

        @Holds({}) @Shown List<Choice> languageChoices,
        @Holds(DataCategory.PLAN) Boolean interpreter,

        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) @NotNull(message = "Valitse, mihin tarkistaminen johti.")
        Review.Outcome outcome,

        @Holds(DataCategory.PLAN) @NotBlank(message = "Kirjoita perustelut.") @LongText
        String reasons,

        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) Review.ExtensionGround extensionGround,
        @Holds(value = DataCategory.PLAN, by = Power.DECIDE) LocalDate extensionUntil,
        @Holds({}) String version,
        @Holds({}) @Shown String rowVersion) {}
