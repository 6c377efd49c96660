package fi.kotopolku.assessment;

import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.ClientCard;
import fi.kotopolku.casefile.Languages;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.casefile.YesNo;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The initial interview, always by a public official (§ 14), and what is asked of others: the county, clarifying measures. */
@Component
class InitialInterviewForm implements FormBinding<InitialInterview> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final Assessments assessments;
    private final AssessmentStore store;
    private final Contributions contributions;
    private final MeasureOrders orders;
    private final CaseFile caseFile;
    private final Cases cases;
    private final Rules rules;
    private final Clock clock;

    InitialInterviewForm(
            Assessments assessments,
            AssessmentStore store,
            Contributions contributions,
            MeasureOrders orders,
            CaseFile caseFile,
            Cases cases,
            Rules rules,
            Clock clock) {
        this.assessments = assessments;
        this.store = store;
        this.contributions = contributions;
        this.orders = orders;
        this.caseFile = caseFile;
        this.cases = cases;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_initialInterview";
    }

    @Override
    public Class<InitialInterview> type() {
        return InitialInterview.class;
    }

    @Override
    @Transactional
    public InitialInterview read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        ClientCard client = opened.client();
        Assessment assessment = assessments.latest(context.key());
        Deadline start =
                rules.due(Assessments.START_RULE, cases.find(context.key()).openedOn());
        return opened.shown(new InitialInterview(
                ScreenText.of(client.name()),
                client.caseNumber(),
                client.languagesFi(),
                DAY.format(start.due()) + ". " + ScreenText.of(start.explanationFi()),
                Languages.choices(),
                contributions.professionals(),
                orders.kinds(),
                orders.doers(context.key()),
                orders.targetFi(),
                Integer.toString(assessment.version()),
                null,
                null,
                client.contactLanguage(),
                client.interpreterLanguage() != null,
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
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, InitialInterview answer) {
        caseFile.open(context.personId(), context.key()).takes(answer);
        check(context, answer);
        Assessment assessment = assessments.latest(context.key());
        RowVersion opened = RowVersion.sentBack(answer.version());
        if (!store.writeInterview(assessment.id(), answer, context.personId(), opened)) {
            throw RowVersion.stale();
        }
        boolean coordination = answer.coordinationNeeded().yes();
        if (coordination) {
            contributions.invite(
                    context.key(),
                    Step.ASSESSMENT.name(),
                    answer.professionals(),
                    answer.question(),
                    context.personId());
        }
        orders.order(context.key(), assessment.id(), answer.measures(), context.personId());
        return Map.of(
                "coordinationNeeded",
                coordination,
                "measuresOrdered",
                !MeasureOrder.filled(answer.measures()).isEmpty());
    }

    private void check(FormContext context, InitialInterview answer) {
        Problems problems = new Problems()
                .when(
                        answer.interviewedOn().isAfter(LocalDate.now(clock)),
                        "interviewedOn",
                        "Anna päivä, jona haastattelu pidettiin; se ei voi olla tulevaisuudessa.")
                .when(
                        !Languages.known(answer.interviewLanguage()),
                        "interviewLanguage",
                        "Valitse haastattelun kieli luettelosta.")
                .when(
                        answer.understood() == YesNo.NO && Written.nothing(answer.understoodNote()),
                        "understoodNote",
                        "Kirjoita, miten ymmärtäminen varmistetaan.");
        orders.check(context.key(), answer.measures(), context.personId(), problems);
        problems.refuseAny();
    }
}
