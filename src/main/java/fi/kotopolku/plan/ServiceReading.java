package fi.kotopolku.plan;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.Role;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
import fi.kotopolku.rules.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Services beside the reports on them, for those whose rights reach them; what is shown is logged. */
@Service
class ServiceReading {

    private final PlanStore plans;
    private final ReportStore reports;
    private final FollowUpStore followUpStore;
    private final FollowUps followUps;
    private final ServiceSight sight;
    private final Cases cases;
    private final CaseFile caseFile;
    private final AccessDecisions decisions;
    private final People people;
    private final Clock clock;

    ServiceReading(
            PlanStore plans,
            ReportStore reports,
            FollowUpStore followUpStore,
            FollowUps followUps,
            ServiceSight sight,
            Cases cases,
            CaseFile caseFile,
            AccessDecisions decisions,
            People people,
            Clock clock) {
        this.plans = plans;
        this.reports = reports;
        this.followUpStore = followUpStore;
        this.followUps = followUps;
        this.sight = sight;
        this.cases = cases;
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.people = people;
        this.clock = clock;
    }

    /** Who asks, and what of the case they may do. */
    private record Reader(String personId, boolean namesPeople, boolean caseworker, boolean writes, Set<String> own) {

        boolean reportsOn(String line) {
            return writes && (caseworker || own.contains(line));
        }
    }

    /**
     * The services of the plan in force, or of the last one that was.
     *
     * @throws AccessRefused when the person may not read the services of the case
     */
    @Transactional
    public ServicesView services(String personId, String caseNumber) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        if (!opened.reads(DataCategory.SERVICES)) {
            caseFile.reads(personId, caseNumber, DataCategory.SERVICES);
        }
        Reader reader = reader(personId, opened, caseNumber);
        Predicate<String> seen = sight.of(personId, opened, caseNumber);
        Optional<PlanVersion> shown = shown(caseNumber);
        boolean inForce =
                shown.filter(version -> version.state() == State.IN_FORCE).isPresent();
        return opened.shown(new ServicesView(
                caseNumber,
                inForce && reader.caseworker() && reader.writes(),
                shown.map(version -> lines(version, seen, reader)).orElse(List.of()),
                inForce && reader.caseworker() ? followUps.reporters(caseNumber) : List.of()));
    }

    /**
     * The reports on one service, in the order in which they were given, the corrected ones among them.
     *
     * @throws AccessRefused as for what is not there, when the case or the service is beyond reach
     */
    @Transactional
    public List<ServicesView.Report> reports(String personId, String caseNumber, String line) {
        return services(personId, caseNumber).services().stream()
                .filter(service -> service.line().equals(line))
                .findFirst()
                .orElseThrow(AccessRefused::nothingHere)
                .reports();
    }

    private Reader reader(String personId, OpenedCase opened, String caseNumber) {
        return new Reader(
                personId,
                opened.reads(DataCategory.PLAN),
                decisions.holds(
                        personId, Role.CASEWORKER, cases.find(caseNumber).municipality()),
                decisions.covered(personId, caseNumber).covers(Power.WRITE, DataCategory.SERVICES),
                followUpStore.linesOfEmployer(caseNumber, personId));
    }

    private Optional<PlanVersion> shown(String caseNumber) {
        return plans.version(caseNumber, State.IN_FORCE)
                .or(() -> plans.versions(caseNumber).stream()
                        .filter(version -> version.inForceOn() != null)
                        .findFirst());
    }

    private List<ServicesView.Line> lines(PlanVersion version, Predicate<String> seen, Reader reader) {
        List<ServiceReport> all = reports.of(version.planId());
        return plans.services(version.id()).stream()
                .map(KeptService::service)
                .filter(service -> seen.test(service.line()))
                .map(service -> line(version, service, all, reader))
                .toList();
    }

    private ServicesView.Line line(
            PlanVersion version, PlannedService service, List<ServiceReport> all, Reader reader) {
        List<ServiceReport> told = all.stream()
                .filter(report -> Line.service(report.line()).equals(service.line()))
                .toList();
        ReportedService reported = new ReportedService(told);
        Optional<FollowUp> followUp = followUpStore.open(version.caseNumber(), service.line());
        Optional<Person> reporter = followUp.map(FollowUp::reporter).flatMap(people::find);
        Optional<Deadline> next = followUp.map(followUps::nextReport);
        return new ServicesView.Line(
                service.line(),
                service.title(),
                service.aim(),
                service.startsOn(),
                service.endsOn(),
                reported.stateFi(),
                reported.attendedPercent().orElse(null),
                reporter.filter(person -> reader.namesPeople() || person.id().equals(reader.personId()))
                        .map(Person::name)
                        .orElse(null),
                reporter.map(person -> person.employer().nameFi()).orElse(null),
                next.map(Deadline::due).orElse(null),
                next.map(Deadline::explanationFi).orElse(null),
                followUp.map(FollowUp::silentSince).map(this::day).orElse(null),
                version.state() == State.IN_FORCE && reader.reportsOn(service.line()),
                told.stream().map(report -> report(report, reader)).toList());
    }

    private ServicesView.Report report(ServiceReport told, Reader reader) {
        boolean named = reader.namesPeople() || told.reportedBy().equals(reader.personId());
        return new ServicesView.Report(
                told.no(),
                told.kind(),
                told.textFi(),
                told.on(),
                told.from(),
                told.until(),
                told.unit(),
                told.planned(),
                told.attended(),
                told.reason(),
                told.expectedBack(),
                told.result(),
                told.note(),
                named ? people.find(told.reportedBy()).map(Person::name).orElse(null) : null,
                told.onBehalf(),
                told.reportedAt(),
                told.corrects(),
                told.correctedBy());
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, clock.getZone());
    }
}
