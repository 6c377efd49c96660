package fi.kotopolku.plan;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The window of the provider's professional: one service of one client, and what was told of it. */
@Component
class ReportServiceBinding implements FormBinding<ReportServiceForm> {

    private final FollowUps followUps;
    private final ServiceReports reports;
    private final ReportStore store;
    private final PlanStore plans;
    private final CaseFile caseFile;

    ReportServiceBinding(
            FollowUps followUps, ServiceReports reports, ReportStore store, PlanStore plans, CaseFile caseFile) {
        this.followUps = followUps;
        this.reports = reports;
        this.store = store;
        this.plans = plans;
        this.caseFile = caseFile;
    }

    @Override
    public String formId() {
        return "task_reportService";
    }

    @Override
    public Class<ReportServiceForm> type() {
        return ReportServiceForm.class;
    }

    @Override
    @Transactional
    public ReportServiceForm read(FormContext context) {
        FollowUp followUp = own(context);
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        List<ServiceReport> told = store.of(followUp.planId(), Line.number(followUp.line()));
        return opened.shown(new ReportServiceForm(
                ScreenText.of(opened.client().name()),
                context.key(),
                service(plans, followUp),
                ReportFields.reportsFi(told),
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
                ReportFields.correctable(told)));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, ReportServiceForm answer) {
        return Map.of("followUpOver", reports.inTask(context.personId(), own(context), answer.report()));
    }

    static String service(PlanStore plans, FollowUp followUp) {
        return plans.version(followUp.caseNumber(), State.IN_FORCE).stream()
                .flatMap(version -> plans.services(version.id()).stream())
                .map(KeptService::service)
                .filter(service -> service.line().equals(followUp.line()))
                .findFirst()
                .map(ReportFields::serviceFi)
                .orElse("Palvelu ei ole enää suunnitelmassa.");
    }

    /** Only who was named, and only in the process of the case. */
    private FollowUp own(FormContext context) {
        FollowUp followUp = followUps.known(context.variable("followUpId"));
        if (!followUp.caseNumber().equals(context.key()) || !followUp.reporter().equals(context.personId())) {
            throw AccessRefused.nothingHere();
        }
        return followUp;
    }
}
