package fi.kotopolku.assessment;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.StepRight;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.Organisation.Kind;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Clarifying measures (§ 14) in the steps that their model takes; each step may be repeated. A professional of the wellbeing
 * services county gets a right for the measure, as for a contribution; one of another organisation uses a right to the case
 * that an access officer has granted; in all other cases the municipality records the result itself.
 *
 * <p>An id that is not a measure's is refused as {@link AccessRefused}.
 */
@Service("measures")
public class Measures {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final Set<Power> POWERS = Set.of(Power.READ, Power.WRITE);

    private final MeasureStore store;
    private final Cases cases;
    private final AccessRights accessRights;
    private final AccessDecisions decisions;
    private final People people;
    private final Notices notices;

    Measures(
            MeasureStore store,
            Cases cases,
            AccessRights accessRights,
            AccessDecisions decisions,
            People people,
            Notices notices) {
        this.store = store;
        this.cases = cases;
        this.accessRights = accessRights;
        this.decisions = decisions;
        this.people = people;
        this.notices = notices;
    }

    /** @return ids of the measures whose results are awaited, in the order of ordering */
    @Transactional(readOnly = true)
    public List<String> ordered(String caseNumber) {
        return store.awaited(caseNumber).stream()
                .map(measure -> measure.id().toString())
                .toList();
    }

    /** Opens the right of an invited professional of the county, and tells whoever was asked. */
    @Transactional
    public void begin(String measureId) {
        Measure measure = known(measureId);
        if (!measure.awaited() || measure.personId() == null || measure.rightNumber() != null) {
            return;
        }
        if (ofCounty(measure.personId())) {
            String number = accessRights.openForStep(new StepRight(
                    measureId,
                    measure.caseNumber(),
                    measure.personId(),
                    measure.orderedBy(),
                    content(measure.kind()),
                    POWERS,
                    measure.limitAt()));
            store.keepRight(measure.id(), number);
        }
        notices.tell(measure.personId(), "MEASURE_ORDERED", measure.caseNumber());
    }

    /**
     * Who records the result, for the task's assignee: the person who was asked, and the case's responsible caseworker when
     * nobody was or their right does not reach so far any more.
     *
     * @return null when there is no responsible caseworker: the task is then the group's
     */
    @Transactional(readOnly = true)
    public String doer(String measureId) {
        Measure measure = known(measureId);
        boolean asked = measure.personId() != null && records(measure.personId(), measure.caseNumber(), measure.kind());
        return asked ? measure.personId() : cases.responsible(measure.caseNumber());
    }

    /** The instant to remind at: the end of the target day in Finland. */
    @Transactional(readOnly = true)
    public Date remindAt(String measureId) {
        return Date.from(
                known(measureId).targetOn().plusDays(1).atStartOfDay(HELSINKI).toInstant());
    }

    /** The instant after which the assessment goes on without the result: the end of a day in Finland (CLARIFICATION_LIMIT). */
    @Transactional(readOnly = true)
    public Date limitAt(String measureId) {
        return Date.from(known(measureId).limitAt());
    }

    /** Reminds whoever records the result now, and whoever ordered it. */
    @Transactional
    public void remind(String measureId) {
        Measure measure = known(measureId);
        if (measure.awaited()) {
            String doer = doer(measureId);
            if (doer != null && !doer.equals(measure.orderedBy())) {
                notices.tell(doer, "MEASURE_REMINDER", measure.caseNumber());
            }
            notices.tell(measure.orderedBy(), "MEASURE_REMINDER", measure.caseNumber());
        }
    }

    /** Goes on without the result and tells who ordered it. */
    @Transactional
    public void miss(String measureId) {
        Measure measure = known(measureId);
        if (store.miss(measure.id())) {
            notices.tell(measure.orderedBy(), "MEASURE_NOT_RECEIVED", measure.caseNumber());
        }
    }

    /** Closes the right that was opened for the measure, if one was. */
    @Transactional
    public void finish(String measureId) {
        String number = known(measureId).rightNumber();
        if (number != null) {
            accessRights.closeForStep(number);
        }
    }

    /**
     * What was ordered and what came of it, without what the person who opened the case may not read of it. Logged by the form
     * that shows it.
     *
     * @param since the beginning of the assessment
     */
    List<MeasureResult> results(OpenedCase opened, String caseNumber, Instant since) {
        if (!opened.reads(DataCategory.SERVICES)) {
            return List.of();
        }
        return store.results(caseNumber, since).stream()
                .map(result -> opened.reads(result.kind().category()) ? result : result.withoutResult())
                .toList();
    }

    boolean ofCounty(String personId) {
        return people.find(personId)
                .filter(Person::employed)
                .filter(person -> person.employer().kind() == Kind.WELLBEING_COUNTY)
                .isPresent();
    }

    /** The person's rights in force let them see what is asked and write the result. */
    boolean records(String personId, String caseNumber, MeasureKind kind) {
        Coverage rights = decisions.covered(personId, caseNumber);
        return POWERS.stream().allMatch(power -> rights.covers(power, content(kind)));
    }

    /** What doing the measure takes: who the client is, what is asked, and the part that the result belongs to. */
    static Set<DataCategory> content(MeasureKind kind) {
        return Set.of(DataCategory.IDENTITY_AND_CONTACT, DataCategory.SERVICES, kind.category());
    }

    Measure known(String measureId) {
        if (measureId == null || !measureId.matches("[0-9a-f-]{36}")) {
            throw AccessRefused.nothingHere();
        }
        return store.find(UUID.fromString(measureId)).orElseThrow(AccessRefused::nothingHere);
    }
}
