package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rights of a municipality's first people, which its adoption opens: before it nobody there could ask for a right or
 * decide on one. They contain no client data, last no longer than any municipal right, and from their beginning have the
 * same life as others: renewal, review and revocation. Who opened the adoption stands as the one who asked.
 */
@Service
public class FirstRights {

    private static final Set<Role> ROLES = Set.of(Role.MAIN_USER, Role.ACCESS_OFFICER);

    private final JdbcClient jdbc;
    private final Rights rights;
    private final RequestChecks checks;
    private final RightEndings endings;
    private final People people;
    private final AccessDecisions decisions;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    FirstRights(
            JdbcClient jdbc,
            Rights rights,
            RequestChecks checks,
            RightEndings endings,
            People people,
            AccessDecisions decisions,
            Audit audit,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.rights = rights;
        this.checks = checks;
        this.endings = endings;
        this.people = people;
        this.decisions = decisions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Opens a right to the municipality's administration, unless the person has one in the role already. The transaction
     * works for the municipality.
     *
     * @param personId somebody whom the municipality employs
     * @param role main user or access officer
     * @param openedBy the person of KEHA who opened the adoption
     * @throws AccessRefused when the municipality does not employ the person
     */
    @Transactional
    public void open(String municipality, String personId, Role role, String openedBy) {
        if (!ROLES.contains(role)) {
            throw new IllegalArgumentException(role + " is no first right");
        }
        Person person = people.find(personId)
                .filter(Person::employed)
                .filter(known -> municipality.equals(known.employer().municipality()))
                .orElseThrow(AccessRefused::nothingHere);
        if (decisions.holds(personId, role, municipality)) {
            return;
        }
        String number = rights.nextNumber(municipality);
        insert(number, municipality, person, role, openedBy);
        rights.tell(number, Event.OPENED_BY_ADOPTION, openedBy, null);
        audit.event(openedBy, "ACCESS_RIGHT_OPENED", number);
        events.publishEvent(new AccessRightNarrowed(number, municipality));
    }

    /** Ends what the municipality's adoption opened, when it was taken back. */
    @Transactional
    public void end(String municipality, String byPerson) {
        jdbc.sql("""
                select number from koto.access_right
                where municipality = :municipality and basis = 'ADOPTION' and ends_at > koto.instant() order by number
                """)
                .param("municipality", municipality)
                .query(String.class)
                .list()
                .forEach(number -> endings.end(
                        number,
                        Ending.revocation(byPerson, RevocationGround.NOT_NEEDED, "Kunnan käyttöönotto peruttiin.")));
    }

    private void insert(String number, String municipality, Person person, Role role, String openedBy) {
        Instant now = rights.now();
        Set<Power> powers =
                role == Role.ACCESS_OFFICER ? Set.of(Power.READ, Power.DECIDE) : Set.of(Power.READ, Power.WRITE);
        jdbc.sql("""
                insert into koto.access_right (number, basis, municipality, person_id, employer, ground, role, content,
                    extent, powers, valid_from, valid_until, state, requested_by, justification)
                values (:number, 'ADOPTION', :municipality, :person, :employer, 'MUNICIPAL_TASK', :role,
                    '{ADMINISTRATION}', 'MUNICIPALITY', :powers, :from, :until, 'GRANTED', :openedBy, :why)
                """)
                .param("number", number)
                .param("municipality", municipality)
                .param("person", person.id())
                .param("employer", person.employer().id())
                .param("role", role.code())
                .param("powers", RightColumns.words(powers))
                .param("from", now.atOffset(ZoneOffset.UTC))
                .param(
                        "until",
                        checks.latestEnd(LegalGround.MUNICIPAL_TASK, now).atOffset(ZoneOffset.UTC))
                .param("openedBy", openedBy)
                .param("why", "Kunnan käyttöönotto: " + role.nameFi())
                .update();
    }
}
