package fi.kotopolku.access;

import fi.kotopolku.access.EmploymentChange.Kind;
import fi.kotopolku.access.EmploymentChange.State;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Date;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody's employment ends or their task changes. From the moment it is entered their rights in the municipality have
 * their end, at the end of the last day in Finland; the process {@code employment-change} only tidies up then. What the
 * person's own municipality says ends the employment itself, and with it signing in; another municipality can speak for
 * the rights that it has granted and for nothing else.
 *
 * <p>An unknown number is an {@link AccessRefused} as for something beyond reach.
 */
@Service("employmentChanges")
public class EmploymentChanges {

    private static final String BY_ITSELF = "system";

    private final EmploymentChangeStore changes;
    private final Rights rights;
    private final EndedRights endedRights;
    private final AccessDecisions decisions;
    private final People people;
    private final Notices notices;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    EmploymentChanges(
            EmploymentChangeStore changes,
            Rights rights,
            EndedRights endedRights,
            AccessDecisions decisions,
            People people,
            Notices notices,
            Audit audit,
            ApplicationEventPublisher events) {
        this.changes = changes;
        this.rights = rights;
        this.endedRights = endedRights;
        this.decisions = decisions;
        this.people = people;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
    }

    /** @return number of the change */
    String plan(Person person, String municipality, Kind kind, LocalDate lastDay, String by) {
        rights.holdPerson(person.id());
        String number = changes.insert(
                municipality,
                person.id(),
                kind,
                lastDay,
                lastDay.plusDays(1).atStartOfDay(FinnishTime.HELSINKI).toInstant(),
                by);
        EmploymentChange change = known(number);
        changes.planEnds(person.id(), municipality).forEach(right -> rights.tell(right, Event.END_PLANNED, by, number));
        if (endsEmployment(change, person)) {
            people.leaves(person.id(), change.takesEffect());
        }
        audit.event(by, "EMPLOYMENT_CHANGE_ENTERED", number);
        return number;
    }

    /** Tells the person that their rights will end. */
    @Transactional
    public void tell(String number) {
        notices.tell(known(number).person(), "EMPLOYMENT_CHANGE", number);
    }

    /** One second after the rights are void, as with a right's own end. */
    @Transactional(readOnly = true)
    public Date takesEffectAt(String number) {
        return Date.from(known(number).takesEffect().plusSeconds(1));
    }

    /** When the team lead is asked about new rights: at once for a new task, and not while an employment ends. */
    @Transactional(readOnly = true)
    public Date askNewRightsAt(String number) {
        EmploymentChange change = known(number);
        return Date.from(
                change.kind() == Kind.TASK_CHANGES
                        ? change.enteredAt()
                        : change.takesEffect().plus(Duration.ofDays(1)));
    }

    /** Id of whoever entered the change; null when they have no say there any more, so that the others see the task. */
    @Transactional(readOnly = true)
    public String enteredBy(String number) {
        EmploymentChange change = known(number);
        return decisions.holds(change.enteredBy(), Role.TEAM_LEAD, change.municipality()) ? change.enteredBy() : null;
    }

    /**
     * Tidies up after the person's rights, all together. Nothing happens for a change that was withdrawn or is done.
     *
     * @throws IllegalStateException while the last day is not over by the database's clock: this machine's clock is
     *     ahead, and whoever called comes back
     */
    @Transactional
    public void takeEffect(String number) {
        EmploymentChange change = changes.lock(number).orElseThrow(AccessRefused::nothingHere);
        if (change.state() != State.PLANNED) {
            return;
        }
        if (rights.now().isBefore(change.takesEffect())) {
            throw new IllegalStateException("Employment change " + number + " is not due yet by the database's clock");
        }
        rights.holdPerson(change.person());
        changes.planEnds(change.person(), change.municipality());
        endedRights.tidyAll();
        changes.ended(change).forEach(right -> events.publishEvent(new AccessRightRevoked(right)));
        changes.done(number);
        audit.event(BY_ITSELF, "EMPLOYMENT_CHANGE_DONE", number);
    }

    /**
     * Takes back a change that was entered by mistake: the rights last as long as they were granted for.
     *
     * @param byPerson a team lead or access officer of the municipality, and not the person concerned
     * @throws AccessRefused in the same words for a stranger and for a number that does not exist
     * @throws ChangeOver when the change has taken effect or is withdrawn already
     */
    @Transactional
    public void withdraw(String number, String byPerson) {
        EmploymentChange change = changes.lock(number)
                .filter(found -> maySay(byPerson, found.municipality()))
                .orElseThrow(AccessRefused::nothingHere);
        if (change.person().equals(byPerson)) {
            throw AccessRefused.because(
                    "Et voi perua omaa palvelussuhdettasi koskevaa ilmoitusta. Pyydä sitä toiselta esihenkilöltä.",
                    "Nobody withdraws what was entered about themselves.");
        }
        if (change.state() != State.PLANNED || !rights.now().isBefore(change.takesEffect())) {
            throw new ChangeOver(number);
        }
        rights.holdPerson(change.person());
        changes.withdraw(number, byPerson);
        changes.planEnds(change.person(), change.municipality())
                .forEach(right -> rights.tell(right, Event.END_CALLED_OFF, byPerson, number));
        people.find(change.person())
                .filter(person -> endsEmployment(change, person))
                .ifPresent(person -> people.stays(person.id()));
        notices.tell(change.person(), "EMPLOYMENT_CHANGE_WITHDRAWN", number);
        audit.event(byPerson, "EMPLOYMENT_CHANGE_WITHDRAWN", number);
        events.publishEvent(new EmploymentChangeWithdrawn(number));
    }

    /** Team leads and access officers of the municipality say who leaves and who changes tasks. */
    boolean maySay(String personId, String municipality) {
        return decisions.holds(personId, Role.TEAM_LEAD, municipality)
                || decisions.holds(personId, Role.ACCESS_OFFICER, municipality);
    }

    private static boolean endsEmployment(EmploymentChange change, Person person) {
        return change.kind() == Kind.EMPLOYMENT_ENDS
                && change.municipality().equals(person.employer().municipality());
    }

    private EmploymentChange known(String number) {
        return changes.find(number).orElseThrow(AccessRefused::nothingHere);
    }
}
