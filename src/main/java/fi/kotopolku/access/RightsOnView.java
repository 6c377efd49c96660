package fi.kotopolku.access;

import fi.kotopolku.access.AccessRightsApi.Detail;
import fi.kotopolku.access.AccessRightsApi.Line;
import fi.kotopolku.access.AccessRightsApi.Step;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person sees of rights: those of the municipalities where they are team lead, access officer or data protection
 * officer, and their own.
 */
@Component
class RightsOnView {

    private static final Set<Role> OVERSEERS =
            Set.of(Role.TEAM_LEAD, Role.ACCESS_OFFICER, Role.DATA_PROTECTION_OFFICER);
    private static final Set<Role> REVOKERS = Set.of(Role.TEAM_LEAD, Role.ACCESS_OFFICER);

    private final Rights rights;
    private final AccessDecisions decisions;
    private final People people;

    RightsOnView(Rights rights, AccessDecisions decisions, People people) {
        this.rights = rights;
        this.decisions = decisions;
        this.people = people;
    }

    @Transactional(readOnly = true)
    List<Line> list(String personId) {
        Set<String> revocable = municipalities(personId, REVOKERS);
        return rights.visibleTo(personId, municipalities(personId, OVERSEERS)).stream()
                .map(right -> line(right, personId, revocable.contains(right.municipality())))
                .toList();
    }

    /** @throws AccessRefused in the same words when there is no such right and when it is beyond reach */
    @Transactional(readOnly = true)
    Detail one(String personId, String number) {
        Right right = rights.find(number)
                .filter(found -> found.asked().person().equals(personId)
                        || municipalities(personId, OVERSEERS).contains(found.municipality()))
                .orElseThrow(AccessRefused::nothingHere);
        return new Detail(
                line(right, personId, municipalities(personId, REVOKERS).contains(right.municipality())),
                right.asked().justification(),
                right.decisionReason(),
                right.replaces(),
                rights.whyEnded(number).orElse(null),
                rights.history(number).stream().map(RightsOnView::step).toList());
    }

    private Set<String> municipalities(String personId, Set<Role> roles) {
        return decisions.inForce(personId).stream()
                .filter(right -> roles.contains(right.role()))
                .map(RightInForce::municipality)
                .collect(Collectors.toSet());
    }

    private Line line(Right right, String reader, boolean revoker) {
        Requested asked = right.asked();
        Optional<Person> person = people.find(asked.person());
        return new Line(
                right.number(),
                person.map(Person::name).orElse("–"),
                person.map(known -> known.employer().nameFi()).orElse("–"),
                right.municipality(),
                asked.role().code(),
                asked.role().nameFi(),
                asked.ground().nameFi(),
                asked.content().stream().sorted().map(DataCategory::nameFi).toList(),
                asked.extent().nameFi(),
                asked.powers().stream().sorted().map(Power::nameFi).toList(),
                asked.from(),
                right.endsAt(),
                right.phase().name(),
                right.phase().nameFi(),
                revoker && right.revocable(),
                asked.person().equals(reader) && right.revocable());
    }

    private static Step step(Rights.Happened happened) {
        return new Step(
                happened.at(),
                happened.event().name(),
                happened.event().nameFi(),
                happened.by() == null ? "Järjestelmä" : happened.by());
    }
}
