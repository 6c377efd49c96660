package fi.kotopolku.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Map;
import java.util.Set;

/**
 * The most that a right on one legal ground may be (§§ 73, 79–81 of the Integration Act and the project's own choices).
 * The names are those of {@code access} and {@code identity}, as text, because this module knows neither.
 *
 * @param longest from the right's first day
 */
public record AccessLimit(
        String ground,
        Set<String> employerKinds,
        Set<String> extents,
        Set<String> powers,
        Set<String> contentCategories,
        Set<String> roles,
        Period longest,
        String section,
        String lawVersion,
        String source,
        Verification verified) {

    static final Set<String> GROUNDS = Set.of("MUNICIPAL_TASK", "MULTI_PROFESSIONAL", "OUTSIDE_ORGANISATION");

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

    /** The last end that a right beginning on the given day may have. */
    public LocalDate latestEnd(LocalDate from) {
        return from.plus(longest);
    }

    /** "3 kuukautta". */
    public String longestFi() {
        return Wording.length(longest);
    }

    private static Period duration(String text) {
        try {
            Period period = Period.parse(text);
            if (period.isNegative() || period.isZero()) {
                throw new DateTimeException("no duration");
            }
            return period;
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("pisintä kestoa '%s' ei voi lukea".formatted(text), unreadable);
        }
    }
}
