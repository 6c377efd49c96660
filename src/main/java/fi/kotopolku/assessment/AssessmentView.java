package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The latest assessment of a case as one reader may see it: whether it was needed, and the clarifying measures. Null where the
 * reader's rights do not cover it, and where there is nothing.
 *
 * @param needGround in Finnish, from the closed list
 * @param noShows times at which the client did not come to the interview
 * @param awaitsInterview a no-show may be recorded
 * @param decidedBy name of who decided; null when nobody had to
 */
record AssessmentView(
        @Holds({}) String state,
        @Holds({DataCategory.PLAN, DataCategory.SERVICES}) String need,
        @Holds(DataCategory.SERVICES) String needGround,
        @Holds(DataCategory.SERVICES) String needReason,
        @Holds({DataCategory.PLAN, DataCategory.SERVICES}) LocalDate decidedOn,
        @Holds({DataCategory.PLAN, DataCategory.SERVICES}) String decidedBy,
        @Holds(DataCategory.RESIDENCE) String scope,
        @Holds(DataCategory.RESIDENCE) String targetGroup,
        @Holds(DataCategory.RESIDENCE) String exception,
        @Holds(DataCategory.RESIDENCE) String exceptionReason,

        @Holds(DataCategory.PLAN) List<Missed> noShows,
        @Holds(DataCategory.PLAN) Boolean awaitsInterview,
        @Holds(DataCategory.PLAN) String notReachedReason,

        @Holds(
                value = {
                    DataCategory.SERVICES,
                    DataCategory.LANGUAGE,
                    DataCategory.EDUCATION_AND_WORK,
                    DataCategory.HEALTH_AND_FUNCTIONING
                },
                inParts = true)
        List<Line> measures) {

    /** @param invitedByFi how the client had been invited */
    record Missed(LocalDate missedOn, String invitedByFi) {}

    /**
     * One clarifying measure.
     *
     * @param state a name of {@link Measure.State}
     * @param mayCancel the reader may cancel it now
     */
    record Line(
            UUID id,
            String kindFi,
            String doer,
            String asked,
            LocalDate ordered,
            LocalDate targetOn,
            String state,
            String stateFi,
            LocalDate doneOn,
            String doneBy,
            String result,
            String reason,
            boolean mayCancel) {

        static Line of(MeasureResult measure, boolean mayCancel) {
            return new Line(
                    measure.id(),
                    measure.kind().nameFi(),
                    measure.doer(),
                    measure.asked(),
                    measure.ordered(),
                    measure.targetOn(),
                    measure.state().name(),
                    measure.state().nameFi(),
                    measure.doneOn(),
                    measure.doneBy(),
                    measure.result(),
                    measure.reason(),
                    mayCancel && measure.state() == Measure.State.ORDERED);
        }
    }
}
