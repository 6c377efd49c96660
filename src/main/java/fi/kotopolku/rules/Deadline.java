package fi.kotopolku.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A date and why it is what it is.
 *
 * @param start the day that the period was counted from; for a notice, the end that it was counted back from
 * @param due the last day that still counts
 * @param section null when the rule stands on no section
 * @param explanationFi one sentence, and a second one when the act's text has not been read
 */
public record Deadline(
        String ruleId,
        LocalDate start,
        LocalDate due,
        String section,
        String source,
        Verification verified,
        String explanationFi) {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    /** The instant when the due day is over in Finland: midnight Europe/Helsinki at the start of the next day. */
    public Instant at() {
        return due.plusDays(1).atStartOfDay(HELSINKI).toInstant();
    }
}
