package fi.kotopolku.casefile;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a case is, without anything about the client.
 *
 * @param unit the municipality's unit; null when the case belongs to no unit
 * @param responsiblePerson person id; null when nobody is named. Says nothing of that person's rights
 * @param openedOn the day of registration in Finland; of a case that was handed over, that of the first registration
 * @param openedAt the instant of registration
 * @param firstPermitOn start of the statutory clocks (§ 14)
 */
public record CaseSummary(
        String number,
        String municipality,
        String unit,
        CaseState state,
        String responsiblePerson,
        LocalDate openedOn,
        Instant openedAt,
        LocalDate firstPermitOn) {

    public boolean closed() {
        return state == CaseState.CLOSED;
    }
}
