package fi.kotopolku.assessment;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A clarifying measure with what came of it. Client data of services, and its result of the kind's own category.
 *
 * @param ordered the day in Finland
 * @param doer name and employer of who was asked, the outside provider, or the municipality itself
 * @param result null unless done
 * @param doneBy who did it, in the words of who recorded it
 * @param reason why it was not done or was cancelled
 */
record MeasureResult(
        UUID id,
        MeasureKind kind,
        String doer,
        String asked,
        LocalDate ordered,
        LocalDate targetOn,
        Measure.State state,
        LocalDate doneOn,
        String doneBy,
        String result,
        String reason) {

    MeasureResult withoutResult() {
        return new MeasureResult(id, kind, doer, asked, ordered, targetOn, state, doneOn, doneBy, null, reason);
    }
}
