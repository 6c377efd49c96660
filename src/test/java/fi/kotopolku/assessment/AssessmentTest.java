package fi.kotopolku.assessment;

import static fi.kotopolku.casefile.CaseTestbed.KEURUU;
import static fi.kotopolku.casefile.CaseTestbed.LEAD;
import static fi.kotopolku.casefile.CaseTestbed.MULTIA;
import static fi.kotopolku.casefile.CaseTestbed.NURSE;
import static fi.kotopolku.casefile.CaseTestbed.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.Role;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.YesNo;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The assessment through its forms: what is taken, what is refused, and what is told when it is late. */
class AssessmentTest {

    private static AssessmentHouse house;

    @BeforeAll
    static void start() {
        house = new AssessmentHouse("assessment");
    }

    @AfterAll
    static void stop() {
        house.bed.close();
    }

    @Test
    void openingStartsTheClockOnceAndSaysSoOfTheCase() {
        String number = house.bed.openCase(KEURUU, "Testi-Alku");
        house.assessments.open(number);
        house.assessments.open(number);
        assertThat(house.bed.count("select count(*) from koto.assessment where case_number = ?", number))
                .isEqualTo(1);
        assertThat(house.bed.bean(Cases.class).find(number).state()).isEqualTo(CaseState.ASSESSMENT);
        Date twoMonthsIsSaturday = house.assessments.startBy(number);
        assertThat(twoMonthsIsSaturday)
                .isEqualTo(Date.from(LocalDate.of(2026, 5, 5)
                        .atStartOfDay(ZoneId.of("Europe/Helsinki"))
                        .toInstant()));
    }

    @Test
    void whatTheInterviewFindsIsStoredAndShownInTheConclusion() {
        String number = house.opened("Testi-Haastattelu");
        FormContext task = house.bed.task(KEURUU, number);
        InitialInterview shown = house.interview.read(task);
        assertThat(shown.clientLanguages()).isEqualTo("Asiointikieli: englanti. Tulkki tarvitaan: arabia.");
        assertThat(shown.professionalChoices())
                .extracting("value")
                .contains(NURSE)
                .doesNotContain(KEURUU);

        assertThat(house.bed.submit(
                        house.interview, task, InterviewAnswer.to(shown).build()))
                .containsEntry("coordinationNeeded", false);
        ConcludeAssessment concluding = house.conclusion.read(task);
        assertThat(concluding.interviewText())
                .contains("Kirvesmies", "B1 – selviytyy arjessa", "Selkä oireilee")
                .doesNotContain("<b>");
        assertThat(concluding.contributionsText()).isEqualTo("Hyvinvointialuetta ei ole pyydetty mukaan.");
        assertThat(house.bed.submit(
                        house.conclusion,
                        task,
                        concluded(concluding, YesNo.YES, "Työllistyä", List.of("EDUCATION"), null)))
                .isEqualTo(Map.of("planNeeded", true));
        assertThat(house.bed.count(
                        "select count(*) from koto.assessment where case_number = ? and state = 'CONCLUDED' and plan_needed"
                                + " and referrals = array['EDUCATION']",
                        number))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "interviewedOn, tulevaisuudessa",
        "interviewLanguage, luettelosta",
        "understoodNote, varmistetaan",
        "professionals, Valitse vähintään yksi",
        "professionals, Valitse ammattilaiset luettelosta",
        "question, Kirjoita",
        "lifeSituation, 4000",
        "education, näkymättömät",
        "literacy, Valitse",
        "coordinationNeeded, Valitse",
        "version, muuttuneet"
    })
    void theInterviewRefusesBadInputAndWritesNothing(String field, String words) {
        String number = house.opened("Testi-Huono");
        FormContext task = house.bed.task(KEURUU, number);
        InterviewAnswer found = InterviewAnswer.to(house.interview.read(task));
        switch (field) {
            case "interviewedOn" -> found.on = TODAY.plusDays(1);
            case "interviewLanguage" -> found.language = "qq";
            case "understoodNote" -> found.understood = YesNo.NO;
            case "professionals" -> {
                found.coordination = YesNo.YES;
                found.question = AssessmentHouse.QUESTION;
                found.professionals = words.contains("vähintään") ? List.of() : List.of(NURSE, KEURUU);
            }
            case "question" -> {
                found.coordination = YesNo.YES;
                found.professionals = List.of(NURSE);
            }
            case "lifeSituation" -> found.lifeSituation = "a".repeat(100_000);
            case "education" -> found.education = "a\u0000b";
            case "literacy" -> found.literacy = null;
            case "coordinationNeeded" -> found.coordination = null;
            default -> found.version = "0x";
        }
        assertThatThrownBy(() -> house.bed.submit(house.interview, task, found.build()))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.field()).isEqualTo(field);
                                    assertThat(problem.message()).contains(words);
                                }));
        assertThat(house.bed.count(
                        "select count(*) from koto.assessment where case_number = ? and state = 'OPEN'", number))
                .isEqualTo(1);
        assertThat(house.contributions.invited(number, "ASSESSMENT")).isEmpty();
        house.bed
                .jdbc
                .sql("delete from koto.assessment where case_number = ?")
                .param(number)
                .update();
        house.bed
                .jdbc
                .sql(
                        "update koto.integration_case set state = 'CLOSED', closed_at = now(), close_reason = 'OTHER' where number = ?")
                .param(number)
                .update();
    }

    @Test
    void aFormSentTwiceIsTakenOnce() {
        String number = house.opened("Testi-Tuplaus");
        FormContext task = house.bed.task(KEURUU, number);
        InitialInterview shown = house.interview.read(task);
        house.bed.submit(house.interview, task, InterviewAnswer.to(shown).build());
        assertThatThrownBy(() -> house.bed.submit(
                        house.interview, task, InterviewAnswer.to(shown).build()))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("muuttuneet");
    }

    @Test
    void anotherMunicipalityNeitherReadsNorWrites() {
        String number = house.opened("Testi-Vieras");
        FormContext stranger = new FormContext(MULTIA, "249", number, Map.of());
        InitialInterview shown = house.interview.read(house.bed.task(KEURUU, number));
        assertThatThrownBy(() -> house.interview.read(stranger)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> house.bed.submit(
                        house.interview, stranger, InterviewAnswer.to(shown).build()))
                .isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> house.conclusion.read(stranger)).isInstanceOf(AccessRefused.class);
    }

    @Test
    void withoutHealthInTheRightHealthIsNeitherShownNorWritten() {
        house.bed.person("narrow.keuruu", "keuruu");
        house.bed.grant(
                "narrow.keuruu",
                "249",
                Role.CASEWORKER,
                "MUNICIPALITY",
                null,
                Set.of("IDENTITY_AND_CONTACT", "LANGUAGE", "EDUCATION_AND_WORK", "SERVICES", "NOTES"));
        String number = house.opened("Testi-Terveys");
        FormContext narrow = house.bed.task("narrow.keuruu", number);
        InterviewAnswer found = InterviewAnswer.to(house.interview.read(narrow));
        assertThatThrownBy(() -> house.bed.submit(house.interview, narrow, found.build()))
                .isInstanceOf(AccessRefused.class);
        house.bed.submit(house.interview, house.bed.task(KEURUU, number), found.build());
        assertThat(house.conclusion.read(narrow).interviewText())
                .contains("Kirvesmies")
                .doesNotContain("Selkä");
    }

    @Test
    void theConclusionAsksForWhatFollowsFromIt() {
        String number = house.opened("Testi-Johtopäätös");
        FormContext task = house.bed.task(KEURUU, number);
        house.bed.submit(
                house.interview,
                task,
                InterviewAnswer.to(house.interview.read(task)).build());
        ConcludeAssessment shown = house.conclusion.read(task);
        refused(task, concluded(shown, YesNo.YES, " ", List.of(), null), "goals");
        refused(task, concluded(shown, YesNo.NO, null, List.of(), null), "referrals");
        refused(task, concluded(shown, YesNo.NO, null, List.of("MOON"), "x"), "referrals");
        assertThat(house.bed.submit(house.conclusion, task, concluded(shown, YesNo.NO, null, List.of(), "Kirjasto")))
                .containsEntry("planNeeded", false);
        refused(task, concluded(shown, YesNo.NO, null, List.of(), "Kirjasto"), "version");
    }

    @Test
    void lateIsToldOnceAndOnlyWhenLate() {
        String number = house.opened("Testi-Myöhässä");
        house.assessments.tellLate(number);
        house.assessments.tellLate(number);
        assertThat(house.notices(KEURUU, "ASSESSMENT_LATE", number)).isEqualTo(1);
        assertThat(house.notices(LEAD, "ASSESSMENT_LATE", number)).isEqualTo(1);

        String inTime = house.opened("Testi-Ajoissa");
        FormContext task = house.bed.task(KEURUU, inTime);
        house.bed.submit(
                house.interview,
                task,
                InterviewAnswer.to(house.interview.read(task)).build());
        house.assessments.tellLate(inTime);
        assertThat(house.notices(KEURUU, "ASSESSMENT_LATE", inTime)).isZero();
    }

    private static void refused(FormContext task, ConcludeAssessment answer, String field) {
        assertThatThrownBy(() -> house.bed.submit(house.conclusion, task, answer))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FormRefused.Problem::field)
                                .containsExactly(field));
    }

    private static ConcludeAssessment concluded(
            ConcludeAssessment shown, YesNo plan, String goals, List<String> referrals, String note) {
        return new ConcludeAssessment(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                shown.rowVersion(),
                "Tarvitsee kielen opetusta.",
                goals,
                plan,
                "Perustelu.",
                referrals,
                note,
                TODAY,
                "ar",
                true,
                YesNo.YES,
                null);
    }
}
