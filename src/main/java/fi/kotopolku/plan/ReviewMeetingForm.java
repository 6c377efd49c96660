package fi.kotopolku.plan;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The form {@code task_reviewMeeting}. */
record ReviewMeetingForm(
        @Shown String clientName,
        @Shown String caseNumber,
        @Shown String trigger,
        @Shown String planText,
        @Shown String gatheredText,
        @Shown String contributionText,
        @Shown String limits,
        @NotNull(message = "Valitse tapaamisen päivä.") LocalDate metOn,

        @NotBlank(message = "Kirjoita, ketkä olivat tapaamisessa.") @LongText
        String present,

        @NotNull(message = "Valitse kieli, jolla tapaamisessa puhuttiin.")
        String language,

        @Shown List<Choice> languageChoices,
        Boolean interpreter,

        @NotNull(message = "Valitse, mihin tarkistaminen johti.")
        Review.Outcome outcome,

        @NotBlank(message = "Kirjoita perustelut.") @LongText
        String reasons,

        Review.ExtensionGround extensionGround,
        LocalDate extensionUntil,
        String version,
        @Shown String rowVersion) {}
