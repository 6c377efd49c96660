package fi.kotopolku.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * A date and why it is what it is.
 *
 * @param rule the row of the table, valid on the day that the period was counted from
 * @param start the day that the period was counted from; for a notice, the end that it was counted back from
 * @param end where the period ended before it was moved to a working day
 * @param due the last day that still counts
 * @param section null when the rule stands on no section
 * @param explanationFi one sentence; says so when the act's text has not been read
 */
public record Deadline(Rule rule, LocalDate start, LocalDate end, LocalDate due, String section, String explanationFi) {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    public String ruleId() {
        return rule.id();
    }

    public String source() {
        return rule.source();
    }

    public Verification verified() {
        return rule.verified();
    }

    /** The act and the amendment that the section is read in; null for a rule without an act. */
    public String lawVersion() {
        return rule.lawVersion();
    }

    /** True when the period ended on a day that is no working day (150/1930, § 5). */
    public boolean moved() {
        return !end.equals(due);
    }

    /** What would become of the date if the client's life changed, a sentence for each change that the table knows. */
    public List<String> whatIfFi() {
        return rule.effects().stream()
                .map(effect -> Wording.whatIf(this, effect))
                .toList();
    }

    /** The instant when the due day is over in Finland: midnight Europe/Helsinki at the start of the next day. */
    public Instant at() {
        return due.plusDays(1).atStartOfDay(HELSINKI).toInstant();
    }

    /** Where the date would be if the period were longer; a deadline moves to a working day again. */
    LocalDate later(Effect effect) {
        LocalDate later = end.plus(effect.moves());
        return rule.kind() == Rule.Kind.DEADLINE ? WorkingDays.onOrAfter(later) : later;
    }
}
