package fi.kotopolku.assessment;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.YesNo;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The keys of the form {@code task_initialInterview}. */
record InitialInterview(
        @Shown String clientName,
        @Shown String caseNumber,
        @Shown String clientLanguages,
        @Shown String startBy,
        @Shown List<Choice> languageChoices,
        @Shown List<Choice> professionalChoices,
        @Shown String rowVersion,
        String version,
        @NotNull(message = "Anna haastattelun päivä.") LocalDate interviewedOn,

        @NotBlank(message = "Valitse kieli, jolla haastattelu käytiin.") @ShortText
        String interviewLanguage,

        Boolean interpreterUsed,

        @NotNull(message = "Valitse, ymmärsikö asiakas haastattelun kielen ja sisällön.")
        YesNo understood,

        @LongText String understoodNote,

        @NotNull(message = "Valitse luku- ja kirjoitustaito.")
        Literacy literacy,

        @NotNull(message = "Valitse suomen kielen taito.") SkillLevel finnishSkill,
        @NotNull(message = "Valitse ruotsin kielen taito.") SkillLevel swedishSkill,
        @LongText String otherLanguages,

        @NotNull(message = "Valitse korkein suoritettu koulutus.")
        EducationLevel educationLevel,

        @LongText String education,
        @LongText String workExperience,
        @LongText String learningSkills,
        @LongText String strengths,
        @LongText String lifeSituation,
        @LongText String functioning,
        @LongText String employmentServices,
        @LongText String serviceNeeds,
        @LongText String clientGoals,

        @NotNull(message = "Valitse, tarvitaanko kunnan ja hyvinvointialueen palvelujen yhteensovittamista.")
        YesNo coordinationNeeded,

        List<String> professionals,
        @LongText String question) {}
