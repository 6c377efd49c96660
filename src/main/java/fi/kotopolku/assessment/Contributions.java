package fi.kotopolku.assessment;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.AccessRightsEnded;
import fi.kotopolku.access.AccessRightsEnded.Ended;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.StepRight;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.Organisation.Kind;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The wellbeing services county's part in a step: invited by the responsible caseworker, given under a right that opens
 * and closes with it, and gone on without at the limit (the responsibility stays with the municipality).
 *
 * <p>Each of the model's steps may be repeated: the second time it changes nothing. An id that is not a contribution's is
 * refused as {@link AccessRefused}.
 */
@Service("contributions")
public class Contributions {

    private static final Set<DataCategory> CONTENT =
            Set.of(DataCategory.IDENTITY_AND_CONTACT, DataCategory.SERVICES, DataCategory.HEALTH_AND_FUNCTIONING);
    private static final Set<Power> POWERS = Set.of(Power.READ, Power.WRITE);
    private static final int MOST_AT_ONCE = 10;

    private final ContributionStore store;
    private final Cases cases;
    private final AccessRights accessRights;
    private final People people;
    private final Notices notices;
    private final Rules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Contributions(
            ContributionStore store,
            Cases cases,
            AccessRights accessRights,
            People people,
            Notices notices,
            Rules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.accessRights = accessRights;
        this.people = people;
        this.notices = notices;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** Whom a caseworker can invite, for a form's list. */
    @Transactional(readOnly = true)
    public List<Choice> professionals() {
        return people.employedBy(Kind.WELLBEING_COUNTY).stream()
                .map(person ->
                        new Choice(person.name() + ", " + person.employer().nameFi(), person.id()))
                .toList();
    }

    /**
     * Invites professionals of a wellbeing services county to a step. Somebody whose answer is awaited already is not
     * invited twice.
     *
     * @param step a name of {@link Step}
     * @param invitedBy the caseworker; whether he or she may write to the case is asked by the caller
     * @throws FormRefused naming {@code professionals} or {@code question}
     */
    @Transactional
    public void invite(String caseNumber, String step, List<String> personIds, String question, String invitedBy) {
        Set<String> invited = personIds == null ? Set.of() : new LinkedHashSet<>(personIds);
        Set<String> possible = professionals().stream().map(Choice::value).collect(Collectors.toSet());
        new Problems()
                .when(invited.isEmpty(), "professionals", "Valitse vähintään yksi hyvinvointialueen ammattilainen.")
                .when(
                        invited.size() > MOST_AT_ONCE,
                        "professionals",
                        "Valitse enintään " + MOST_AT_ONCE + " ammattilaista.")
                .when(
                        !possible.containsAll(invited) || invited.contains(invitedBy),
                        "professionals",
                        "Valitse ammattilaiset luettelosta.")
                .when(Written.nothing(question), "question", "Kirjoita, mitä hyvinvointialueelta pyydetään.")
                .refuseAny();
        LocalDate today = LocalDate.now(clock);
        Instant remindAt = rules.due("COUNTY_REMINDER", today).at();
        Instant limitAt = rules.due("COUNTY_REPLY", today).at();
        String municipality = cases.find(caseNumber).municipality();
        for (String person : invited) {
            store.invite(
                    new Contribution(
                            UUID.randomUUID(),
                            caseNumber,
                            Step.valueOf(step),
                            person,
                            invitedBy,
                            clock.instant(),
                            Written.orNull(question),
                            remindAt.isAfter(limitAt) ? limitAt : remindAt,
                            limitAt,
                            null,
                            GivenContribution.State.INVITED,
                            0),
                    municipality);
        }
    }

    /**
     * @param step a name of {@link Step}
     * @return ids of the contributions that are still awaited, in the order of inviting
     */
    @Transactional(readOnly = true)
    public List<String> invited(String caseNumber, String step) {
        Step wanted = Step.valueOf(step);
        return store.awaited(caseNumber).stream()
                .filter(contribution -> contribution.step() == wanted)
                .map(contribution -> contribution.id().toString())
                .toList();
    }

    /** Opens the right; not for somebody who has left the county meanwhile, whose part then lapses at the limit. */
    @Transactional
    public void openRight(String contributionId) {
        Contribution contribution = known(contributionId);
        boolean employed = people.find(contribution.personId())
                .filter(Person::employed)
                .filter(person -> person.employer().kind() == Kind.WELLBEING_COUNTY)
                .isPresent();
        if (!contribution.awaited() || contribution.rightNumber() != null || !employed) {
            return;
        }
        String number = accessRights.openForStep(new StepRight(
                contributionId,
                contribution.caseNumber(),
                contribution.personId(),
                contribution.invitedBy(),
                CONTENT,
                POWERS,
                contribution.limitAt()));
        store.keepRight(contribution.id(), number);
        notices.tell(contribution.personId(), "CONTRIBUTION_INVITED", contribution.caseNumber());
    }

    /** Person id of the invited professional, for the task's assignee. */
    @Transactional(readOnly = true)
    public String professional(String contributionId) {
        return known(contributionId).personId();
    }

    /** The instant to remind at: the end of the reminder's day in Finland (COUNTY_REMINDER). */
    @Transactional(readOnly = true)
    public Date remindAt(String contributionId) {
        return Date.from(known(contributionId).remindAt());
    }

    /** The instant after which the step goes on without: the end of the last day in Finland (COUNTY_REPLY). */
    @Transactional(readOnly = true)
    public Date limitAt(String contributionId) {
        return Date.from(known(contributionId).limitAt());
    }

    @Transactional
    public void remind(String contributionId) {
        Contribution contribution = known(contributionId);
        if (contribution.awaited()) {
            notices.tell(contribution.personId(), "CONTRIBUTION_REMINDER", contribution.caseNumber());
        }
    }

    /** Goes on without the answer and tells the caseworker who invited. */
    @Transactional
    public void lapse(String contributionId) {
        Contribution contribution = known(contributionId);
        if (store.lapse(contribution.id())) {
            notices.tell(contribution.invitedBy(), "CONTRIBUTION_LAPSED", contribution.caseNumber());
        }
    }

    @Transactional
    public void closeRight(String contributionId) {
        String number = known(contributionId).rightNumber();
        if (number != null) {
            accessRights.closeForStep(number);
        }
    }

    /**
     * What came of the invitations to a step, without what the person who opened the case may not read of it. Logged by
     * the form that shows it.
     *
     * @param step a name of {@link Step}
     * @param since the beginning of this round of the step: earlier invitations are left out
     */
    @Transactional(readOnly = true)
    public List<GivenContribution> answers(OpenedCase opened, String caseNumber, String step, Instant since) {
        return store.answers(caseNumber, Step.valueOf(step), since).stream()
                .map(answer -> opened.reads(DataCategory.SERVICES) ? answer : answer.withoutServices())
                .map(answer -> opened.reads(DataCategory.HEALTH_AND_FUNCTIONING) ? answer : answer.withoutHealth())
                .toList();
    }

    /** A right that ended while its step was still open: the step is told, so that nobody waits for the answer. */
    @EventListener
    @Transactional
    public void rightsEnded(AccessRightsEnded event) {
        store.underRights(event.ended().stream().map(Ended::number).toList()).stream()
                .filter(Contribution::awaited)
                .forEach(contribution -> events.publishEvent(
                        new GuestRightEnded(contribution.id().toString(), contribution.caseNumber())));
    }

    private Contribution known(String contributionId) {
        if (contributionId == null || !contributionId.matches("[0-9a-f-]{36}")) {
            throw AccessRefused.nothingHere();
        }
        return store.find(UUID.fromString(contributionId)).orElseThrow(AccessRefused::nothingHere);
    }
}
