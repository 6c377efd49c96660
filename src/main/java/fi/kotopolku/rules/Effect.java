package fi.kotopolku.rules;

import java.time.DateTimeException;
import java.time.Period;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a change in life does to a date, as the table says it: a word, for {@code MOVES} how much, and the reason.
 *
 * @param moves null unless the date moves
 */
record Effect(LifeChange change, Kind kind, Period moves, String reasonFi) {

    enum Kind {
        STAYS,
        LAPSES,
        MOVES
    }

    private static final Pattern CELL = Pattern.compile("(STAYS|LAPSES|MOVES (\\S+)): (.+)");

    /** @return empty when the table says nothing of the change */
    static Optional<Effect> of(LifeChange change, Map<String, ?> cells) {
        return Optional.ofNullable(Cells.optional(cells, change.column())).map(cell -> read(change, cell));
    }

    private static Effect read(LifeChange change, String cell) {
        Matcher matcher = CELL.matcher(cell);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "sarakkeen '%s' arvoa ei voi lukea; kirjoita STAYS: syy, LAPSES: syy tai MOVES P6M: syy"
                            .formatted(change.column()));
        }
        String word = matcher.group(1);
        return word.startsWith("MOVES")
                ? new Effect(change, Kind.MOVES, period(change, matcher.group(2)), matcher.group(3))
                : new Effect(change, Kind.valueOf(word), null, matcher.group(3));
    }

    private static Period period(LifeChange change, String text) {
        try {
            Period period = Period.parse(text);
            if (period.isNegative() || period.isZero()) {
                throw new DateTimeException("moves nowhere");
            }
            return period;
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException(
                    "sarakkeen '%s' siirtymää '%s' ei voi lukea".formatted(change.column(), text), unreadable);
        }
    }
}
