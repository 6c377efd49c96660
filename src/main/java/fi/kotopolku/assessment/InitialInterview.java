package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.YesNo;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The keys of the form {@code task_initialInterview}. */
record InitialInterview(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientLanguages,
        @Holds({}) @Shown String startBy,
        @Holds({}) @Shown List<Choice> languageChoices,
        @Holds({}) @Shown List<Choice> professionalChoices,
        @Holds({}) @Shown List<Choice> kindChoices,
        @Holds({}) @Shown List<Choice> doerChoices,
        @Holds({}) @Shown String measureTarget,
        @Holds({}) @Shown String rowVersion,
        @Holds({}) String version,

        @Holds(DataCategory.NOTES) @NotNull(message = "Anna haastattelun päivä.")
        LocalDate interviewedOn,

        @Holds(DataCategory.LANGUAGE) @NotBlank(message = "Valitse kieli, jolla haastattelu käytiin.") @ShortText
        String interviewLanguage,

        @Holds(DataCategory.LANGUAGE) Boolean interpreterUsed,

        @Holds(DataCategory.LANGUAGE) @NotNull(message = "Valitse, ymmärsikö asiakas haastattelun kielen ja sisällön.")
        YesNo understood,

        @Holds(DataCategory.LANGUAGE) @LongText String understoodNote,

        @Holds(DataCategory.LANGUAGE) @NotNull(message = "Valitse luku- ja kirjoitustaito.")
        Literacy literacy,

        @Holds(DataCategory.LANGUAGE) @NotNull(message = "Valitse suomen kielen taito.")
        SkillLevel finnishSkill,

        @Holds(DataCategory.LANGUAGE) @NotNull(message = "Valitse ruotsin kielen taito.")
        SkillLevel swedishSkill,

        @Holds(DataCategory.LANGUAGE) @LongText String otherLanguages,

        @Holds(DataCategory.EDUCATION_AND_WORK) @NotNull(message = "Valitse korkein suoritettu koulutus.")
        EducationLevel educationLevel,

        @Holds(DataCategory.EDUCATION_AND_WORK) @LongText String education,
        @Holds(DataCategory.EDUCATION_AND_WORK) @LongText String workExperience,
        @Holds(DataCategory.EDUCATION_AND_WORK) @LongText String learningSkills,
        @Holds(DataCategory.EDUCATION_AND_WORK) @LongText String strengths,
        @Holds(DataCategory.HOUSEHOLD) @LongText String lifeSituation,

        @Holds(DataCategory.HEALTH_AND_FUNCTIONING) @LongText
        String functioning,

        @Holds(DataCategory.SERVICES) @LongText String employmentServices,
        @Holds(DataCategory.SERVICES) @LongText String serviceNeeds,
        @Holds(DataCategory.NOTES) @LongText String clientGoals,
        @Holds(DataCategory.SERVICES) @LongText String planView,

        @Holds(DataCategory.SERVICES)
        @NotNull(message = "Valitse, tarvitaanko kunnan ja hyvinvointialueen palvelujen yhteensovittamista.")
        YesNo coordinationNeeded,

        @Holds(DataCategory.SERVICES) List<String> professionals,
        @Holds(DataCategory.SERVICES) @LongText String question,
        @Holds(DataCategory.SERVICES) List<@Valid MeasureOrder> measures) {}
