package fi.kotopolku.rules;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The days on which a row is in force, read from its FEEL condition. Two forms only, because a form that a person cannot
 * read at a glance has no place in a table of law.
 *
 * @param until the last day in force; null for a row in force until further notice
 */
record Validity(LocalDate from, LocalDate until) {

    private static final String DAY = "date and time\\(\"(\\d{4}-\\d{2}-\\d{2})T%s\"\\)";
    private static final Pattern OPEN = Pattern.compile(">= " + DAY.formatted("00:00:00"));
    private static final Pattern CLOSED =
            Pattern.compile("\\[" + DAY.formatted("00:00:00") + "\\.\\." + DAY.formatted("23:59:59") + "]");

    static Validity ofFeel(String condition) {
        Matcher open = OPEN.matcher(condition.strip());
        if (open.matches()) {
            return new Validity(day(open.group(1)), null);
        }
        Matcher closed = CLOSED.matcher(condition.strip());
        if (closed.matches()) {
            return closed(day(closed.group(1)), day(closed.group(2)));
        }
        throw new IllegalArgumentException(
                ("voimassaoloa '%s' ei voi lukea; kirjoita >= date and time(\"2025-01-01T00:00:00\") tai"
                                + " [date and time(\"2025-01-01T00:00:00\")..date and time(\"2025-12-31T23:59:59\")]")
                        .formatted(condition));
    }

    private static Validity closed(LocalDate from, LocalDate until) {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("voimassaolo päättyy ennen kuin alkaa");
        }
        return new Validity(from, until);
    }

    private static LocalDate day(String iso) {
        try {
            return LocalDate.parse(iso);
        } catch (DateTimeException impossible) {
            throw new IllegalArgumentException("voimassaolon päivää %s ei ole".formatted(iso), impossible);
        }
    }
}
