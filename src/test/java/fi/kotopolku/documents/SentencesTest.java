package fi.kotopolku.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** No document comes to a word that its language does not have. */
class SentencesTest {

    @ParameterizedTest
    @EnumSource(PaperLanguage.class)
    void everyLanguageHasEverySentence(PaperLanguage language) {
        assertThat(Sentences.of(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Sentences.of(PaperLanguage.FI).stringPropertyNames());
        assertThat(Sentences.of(language).values())
                .allSatisfy(said -> assertThat((String) said).isNotBlank().isEqualTo(((String) said).strip()));
        Sentences.of(PaperLanguage.FI)
                .forEach((key, said) -> assertThat(
                                Sentences.of(language).getProperty((String) key).contains("{0}"))
                        .as("the date in " + key)
                        .isEqualTo(((String) said).contains("{0}")));
    }

    /** The words that other modules choose from, by their names. */
    @ParameterizedTest
    @CsvSource({
        "plan.PlannedGoal$Area,area",
        "plan.PlannedService$Kind,kind",
        "plan.PlannedService$Responsible,responsible",
        "plan.PlanVersion$State,status",
        "plan.PlanVersion$ConfirmationMethod,method",
        "plan.PlanVersion$IntegrationLanguage,language",
        "assessment.Referral,referral"
    })
    void everyWordThatCanBeChosenHasItsSentence(String type, String prefix) throws ClassNotFoundException {
        Stream<String> names = Arrays.stream(
                        Class.forName("fi.kotopolku." + type).getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name());
        assertThat(names)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(Sentences.of(PaperLanguage.FI)).containsKey(prefix + "." + name));
    }

    @Test
    void aBilingualSentenceIsInBothLanguages() {
        assertThat(Sentences.in(PaperLanguage.SO).say("goals.heading").runs())
                .containsExactly(new Words.Run("fi", "Tavoitteet"), new Words.Run("so", "Yoolalka"));
        assertThat(Sentences.in(PaperLanguage.SV).say("goals.heading").runs())
                .containsExactly(new Words.Run("sv", "Mål"));
        assertThat(Sentences.in(PaperLanguage.SV)
                        .languageName("prs")
                        .runs()
                        .get(0)
                        .text())
                .isEqualTo("Dari");
    }
}
