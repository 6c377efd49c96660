package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.Choice;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.identity.WorkFor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Nobody reaches their own case or a declared relative's (disqualification, Administrative Procedure Act 434/2003, § 28;
 * the act's text has not been read). The person declares it, or a team lead for them; it works at once, in
 * {@link RightRule}. A declaration that was wrong is ended by somebody else, with a reason.
 */
@Service
class Kinships {

    private static final Set<Role> OVERSEERS = Set.of(Role.TEAM_LEAD, Role.ACCESS_OFFICER);

    private final KinshipStore store;
    private final AccessDecisions decisions;
    private final AccessRequests requests;
    private final StepRights stepRights;
    private final People people;
    private final WorkFor work;
    private final Notices notices;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    Kinships(
            KinshipStore store,
            AccessDecisions decisions,
            AccessRequests requests,
            StepRights stepRights,
            People people,
            WorkFor work,
            Notices notices,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.decisions = decisions;
        this.requests = requests;
        this.stepRights = stepRights;
        this.people = people;
        this.work = work;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
    }

    /**
     * The person declares a case that they reach their own or a relative's, and from then on does not reach it.
     *
     * @throws AccessRefused for a case beyond reach, or one declared before
     */
    @Transactional
    void declare(String personId, String caseNumber, Kinship.Kind kind) {
        decisions.require(personId, Power.READ, caseNumber, DataCategory.IDENTITY_AND_CONTACT);
        keep(personId, caseNumber, kind, personId);
    }

    /**
     * A team lead declares it for somebody who has not done so, or who does not reach the case yet.
     *
     * @throws AccessRefused unless the person is a team lead of the municipality whose right reaches the case
     */
    @Transactional
    void declareFor(String lead, String personId, String caseNumber, Kinship.Kind kind) {
        decisions.require(lead, Power.READ, caseNumber, DataCategory.IDENTITY_AND_CONTACT);
        if (!decisions.holds(lead, Role.TEAM_LEAD, caseNumber.substring(0, 3))) {
            throw AccessRefused.because(
                    "Vain lähiesihenkilö voi ilmoittaa toisen työntekijän esteelliseksi.",
                    "Only a team lead may declare somebody else's kinship.");
        }
        if (people.find(personId).isEmpty()) {
            throw AccessRefused.nothingHere();
        }
        keep(personId, caseNumber, kind, lead);
    }

    /**
     * Ends a declaration that was wrong; ending it again changes nothing.
     *
     * @throws AccessRefused unless the person is a team lead or access officer of the municipality, and not the one
     *     whom it is about
     */
    @Transactional
    void end(UUID id, String by, String reason) {
        Kinship kinship = store.find(id)
                .filter(found -> found.personId().equals(by) || oversees(by, found.municipality()))
                .orElseThrow(AccessRefused::nothingHere);
        if (kinship.personId().equals(by)) {
            throw AccessRefused.because(
                    "Et voi päättää omaa esteellisyyttäsi. Kerro lähiesihenkilölle, jos ilmoitus oli väärä.",
                    "You cannot end a declaration about yourself.");
        }
        if (store.end(id, by, reason)) {
            audit.event(by, "KINSHIP_ENDED", kinship.caseNumber());
            notices.tell(kinship.personId(), "KINSHIP_ENDED", kinship.caseNumber());
        }
    }

    @Transactional(readOnly = true)
    List<KinshipsApi.Line> list(String personId) {
        return store.visibleTo(personId, overseen(personId)).stream()
                .map(kinship -> line(personId, kinship))
                .toList();
    }

    /** @throws AccessRefused unless the person is a team lead somewhere */
    @Transactional(readOnly = true)
    List<Choice> choices(String personId) {
        if (decisions.inForce(personId).stream().noneMatch(right -> right.role() == Role.TEAM_LEAD)) {
            throw AccessRefused.because(
                    "Vain lähiesihenkilö voi ilmoittaa toisen työntekijän esteelliseksi.",
                    "Only a team lead may declare somebody else's kinship.");
        }
        return requests.choices(personId);
    }

    /** What follows may go beyond the reach of the person, who has just lost the case. */
    private void keep(String personId, String caseNumber, Kinship.Kind kind, String by) {
        String municipality = caseNumber.substring(0, 3);
        work.municipality(municipality);
        if (!store.insert(personId, caseNumber, kind, by)) {
            return;
        }
        audit.event(by, "KINSHIP_DECLARED", caseNumber);
        decisions.holders(Role.TEAM_LEAD, municipality).stream()
                .filter(lead -> !lead.equals(by) && !lead.equals(personId))
                .forEach(lead -> notices.tell(lead, "KINSHIP_DECLARED", caseNumber));
        if (!by.equals(personId)) {
            notices.tell(personId, "KINSHIP_DECLARED_FOR_YOU", caseNumber);
        }
        List<String> cases = store.casesOfSameClient(caseNumber);
        events.publishEvent(new KinshipDeclared(personId, municipality, cases));
        store.stepRights(personId, cases).forEach(stepRights::close);
    }

    private KinshipsApi.Line line(String viewer, Kinship kinship) {
        return new KinshipsApi.Line(
                kinship.id(),
                kinship.caseNumber(),
                name(kinship.personId()),
                kinship.kind().name(),
                kinship.kind().nameFi(),
                kinship.declaredAt(),
                name(kinship.declaredBy()),
                kinship.endedAt(),
                kinship.endedAt() == null
                        && !kinship.personId().equals(viewer)
                        && oversees(viewer, kinship.municipality()));
    }

    private String name(String personId) {
        return people.find(personId).map(Person::name).orElse("–");
    }

    private boolean oversees(String personId, String municipality) {
        return overseen(personId).contains(municipality);
    }

    private Set<String> overseen(String personId) {
        return decisions.inForce(personId).stream()
                .filter(right -> OVERSEERS.contains(right.role()))
                .map(RightInForce::municipality)
                .collect(Collectors.toSet());
    }
}
