package fi.kotopolku.assessment;

import fi.kotopolku.casefile.Beginning;
import fi.kotopolku.casefile.Beginnings;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.WindowException;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a client who asked, or for whom somebody else did, needs an assessment (§ 14): scope, target group, the window of
 * three years with its exception, and the reason. What decides and what it rests on are stored together, once.
 */
@Component
class DecideNeedForm implements FormBinding<DecideNeed> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final Assessments assessments;
    private final NeedStore store;
    private final CaseFile caseFile;
    private final Cases cases;
    private final Beginnings beginnings;
    private final Rules rules;
    private final Clock clock;

    DecideNeedForm(
            Assessments assessments,
            NeedStore store,
            CaseFile caseFile,
            Cases cases,
            Beginnings beginnings,
            Rules rules,
            Clock clock) {
        this.assessments = assessments;
        this.store = store;
        this.caseFile = caseFile;
        this.cases = cases;
        this.beginnings = beginnings;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_decideNeed";
    }

    @Override
    public Class<DecideNeed> type() {
        return DecideNeed.class;
    }

    @Override
    @Transactional
    public DecideNeed read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        Beginning beginning = beginnings.of(context.key());
        Deadline window = window(beginning);
        Deadline start =
                rules.due(Assessments.START_RULE, cases.find(context.key()).openedOn());
        return opened.shown(new DecideNeed(
                ScreenText.of(opened.client().name()),
                context.key(),
                beginning.wayIn().nameFi(),
                DAY.format(start.due()) + ". " + ScreenText.of(start.explanationFi()),
                shown(window),
                over(window),
                choices(Scope.values()),
                choices(TargetGroup.values()),
                Arrays.stream(WindowException.values())
                        .map(exception -> new Choice(exception.nameFi(), exception.name()))
                        .toList(),
                NeedGround.against()
                        .map(ground -> new Choice(capital(ground.nameFi()), ground.name()))
                        .toList(),
                Integer.toString(assessments.latest(context.key()).version()),
                null,
                null,
                null,
                null,
                beginning.exception(),
                beginning.exceptionReason(),
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, DecideNeed answer) {
        caseFile.open(context.personId(), context.key()).takes(answer);
        check(answer, window(beginnings.of(context.key())));
        Assessment assessment = assessments.latest(context.key());
        RowVersion opened = RowVersion.sentBack(answer.version());
        if (!store.decide(assessment.id(), answer, context.personId(), opened)) {
            throw RowVersion.stale();
        }
        return answer.need() == Need.NEEDED
                ? Map.of("needDecision", answer.need().name())
                : Map.of("needDecision", answer.need().name(), "planNeeded", false);
    }

    private void check(DecideNeed answer, Deadline window) {
        boolean over = over(window);
        boolean needed = answer.need() == Need.NEEDED;
        boolean excepted = answer.windowException() != null;
        Problems problems = new Problems()
                .when(
                        needed && answer.scope() == Scope.OUTSIDE,
                        "need",
                        "Arviointi tehdään vain sille, jota laki koskee (2 §). Tarkista soveltamisala tai valitse, ettei"
                                + " arviointia tarvita.")
                .when(
                        needed && answer.targetGroup() == null,
                        "targetGroup",
                        "Valitse kohderyhmä, johon asiakas kuuluu (14 §).")
                .when(
                        needed && over && !excepted,
                        "windowException",
                        "Aika ensimmäisestä luvasta päättyi " + DAY.format(window.due())
                                + ". Valitse poikkeuksen peruste tai valitse, että arviointi raukeaa.")
                .when(
                        needed && over && excepted && Written.nothing(answer.windowExceptionReason()),
                        "windowExceptionReason",
                        "Kirjoita, miksi asiakas otetaan arviointiin ajan päätyttyä.")
                .when(
                        needed
                                && over
                                && answer.windowException() == WindowException.TRAFFICKING_VICTIM
                                && answer.targetGroup() != TargetGroup.TRAFFICKING_VICTIM,
                        "targetGroup",
                        "Poikkeus koskee ihmiskaupan uhria: valitse kohderyhmäksi ihmiskaupan uhri tai muuta poikkeuksen"
                                + " peruste.")
                .when(
                        excepted && !over,
                        "windowException",
                        "Poista poikkeuksen peruste: aika on voimassa " + DAY.format(window.due()) + " asti.")
                .when(
                        answer.need() == Need.LAPSED && !over,
                        "need",
                        "Arviointi ei raukea: aika on voimassa " + DAY.format(window.due()) + " asti.");
        checkRefusal(answer, problems);
        problems.refuseAny();
    }

    private static void checkRefusal(DecideNeed answer, Problems problems) {
        boolean refused = answer.need() == Need.NOT_NEEDED;
        problems.when(refused && answer.ground() == null, "ground", "Valitse, miksi arviointia ei tarvita.")
                .when(refused && answer.ground() == NeedGround.OWN_DUTY, "ground", "Valitse syy luettelosta.")
                .when(
                        refused && Written.nothing(answer.reason()),
                        "reason",
                        "Perustele, miksi arviointia ei tarvita. Oleskeluluvan peruste tai pituus ei yksin riitä.")
                .when(
                        refused
                                && answer.ground() != null
                                && (answer.ground() == NeedGround.OUTSIDE_SCOPE) != (answer.scope() == Scope.OUTSIDE),
                        "ground",
                        "Tarkista syy ja soveltamisala: ne ovat ristiriidassa.");
    }

    private Deadline window(Beginning beginning) {
        return rules.due(Assessments.WINDOW_RULE, beginning.firstPermitOn());
    }

    private boolean over(Deadline window) {
        return LocalDate.now(clock).isAfter(window.due());
    }

    private String shown(Deadline window) {
        return (over(window) ? "Aika päättyi " : "Aika on voimassa ")
                + DAY.format(window.due())
                + (over(window) ? ". " : " asti. ")
                + ScreenText.of(window.explanationFi());
    }

    private static List<Choice> choices(Scope... scopes) {
        return Arrays.stream(scopes)
                .map(scope -> new Choice(scope.nameFi(), scope.name()))
                .toList();
    }

    private static List<Choice> choices(TargetGroup... groups) {
        return Arrays.stream(groups)
                .map(group -> new Choice(group.nameFi(), group.name()))
                .toList();
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
