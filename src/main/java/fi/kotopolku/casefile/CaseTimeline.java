package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.CaseRights;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.RightToCase;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened in a case and who may see it, as far as the asking person's rights reach. Whoever may not know whose
 * case it is, is told nothing of it; every category of what is shown is logged as read.
 */
@Service
class CaseTimeline {

    private static final Set<DataCategory> WHOSE = Set.of(DataCategory.IDENTITY_AND_CONTACT);

    private final CaseFile caseFile;
    private final CaseHistory own;
    private final ObjectProvider<CaseEvents> modules;
    private final CaseRights rightsToCases;
    private final People people;

    CaseTimeline(
            CaseFile caseFile,
            CaseHistory own,
            ObjectProvider<CaseEvents> modules,
            CaseRights rightsToCases,
            People people) {
        this.caseFile = caseFile;
        this.own = own;
        this.modules = modules;
        this.rightsToCases = rightsToCases;
        this.people = people;
    }

    /**
     * Oldest first; what happened on one day is in the order in which each module tells it.
     *
     * @throws AccessRefused as for a case that does not exist, when it is beyond reach
     */
    @Transactional
    public List<CaseTimelineApi.Event> events(String personId, String number) {
        List<CaseEvent> events = told(number);
        Set<DataCategory> content = EnumSet.copyOf(WHOSE);
        events.forEach(event -> content.addAll(event.content()));
        Coverage rights = read(personId, number, content);
        return events.stream()
                .filter(event -> rights.covers(Power.READ, event.content()))
                .map(this::shown)
                .toList();
    }

    /**
     * The rights in force that reach the case. When and by whom it is worked on belongs to its plan: without that
     * category nobody is named.
     *
     * @throws AccessRefused as for a case that does not exist, when it is beyond reach
     */
    @Transactional
    public List<CaseTimelineApi.Holder> people(String personId, String number) {
        Coverage rights = read(personId, number, EnumSet.of(DataCategory.IDENTITY_AND_CONTACT, DataCategory.PLAN));
        return rights.covers(Power.READ, DataCategory.PLAN)
                ? rightsToCases.to(number).stream().flatMap(this::holder).toList()
                : List.of();
    }

    private Coverage read(String personId, String number, Set<DataCategory> content) {
        Map<String, Coverage> rights = caseFile.readsCovered(personId, List.of(number), content);
        Coverage covered = rights.getOrDefault(number, Coverage.NOTHING);
        if (!covered.covers(Power.READ, WHOSE)) {
            throw AccessRefused.nothingHere();
        }
        return covered;
    }

    private List<CaseEvent> told(String number) {
        return Stream.of(
                        own.opened(number).stream(),
                        modules.orderedStream().flatMap(module -> module.of(number).stream()),
                        own.closed(number).stream())
                .flatMap(events -> events)
                .sorted(Comparator.comparing(CaseEvent::on))
                .toList();
    }

    private CaseTimelineApi.Event shown(CaseEvent event) {
        return new CaseTimelineApi.Event(
                event.on(),
                event.kind(),
                event.textFi(),
                event.textSv(),
                event.personId() == null
                        ? null
                        : people.find(event.personId()).map(Person::name).orElse(null));
    }

    private Stream<CaseTimelineApi.Holder> holder(RightToCase right) {
        return people.find(right.personId()).stream()
                .map(person -> new CaseTimelineApi.Holder(
                        person.name(),
                        person.employer().nameFi(),
                        right.role().nameFi(),
                        right.ground().nameFi(),
                        right.endsAt()));
    }
}
