package fi.kotopolku.meeting;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.ClosingObstacle;
import fi.kotopolku.identity.Notices;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Joint meetings in the steps that their model takes; each may be repeated. Notices name the case and nothing of what the
 * meeting is about. An id that is not a meeting's is refused as {@link AccessRefused}.
 */
@Service("meetings")
public class Meetings implements ClosingObstacle {

    private final MeetingStore store;
    private final Cases cases;
    private final AccessDecisions decisions;
    private final Notices notices;

    Meetings(MeetingStore store, Cases cases, AccessDecisions decisions, Notices notices) {
        this.store = store;
        this.cases = cases;
        this.decisions = decisions;
        this.notices = notices;
    }

    /** Tells those who were invited by name. */
    @Transactional
    public void invite(String meetingId) {
        tell(known(meetingId), "MEETING_INVITED");
    }

    /** Who records what came of it, for the task's assignee: the case's responsible caseworker; null when there is none. */
    @Transactional(readOnly = true)
    public String recorder(String meetingId) {
        return cases.responsible(known(meetingId).caseNumber());
    }

    /** The instant at which the meeting begins. */
    @Transactional(readOnly = true)
    public Date startsAt(String meetingId) {
        return Date.from(known(meetingId).startsAt());
    }

    /** The instant to remind at: a day before the meeting begins, or at once when it begins sooner. */
    @Transactional(readOnly = true)
    public Date remindAt(String meetingId) {
        return Date.from(known(meetingId).remindAt());
    }

    /** Reminds those who were invited and may still see the case, and who organised it. */
    @Transactional
    public void remind(String meetingId) {
        Meeting meeting = known(meetingId);
        if (meeting.planned()) {
            tell(meeting, "MEETING_REMINDER");
            notices.tell(meeting.organisedBy(), "MEETING_REMINDER", meeting.caseNumber());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> whyNotClosed(String caseNumber) {
        return store.of(caseNumber).stream().anyMatch(Meeting::planned)
                ? Optional.of("Asiassa on yhteispalaveri, jonka tulosta ei ole kirjattu. Kirjaa se ensin.")
                : Optional.empty();
    }

    private void tell(Meeting meeting, String kind) {
        store.invited(meeting.id()).stream()
                .map(MeetingStore.Participant::personId)
                .filter(person -> !person.equals(meeting.organisedBy()))
                .filter(person -> decisions.reaches(person, meeting.caseNumber()))
                .forEach(person -> notices.tell(person, kind, meeting.caseNumber()));
    }

    Meeting known(String meetingId) {
        if (meetingId == null || !meetingId.matches("[0-9a-f-]{36}")) {
            throw AccessRefused.nothingHere();
        }
        return store.find(UUID.fromString(meetingId)).orElseThrow(AccessRefused::nothingHere);
    }
}
