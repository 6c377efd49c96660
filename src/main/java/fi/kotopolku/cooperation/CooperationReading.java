package fi.kotopolku.cooperation;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is between a person and the others who work on a case; each part of the case file that is shown is logged. */
@Service
class CooperationReading {

    private static final Set<DataCategory> NEVER =
            EnumSet.of(DataCategory.ADMINISTRATION, DataCategory.PROTECTED_CONTACT);

    private final CooperationStore store;
    private final Participants participants;
    private final CaseFile caseFile;
    private final AccessDecisions decisions;
    private final People people;
    private final Clock clock;

    CooperationReading(
            CooperationStore store,
            Participants participants,
            CaseFile caseFile,
            AccessDecisions decisions,
            People people,
            Clock clock) {
        this.store = store;
        this.participants = participants;
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @throws AccessRefused as for what is not there, when the case is beyond reach
     */
    @Transactional
    public CooperationView of(String personId, String caseNumber) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        Coverage rights = decisions.covered(personId, caseNumber);
        List<Message> messages = store.messages(caseNumber, personId).stream()
                .filter(message -> rights.covers(Power.READ, message.category()))
                .toList();
        List<Request> requests = rights.covers(Power.READ, Requests.ABOUT)
                ? store.requests(caseNumber).stream()
                        .filter(request -> request.concerns(personId))
                        .toList()
                : List.of();
        logged(personId, caseNumber, messages, requests);
        List<DataCategory> writes = Arrays.stream(DataCategory.values())
                .filter(category -> !NEVER.contains(category) && rights.covers(Power.WRITE, category))
                .toList();
        return new CooperationView(
                caseNumber,
                writes.stream()
                        .map(category -> new CooperationView.Category(category.name(), category.nameFi()))
                        .toList(),
                writes.contains(Requests.ABOUT),
                participants.knownTo(personId, opened, caseNumber).stream()
                        .map(person -> participant(person, caseNumber, writes))
                        .toList(),
                messages.stream().map(message -> letter(message, personId)).toList(),
                requests.stream().map(this::asked).toList());
    }

    private void logged(String personId, String caseNumber, List<Message> messages, List<Request> requests) {
        Set<DataCategory> shown = EnumSet.noneOf(DataCategory.class);
        messages.forEach(message -> shown.add(message.category()));
        if (!requests.isEmpty()) {
            shown.add(Requests.ABOUT);
        }
        caseFile.reads(personId, caseNumber, shown.toArray(DataCategory[]::new));
    }

    private CooperationView.Participant participant(Person person, String caseNumber, List<DataCategory> writes) {
        Coverage theirs = decisions.covered(person.id(), caseNumber);
        return new CooperationView.Participant(
                person.id(),
                person.name(),
                person.employer().nameFi(),
                writes.stream()
                        .filter(category -> theirs.covers(Power.READ, category))
                        .map(DataCategory::name)
                        .toList());
    }

    private CooperationView.Letter letter(Message message, String personId) {
        return new CooperationView.Letter(
                message.id(),
                message.category().nameFi(),
                message.text(),
                name(message.sentBy()),
                message.sentAt(),
                message.sentBy().equals(personId),
                message.recipients().stream().anyMatch(to -> to.personId().equals(personId) && to.readAt() == null),
                message.recipients().stream()
                        .filter(to -> message.sentBy().equals(personId)
                                || to.personId().equals(personId))
                        .map(to -> new CooperationView.Receipt(name(to.personId()), to.readAt()))
                        .toList());
    }

    private CooperationView.Asked asked(Request request) {
        return new CooperationView.Asked(
                request.id(),
                name(request.askedBy()),
                name(request.askedOf()),
                request.question(),
                request.dueOn(),
                request.open() && request.dueOn().isBefore(LocalDate.now(clock)),
                request.state().nameFi(),
                request.answer(),
                request.answeredAt());
    }

    private String name(String personId) {
        return people.find(personId).map(Person::name).orElse(null);
    }
}
