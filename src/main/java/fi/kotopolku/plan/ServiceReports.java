package fi.kotopolku.plan;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Role;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.plan.FollowUp.EndCause;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
import fi.kotopolku.plan.ServiceReport.Kind;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is told of how the services of a plan are realised (source decision, clause 11): by a professional of who provides
 * the service, under a right in force to the case, or by the case's caseworker on their behalf. Nothing is written over.
 */
@Service
public class ServiceReports {

    private final ReportStore store;
    private final FollowUpStore followUpStore;
    private final FollowUps followUps;
    private final PlanStore plans;
    private final PlanDates dates;
    private final ServiceSight sight;
    private final Cases cases;
    private final CaseFile caseFile;
    private final AccessDecisions decisions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ServiceReports(
            ReportStore store,
            FollowUpStore followUpStore,
            FollowUps followUps,
            PlanStore plans,
            PlanDates dates,
            ServiceSight sight,
            Cases cases,
            CaseFile caseFile,
            AccessDecisions decisions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.followUpStore = followUpStore;
        this.followUps = followUps;
        this.plans = plans;
        this.dates = dates;
        this.sight = sight;
        this.cases = cases;
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes a report, and tells the task in which it is waited for that it has come.
     *
     * @param line {@link Line#service}
     * @return the number that it got
     * @throws AccessRefused as for what is not there, when the case or the service is beyond reach; in words, for who may
     *     read the service but not report on it
     * @throws FormRefused naming the fields that cannot be taken
     */
    @Transactional
    public int report(String personId, String caseNumber, String line, NewReport given) {
        int no = take(personId, caseNumber, line, given);
        followUpStore.open(caseNumber, line).ifPresent(followUp -> {
            boolean over = settled(followUp, given);
            events.publishEvent(new ServiceReported(followUp.id().toString(), caseNumber, over));
        });
        return no;
    }

    /**
     * Takes a report in the task in which it is waited for.
     *
     * @return nothing more is asked about the service
     */
    boolean inTask(String personId, FollowUp followUp, NewReport given) {
        take(personId, followUp.caseNumber(), followUp.line(), given);
        return settled(followUp, given);
    }

    private boolean settled(FollowUp followUp, NewReport given) {
        boolean over = given.kind() == Kind.RESULT;
        if (over) {
            followUps.over(followUp, EndCause.RESULT);
        } else {
            followUps.heard(followUp);
        }
        return over;
    }

    private int take(String personId, String caseNumber, String line, NewReport given) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        if (!opened.reads(DataCategory.SERVICES)) {
            caseFile.reads(personId, caseNumber, DataCategory.SERVICES);
        }
        Plan plan = plans.locked(caseNumber).orElseThrow(AccessRefused::nothingHere);
        if (!sight.of(personId, opened, caseNumber).test(line) || !everThere(caseNumber, line)) {
            throw AccessRefused.nothingHere();
        }
        boolean own = followUpStore.linesOfEmployer(caseNumber, personId).contains(line);
        if (!own && !decisions.holds(personId, Role.CASEWORKER, plan.municipality())) {
            throw AccessRefused.because(
                    "Palvelun toteutumisesta ilmoittaa sen järjestäjän ammattilainen tai kunnan kotoutumistyöntekijä.",
                    "A professional of the provider, or a caseworker, reports on a service.");
        }
        PlanVersion inForce = inForceWith(caseNumber, line)
                .orElseThrow(() -> new FormRefused(
                        "line", "Palvelu ei ole voimassa olevassa suunnitelmassa, joten siitä ei voi enää ilmoittaa."));
        caseFile.writes(personId, caseNumber, DataCategory.SERVICES);
        int number = Line.number(line);
        NewReport fitting = given.ofItsKind();
        ReportProblems.of(fitting, store.of(plan.id(), number), began(caseNumber), LocalDate.now(clock))
                .refuseAny();
        int no = store.add(inForce, number, fitting, personId, !own);
        told(inForce, fitting);
        return no;
    }

    /** The caseworker hears that a service has ended or does not begin, and the plan is reviewed when that asks for it. */
    private void told(PlanVersion inForce, NewReport given) {
        String caseNumber = inForce.caseNumber();
        if (given.kind() == Kind.RESULT) {
            followUps.tellCaseworker(caseNumber, "SERVICE_ENDED");
        }
        if (given.kind() == Kind.NOT_STARTED) {
            followUps.tellCaseworker(caseNumber, "SERVICE_NOT_STARTED");
        }
        dates.serviceQuestion(inForce)
                .filter(question -> !question.on().isAfter(LocalDate.now(clock)))
                .ifPresent(question -> events.publishEvent(new ReviewRequested(caseNumber)));
    }

    private boolean everThere(String caseNumber, String line) {
        return plans.versions(caseNumber).stream().anyMatch(version -> has(version, line));
    }

    private Optional<PlanVersion> inForceWith(String caseNumber, String line) {
        return cases.find(caseNumber).closed()
                ? Optional.empty()
                : plans.version(caseNumber, State.IN_FORCE).filter(version -> has(version, line));
    }

    private boolean has(PlanVersion version, String line) {
        return plans.services(version.id()).stream()
                .map(KeptService::service)
                .anyMatch(service -> service.line().equals(line));
    }

    private LocalDate began(String caseNumber) {
        return plans.versions(caseNumber).stream()
                .filter(version -> version.inForceOn() != null)
                .map(PlanVersion::validFrom)
                .min(LocalDate::compareTo)
                .orElseThrow();
    }
}
