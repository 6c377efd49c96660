package fi.kotopolku.cooperation;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.AccessRightsEnded;
import fi.kotopolku.access.AccessRightsEnded.Ended;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.CaseSummary;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.identity.Notices;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What one participant of a case asks another to do, as the models know it. It is about the client's services, so both need
 * a right to them. Each of the model's steps may be repeated; an id that is not a request's is refused as
 * {@link AccessRefused}.
 */
@Service("requests")
public class Requests {

    static final DataCategory ABOUT = DataCategory.SERVICES;

    private static final String SYSTEM = "system";

    private final CooperationStore store;
    private final Participants participants;
    private final Cases cases;
    private final CaseFile caseFile;
    private final Notices notices;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Requests(
            CooperationStore store,
            Participants participants,
            Cases cases,
            CaseFile caseFile,
            Notices notices,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.participants = participants;
        this.cases = cases;
        this.caseFile = caseFile;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** @param dueOn last day in Finland */
    record NewRequest(String personId, String question, LocalDate dueOn) {}

    /**
     * Asks a participant to do something; they find it in their task list.
     *
     * @throws AccessRefused as for what is not there, when the case is beyond reach; in words, without a right to write its
     *     services
     * @throws fi.kotopolku.form.FormRefused naming {@code personId}, {@code question} or {@code dueOn}
     */
    @Transactional
    public UUID ask(String personId, String caseNumber, NewRequest request) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        CaseSummary summary = cases.find(caseNumber);
        LocalDate today = LocalDate.now(clock);
        Problems problems = new Problems()
                .when(summary.closed(), "personId", "Asia on päätetty. Pyynnön voi tehdä vain avoimessa asiassa.")
                .when(
                        request.personId() == null
                                || !participants.reach(personId, opened, caseNumber, List.of(request.personId()), ABOUT)
                                || !participants.may(request.personId(), Power.WRITE, caseNumber, ABOUT),
                        "personId",
                        "Valitse luettelosta henkilö, jolla on nyt oikeus kirjata tämän asian palveluja.")
                .when(
                        request.dueOn() == null
                                || request.dueOn().isBefore(today)
                                || request.dueOn().isAfter(today.plusYears(1)),
                        "dueOn",
                        "Anna päivä, joka on tänään tai enintään vuoden päässä.");
        CooperationText.problems(problems, "question", request.question(), "Kirjoita, mitä pyydät.");
        caseFile.writes(personId, caseNumber, ABOUT);
        problems.refuseAny();
        UUID id = store.ask(
                caseNumber,
                summary.municipality(),
                personId,
                request.personId(),
                Written.orNull(request.question()),
                request.dueOn());
        notices.tell(request.personId(), "COOPERATION_ASKED", caseNumber);
        events.publishEvent(new RequestBegun(id.toString(), caseNumber, summary.municipality()));
        return id;
    }

    /** Person id of who was asked, for the task's assignee. */
    @Transactional(readOnly = true)
    public String askedOf(String requestId) {
        return known(requestId).askedOf();
    }

    /** Person id of who asked, for the task's assignee; null, which leaves it to the group, when their right has ended. */
    @Transactional(readOnly = true)
    public String askedBy(String requestId) {
        Request request = known(requestId);
        return participants.may(request.askedBy(), Power.WRITE, request.caseNumber(), ABOUT) ? request.askedBy() : null;
    }

    /** The end of the last day in Finland. */
    @Transactional(readOnly = true)
    public Date dueAt(String requestId) {
        return Date.from(known(requestId)
                .dueOn()
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toInstant());
    }

    @Transactional
    public void remind(String requestId) {
        Request request = known(requestId);
        if (request.open()) {
            notices.tell(request.askedOf(), "COOPERATION_REMINDER", request.caseNumber());
        }
    }

    /** Whoever asked is told that there is an answer, or that none will come. */
    @Transactional
    public void tellAsker(String requestId) {
        Request request = known(requestId);
        notices.tell(
                request.askedBy(),
                request.state() == Request.State.HANDED_BACK ? "COOPERATION_HANDED_BACK" : "COOPERATION_ANSWERED",
                request.caseNumber());
    }

    /** What was asked of somebody whose right has ended goes back to who asked. */
    @EventListener
    @Transactional
    public void rightsEnded(AccessRightsEnded event) {
        store.openOf(event.ended().stream().map(Ended::personId).distinct().toList()).stream()
                .filter(request -> !participants.may(request.askedOf(), Power.WRITE, request.caseNumber(), ABOUT))
                .filter(store::handBack)
                .forEach(request -> {
                    audit.event(SYSTEM, "COOPERATION_HANDED_BACK", request.caseNumber());
                    events.publishEvent(new RequestHandedBack(request.id().toString(), request.caseNumber()));
                });
    }

    Request known(String requestId) {
        if (requestId == null || !requestId.matches("[0-9a-f-]{36}")) {
            throw AccessRefused.nothingHere();
        }
        return store.request(UUID.fromString(requestId)).orElseThrow(AccessRefused::nothingHere);
    }
}
