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

/** The keys of the form {@code task_concludeAssessment}. */
record ConcludeAssessment(
        @Shown String clientName,
        @Shown String caseNumber,
        @Shown String clientLanguages,
        @Shown String interviewText,
        @Shown String contributionsText,
        @Shown List<Choice> languageChoices,
        @Shown List<Choice> referralChoices,
        @Shown String rowVersion,
        String version,

        @NotBlank(message = "Kirjoita asiakkaan palvelutarpeet.") @LongText
        String needs,

        @LongText String goals,

        @NotNull(message = "Valitse, laaditaanko kotoutumissuunnitelma.")
        YesNo planNeeded,

        @NotBlank(message = "Perustele, miksi suunnitelma laaditaan tai jätetään laatimatta.") @LongText
        String planReason,

        List<String> referrals,
        @LongText String referralsNote,

        @NotNull(message = "Anna päivä, jona johtopäätös käytiin läpi asiakkaan kanssa.")
        LocalDate goneThroughOn,

        @NotBlank(message = "Valitse kieli, jolla johtopäätös käytiin läpi.") @ShortText
        String goneThroughLanguage,

        Boolean goneThroughInterpreted,

        @NotNull(message = "Valitse, ymmärsikö asiakas johtopäätöksen.")
        YesNo goneThroughUnderstood,

        @LongText String goneThroughNote) {}
