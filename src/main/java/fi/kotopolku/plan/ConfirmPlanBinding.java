package fi.kotopolku.plan;

import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.ClientCard;
import fi.kotopolku.casefile.Languages;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Going through the plan with the client, and what came of it (§ 16). */
@Component
class ConfirmPlanBinding implements FormBinding<ConfirmPlanForm> {

    private final PlanStore plans;
    private final PlanLimits limits;
    private final AgreementProblems agreementProblems;
    private final Agreements agreements;
    private final CaseFile caseFile;
    private final CountyInvitation county;
    private final People people;
    private final Clock clock;

    ConfirmPlanBinding(
            PlanStore plans,
            PlanLimits limits,
            AgreementProblems agreementProblems,
            Agreements agreements,
            CaseFile caseFile,
            CountyInvitation county,
            People people,
            Clock clock) {
        this.plans = plans;
        this.limits = limits;
        this.agreementProblems = agreementProblems;
        this.agreements = agreements;
        this.caseFile = caseFile;
        this.county = county;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_confirmPlan";
    }

    @Override
    public Class<ConfirmPlanForm> type() {
        return ConfirmPlanForm.class;
    }

    @Override
    @Transactional
    public ConfirmPlanForm read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        ClientCard client = opened.client();
        PlanVersion draft = draft(context.key());
        LocalDate today = LocalDate.now(clock);
        String spoken = client.interpreterLanguage() == null ? client.contactLanguage() : client.interpreterLanguage();
        boolean interpreted = client.interpreterLanguage() != null;
        return opened.shown(new ConfirmPlanForm(
                ScreenText.of(client.name()),
                context.key(),
                client.languagesFi(),
                PlanText.of(draft, plans.goals(draft.id()), services(draft), opened::reads),
                county.contributed(
                        opened,
                        context.key(),
                        "PLAN",
                        draft.begunOn().atStartOfDay(clock.getZone()).toInstant()),
                limitsFi(context.key(), today),
                draft.kind().name(),
                null,
                null,
                spoken,
                Languages.choices(),
                interpreted,
                false,
                null,
                null,
                null,
                null,
                null,
                false,
                today,
                people.find(context.personId()).map(Person::name).orElse(null),
                spoken,
                null,
                interpreted,
                draft.validFrom() == null ? today : draft.validFrom(),
                draft.validUntil(),
                null,
                null,
                today,
                null,
                null,
                today,
                null,
                new RowVersion(draft.version()).toString()));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, ConfirmPlanForm answer) {
        caseFile.open(context.personId(), context.key()).takes(answer);
        Plan plan = plans.locked(context.key()).orElseThrow(RowVersion::stale);
        PlanVersion draft = draft(context.key());
        RowVersion.sentBack(answer.version()).mustBe(draft.version());
        List<Problem> problems = switch (answer.planResult()) {
            case AGREED -> agreementProblems.of(plan, draft, answer);
            case REVISE -> List.of();
            case NOT_AGREED ->
                Written.nothing(answer.reason())
                        ? List.of(new Problem("reason", "Kirjoita, miksi suunnitelmasta ei sovittu."))
                        : List.of();
        };
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        boolean agreed = answer.planResult() == ConfirmPlanForm.PlanResult.AGREED;
        boolean written = agreed
                ? plans.writeAgreement(draft, answer, context.personId())
                : plans.writeDisagreement(draft, answer.reason());
        if (!written) {
            throw RowVersion.stale();
        }
        if (agreed) {
            agreements.write(draft, answer);
        }
        return Map.of("planResult", answer.planResult().name());
    }

    private String limitsFi(String caseNumber, LocalDate today) {
        return plans.find(caseNumber)
                .map(Plan::firstConfirmedOn)
                .map(limits::allPlans)
                .orElseGet(() -> limits.firstPlan(today))
                .explanationFi();
    }

    private PlanVersion draft(String caseNumber) {
        return plans.version(caseNumber, State.DRAFT).orElseThrow(RowVersion::stale);
    }

    private List<PlannedService> services(PlanVersion version) {
        return plans.services(version.id()).stream().map(KeptService::service).toList();
    }
}
