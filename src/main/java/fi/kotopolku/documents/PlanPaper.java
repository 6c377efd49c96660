package fi.kotopolku.documents;

import static fi.kotopolku.documents.CommonSections.leftOut;
import static fi.kotopolku.documents.CommonSections.listing;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.CaseSummary;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.documents.Block.Fact;
import fi.kotopolku.documents.Block.Facts;
import fi.kotopolku.documents.Block.Grid;
import fi.kotopolku.documents.Block.Note;
import fi.kotopolku.documents.Block.Notice;
import fi.kotopolku.documents.Block.Paragraph;
import fi.kotopolku.documents.Block.Signatures;
import fi.kotopolku.plan.PlanOnPaper;
import fi.kotopolku.plan.PlansOnPaper;
import fi.kotopolku.rules.Deadline;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The integration plan (§ 16) for the client's hand, as far as the rights of whoever prints it reach. */
@Service
class PlanPaper {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private static final int RIGHTS = 5;
    private static final int DUTIES = 3;
    private static final Set<String> ABOUT_REVIEW = Set.of("REVIEW_REMINDER", "REVIEW_LATEST");

    private final CaseFile caseFile;
    private final Cases cases;
    private final PlansOnPaper plans;
    private final CommonSections common;

    PlanPaper(CaseFile caseFile, Cases cases, PlansOnPaper plans, CommonSections common) {
        this.caseFile = caseFile;
        this.cases = cases;
        this.plans = plans;
        this.common = common;
    }

    /**
     * @param version the version's number; null for the version in force
     * @throws fi.kotopolku.access.AccessRefused when the rights cover neither the plan nor its services
     * @throws NoSuchPaper when there is no such version
     */
    @Transactional
    public Paper of(String personId, String caseNumber, PaperLanguage language, Integer version) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        if (!opened.reads(DataCategory.PLAN) && !opened.reads(DataCategory.SERVICES)) {
            caseFile.reads(personId, caseNumber, DataCategory.PLAN);
        }
        PlanOnPaper plan = plans.read(opened, caseNumber, version).orElseThrow(() -> nothing(version));
        CaseSummary about = cases.find(caseNumber);
        Sentences say = Sentences.in(language);
        Stream<Section> ofPlan = opened.reads(DataCategory.PLAN)
                ? Stream.of(made(about, plan, say), validity(plan, say), goals(plan, say))
                : Stream.of(new Section(say.say("goals.heading"), List.of(leftOut(say))));
        Stream<Section> moreOfPlan =
                opened.reads(DataCategory.PLAN) ? Stream.of(language(plan, say), followUp(plan, say)) : Stream.empty();
        Stream<Section> agreed = opened.reads(DataCategory.PLAN)
                ? Stream.of(review(plan, say), confirmation(plan, say))
                : Stream.empty();
        return new Paper(
                language,
                say.say("title.plan"),
                common.issuer(about, say),
                caseNumber,
                Stream.of(
                                Stream.of(common.whose("whose.heading", opened, say)),
                                ofPlan,
                                Stream.of(services(plan, opened, say)),
                                moreOfPlan,
                                Stream.of(
                                        new Section(
                                                say.say("rights.heading"), List.of(listing("rights.", RIGHTS, say))),
                                        new Section(
                                                say.say("duties.heading"), List.of(listing("duties.", DUTIES, say)))),
                                agreed,
                                Stream.of(common.contact(about, say), common.protection(say)))
                        .flatMap(sections -> sections)
                        .toList());
    }

    private static NoSuchPaper nothing(Integer version) {
        return version == null
                ? new NoSuchPaper(
                        "no-plan-in-force", "Asiassa ei ole voimassa olevaa suunnitelmaa, jonka voisi tulostaa.")
                : new NoSuchPaper("no-such-version", "Asiassa ei ole suunnitelmaa, jolla on tämä version numero.");
    }

    private Section made(CaseSummary about, PlanOnPaper plan, Sentences say) {
        List<Fact> facts = common.made(about, plan.confirmedBy(), say);
        facts.add(new Fact(say.say("made.version"), Words.plain(Integer.toString(plan.no()))));
        return new Section(say.say("made.heading"), List.of(new Facts(facts)));
    }

    private static Section validity(PlanOnPaper plan, Sentences say) {
        List<Block> blocks = new ArrayList<>();
        Words state = say.say("status." + plan.state());
        blocks.add(plan.state().equals("IN_FORCE") ? new Paragraph(state) : new Notice(state));
        if (plan.validFrom() != null) {
            blocks.add(new Facts(List.of(
                    new Fact(say.say("validity.from"), day(plan.validFrom())),
                    new Fact(say.say("validity.until"), day(plan.validUntil())))));
        }
        plan.deadlines().stream()
                .filter(deadline -> !ABOUT_REVIEW.contains(deadline.ruleId()))
                .forEach(deadline -> explained(deadline, say, blocks));
        return new Section(say.say("validity.heading"), blocks);
    }

    private static Section goals(PlanOnPaper plan, Sentences say) {
        List<Block> blocks = new ArrayList<>();
        if (say.language() != PaperLanguage.FI) {
            blocks.add(new Note(say.say("writtenIn")));
        }
        if (plan.longTermGoals() != null) {
            blocks.add(new Facts(List.of(new Fact(say.say("goals.longTerm"), Words.written(plan.longTermGoals())))));
        }
        blocks.add(
                plan.goals().isEmpty()
                        ? new Paragraph(say.say("goals.none"))
                        : new Grid(
                                Stream.of("area", "goal", "by")
                                        .map(column -> say.say("goals." + column))
                                        .toList(),
                                plan.goals().stream()
                                        .map(goal -> row(goal, say))
                                        .toList()));
        return new Section(say.say("goals.heading"), blocks);
    }

    private static Section services(PlanOnPaper plan, OpenedCase opened, Sentences say) {
        Block services;
        if (!opened.reads(DataCategory.SERVICES)) {
            services = leftOut(say);
        } else if (plan.services().isEmpty()) {
            services = new Paragraph(say.say("services.none"));
        } else {
            services = new Grid(
                    Stream.of("service", "aim", "when", "who")
                            .map(column -> say.say("services." + column))
                            .toList(),
                    plan.services().stream().map(service -> row(service, say)).toList());
        }
        return new Section(say.say("services.heading"), List.of(services));
    }

    private static List<Words> row(PlanOnPaper.Goal goal, Sentences say) {
        return List.of(
                Words.plain(goal.line()).and(say.say("area." + goal.area())),
                Words.written(goal.goal()),
                goal.reachBy() == null ? Words.plain("–") : day(goal.reachBy()));
    }

    private static List<Words> row(PlanOnPaper.Service service, Sentences say) {
        Words who = say.say("responsible." + service.responsible());
        String until = service.endsOn() == null ? "" : DAY.format(service.endsOn());
        return List.of(
                Words.plain(service.line())
                        .and(say.say("kind." + service.kind()))
                        .and(Words.written(service.provider())),
                Words.written(service.aim()),
                Words.plain(DAY.format(service.startsOn()) + "–" + until),
                service.responsiblePerson() == null ? who : who.and(Words.written(service.responsiblePerson())));
    }

    private static Section language(PlanOnPaper plan, Sentences say) {
        List<Fact> facts = new ArrayList<>();
        if (plan.integrationLanguage() != null) {
            facts.add(new Fact(say.say("language.integration"), say.say("language." + plan.integrationLanguage())));
        }
        if (plan.languageStudies() != null) {
            facts.add(new Fact(say.say("language.studies"), Words.written(plan.languageStudies())));
        }
        return new Section(say.say("language.heading"), facts.isEmpty() ? List.of() : List.of(new Facts(facts)));
    }

    private static Section followUp(PlanOnPaper plan, Sentences say) {
        return new Section(
                say.say("followUp.heading"),
                plan.followUp() == null ? List.of() : List.of(new Paragraph(Words.written(plan.followUp()))));
    }

    private static Section review(PlanOnPaper plan, Sentences say) {
        List<Block> blocks = new ArrayList<>();
        plan.deadlines().stream()
                .filter(deadline -> ABOUT_REVIEW.contains(deadline.ruleId()))
                .forEach(deadline -> explained(deadline, say, blocks));
        blocks.add(new Paragraph(say.say("review.ask")));
        return new Section(say.say("review.heading"), blocks);
    }

    private static Section confirmation(PlanOnPaper plan, Sentences say) {
        List<Block> blocks = new ArrayList<>();
        if (plan.clientConfirmedOn() == null) {
            blocks.add(new Paragraph(say.say("confirmation.none")));
        } else {
            blocks.add(new Facts(List.of(
                    new Fact(say.say("confirmation.on"), day(plan.clientConfirmedOn())),
                    new Fact(say.say("confirmation.method"), say.say("method." + plan.confirmationMethod())),
                    new Fact(say.say("confirmation.language"), say.languageName(plan.language())),
                    new Fact(say.say("confirmation.interpreter"), say.yesOrNo(plan.interpreter())))));
        }
        List<Fact> before = explainedAndHeard(plan, say);
        if (!before.isEmpty()) {
            blocks.add(new Facts(before));
        }
        if (plan.draft()) {
            blocks.add(new Signatures(List.of(say.say("sign.client"), say.say("sign.official"))));
        }
        return new Section(say.say("confirmation.heading"), blocks);
    }

    private static List<Fact> explainedAndHeard(PlanOnPaper plan, Sentences say) {
        List<Fact> facts = new ArrayList<>();
        if (plan.rightsExplainedOn() != null) {
            facts.add(new Fact(say.say("explained.on"), day(plan.rightsExplainedOn())));
            facts.add(new Fact(say.say("explained.language"), say.languageName(plan.rightsLanguage())));
        }
        if (plan.childHeardOn() != null) {
            facts.add(new Fact(say.say("heard.child"), day(plan.childHeardOn())));
        }
        if (plan.guardianHeardOn() != null) {
            facts.add(new Fact(say.say("heard.guardian"), day(plan.guardianHeardOn())));
        }
        return facts;
    }

    /** The date in the reader's language, and under it the sentence that says which rule it comes from. */
    private static void explained(Deadline deadline, Sentences say, List<Block> blocks) {
        String key = "deadline." + deadline.ruleId();
        if (say.knows(key)) {
            blocks.add(new Paragraph(say.say(key, DAY.format(deadline.due()))));
        }
        blocks.add(new Note(Words.in(PaperLanguage.FI.tag(), deadline.explanationFi())));
    }

    private static Words day(LocalDate day) {
        return Words.plain(DAY.format(day));
    }
}
