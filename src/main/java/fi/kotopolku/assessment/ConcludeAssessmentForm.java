package fi.kotopolku.assessment;

import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.ClientCard;
import fi.kotopolku.casefile.Languages;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.casefile.YesNo;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows from the interview and the county's answers: needs, goals, a plan or none, and where to next. */
@Component
class ConcludeAssessmentForm implements FormBinding<ConcludeAssessment> {

    private final Assessments assessments;
    private final AssessmentStore store;
    private final Contributions contributions;
    private final Measures measures;
    private final CaseFile caseFile;
    private final Clock clock;

    ConcludeAssessmentForm(
            Assessments assessments,
            AssessmentStore store,
            Contributions contributions,
            Measures measures,
            CaseFile caseFile,
            Clock clock) {
        this.assessments = assessments;
        this.store = store;
        this.contributions = contributions;
        this.measures = measures;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_concludeAssessment";
    }

    @Override
    public Class<ConcludeAssessment> type() {
        return ConcludeAssessment.class;
    }

    @Override
    @Transactional
    public ConcludeAssessment read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        ClientCard client = opened.client();
        Assessment assessment = assessments.latest(context.key());
        return opened.shown(new ConcludeAssessment(
                ScreenText.of(client.name()),
                client.caseNumber(),
                client.languagesFi(),
                AssessmentText.interview(store.interview(assessment.id()), opened::reads),
                AssessmentText.contributions(
                        contributions.answers(opened, context.key(), Step.ASSESSMENT.name(), assessment.openedAt())),
                AssessmentText.measures(measures.results(opened, context.key(), assessment.openedAt())),
                Languages.choices(),
                Arrays.stream(Referral.values())
                        .map(referral -> new Choice(referral.nameFi(), referral.name()))
                        .toList(),
                Integer.toString(assessment.version()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                client.contactLanguage(),
                client.interpreterLanguage() != null,
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, ConcludeAssessment answer) {
        caseFile.open(context.personId(), context.key()).takes(answer);
        List<Referral> referrals = check(answer);
        Assessment assessment = assessments.latest(context.key());
        RowVersion opened = RowVersion.sentBack(answer.version());
        if (!store.conclude(assessment.id(), answer, referrals, context.personId(), opened)) {
            throw RowVersion.stale();
        }
        return Map.of("planNeeded", answer.planNeeded().yes());
    }

    private List<Referral> check(ConcludeAssessment answer) {
        List<String> chosen = answer.referrals() == null ? List.of() : answer.referrals();
        List<Referral> known = Arrays.stream(Referral.values())
                .filter(referral -> chosen.contains(referral.name()))
                .toList();
        boolean unknown = chosen.stream()
                .anyMatch(name ->
                        Arrays.stream(Referral.values()).noneMatch(referral -> Objects.equals(referral.name(), name)));
        boolean planned = answer.planNeeded().yes();
        new Problems()
                .when(unknown, "referrals", "Valitse palvelut luettelosta.")
                .when(
                        planned && Written.nothing(answer.goals()),
                        "goals",
                        "Kirjoita tavoitteet, joista suunnitelman laatiminen alkaa.")
                .when(
                        !planned && known.isEmpty() && Written.nothing(answer.referralsNote()),
                        "referrals",
                        "Valitse palvelut, joihin asiakas ohjataan, tai kirjoita ohjauksesta lisätietoihin.")
                .when(
                        answer.goneThroughOn().isAfter(LocalDate.now(clock)),
                        "goneThroughOn",
                        "Anna päivä, jona johtopäätös käytiin läpi; se ei voi olla tulevaisuudessa.")
                .when(
                        !Languages.known(answer.goneThroughLanguage()),
                        "goneThroughLanguage",
                        "Valitse läpikäynnin kieli luettelosta.")
                .when(
                        answer.goneThroughUnderstood() == YesNo.NO && Written.nothing(answer.goneThroughNote()),
                        "goneThroughNote",
                        "Kirjoita, miten ymmärtäminen varmistetaan.")
                .refuseAny();
        return known;
    }
}
