package fi.kotopolku.plan;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.AccessRightsEnded;
import fi.kotopolku.access.AccessRightsEnded.Ended;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.Role;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.People;
import fi.kotopolku.plan.FollowUp.EndCause;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who reports on a service of a plan, and until when nothing heard is no question yet, as the models know it. An id that
 * is not a follow-up's is refused as {@link AccessRefused}. Each of the model's steps may be repeated.
 */
@Service("followUps")
public class FollowUps {

    private static final Map<Power, Set<DataCategory>> REPORTING =
            Map.of(Power.READ, Set.of(DataCategory.SERVICES), Power.WRITE, Set.of(DataCategory.SERVICES));
    private static final List<Role> OUTSIDE = List.of(Role.PARTNER_PROFESSIONAL, Role.EMPLOYMENT_EXPERT);

    private final FollowUpStore store;
    private final PlanStore plans;
    private final Cases cases;
    private final CaseFile caseFile;
    private final AccessDecisions decisions;
    private final People people;
    private final Notices notices;
    private final Audit audit;
    private final Rules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    FollowUps(
            FollowUpStore store,
            PlanStore plans,
            Cases cases,
            CaseFile caseFile,
            AccessDecisions decisions,
            People people,
            Notices notices,
            Audit audit,
            Rules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.plans = plans;
        this.cases = cases;
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A caseworker names who reports on a service of the plan in force, in the place of whoever did before.
     *
     * @throws AccessRefused without a right to write the services of the case, and for who is no caseworker
     * @throws FormRefused naming {@code line} or {@code personId}
     */
    @Transactional
    public void name(String personId, String caseNumber, String line, String reporter) {
        caseFile.open(personId, caseNumber);
        if (!decisions.holds(personId, Role.CASEWORKER, municipality(caseNumber))) {
            throw AccessRefused.because(
                    "Ilmoittajan nimeää kunnan kotoutumistyöntekijä.", "A caseworker names who reports.");
        }
        Plan plan = plans.locked(caseNumber).orElseThrow(AccessRefused::nothingHere);
        if (service(caseNumber, line) == null) {
            throw new FormRefused(
                    "line", "Palvelua ei ole voimassa olevassa suunnitelmassa. Valitse palvelu, joka siinä on.");
        }
        if (reporters(caseNumber).stream().noneMatch(choice -> choice.value().equals(reporter))) {
            throw new FormRefused(
                    "personId", "Valitse palvelun järjestäjän henkilö, jolla on oikeus kirjata tämän asian palveluja.");
        }
        caseFile.writes(personId, caseNumber, DataCategory.SERVICES);
        store.open(caseNumber, line)
                .ifPresentOrElse(
                        followUp -> {
                            pass(followUp, reporter, personId);
                            events.publishEvent(
                                    new ServiceReported(followUp.id().toString(), caseNumber, false));
                        },
                        () -> begin(plan, line, reporter, personId));
        audit.event(personId, "SERVICE_REPORTER_NAMED", caseNumber);
    }

    private void begin(Plan plan, String line, String reporter, String namedBy) {
        UUID id = store.begin(plan, line, reporter, namedBy);
        notices.tell(reporter, "SERVICE_REPORT_ASKED", plan.caseNumber());
        events.publishEvent(new FollowUpBegun(id.toString(), plan.caseNumber(), plan.municipality()));
    }

    /** The service is somebody else's from now on; who calls has looked that they may report on it. */
    void pass(FollowUp followUp, String reporter, String namedBy) {
        store.pass(followUp, reporter, namedBy);
        notices.tell(reporter, "SERVICE_REPORT_ASKED", followUp.caseNumber());
    }

    /** Professionals of other organisations who may write the services of the case, for a list of choices. */
    List<Choice> reporters(String caseNumber) {
        return OUTSIDE.stream()
                .flatMap(role -> decisions.holders(caseNumber, role, REPORTING).stream())
                .distinct()
                .flatMap(id -> people.find(id).stream())
                .map(person ->
                        new Choice(person.name() + ", " + person.employer().nameFi(), person.id()))
                .toList();
    }

    /** Person id of who reports, for the task's assignee. */
    @Transactional(readOnly = true)
    public String reporter(String followUpId) {
        return known(followUpId).reporter();
    }

    /** Person id of the case's caseworker, for the task's assignee; null leaves it to the group. */
    @Transactional(readOnly = true)
    public String caseworker(String followUpId) {
        return cases.responsible(known(followUpId).caseNumber());
    }

    /**
     * By when the next report is waited for (SERVICE_REPORT_INTERVAL): the end of a day in Finland, counted from the last
     * report, or from the service's first day when that is later.
     */
    @Transactional(readOnly = true)
    public Date reportBy(String followUpId) {
        return Date.from(nextReport(known(followUpId)).at());
    }

    /** From when nothing heard is a question to the caseworker (SERVICE_SILENCE), counted from {@link #reportBy}. */
    @Transactional(readOnly = true)
    public Date silentFrom(String followUpId) {
        return Date.from(
                rules.due("SERVICE_SILENCE", nextReport(known(followUpId)).due())
                        .at());
    }

    Deadline nextReport(FollowUp followUp) {
        return rules.due("SERVICE_REPORT_INTERVAL", countedFrom(followUp));
    }

    @Transactional
    public void remind(String followUpId) {
        FollowUp followUp = known(followUpId);
        if (followUp.open()) {
            notices.tell(followUp.reporter(), "SERVICE_REPORT_REMINDER", followUp.caseNumber());
        }
    }

    /** Nothing was heard in time: the caseworker is told, and has a question to answer. */
    @Transactional
    public void noteSilence(String followUpId) {
        FollowUp followUp = known(followUpId);
        store.silent(followUp.id());
        tellCaseworker(followUp.caseNumber(), "SERVICE_SILENT");
        audit.event(Plans.SYSTEM, "SERVICE_SILENT", followUp.caseNumber());
    }

    /** Waits anew for whoever reports. */
    void heard(FollowUp followUp) {
        store.heard(followUp.id());
    }

    void askAgain(FollowUp followUp) {
        store.heard(followUp.id());
        notices.tell(followUp.reporter(), "SERVICE_REPORT_REMINDER", followUp.caseNumber());
    }

    void over(FollowUp followUp, EndCause cause) {
        store.end(followUp.id(), cause);
    }

    void tellCaseworker(String caseNumber, String kind) {
        String responsible = cases.responsible(caseNumber);
        if (responsible != null) {
            notices.tell(responsible, kind, caseNumber);
        }
    }

    /** Ends the follow-up of services that are in no plan in force any more. */
    void planChanged(String caseNumber) {
        Set<String> lines = plans.version(caseNumber, State.IN_FORCE).stream()
                .flatMap(version -> plans.services(version.id()).stream())
                .map(kept -> kept.service().line())
                .collect(Collectors.toSet());
        end(store.open(caseNumber).stream().filter(followUp -> !lines.contains(followUp.line())), EndCause.PLAN_ENDED);
    }

    /** Whoever may no longer report is not asked to; the caseworker is told that nobody reports now. */
    @EventListener
    @Transactional
    public void rightsEnded(AccessRightsEnded event) {
        List<FollowUp> left = store
                .openOf(event.ended().stream().map(Ended::personId).distinct().toList())
                .stream()
                .filter(followUp -> !decisions
                        .covered(followUp.reporter(), followUp.caseNumber())
                        .covers(Power.WRITE, DataCategory.SERVICES))
                .toList();
        left.forEach(followUp -> tellCaseworker(followUp.caseNumber(), "SERVICE_REPORTER_GONE"));
        end(left.stream(), EndCause.RIGHT_ENDED);
    }

    private void end(Stream<FollowUp> ended, EndCause cause) {
        ended.filter(followUp -> store.end(followUp.id(), cause))
                .forEach(followUp ->
                        events.publishEvent(new FollowUpEnded(followUp.id().toString(), followUp.caseNumber())));
    }

    private LocalDate countedFrom(FollowUp followUp) {
        LocalDate asked = LocalDate.ofInstant(followUp.askedAt(), clock.getZone());
        KeptService kept = service(followUp.caseNumber(), followUp.line());
        return kept == null || kept.service().startsOn().isBefore(asked)
                ? asked
                : kept.service().startsOn();
    }

    private KeptService service(String caseNumber, String line) {
        return plans.version(caseNumber, State.IN_FORCE).stream()
                .flatMap(version -> plans.services(version.id()).stream())
                .filter(kept -> kept.service().line().equals(line))
                .findFirst()
                .orElse(null);
    }

    private String municipality(String caseNumber) {
        return cases.find(caseNumber).municipality();
    }

    FollowUp known(String followUpId) {
        if (followUpId == null || !followUpId.matches("[0-9a-f-]{36}")) {
            throw AccessRefused.nothingHere();
        }
        return store.find(UUID.fromString(followUpId)).orElseThrow(AccessRefused::nothingHere);
    }
}
