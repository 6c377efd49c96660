package fi.kotopolku.meeting;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.Languages;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What came of a meeting: held on a day, by whom, with what agreed, or not held and why. */
@Component
class RecordMeetingForm implements FormBinding<RecordMeeting> {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d.M.yyyy 'klo' H.mm").withZone(ZoneId.of("Europe/Helsinki"));
    private static final int MOST_ITEMS = 50;

    private final Meetings meetings;
    private final MeetingStore store;
    private final CaseFile caseFile;
    private final Cases cases;
    private final Clock clock;

    RecordMeetingForm(Meetings meetings, MeetingStore store, CaseFile caseFile, Cases cases, Clock clock) {
        this.meetings = meetings;
        this.store = store;
        this.caseFile = caseFile;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_recordMeeting";
    }

    @Override
    public Class<RecordMeeting> type() {
        return RecordMeeting.class;
    }

    @Override
    @Transactional
    public RecordMeeting read(FormContext context) {
        Meeting meeting = ofCase(context);
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        return opened.shown(new RecordMeeting(
                ScreenText.of(opened.client().name()),
                context.key(),
                plan(meeting),
                Integer.toString(meeting.version()),
                null,
                null,
                null,
                null,
                meeting.interpreterLanguage() != null,
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, RecordMeeting answer) {
        Meeting meeting = ofCase(context);
        caseFile.open(context.personId(), context.key()).takes(answer);
        List<Agreed> items = answer.items();
        check(answer, items, cases.find(context.key()).openedOn());
        RowVersion opened = RowVersion.sentBack(answer.version());
        if (!store.record(meeting.id(), answer, answer.held() ? items : List.of(), context.personId(), opened)) {
            throw RowVersion.stale();
        }
        return Map.of();
    }

    private void check(RecordMeeting answer, List<Agreed> items, LocalDate caseOpenedOn) {
        boolean held = answer.held();
        LocalDate on = answer.heldOn();
        new Problems()
                .when(held && on == null, "heldOn", "Anna päivä, jona palaveri pidettiin.")
                .when(
                        held && on != null && on.isAfter(LocalDate.now(clock)),
                        "heldOn",
                        "Anna päivä, jona palaveri pidettiin; se ei voi olla tulevaisuudessa.")
                .when(
                        held && on != null && on.isBefore(caseOpenedOn),
                        "heldOn",
                        "Tarkista päivä: palaveria ei voi olla pidetty ennen kuin asia tuli vireille.")
                .when(held && Written.nothing(answer.present()), "present", "Kirjoita, ketkä olivat läsnä.")
                .when(items.size() > MOST_ITEMS, "agreed", "Kirjaa enintään " + MOST_ITEMS + " sovittua asiaa.")
                .when(
                        held && items.stream().anyMatch(item -> Written.nothing(item.agreed())),
                        "agreed",
                        "Kirjoita jokaiselle riville, mitä sovittiin.")
                .when(
                        held
                                && on != null
                                && items.stream()
                                        .anyMatch(item -> item.dueOn() != null
                                                && item.dueOn().isBefore(on)),
                        "agreed",
                        "Tarkista päivät: sovittua ei voi tehdä ennen palaveria.")
                .when(!held && Written.nothing(answer.reason()), "reason", "Kirjoita, miksi palaveria ei pidetty.")
                .refuseAny();
    }

    private String plan(Meeting meeting) {
        String place = meeting.place() == null ? "etänä" : meeting.place();
        String interpreter =
                meeting.interpreterLanguage() == null ? "ei" : Languages.nameFi(meeting.interpreterLanguage());
        String invited = Stream.concat(
                        store.invited(meeting.id()).stream().map(MeetingStore.Participant::name),
                        meeting.outsiders().stream().map(Outsider::nameFi))
                .collect(Collectors.joining("; "));
        return "**Aika:** %s, %s\n\n**Tulkki:** %s\n\n**Kutsuttu:** %s\n\n**Aihe:** %s"
                .formatted(
                        MOMENT.format(meeting.startsAt()),
                        ScreenText.of(place),
                        interpreter,
                        ScreenText.of(invited),
                        ScreenText.of(meeting.agenda()));
    }

    private Meeting ofCase(FormContext context) {
        Meeting meeting = meetings.known(context.variable("meetingId"));
        if (!meeting.caseNumber().equals(context.key())) {
            throw AccessRefused.nothingHere();
        }
        return meeting;
    }
}
