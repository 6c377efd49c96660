package fi.kotopolku.plan;

import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.ClientCard;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
import fi.kotopolku.rules.Deadline;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Drafting the plan: its goals, its services, and whether the county is asked to take part (§ 16). */
@Component
class DraftPlanBinding implements FormBinding<DraftPlanForm> {

    private static final PlannedGoal NO_GOAL_YET = new PlannedGoal(null, null, null, null);
    private static final PlannedService NO_SERVICE_YET =
            new PlannedService(null, null, null, null, null, null, null, null);

    private final PlanStore plans;
    private final PlanDates dates;
    private final CaseFile caseFile;
    private final CountyInvitation county;
    private final LinkedPlans linked;

    DraftPlanBinding(PlanStore plans, PlanDates dates, CaseFile caseFile, CountyInvitation county, LinkedPlans linked) {
        this.plans = plans;
        this.dates = dates;
        this.caseFile = caseFile;
        this.county = county;
        this.linked = linked;
    }

    @Override
    public String formId() {
        return "task_draftPlan";
    }

    @Override
    public Class<DraftPlanForm> type() {
        return DraftPlanForm.class;
    }

    @Override
    @Transactional
    public DraftPlanForm read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        ClientCard client = opened.client();
        PlanVersion draft = draft(context.key());
        return opened.shown(new DraftPlanForm(
                ScreenText.of(client.name()),
                context.key(),
                client.languagesFi(),
                draft.resultReason() == null
                        ? ""
                        : "**Palautettu muokattavaksi:** " + ScreenText.of(draft.resultReason()),
                dates.of(context.key()).stream().map(Deadline::explanationFi).collect(Collectors.joining("\n\n")),
                draft.kind(),
                linked.namedFi(context.personId(), draft),
                draft.longTermGoals(),
                orOneEmpty(plans.goals(draft.id()), NO_GOAL_YET),
                draft.integrationLanguage(),
                draft.languageStudies(),
                orOneEmpty(servicesOf(draft), NO_SERVICE_YET),
                draft.followUp(),
                false,
                List.of(),
                county.choices(),
                null,
                null,
                new RowVersion(draft.version()).toString()));
    }

    @Override
    @Transactional
    public DraftPlanForm stored(FormContext context) {
        PlanVersion draft = draft(context.key());
        return new DraftPlanForm(
                null,
                null,
                null,
                null,
                null,
                draft.kind(),
                linked.namedFi(context.personId(), draft),
                draft.longTermGoals(),
                plans.goals(draft.id()),
                draft.integrationLanguage(),
                draft.languageStudies(),
                servicesOf(draft),
                draft.followUp(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, DraftPlanForm answer) {
        caseFile.open(context.personId(), context.key()).takes(answer, stored(context));
        PlanVersion draft = draft(context.key());
        RowVersion.sentBack(answer.version()).mustBe(draft.version());
        List<PlannedGoal> goals = answer.goals().stream()
                .filter(Objects::nonNull)
                .filter(goal -> !goal.blank())
                .toList();
        List<PlannedService> services = answer.services().stream()
                .filter(Objects::nonNull)
                .filter(service -> !service.blank())
                .toList();
        refuseStrangeLines(goals, plans.goals(draft.id()), PlannedGoal::line);
        refuseStrangeLines(services, servicesOf(draft), PlannedService::line);
        DraftProblems.refuse(goals, services);
        if (!plans.writeDraft(draft, answer, goals, services)) {
            throw RowVersion.stale();
        }
        linked.write(context.personId(), draft, answer.linkedCases());
        boolean invited =
                county.invite(context, "PLAN", answer.inviteCounty(), answer.professionals(), answer.question());
        return Map.of("countyInvited", invited);
    }

    private PlanVersion draft(String caseNumber) {
        return plans.version(caseNumber, State.DRAFT).orElseThrow(RowVersion::stale);
    }

    private List<PlannedService> servicesOf(PlanVersion draft) {
        return plans.services(draft.id()).stream().map(KeptService::service).toList();
    }

    private static <T> void refuseStrangeLines(List<T> sent, List<T> shown, Function<T, String> line) {
        if (!Line.sentBack(
                sent.stream().map(line).toList(), shown.stream().map(line).toList())) {
            throw RowVersion.stale();
        }
    }

    private static <T> List<T> orOneEmpty(List<T> lines, T empty) {
        return lines.isEmpty() ? List.of(empty) : lines;
    }
}
