package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.access.Power;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.YesNo;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The keys of the form {@code task_concludeAssessment}. */
record ConcludeAssessment(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientLanguages,

        @Holds(
                value = {
                    DataCategory.LANGUAGE,
                    DataCategory.EDUCATION_AND_WORK,
                    DataCategory.HOUSEHOLD,
                    DataCategory.HEALTH_AND_FUNCTIONING,
                    DataCategory.SERVICES,
                    DataCategory.NOTES
                },
                inParts = true)
        @Shown
        String interviewText,

        @Holds(
                value = {DataCategory.SERVICES, DataCategory.HEALTH_AND_FUNCTIONING},
                inParts = true)
        @Shown
        String contributionsText,

        @Holds(
                value = {
                    DataCategory.SERVICES,
                    DataCategory.LANGUAGE,
                    DataCategory.EDUCATION_AND_WORK,
                    DataCategory.HEALTH_AND_FUNCTIONING
                },
                inParts = true)
        @Shown
        String measuresText,

        @Holds({}) @Shown List<Choice> languageChoices,
        @Holds({}) @Shown List<Choice> referralChoices,
        @Holds({}) @Shown String rowVersion,
        @Holds({}) String version,

        @Holds(DataCategory.SERVICES) @NotBlank(message = "Kirjoita asiakkaan palvelutarpeet.") @LongText
        String needs,

        @Holds(DataCategory.SERVICES) @LongText String goals,

        @Holds(value = DataCategory.SERVICES, by = Power.DECIDE)
        @NotNull(message = "Valitse, laaditaanko kotoutumissuunnitelma.")
        YesNo planNeeded,

        @Holds(value = DataCategory.SERVICES, by = Power.DECIDE)
        @NotBlank(message = "Perustele, miksi suunnitelma laaditaan tai jätetään laatimatta.")
        @LongText
        String planReason,

        @Holds(DataCategory.SERVICES) List<String> referrals,
        @Holds(DataCategory.SERVICES) @LongText String referralsNote,

        @Holds(DataCategory.NOTES) @NotNull(message = "Anna päivä, jona johtopäätös käytiin läpi asiakkaan kanssa.")
        LocalDate goneThroughOn,

        @Holds(DataCategory.LANGUAGE) @NotBlank(message = "Valitse kieli, jolla johtopäätös käytiin läpi.") @ShortText
        String goneThroughLanguage,

        @Holds(DataCategory.LANGUAGE) Boolean goneThroughInterpreted,

        @Holds(DataCategory.NOTES) @NotNull(message = "Valitse, ymmärsikö asiakas johtopäätöksen.")
        YesNo goneThroughUnderstood,

        @Holds(DataCategory.NOTES) @LongText String goneThroughNote) {}
