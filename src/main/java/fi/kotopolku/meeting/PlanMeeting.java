package fi.kotopolku.meeting;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** The keys of the form {@code start_jointMeeting}. */
record PlanMeeting(
        @Holds({}) @Shown List<Choice> personChoices,
        @Holds({}) @Shown List<Choice> outsiderChoices,
        @Holds({}) @Shown List<Choice> languageChoices,

        @Holds(DataCategory.IDENTITY_AND_CONTACT)
        @NotBlank(message = "Kirjoita asian numero, esimerkiksi 249-2026-0001.")
        @Size(max = 30, message = "Tarkista asian numero: se on muotoa 249-2026-0001.")
        String caseNumber,

        @Holds(DataCategory.SERVICES) @NotBlank(message = "Kirjoita, mitä palaverissa käsitellään.") @LongText
        String agenda,

        @Holds(DataCategory.SERVICES) @NotNull(message = "Anna palaverin päivä.")
        LocalDate meetingOn,

        @Holds(DataCategory.SERVICES)
        @NotBlank(message = "Kirjoita kellonaika, esimerkiksi 13:30.")
        @Pattern(
                regexp = "\\s*([01]?[0-9]|2[0-3])[:.][0-5][0-9]\\s*",
                message = "Kirjoita kellonaika, esimerkiksi 13:30.")
        String meetingTime,

        @Holds(DataCategory.SERVICES) Boolean remote,
        @Holds(DataCategory.SERVICES) @ShortText String place,
        @Holds(DataCategory.SERVICES) @ShortText String interpreter,
        @Holds(DataCategory.SERVICES) List<String> invited,
        @Holds(DataCategory.SERVICES) List<String> outsiders) {}
