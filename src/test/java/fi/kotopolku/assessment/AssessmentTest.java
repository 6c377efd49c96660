package fi.kotopolku.assessment;

import static fi.kotopolku.casefile.CaseTestbed.KEURUU;
import static fi.kotopolku.casefile.CaseTestbed.LEAD;
import static fi.kotopolku.casefile.CaseTestbed.MULTIA;
import static fi.kotopolku.casefile.CaseTestbed.NURSE;
import static fi.kotopolku.casefile.CaseTestbed.TODAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.Role;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.casefile.CaseTestbed;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.YesNo;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The assessment through its forms, and the county's part under a right that opens and closes with it. */
class AssessmentTest {

    private static final String QUESTION = "Tarvitaanko <img src=x> tukea arkeen?";

    private static CaseTestbed bed;
    private static Assessments assessments;
    private static Contributions contributions;
    private static FormBinding<InitialInterview> interview;
    private static FormBinding<ConcludeAssessment> conclusion;
    private static FormBinding<Contribute> contribution;
    private static final List<GuestRightEnded> ENDED = new ArrayList<>();

    @BeforeAll
    static void start() {
        bed = new CaseTestbed("assessment");
        assessments = bed.bean(Assessments.class);
        contributions = bed.bean(Contributions.class);
        interview = bed.form("task_initialInterview", InitialInterview.class);
        conclusion = bed.form("task_concludeAssessment", ConcludeAssessment.class);
        contribution = bed.form("task_contribute", Contribute.class);
        bed.listen(event -> {
            if (event instanceof GuestRightEnded ended) {
                ENDED.add(ended);
            }
        });
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @Test
    void openingStartsTheClockOnceAndSaysSoOfTheCase() {
        String number = bed.openCase(KEURUU, "Testi-Alku");
        assessments.open(number);
        assessments.open(number);
        assertThat(bed.count("select count(*) from koto.assessment where case_number = ?", number))
                .isEqualTo(1);
        assertThat(bed.bean(Cases.class).find(number).state()).isEqualTo(CaseState.ASSESSMENT);
        Date twoMonthsIsSaturday = assessments.startBy(number);
        assertThat(twoMonthsIsSaturday)
                .isEqualTo(Date.from(LocalDate.of(2026, 5, 5)
                        .atStartOfDay(ZoneId.of("Europe/Helsinki"))
                        .toInstant()));
    }

    @Test
    void whatTheInterviewFindsIsStoredAndShownInTheConclusion() {
        String number = opened("Testi-Haastattelu");
        FormContext task = bed.task(KEURUU, number);
        InitialInterview shown = interview.read(task);
        assertThat(shown.clientLanguages()).isEqualTo("Asiointikieli: englanti. Tulkki tarvitaan: arabia.");
        assertThat(shown.professionalChoices())
                .extracting("value")
                .contains(NURSE)
                .doesNotContain(KEURUU);

        assertThat(bed.submit(interview, task, found(shown).build())).containsEntry("coordinationNeeded", false);
        ConcludeAssessment concluding = conclusion.read(task);
        assertThat(concluding.interviewText())
                .contains("Kirvesmies", "B1 – selviytyy arjessa", "Selkä oireilee")
                .doesNotContain("<b>");
        assertThat(concluding.contributionsText()).isEqualTo("Hyvinvointialuetta ei ole pyydetty mukaan.");
        assertThat(bed.submit(
                        conclusion, task, concluded(concluding, YesNo.YES, "Työllistyä", List.of("EDUCATION"), null)))
                .isEqualTo(Map.of("planNeeded", true));
        assertThat(bed.count(
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
        String number = opened("Testi-Huono");
        FormContext task = bed.task(KEURUU, number);
        Found found = found(interview.read(task));
        switch (field) {
            case "interviewedOn" -> found.on = TODAY.plusDays(1);
            case "interviewLanguage" -> found.language = "qq";
            case "understoodNote" -> found.understood = YesNo.NO;
            case "professionals" -> {
                found.coordination = YesNo.YES;
                found.question = QUESTION;
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
        assertThatThrownBy(() -> bed.submit(interview, task, found.build()))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.field()).isEqualTo(field);
                                    assertThat(problem.message()).contains(words);
                                }));
        assertThat(bed.count("select count(*) from koto.assessment where case_number = ? and state = 'OPEN'", number))
                .isEqualTo(1);
        assertThat(contributions.invited(number, "ASSESSMENT")).isEmpty();
        bed.jdbc
                .sql("delete from koto.assessment where case_number = ?")
                .param(number)
                .update();
        bed.jdbc
                .sql(
                        "update koto.integration_case set state = 'CLOSED', closed_at = now(), close_reason = 'OTHER' where number = ?")
                .param(number)
                .update();
    }

    @Test
    void aFormSentTwiceIsTakenOnce() {
        String number = opened("Testi-Tuplaus");
        FormContext task = bed.task(KEURUU, number);
        InitialInterview shown = interview.read(task);
        bed.submit(interview, task, found(shown).build());
        assertThatThrownBy(() -> bed.submit(interview, task, found(shown).build()))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("muuttuneet");
    }

    @Test
    void anotherMunicipalityNeitherReadsNorWrites() {
        String number = opened("Testi-Vieras");
        FormContext stranger = new FormContext(MULTIA, "249", number, Map.of());
        InitialInterview shown = interview.read(bed.task(KEURUU, number));
        assertThatThrownBy(() -> interview.read(stranger)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> bed.submit(interview, stranger, found(shown).build()))
                .isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> conclusion.read(stranger)).isInstanceOf(AccessRefused.class);
    }

    @Test
    void withoutHealthInTheRightHealthIsNeitherShownNorWritten() {
        bed.person("narrow.keuruu", "keuruu");
        bed.grant(
                "narrow.keuruu",
                "249",
                Role.CASEWORKER,
                "MUNICIPALITY",
                null,
                Set.of("IDENTITY_AND_CONTACT", "LANGUAGE", "EDUCATION_AND_WORK", "SERVICES", "NOTES"));
        String number = opened("Testi-Terveys");
        FormContext narrow = bed.task("narrow.keuruu", number);
        Found found = found(interview.read(narrow));
        assertThatThrownBy(() -> bed.submit(interview, narrow, found.build())).isInstanceOf(AccessRefused.class);
        bed.submit(interview, bed.task(KEURUU, number), found.build());
        assertThat(conclusion.read(narrow).interviewText())
                .contains("Kirvesmies")
                .doesNotContain("Selkä");
    }

    @Test
    void theConclusionAsksForWhatFollowsFromIt() {
        String number = opened("Testi-Johtopäätös");
        FormContext task = bed.task(KEURUU, number);
        bed.submit(interview, task, found(interview.read(task)).build());
        ConcludeAssessment shown = conclusion.read(task);
        refused(task, concluded(shown, YesNo.YES, " ", List.of(), null), "goals");
        refused(task, concluded(shown, YesNo.NO, null, List.of(), null), "referrals");
        refused(task, concluded(shown, YesNo.NO, null, List.of("MOON"), "x"), "referrals");
        assertThat(bed.submit(conclusion, task, concluded(shown, YesNo.NO, null, List.of(), "Kirjasto")))
                .containsEntry("planNeeded", false);
        refused(task, concluded(shown, YesNo.NO, null, List.of(), "Kirjasto"), "version");
    }

    @Test
    void lateIsToldOnceAndOnlyWhenLate() {
        String number = opened("Testi-Myöhässä");
        assessments.tellLate(number);
        assessments.tellLate(number);
        assertThat(notices(KEURUU, "ASSESSMENT_LATE", number)).isEqualTo(1);
        assertThat(notices(LEAD, "ASSESSMENT_LATE", number)).isEqualTo(1);

        String inTime = opened("Testi-Ajoissa");
        FormContext task = bed.task(KEURUU, inTime);
        bed.submit(interview, task, found(interview.read(task)).build());
        assessments.tellLate(inTime);
        assertThat(notices(KEURUU, "ASSESSMENT_LATE", inTime)).isZero();
    }

    @Test
    void theNurseContributesUnderARightThatOpensAndClosesWithTheStep() {
        String number = invited("Testi-Kutsu");
        String id = onlyInvited(number);
        FormContext task = guest(NURSE, number, id);
        assertThat(contributions.professional(id)).isEqualTo(NURSE);
        assertThatThrownBy(() -> contribution.read(task)).isInstanceOf(AccessRefused.class);

        contributions.openRight(id);
        contributions.openRight(id);
        assertThat(bed.count("select count(*) from koto.access_right where step_key = ?", id))
                .isEqualTo(1);
        Contribute shown = contribution.read(task);
        assertThat(shown.clientName()).contains("Kutsu");
        assertThat(shown.question()).contains("\\<img src\\=x\\>");
        assertThat(shown.limit()).isEqualTo("16.3.2026");
        assertThat(decisions()
                        .decide(NURSE, Power.READ, number, DataCategory.NOTES)
                        .allowed())
                .isFalse();
        assertThat(decisions()
                        .decide(NURSE, Power.DECIDE, number, DataCategory.SERVICES)
                        .allowed())
                .isFalse();

        guestRefused(task, given(shown, Contribute.Reply.GIVE, null, null), "observations");
        guestRefused(task, given(shown, Contribute.Reply.DECLINE, null, " "), "declineReason");
        guestRefused(task, given(shown, null, null, null), "reply");
        assertThat(bed.submit(
                        contribution, task, given(shown, Contribute.Reply.GIVE, "Jaksaa hyvin [linkki](x).", null)))
                .isEmpty();
        guestRefused(task, given(shown, Contribute.Reply.GIVE, "Toiseen kertaan", null), "version");
        assertThat(contributions.invited(number, "ASSESSMENT")).isEmpty();

        contributions.closeRight(id);
        contributions.closeRight(id);
        assertThatThrownBy(() -> contribution.read(task)).isInstanceOf(AccessRefused.class);
        assertThat(decisions().inForce(NURSE)).noneMatch(right -> right.number().equals(rightOf(id)));
        assertThat(conclusion.read(bed.task(KEURUU, number)).contributionsText())
                .contains("Jaksaa hyvin \\[linkki\\]", "Vastattu 2\\.3\\.2026", "Keski\\-Suomen hyvinvointialue");
        assertThat(notices(KEURUU, "CONTRIBUTION_GIVEN", number)).isEqualTo(1);
        assertThat(ENDED).noneMatch(event -> event.contributionId().equals(id));
    }

    @Test
    void aContributionIsOnlyTheInvitedPersonsOwnAndOnlyInItsCase() {
        String number = invited("Testi-Oma");
        String id = onlyInvited(number);
        contributions.openRight(id);
        String other = invited("Testi-Toinen");
        contributions.openRight(onlyInvited(other));
        for (FormContext wrong : List.of(
                guest(KEURUU, number, id),
                guest("doctor.keskisuomi", number, id),
                guest(NURSE, other, id),
                guest(NURSE, number, "../etc"),
                bed.task(NURSE, number))) {
            assertThatThrownBy(() -> contribution.read(wrong)).isInstanceOf(AccessRefused.class);
        }
    }

    @Test
    void withoutAnAnswerTheStepGoesOnWithoutAndSaysSo() {
        String number = invited("Testi-Hiljainen");
        String id = onlyInvited(number);
        contributions.openRight(id);
        assertThat(contributions.remindAt(id)).isBefore(contributions.limitAt(id));
        contributions.remind(id);
        assertThat(notices(NURSE, "CONTRIBUTION_REMINDER", number)).isEqualTo(1);
        contributions.lapse(id);
        contributions.lapse(id);
        contributions.remind(id);
        contributions.closeRight(id);
        assertThat(notices(NURSE, "CONTRIBUTION_REMINDER", number)).isEqualTo(1);
        assertThat(notices(KEURUU, "CONTRIBUTION_LAPSED", number)).isEqualTo(1);
        assertThat(contributions.invited(number, "ASSESSMENT")).isEmpty();
        assertThat(conclusion.read(bed.task(KEURUU, number)).contributionsText())
                .contains("Ei vastannut määräajassa");
    }

    @Test
    void aRightEndedEarlyIsToldToTheStep() {
        String number = invited("Testi-Peruttu");
        String id = onlyInvited(number);
        contributions.openRight(id);
        bed.end(rightOf(id));
        bed.bean(AccessRights.class).tidyUp();
        assertThat(ENDED).contains(new GuestRightEnded(id, number));
    }

    @Test
    void decliningIsAnAnswer() {
        String number = invited("Testi-Kieltäytyvä");
        String id = onlyInvited(number);
        contributions.openRight(id);
        FormContext task = guest(NURSE, number, id);
        bed.submit(
                contribution,
                task,
                given(contribution.read(task), Contribute.Reply.DECLINE, null, "Ei tuttu asiakas."));
        assertThat(conclusion.read(bed.task(KEURUU, number)).contributionsText())
                .contains("Ei osallistu", "Ei tuttu asiakas");
    }

    @Test
    void somebodyWhoLeftTheCountyGetsNoRight() {
        bed.person("left.keskisuomi", "keski-suomi-hva");
        String number = opened("Testi-Lähtenyt");
        bed.inTransaction(() -> {
            contributions.invite(number, "PLAN", List.of("left.keskisuomi"), QUESTION, KEURUU);
            return null;
        });
        String id = contributions.invited(number, "PLAN").get(0);
        bed.jdbc
                .sql("update koto.person set employed = false where id = 'left.keskisuomi'")
                .update();
        contributions.openRight(id);
        assertThat(bed.count("select count(*) from koto.access_right where step_key = ?", id))
                .isZero();
        contributions.closeRight(id);
    }

    @Test
    void whoIsAskedAlreadyIsNotAskedTwice() {
        String number = invited("Testi-Uudestaan");
        contributions.invite(number, "ASSESSMENT", List.of(NURSE, "doctor.keskisuomi"), QUESTION, KEURUU);
        assertThat(contributions.invited(number, "ASSESSMENT")).hasSize(2);
        assertThat(contributions.invited(number, "REVIEW")).isEmpty();
        assertThat(contributions.answers(KEURUU, number, "ASSESSMENT", Instant.EPOCH))
                .hasSize(2);
    }

    private static String opened(String name) {
        String number = bed.openCase(KEURUU, name);
        assessments.open(number);
        return number;
    }

    private static String invited(String name) {
        String number = opened(name);
        FormContext task = bed.task(KEURUU, number);
        Found found = found(interview.read(task));
        found.coordination = YesNo.YES;
        found.professionals = List.of(NURSE);
        found.question = QUESTION;
        assertThat(bed.submit(interview, task, found.build())).containsEntry("coordinationNeeded", true);
        return number;
    }

    private static String onlyInvited(String number) {
        assertThat(contributions.invited(number, "ASSESSMENT")).hasSize(1);
        return contributions.invited(number, "ASSESSMENT").get(0);
    }

    private static FormContext guest(String person, String number, String id) {
        return new FormContext(person, number.substring(0, 3), number, Map.of("contributionId", id));
    }

    private static AccessDecisions decisions() {
        return bed.bean(AccessDecisions.class);
    }

    private static String rightOf(String id) {
        return bed.jdbc
                .sql("select right_number from koto.contribution where id = cast(? as uuid)")
                .param(id)
                .query(String.class)
                .single();
    }

    private static int notices(String person, String kind, String number) {
        return bed.count(
                "select count(*) from koto.notice where person_id = ? and kind = ? and subject_key = ?",
                person,
                kind,
                number);
    }

    private static void refused(FormContext task, ConcludeAssessment answer, String field) {
        assertThatThrownBy(() -> bed.submit(conclusion, task, answer))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FormRefused.Problem::field)
                                .containsExactly(field));
    }

    private static void guestRefused(FormContext task, Contribute answer, String field) {
        assertThatThrownBy(() -> bed.submit(contribution, task, answer))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FormRefused.Problem::field)
                                .containsExactly(field));
    }

    private static Contribute given(Contribute shown, Contribute.Reply reply, String observations, String why) {
        return new Contribute(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                shown.rowVersion(),
                reply,
                observations,
                null,
                null,
                why);
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

    private static Found found(InitialInterview shown) {
        Found found = new Found();
        found.version = shown.rowVersion();
        return found;
    }

    /** An interview form filled in, to be changed one field at a time. */
    private static final class Found {
        private String version;
        private LocalDate on = TODAY;
        private String language = "ar";
        private YesNo understood = YesNo.YES;
        private Literacy literacy = Literacy.FLUENT_OTHER_SCRIPT;
        private String education = "Ammattikoulu";
        private String lifeSituation = "Asuu yksin.";
        private YesNo coordination = YesNo.NO;
        private List<String> professionals;
        private String question;

        InitialInterview build() {
            return new InitialInterview(
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
                    coordination,
                    professionals,
                    question);
        }
    }
}
