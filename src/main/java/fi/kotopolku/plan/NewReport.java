package fi.kotopolku.plan;

import fi.kotopolku.plan.ServiceReport.Kind;
import fi.kotopolku.plan.ServiceReport.Reason;
import fi.kotopolku.plan.ServiceReport.Result;
import fi.kotopolku.plan.ServiceReport.Unit;
import java.time.LocalDate;

/**
 * A report on a service as it is given, over the form of the task or the API. Which fields are needed depends on the kind;
 * those that do not belong to it are left out. Days are days in Finland, {@code yyyy-MM-dd} in JSON.
 *
 * @param on for every kind but {@code ATTENDANCE}
 * @param from for {@code ATTENDANCE}
 * @param until for {@code ATTENDANCE}
 * @param unit for {@code ATTENDANCE}; the same for every period of a service
 * @param planned for {@code ATTENDANCE}: whole hours or days
 * @param attended for {@code ATTENDANCE}: whole hours or days, at most those planned
 * @param reason for {@code INTERRUPTED} and {@code NOT_STARTED}
 * @param expectedBack for {@code INTERRUPTED}, when it is known
 * @param result for {@code RESULT}
 * @param note at most 4000 characters; may be left out
 * @param corrects number of an earlier report on the same service that this one takes the place of
 */
record NewReport(
        Kind kind,
        LocalDate on,
        LocalDate from,
        LocalDate until,
        Unit unit,
        Integer planned,
        Integer attended,
        Reason reason,
        LocalDate expectedBack,
        Result result,
        String note,
        Integer corrects) {

    /** What does not belong to the kind is dropped, so that a field hidden on the screen is not kept. */
    NewReport ofItsKind() {
        boolean attendance = kind == Kind.ATTENDANCE;
        return new NewReport(
                kind,
                attendance ? null : on,
                attendance ? from : null,
                attendance ? until : null,
                attendance ? unit : null,
                attendance ? planned : null,
                attendance ? attended : null,
                kind == Kind.INTERRUPTED || kind == Kind.NOT_STARTED ? reason : null,
                kind == Kind.INTERRUPTED ? expectedBack : null,
                kind == Kind.RESULT ? result : null,
                note,
                corrects);
    }
}
