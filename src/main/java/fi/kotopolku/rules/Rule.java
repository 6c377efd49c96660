package fi.kotopolku.rules;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One row of the statutory rules: what the law, a guide or the project itself says on the days of the row.
 *
 * @param titleFi what the rule is about, in Finnish
 * @param value as written in the table: an ISO-8601 period, an amount, an age or a date by {@code kind}; null when
 *     nobody knows it yet
 * @param section "22 §"; null when the rule stands on no section, or the section is not known
 * @param lawVersion the act and the amendment that the section is read in; null for a rule without an act
 * @param sectionWithCounty the section for work that is coordinated with the wellbeing services county; null when it is
 *     the same one
 * @param startEvent what the period is counted from, in Finnish; null for what is not counted
 * @param effects what changes in the client's life do to the date; a change that the table does not speak of is left out
 */
public record Rule(
        String id,
        String titleFi,
        Kind kind,
        String value,
        String section,
        String lawVersion,
        String source,
        Verification verified,
        String sectionWithCounty,
        String startEvent,
        List<Effect> effects) {

    /** What the value means and how a date is counted from it. */
    public enum Kind {
        /** Time to do something; an end on a non-working day moves to the next working day. */
        DEADLINE(Kind::period),
        /** The longest that something may last; ends on its day whatever day that is. */
        LIMIT(Kind::period),
        /** Time before an end; counted backwards. */
        NOTICE(Kind::period),
        EUROS(BigDecimal::new),
        YEARS(Integer::valueOf),
        DATE(LocalDate::parse);

        private final Function<String, Object> reading;

        Kind(Function<String, Object> reading) {
            this.reading = reading;
        }

        boolean counted() {
            return this == DEADLINE || this == LIMIT || this == NOTICE;
        }

        private static Period period(String text) {
            Period period = Period.parse(text);
            if (period.isNegative()) {
                throw new DateTimeException("negative period");
            }
            return period;
        }
    }

    public Rule {
        if (value != null) {
            readable(id, kind, value);
        }
        if (lawVersion == null && verified != Verification.OWN) {
            throw new IllegalArgumentException("sarake 'lawVersion' on tyhjä, vaikka rivi ei ole oma tavoite");
        }
        if (value != null && kind.counted() && startEvent == null) {
            throw new IllegalArgumentException("sarake 'startEvent' on tyhjä, vaikka aika lasketaan jostakin");
        }
    }

    static Rule of(String id, Map<String, ?> cells) {
        return new Rule(
                id,
                Cells.required(cells, "title"),
                Cells.oneOf(Kind.class, cells, "kind"),
                Cells.optional(cells, "value"),
                Cells.optional(cells, "section"),
                Cells.optional(cells, "lawVersion"),
                Cells.required(cells, "source"),
                Cells.oneOf(Verification.class, cells, "verified"),
                Cells.optional(cells, "sectionWithCounty"),
                Cells.optional(cells, "startEvent"),
                Arrays.stream(LifeChange.values())
                        .map(change -> Effect.of(change, cells))
                        .flatMap(Optional::stream)
                        .toList());
    }

    /** The section that the rule stands on; null when it stands on none. */
    public String section(boolean withCounty) {
        return withCounty && sectionWithCounty != null ? sectionWithCounty : section;
    }

    /** False for a row that only marks that the value is not known. */
    public boolean known() {
        return value != null;
    }

    /**
     * The value of a {@code DEADLINE}, {@code LIMIT} or {@code NOTICE}.
     *
     * @throws RuleValueUnknown when no value is known
     * @throws IllegalStateException when the rule is of another kind
     */
    public Period period() {
        return read(Period.class);
    }

    /**
     * The value of {@code EUROS}.
     *
     * @throws RuleValueUnknown when no value is known
     * @throws IllegalStateException when the rule is of another kind
     */
    public BigDecimal euros() {
        return read(BigDecimal.class);
    }

    /**
     * The value of {@code YEARS}: an age in full years.
     *
     * @throws RuleValueUnknown when no value is known
     * @throws IllegalStateException when the rule is of another kind
     */
    public int years() {
        return read(Integer.class);
    }

    /**
     * The value of {@code DATE}.
     *
     * @throws RuleValueUnknown when no value is known
     * @throws IllegalStateException when the rule is of another kind
     */
    public LocalDate date() {
        return read(LocalDate.class);
    }

    private <T> T read(Class<T> type) {
        if (value == null) {
            throw new RuleValueUnknown(id, titleFi);
        }
        Object read = kind.reading.apply(value);
        if (!type.isInstance(read)) {
            throw new IllegalStateException("%s is %s, not %s".formatted(id, kind, type.getSimpleName()));
        }
        return type.cast(read);
    }

    private static void readable(String id, Kind kind, String value) {
        try {
            kind.reading.apply(value);
        } catch (DateTimeException | NumberFormatException unreadable) {
            throw new IllegalArgumentException(
                    "arvoa '%s' ei voi lukea (säännön %s laji on %s)".formatted(value, id, kind), unreadable);
        }
    }
}
