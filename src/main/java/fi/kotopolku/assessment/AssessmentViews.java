package fi.kotopolku.assessment;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.Role;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.WindowException;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.identity.Notices;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is shown of the latest assessment outside its forms, within the reader's rights and logged, and cancelling a measure. */
@Service
class AssessmentViews {

    private static final int LONGEST_REASON = 4000;

    private record Decided(
            Need need,
            NeedGround ground,
            String reason,
            LocalDate decidedOn,
            String decidedBy,
            Scope scope,
            TargetGroup targetGroup,
            WindowException exception,
            String exceptionReason,
            boolean awaitsInterview,
            String notReachedReason) {}

    private final AssessmentStore assessments;
    private final Measures measures;
    private final MeasureStore store;
    private final NoShowStore noShows;
    private final CaseFile caseFile;
    private final Cases cases;
    private final AccessDecisions decisions;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;

    AssessmentViews(
            AssessmentStore assessments,
            Measures measures,
            MeasureStore store,
            NoShowStore noShows,
            CaseFile caseFile,
            Cases cases,
            AccessDecisions decisions,
            Notices notices,
            ApplicationEventPublisher events,
            JdbcClient jdbc) {
        this.assessments = assessments;
        this.measures = measures;
        this.store = store;
        this.noShows = noShows;
        this.caseFile = caseFile;
        this.cases = cases;
        this.decisions = decisions;
        this.notices = notices;
        this.events = events;
        this.jdbc = jdbc;
    }

    /**
     * @return empty when the case has no assessment
     * @throws AccessRefused when nothing of the case is within the person's reach
     */
    @Transactional
    public Optional<AssessmentView> of(String personId, String caseNumber) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        return assessments.latest(caseNumber).map(assessment -> {
            boolean mayCancel = caseworker(personId, caseNumber)
                    && decisions.covered(personId, caseNumber).covers(Power.WRITE, DataCategory.SERVICES);
            List<AssessmentView.Line> lines = measures.results(opened, caseNumber, assessment.openedAt()).stream()
                    .map(measure -> AssessmentView.Line.of(measure, mayCancel))
                    .toList();
            return opened.shown(view(assessment, decided(assessment.id()), missed(assessment.id()), lines));
        });
    }

    /**
     * Cancels a measure whose result is awaited: its task goes away, and whoever was asked is told.
     *
     * @throws AccessRefused when the person may not write of services in the case, and when it has no such measure
     * @throws MeasureRefused saying why not
     */
    @Transactional
    public void cancel(String personId, String caseNumber, String measureId, String reason) {
        caseFile.writes(personId, caseNumber, DataCategory.SERVICES);
        Measure measure = measures.known(measureId);
        if (!measure.caseNumber().equals(caseNumber)) {
            throw AccessRefused.nothingHere();
        }
        if (!caseworker(personId, caseNumber)) {
            throw new MeasureRefused(MeasureRefused.Code.NOT_CASEWORKER);
        }
        if (Written.nothing(reason)) {
            throw new MeasureRefused(MeasureRefused.Code.REASON_MISSING);
        }
        if (reason.length() > LONGEST_REASON || !reason.matches(LongText.VISIBLE)) {
            throw new MeasureRefused(MeasureRefused.Code.REASON_MALFORMED);
        }
        if (!store.cancel(measure.id(), reason.strip(), personId)) {
            throw new MeasureRefused(MeasureRefused.Code.NOT_AWAITED);
        }
        if (measure.personId() != null) {
            notices.tell(measure.personId(), "MEASURE_CANCELLED", caseNumber);
        }
        events.publishEvent(new MeasureCancelled(measureId, caseNumber));
    }

    private boolean caseworker(String personId, String caseNumber) {
        return decisions.holds(personId, Role.CASEWORKER, cases.find(caseNumber).municipality());
    }

    private Decided decided(UUID assessment) {
        return jdbc.sql("""
                        select a.need, a.need_ground as ground, a.need_reason as reason,
                               (a.need_decided_at at time zone 'Europe/Helsinki')::date as decided_on,
                               p.given_name || ' ' || p.family_name as decided_by, a.scope, a.target_group,
                               a.need_exception as exception, a.need_exception_reason as exception_reason,
                               a.state = 'OPEN' and coalesce(a.need = 'NEEDED', false) and a.not_reached_at is null
                                   as awaits_interview,
                               a.not_reached_reason
                        from koto.assessment a left join koto.person p on p.id = a.need_decided_by
                        where a.id = :id
                        """).param("id", assessment).query(Decided.class).single();
    }

    private List<AssessmentView.Missed> missed(UUID assessment) {
        return noShows.of(assessment).stream()
                .map(one -> new AssessmentView.Missed(
                        one.missedOn(), one.invitedBy().nameFi()))
                .toList();
    }

    private static AssessmentView view(
            Assessment assessment,
            Decided decided,
            List<AssessmentView.Missed> missed,
            List<AssessmentView.Line> measures) {
        return new AssessmentView(
                assessment.state().name(),
                word(decided.need(), Need::nameFi),
                word(decided.ground(), NeedGround::nameFi),
                decided.reason(),
                decided.decidedOn(),
                decided.decidedBy(),
                word(decided.scope(), Scope::nameFi),
                word(decided.targetGroup(), TargetGroup::nameFi),
                word(decided.exception(), WindowException::nameFi),
                decided.exceptionReason(),
                missed,
                decided.awaitsInterview(),
                decided.notReachedReason(),
                measures);
    }

    private static <E> String word(E value, Function<E, String> nameFi) {
        return value == null ? null : nameFi.apply(value);
    }
}
