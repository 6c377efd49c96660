package fi.kotopolku.meeting;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Languages;
import fi.kotopolku.casefile.OpenedCase;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is shown of a case's meetings outside their forms, within the reader's rights and logged. */
@Service
class MeetingViews {

    private final MeetingStore store;
    private final CaseFile caseFile;

    MeetingViews(MeetingStore store, CaseFile caseFile) {
        this.store = store;
        this.caseFile = caseFile;
    }

    /** @throws AccessRefused when nothing of the case is within the person's reach */
    @Transactional
    public List<MeetingsApi.Line> of(String personId, String caseNumber) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        if (!opened.reads(DataCategory.SERVICES)) {
            return List.of();
        }
        caseFile.reads(personId, caseNumber, DataCategory.SERVICES);
        return store.of(caseNumber).stream().map(this::line).toList();
    }

    private MeetingsApi.Line line(Meeting meeting) {
        MeetingStore.Outcome outcome = store.outcome(meeting.id());
        return new MeetingsApi.Line(
                meeting.state().name(),
                meeting.state().nameFi(),
                meeting.startsAt(),
                meeting.place(),
                meeting.interpreterLanguage() == null ? null : Languages.nameFi(meeting.interpreterLanguage()),
                Stream.concat(
                                store.invited(meeting.id()).stream().map(MeetingStore.Participant::name),
                                meeting.outsiders().stream().map(Outsider::nameFi))
                        .toList(),
                meeting.agenda(),
                outcome.heldOn(),
                outcome.present(),
                outcome.interpreterPresent(),
                store.agreed(meeting.id()),
                outcome.reason());
    }
}
