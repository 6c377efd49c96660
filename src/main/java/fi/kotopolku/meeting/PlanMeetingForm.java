package fi.kotopolku.meeting;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.CaseRights;
import fi.kotopolku.access.RightToCase;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.CaseSummary;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.Languages;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.StartFormBinding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans a meeting on a case. Whoever is invited by name has a right to the case already: an invitation gives none. The list
 * names everybody who has some right in the municipality, because the case is not known before the form is sent.
 */
@Component
class PlanMeetingForm implements StartFormBinding<PlanMeeting> {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Duration REMINDER = Duration.ofDays(1);
    private static final int MOST_INVITED = 20;

    private final MeetingStore store;
    private final CaseFile caseFile;
    private final Cases cases;
    private final CaseRights caseRights;
    private final Clock clock;

    PlanMeetingForm(MeetingStore store, CaseFile caseFile, Cases cases, CaseRights caseRights, Clock clock) {
        this.store = store;
        this.caseFile = caseFile;
        this.cases = cases;
        this.caseRights = caseRights;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "start_jointMeeting";
    }

    @Override
    public Class<PlanMeeting> type() {
        return PlanMeeting.class;
    }

    @Override
    @Transactional(readOnly = true)
    public PlanMeeting read(FormContext context) {
        return new PlanMeeting(
                store.people(context.municipality()).stream()
                        .filter(person -> !person.personId().equals(context.personId()))
                        .map(person -> new Choice(person.name(), person.personId()))
                        .toList(),
                Arrays.stream(Outsider.values())
                        .map(outsider -> new Choice(outsider.nameFi(), outsider.name()))
                        .toList(),
                Languages.choices(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    @Transactional
    public Started start(FormContext context, PlanMeeting answer) {
        String caseNumber = answer.caseNumber().strip();
        OpenedCase opened = caseFile.open(context.personId(), caseNumber);
        opened.takes(answer);
        CaseSummary summary = cases.find(caseNumber);
        if (!summary.municipality().equals(context.municipality())) {
            throw AccessRefused.nothingHere();
        }
        Set<String> invited = answer.invited() == null ? Set.of() : new LinkedHashSet<>(answer.invited());
        Instant startsAt = startsAt(answer);
        check(answer, summary, invited, startsAt).refuseAny();
        Instant remindAt = startsAt.minus(REMINDER);
        Meeting meeting = new Meeting(
                UUID.randomUUID(),
                caseNumber,
                Written.orNull(answer.agenda()),
                startsAt,
                Written.orNull(answer.place()),
                remindAt,
                Written.orNull(answer.interpreter()),
                outsiders(answer),
                context.personId(),
                Meeting.State.PLANNED,
                0);
        store.plan(meeting, summary.municipality(), invited);
        return new Started(caseNumber, Map.of("meetingId", meeting.id().toString()));
    }

    private Problems check(PlanMeeting answer, CaseSummary summary, Set<String> invited, Instant startsAt) {
        Set<String> mayCome = caseRights.to(summary.number()).stream()
                .map(RightToCase::personId)
                .collect(Collectors.toSet());
        boolean remote = Boolean.TRUE.equals(answer.remote());
        return new Problems()
                .when(summary.closed(), "caseNumber", "Asia on jo päätetty. Valitse avoin asia.")
                .when(!startsAt.isAfter(clock.instant()), "meetingOn", "Anna palaverin aika, joka on vielä tulossa.")
                .when(
                        startsAt.isAfter(clock.instant().plus(Duration.ofDays(366))),
                        "meetingOn",
                        "Anna palaverin päivä, joka on enintään vuoden päässä.")
                .when(
                        !remote && Written.nothing(answer.place()),
                        "place",
                        "Kirjoita, missä palaveri pidetään, tai valitse etäpalaveri.")
                .when(
                        !Written.nothing(answer.interpreter()) && !Languages.known(answer.interpreter()),
                        "interpreter",
                        "Valitse tulkkauskieli luettelosta.")
                .when(invited.size() > MOST_INVITED, "invited", "Kutsu enintään " + MOST_INVITED + " henkilöä nimeltä.")
                .when(
                        !mayCome.containsAll(invited),
                        "invited",
                        "Kutsu nimeltä vain niitä, joilla on oikeus tähän asiaan. Merkitse muut tehtävän mukaan.")
                .when(
                        answer.outsiders() != null
                                && outsiders(answer).size()
                                        != Set.copyOf(answer.outsiders()).size(),
                        "outsiders",
                        "Valitse muut osallistujat luettelosta.")
                .when(
                        invited.isEmpty() && outsiders(answer).isEmpty(),
                        "invited",
                        "Kutsu palaveriin joku nimeltä tai merkitse muut osallistujat.");
    }

    private static Instant startsAt(PlanMeeting answer) {
        String[] time = answer.meetingTime().strip().split("[:.]");
        return answer.meetingOn()
                .atTime(LocalTime.of(Integer.parseInt(time[0]), Integer.parseInt(time[1])))
                .atZone(HELSINKI)
                .toInstant();
    }

    private static List<Outsider> outsiders(PlanMeeting answer) {
        List<String> chosen = answer.outsiders() == null ? List.of() : answer.outsiders();
        return Arrays.stream(Outsider.values())
                .filter(outsider -> chosen.contains(outsider.name()))
                .toList();
    }
}
