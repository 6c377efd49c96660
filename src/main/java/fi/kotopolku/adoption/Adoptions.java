package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.FirstRights;
import fi.kotopolku.access.Role;
import fi.kotopolku.adoption.Adoption.Progress;
import fi.kotopolku.adoption.Adoption.Step;
import fi.kotopolku.adoption.AdoptionStore.Event;
import fi.kotopolku.adoption.RequirementStore.Part;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.Notices;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An adoption as its processes know it; the key is the adoption's number. */
@Service("adoptions")
public class Adoptions {

    private static final String BY_ITSELF = "system";

    private final AdoptionStore store;
    private final RequirementStore requirements;
    private final AdoptionDays days;
    private final FirstRights firstRights;
    private final AccessDecisions decisions;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;

    Adoptions(
            AdoptionStore store,
            RequirementStore requirements,
            AdoptionDays days,
            FirstRights firstRights,
            AccessDecisions decisions,
            Notices notices,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.requirements = requirements;
        this.days = days;
        this.firstRights = firstRights;
        this.decisions = decisions;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Gives the municipality's first person the right by which the adoption is worked on; it contains no client data. */
    @Transactional
    public void open(String number) {
        Adoption adoption = known(number);
        requirements
                .people(number, Part.CONTACT)
                .forEach(person ->
                        firstRights.open(adoption.municipality(), person, Role.MAIN_USER, adoption.openedBy()));
        tellMunicipality(adoption, "ADOPTION_OPENED");
    }

    /** The requirements that are neither met nor waived, by their codes. */
    @Transactional(readOnly = true)
    public List<String> openRequirements(String number) {
        return open(number, Progress.OPEN)
                .map(step -> step.requirement().name())
                .toList();
    }

    /** When a requirement should be met: the end of its target day, counted back from the start, in Finland. */
    @Transactional(readOnly = true)
    public Date dueBy(String number, String requirement) {
        return Date.from(
                days.target(known(number), Requirement.valueOf(requirement)).at());
    }

    /** When it should be decided whether clients are brought from an old system, as {@link #dueBy}. */
    @Transactional(readOnly = true)
    public Date oldDataBy(String number) {
        return Date.from(days.oldData(known(number)).at());
    }

    /**
     * What comes next, after making tasks again of the requirements whose waiver has ended.
     *
     * @return {@code FULFIL} while something is open, {@code BEGIN} when the day of the start has come, {@code WAIT} for
     *     it or for a waiver to end, {@code DONE} when nothing is left
     */
    @Transactional
    public String whatNext(String number) {
        Adoption adoption = known(number);
        open(number, Progress.WAIVED)
                .filter(step -> step.waivedUntil().isBefore(today()))
                .forEach(step -> waiverEnded(adoption, step.requirement()));
        if (open(number, Progress.OPEN).findAny().isPresent()) {
            return "FULFIL";
        }
        if (adoption.preparing()) {
            return adoption.startsOn().isAfter(today()) ? "WAIT" : "BEGIN";
        }
        return open(number, Progress.WAIVED).findAny().isPresent() ? "WAIT" : "DONE";
    }

    /** When {@link #whatNext} may change by itself: the day of the start, or the day after a waiver, in Finland. */
    @Transactional(readOnly = true)
    public Date nextDay(String number) {
        Adoption adoption = known(number);
        Stream<LocalDate> start = adoption.preparing() ? Stream.of(adoption.startsOn()) : Stream.empty();
        Stream<LocalDate> waivers =
                open(number, Progress.WAIVED).map(step -> step.waivedUntil().plusDays(1));
        return Stream.concat(start, waivers)
                .min(LocalDate::compareTo)
                .map(AdoptionDays::beginning)
                .map(Date::from)
                .orElseGet(() -> Date.from(clock.instant()));
    }

    /**
     * The municipality uses the system from here on, and whoever was named grants rights.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when a requirement is neither met nor waived, or the
     *     day has not come by the database's clock
     */
    @Transactional
    public void begin(String number) {
        Adoption adoption = known(number);
        store.begin(number);
        store.tell(adoption, Event.BEGUN, null, null, null, adoption.startsOn());
        requirements
                .people(number, Part.ACCESS_OFFICER)
                .forEach(person ->
                        firstRights.open(adoption.municipality(), person, Role.ACCESS_OFFICER, adoption.openedBy()));
        audit.event(BY_ITSELF, "ADOPTION_BEGUN", number);
        tellMunicipality(adoption, "ADOPTION_BEGUN");
        tellCountry(number, "ADOPTION_BEGUN");
    }

    /** When the adoption is next looked at: to remind the municipality, then to tell KEHA, then each week. */
    @Transactional(readOnly = true)
    public Date watchAt(String number) {
        return Date.from(days.watchAt(known(number), store.lastTold(number)));
    }

    /** Reminds of what is open, and later tells KEHA. Nobody is told of an adoption that waits for its day only. */
    @Transactional
    public void watch(String number) {
        Adoption adoption = known(number);
        boolean reminded = store.lastTold(number).isPresent();
        store.tell(adoption, reminded ? Event.ESCALATED : Event.REMINDED, null, null, null, null);
        if (open(number, Progress.OPEN).findAny().isPresent()) {
            tellMunicipality(adoption, reminded ? "ADOPTION_LATE" : "ADOPTION_REMINDER");
            if (reminded) {
                tellCountry(number, "ADOPTION_LATE");
            }
        }
    }

    @Transactional
    public void tellPostponed(String number) {
        tellMunicipality(known(number), "ADOPTION_POSTPONED");
        tellCountry(number, "ADOPTION_POSTPONED");
    }

    /** Ends the rights that the adoption opened: without it there is nothing that they are for. */
    @Transactional
    public void closeWithdrawn(String number) {
        Adoption adoption = known(number);
        tellMunicipality(adoption, "ADOPTION_WITHDRAWN");
        tellCountry(number, "ADOPTION_WITHDRAWN");
        firstRights.end(adoption.municipality(), adoption.openedBy());
    }

    private void waiverEnded(Adoption adoption, Requirement requirement) {
        store.reopen(adoption.number(), requirement);
        store.tell(adoption, Event.WAIVER_ENDED, requirement, null, null, null);
    }

    private Stream<Step> open(String number, Progress progress) {
        return store.steps(number).stream().filter(step -> step.progress() == progress);
    }

    private void tellMunicipality(Adoption adoption, String kind) {
        decisions
                .holders(Role.MAIN_USER, adoption.municipality())
                .forEach(person -> notices.tell(person, kind, adoption.number()));
    }

    private void tellCountry(String number, String kind) {
        store.nationalAdministrators().forEach(person -> notices.tell(person, kind, number));
    }

    private Adoption known(String number) {
        return store.find(number).orElseThrow(() -> new IllegalStateException("No adoption " + number));
    }

    private LocalDate today() {
        Instant now = clock.instant();
        return LocalDate.ofInstant(now, AdoptionDays.HELSINKI);
    }
}
