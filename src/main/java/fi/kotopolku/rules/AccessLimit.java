package fi.kotopolku.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.Map;
import java.util.Set;

/**
 * The most that a right on one legal ground may be (§§ 73, 79–81 of the Integration Act and the project's own choices).
 * The names are those of {@code access} and {@code identity}, as text, because this module knows neither.
 *
 * @param longest from the right's first day, or in hours from its beginning
 */
public record AccessLimit(
        String ground,
        Set<String> employerKinds,
        Set<String> extents,
        Set<String> powers,
        Set<String> contentCategories,
        Set<String> roles,
        TemporalAmount longest,
        String section,
        String lawVersion,
        String source,
        Verification verified) {

    static final Set<String> GROUNDS = Set.of(
            "MUNICIPAL_TASK", "MULTI_PROFESSIONAL", "OUTSIDE_ORGANISATION", "EMERGENCY", "NATIONAL_ADMINISTRATION");

    static AccessLimit of(String ground, Map<String, ?> cells) {
        return new AccessLimit(
                ground,
                Cells.list(cells, "employerKinds"),
                Cells.list(cells, "extents"),
                Cells.list(cells, "powers"),
                Cells.list(cells, "contentCategories"),
                Cells.list(cells, "roles"),
                duration(Cells.required(cells, "longest")),
                Cells.required(cells, "section"),
                Cells.required(cells, "lawVersion"),
                Cells.required(cells, "source"),
                Cells.oneOf(Verification.class, cells, "verified"));
    }

    /** The last end that a right beginning on the given day may have; for a ground whose rights last for days. */
    public LocalDate latestEnd(LocalDate from) {
        return from.plus(longest);
    }

    /** "3 kuukautta". */
    public String longestFi() {
        return longest instanceof Period period ? Wording.length(period) : Wording.length((Duration) longest);
    }

    private static TemporalAmount duration(String text) {
        try {
            if (text.startsWith("PT")) {
                return hours(text);
            }
            Period period = Period.parse(text);
            if (period.isNegative() || period.isZero()) {
                throw new DateTimeException("no duration");
            }
            return period;
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("pisintä kestoa '%s' ei voi lukea".formatted(text), unreadable);
        }
    }

    private static Duration hours(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.toHours() == 0) {
            throw new DateTimeException("no duration");
        }
        return duration;
    }
}
