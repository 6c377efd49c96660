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
import fi.kotopolku.plan.PlanLimits.Period;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Going through the plan with the client, and what came of it (§ 16). */
@Component
class ConfirmPlanBinding implements FormBinding<ConfirmPlanForm> {

    private final PlanStore plans;
    private final PlanLimits limits;
    private final CaseFile caseFile;
    private final CountyInvitation county;
    private final Clock clock;

    ConfirmPlanBinding(PlanStore plans, PlanLimits limits, CaseFile caseFile, CountyInvitation county, Clock clock) {
        this.plans = plans;
        this.limits = limits;
        this.caseFile = caseFile;
        this.county = county;
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
                null,
                null,
                client.interpreterLanguage() == null ? client.contactLanguage() : client.interpreterLanguage(),
                Languages.choices(),
                client.interpreterLanguage() != null,
                false,
                false,
                draft.validFrom() == null ? today : draft.validFrom(),
                draft.validUntil(),
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
            case AGREED -> agreementProblems(plan, draft, answer);
            case REVISE -> List.of();
            case NOT_AGREED ->
                Written.nothing(answer.reason())
                        ? List.of(new Problem("reason", "Kirjoita, miksi suunnitelmasta ei sovittu."))
                        : List.of();
        };
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        boolean written = answer.planResult() == ConfirmPlanForm.PlanResult.AGREED
                ? plans.writeAgreement(draft, answer, context.personId())
                : plans.writeDisagreement(draft, answer.reason());
        if (!written) {
            throw RowVersion.stale();
        }
        return Map.of("planResult", answer.planResult().name());
    }

    private List<Problem> agreementProblems(Plan plan, PlanVersion draft, ConfirmPlanForm answer) {
        List<Problem> problems = new ArrayList<>();
        if (answer.language() == null || !Languages.known(answer.language())) {
            problems.add(new Problem("language", "Valitse kieli, jolla suunnitelma käytiin läpi."));
        }
        if (!Boolean.TRUE.equals(answer.understood())) {
            problems.add(
                    new Problem("understood", "Varmista, että asiakas ymmärsi suunnitelman, ja merkitse se tähän."));
        }
        if (!Boolean.TRUE.equals(answer.rightsExplained())) {
            problems.add(new Problem(
                    "rightsExplained", "Kerro asiakkaalle hänen oikeutensa ja velvollisuutensa ja merkitse se tähän."));
        }
        if (answer.confirmationMethod() == null) {
            problems.add(new Problem("confirmationMethod", "Valitse, miten asiakas vahvisti suunnitelman."));
        }
        if (answer.clientConfirmedOn() == null
                || !PlanLimits.sane(answer.clientConfirmedOn())
                || answer.clientConfirmedOn().isAfter(LocalDate.now(clock))) {
            problems.add(new Problem(
                    "clientConfirmedOn",
                    "Valitse päivä, jona asiakas vahvisti suunnitelman. Se ei voi olla tulevaisuudessa."));
        }
        periodProblems(plan, draft, answer, problems);
        return problems;
    }

    private void periodProblems(Plan plan, PlanVersion draft, ConfirmPlanForm answer, List<Problem> problems) {
        if (answer.validFrom() == null) {
            problems.add(new Problem("validFrom", "Valitse päivä, josta suunnitelma on voimassa."));
        }
        if (answer.validUntil() == null) {
            problems.add(new Problem("validUntil", "Valitse päivä, johon asti suunnitelma on voimassa."));
        }
        if (answer.validFrom() != null && answer.validUntil() != null && answer.clientConfirmedOn() != null) {
            problems.addAll(limits.problems(
                    plan, draft, new Period(answer.validFrom(), answer.validUntil(), answer.clientConfirmedOn())));
        }
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
