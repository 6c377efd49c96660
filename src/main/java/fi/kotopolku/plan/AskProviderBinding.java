package fi.kotopolku.plan;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.plan.FollowUp.EndCause;
import fi.kotopolku.plan.ServiceReport.Kind;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Silence is a question to the caseworker: has the service begun, and who tells of it. */
@Component
class AskProviderBinding implements FormBinding<AskProviderForm> {

    private final FollowUps followUps;
    private final ServiceReports reports;
    private final ReportStore store;
    private final ReviewStore reviewStore;
    private final Reviews reviews;
    private final PlanStore plans;
    private final CaseFile caseFile;
    private final People people;

    AskProviderBinding(
            FollowUps followUps,
            ServiceReports reports,
            ReportStore store,
            ReviewStore reviewStore,
            Reviews reviews,
            PlanStore plans,
            CaseFile caseFile,
            People people) {
        this.followUps = followUps;
        this.reports = reports;
        this.store = store;
        this.reviewStore = reviewStore;
        this.reviews = reviews;
        this.plans = plans;
        this.caseFile = caseFile;
        this.people = people;
    }

    @Override
    public String formId() {
        return "task_askProvider";
    }

    @Override
    public Class<AskProviderForm> type() {
        return AskProviderForm.class;
    }

    @Override
    @Transactional
    public AskProviderForm read(FormContext context) {
        FollowUp followUp = own(context);
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        return opened.shown(new AskProviderForm(
                ScreenText.of(opened.client().name()),
                context.key(),
                ReportServiceBinding.service(plans, followUp),
                ReportFields.reportsFi(store.of(followUp.planId(), Line.number(followUp.line()))),
                ScreenText.of(people.find(followUp.reporter()).map(Person::name).orElse(null)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                followUps.reporters(context.key())));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, AskProviderForm answer) {
        FollowUp followUp = own(context);
        caseFile.open(context.personId(), context.key()).takes(answer);
        return Map.of("followUpOver", over(context.personId(), followUp, answer));
    }

    private boolean over(String personId, FollowUp followUp, AskProviderForm answer) {
        return switch (answer.answer()) {
            case REPORTED -> reported(personId, followUp, answer);
            case NOT_BEGUN -> {
                boolean over = reports.inTask(personId, followUp, answer.report());
                review(personId, followUp.caseNumber());
                yield over;
            }
            case PROVIDER_CHANGED -> {
                new Problems()
                        .when(
                                followUps.reporters(followUp.caseNumber()).stream()
                                        .noneMatch(choice -> choice.value().equals(answer.reporter())),
                                "reporter",
                                "Valitse palvelun järjestäjän henkilö, jolla on oikeus kirjata tämän asian palveluja.")
                        .refuseAny();
                followUps.pass(followUp, answer.reporter(), personId);
                yield false;
            }
            case ASK_AGAIN -> {
                followUps.askAgain(followUp);
                yield false;
            }
            case END -> {
                followUps.over(followUp, EndCause.CASEWORKER);
                yield true;
            }
        };
    }

    private boolean reported(String personId, FollowUp followUp, AskProviderForm answer) {
        new Problems()
                .when(
                        answer.kind() == Kind.ATTENDANCE,
                        "kind",
                        "Kirjaa osallistuminen asian osiossa Palvelut ja pyydä sitten ilmoitusta uudelleen.")
                .refuseAny();
        return reports.inTask(personId, followUp, answer.report());
    }

    /** A review that is asked for already deals with it. */
    private void review(String personId, String caseNumber) {
        if (reviewStore.unfinished(caseNumber).isEmpty()) {
            reviews.request(
                    personId, caseNumber, ReviewKind.SERVICE_NOT_STARTED, "Suunnitelman palvelu ei ole alkanut.");
        }
    }

    private FollowUp own(FormContext context) {
        FollowUp followUp = followUps.known(context.variable("followUpId"));
        if (!followUp.caseNumber().equals(context.key())) {
            throw AccessRefused.nothingHere();
        }
        return followUp;
    }
}
