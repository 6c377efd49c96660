package fi.kotopolku.assessment;

import fi.kotopolku.casefile.Languages;
import fi.kotopolku.casefile.ScreenText;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The interview and the county's answers as one readable text, in the Markdown of forms. */
final class AssessmentText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final StringBuilder text = new StringBuilder();

    private AssessmentText() {}

    /** @param health whether the reader's right covers health and functioning */
    static String interview(Interviewed interview, boolean health) {
        return new AssessmentText()
                .words(
                        "Haastattelu",
                        DAY.format(interview.on()) + ", " + Languages.nameFi(interview.language())
                                + (interview.interpreted() ? ", tulkin kanssa" : ""))
                .words("Ymmärsi haastattelun", interview.understood().nameFi())
                .optional("Ymmärtämisen varmistaminen", interview.understoodNote())
                .words("Luku- ja kirjoitustaito", interview.literacy().nameFi())
                .words("Suomi", interview.finnish().nameFi())
                .words("Ruotsi", interview.swedish().nameFi())
                .optional("Muut kielet", interview.otherLanguages())
                .words("Koulutus", interview.educationLevel().nameFi())
                .optional("Koulutuksesta tarkemmin", interview.education())
                .optional("Työkokemus", interview.workExperience())
                .optional("Oppimis-, opiskelu- ja työelämätaidot", interview.learningSkills())
                .optional("Osaaminen ja vahvuudet", interview.strengths())
                .optional("Elämäntilanne", interview.lifeSituation())
                .optional("Toimintakyky", health ? interview.functioning() : null)
                .optional("Työvoima- ja koulutuspalvelujen tarve", interview.employmentServices())
                .optional("Muut palvelutarpeet", interview.serviceNeeds())
                .optional("Asiakkaan omat tavoitteet", interview.clientGoals())
                .toString();
    }

    static String contributions(List<GivenContribution> answers) {
        if (answers.isEmpty()) {
            return "Hyvinvointialuetta ei ole pyydetty mukaan.";
        }
        AssessmentText text = new AssessmentText();
        answers.forEach(text::contribution);
        return text.toString();
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

    private AssessmentText optional(String heading, String words) {
        return words == null ? this : words(heading, words);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
