package fi.kotopolku.cooperation;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.CaseRights;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.RightToCase;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Who works on a case: those who have a right in force to it, now. When and by whom a case is worked on belongs to its
 * plan; whoever may not read that knows the case's caseworker and those who have turned to them, and nobody else.
 */
@Component
class Participants {

    private final CaseRights rights;
    private final AccessDecisions decisions;
    private final Cases cases;
    private final CooperationStore store;
    private final People people;

    Participants(CaseRights rights, AccessDecisions decisions, Cases cases, CooperationStore store, People people) {
        this.rights = rights;
        this.decisions = decisions;
        this.cases = cases;
        this.store = store;
        this.people = people;
    }

    /** Whom the person can turn to, in the order of names; never the person. */
    List<Person> knownTo(String personId, OpenedCase opened, String caseNumber) {
        List<String> all = rights.to(caseNumber).stream()
                .map(RightToCase::personId)
                .distinct()
                .toList();
        Set<String> known = opened.reads(DataCategory.PLAN)
                ? Set.copyOf(all)
                : Stream.concat(
                                Optional.ofNullable(cases.responsible(caseNumber)).stream(),
                                store.turnedTo(caseNumber, personId).stream())
                        .collect(Collectors.toUnmodifiableSet());
        return all.stream()
                .filter(id -> known.contains(id) && !id.equals(personId))
                .flatMap(id -> people.find(id).stream())
                .toList();
    }

    /** The person may do this with this part of the case, now. */
    boolean may(String personId, Power power, String caseNumber, DataCategory category) {
        return decisions.covered(personId, caseNumber).covers(power, category);
    }

    /** Each of them is known to the person and may read this part of the case now. */
    boolean reach(
            String personId,
            OpenedCase opened,
            String caseNumber,
            Collection<String> recipients,
            DataCategory category) {
        Set<String> known = new LinkedHashSet<>(
                knownTo(personId, opened, caseNumber).stream().map(Person::id).toList());
        return known.containsAll(recipients)
                && recipients.stream().allMatch(id -> may(id, Power.READ, caseNumber, category));
    }
}
