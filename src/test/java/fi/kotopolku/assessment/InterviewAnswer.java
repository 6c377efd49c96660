package fi.kotopolku.assessment;

import fi.kotopolku.casefile.CaseTestbed;
import fi.kotopolku.casefile.YesNo;
import java.time.LocalDate;
import java.util.List;

/** An interview form filled in, to be changed one field at a time. */
final class InterviewAnswer {
    String version;
    LocalDate on = CaseTestbed.TODAY;
    String language = "ar";
    YesNo understood = YesNo.YES;
    Literacy literacy = Literacy.FLUENT_OTHER_SCRIPT;
    String education = "Ammattikoulu";
    String lifeSituation = "Asuu yksin.";
    YesNo coordination = YesNo.NO;
    List<String> professionals;
    String question;

    static InterviewAnswer to(InitialInterview shown) {
        InterviewAnswer answer = new InterviewAnswer();
        answer.version = shown.rowVersion();
        return answer;
    }

    InitialInterview build() {
        return new InitialInterview(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                version,
                on,
                language,
                true,
                understood,
                null,
                literacy,
                SkillLevel.B1,
                SkillLevel.NONE,
                "englanti",
                EducationLevel.VOCATIONAL,
                education,
                "Kirvesmies",
                "Oppii tekemällä",
                "Kädentaidot",
                lifeSituation,
                "Selkä oireilee",
                "Työvoimapalvelut",
                "Asuminen",
                "Työ",
                "Suunnitelma on tarpeen",
                coordination,
                professionals,
                question,
                null);
    }
}
