package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.Languages;
import fi.kotopolku.casefile.ScreenText;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Predicate;

/** The interview and the county's answers as one readable text, in the Markdown of forms. */
final class AssessmentText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final StringBuilder text = new StringBuilder();

    private final Predicate<DataCategory> reads;

    private AssessmentText(Predicate<DataCategory> reads) {
        this.reads = reads;
    }

    /** @param reads whether the reader's rights cover the category; what they do not is left out */
    static String interview(Interviewed interview, Predicate<DataCategory> reads) {
        return new AssessmentText(reads)
                .part(DataCategory.NOTES, "Haastattelu", DAY.format(interview.on()))
                .part(
                        DataCategory.LANGUAGE,
                        "Haastattelun kieli",
                        Languages.nameFi(interview.language()) + (interview.interpreted() ? ", tulkin kanssa" : ""))
                .part(
                        DataCategory.LANGUAGE,
                        "Ymmärsi haastattelun",
                        interview.understood().nameFi())
                .part(DataCategory.LANGUAGE, "Ymmärtämisen varmistaminen", interview.understoodNote())
                .part(
                        DataCategory.LANGUAGE,
                        "Luku- ja kirjoitustaito",
                        interview.literacy().nameFi())
                .part(DataCategory.LANGUAGE, "Suomi", interview.finnish().nameFi())
                .part(DataCategory.LANGUAGE, "Ruotsi", interview.swedish().nameFi())
                .part(DataCategory.LANGUAGE, "Muut kielet", interview.otherLanguages())
                .part(
                        DataCategory.EDUCATION_AND_WORK,
                        "Koulutus",
                        interview.educationLevel().nameFi())
                .part(DataCategory.EDUCATION_AND_WORK, "Koulutuksesta tarkemmin", interview.education())
                .part(DataCategory.EDUCATION_AND_WORK, "Työkokemus", interview.workExperience())
                .part(
                        DataCategory.EDUCATION_AND_WORK,
                        "Oppimis-, opiskelu- ja työelämätaidot",
                        interview.learningSkills())
                .part(DataCategory.EDUCATION_AND_WORK, "Osaaminen ja vahvuudet", interview.strengths())
                .part(DataCategory.HOUSEHOLD, "Elämäntilanne", interview.lifeSituation())
                .part(DataCategory.HEALTH_AND_FUNCTIONING, "Toimintakyky", interview.functioning())
                .part(DataCategory.SERVICES, "Työvoima- ja koulutuspalvelujen tarve", interview.employmentServices())
                .part(DataCategory.SERVICES, "Muut palvelutarpeet", interview.serviceNeeds())
                .part(DataCategory.NOTES, "Asiakkaan omat tavoitteet", interview.clientGoals())
                .part(DataCategory.SERVICES, "Alustava arvio suunnitelman tarpeesta", interview.planView())
                .toString();
    }

    static String contributions(List<GivenContribution> answers) {
        if (answers.isEmpty()) {
            return "Hyvinvointialuetta ei ole pyydetty mukaan.";
        }
        AssessmentText text = new AssessmentText(everything -> true);
        answers.forEach(text::contribution);
        return text.toString();
    }

    /** @param results without what the reader may not read of them */
    static String measures(List<MeasureResult> results) {
        if (results.isEmpty()) {
            return "Tarkentavia toimenpiteitä ei ole tilattu.";
        }
        AssessmentText text = new AssessmentText(everything -> true);
        results.forEach(text::measure);
        return text.toString();
    }

    private void measure(MeasureResult result) {
        words(result.kind().nameFi() + ", " + result.doer(), result.state().nameFi() + day(result.doneOn()));
        optional("Pyyntö", result.asked());
        optional("Tekijä", result.doneBy());
        optional("Tulos", result.result());
        optional("Syy", result.reason());
    }

    private void contribution(GivenContribution answer) {
        words(answer.professional(), answer.state().nameFi() + day(answer.answered()));
        optional("Kysymys", answer.question());
        optional("Havainnot", answer.observations());
        optional("Sosiaali- ja terveyspalvelujen tarve", answer.serviceNeeds());
        optional("Suositus", answer.recommendation());
        optional("Syy", answer.declineReason());
    }

    private static String day(LocalDate day) {
        return day == null ? "" : " " + DAY.format(day);
    }

    private AssessmentText words(String heading, String words) {
        text.append("**")
                .append(ScreenText.of(heading))
                .append(":** ")
                .append(ScreenText.of(words))
                .append("\n\n");
        return this;
    }

    private AssessmentText part(DataCategory category, String heading, String words) {
        return reads.test(category) ? optional(heading, words) : this;
    }

    private AssessmentText optional(String heading, String words) {
        return words == null ? this : words(heading, words);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
