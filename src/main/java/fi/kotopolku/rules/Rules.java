package fi.kotopolku.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * What the law says on a day, and when something is due because of it. A period runs in calendar units, without its first
 * day, and ends on the same day number or the last day of the month (Time-limits Act 150/1930; the act's text has not
 * been read).
 */
@Service
public class Rules {

    private static final Set<String> RULE_IDS =
            Arrays.stream(RuleId.values()).map(RuleId::name).collect(Collectors.toUnmodifiableSet());

    private final DatedTable<Rule> rules;
    private final DatedTable<AccessLimit> limits;

    public Rules(DecisionTables tables) {
        rules = new DatedTable<>(tables, "statutory-rules", "ruleId", RULE_IDS, Rule::of);
        limits = new DatedTable<>(tables, "access-limits", "ground", AccessLimit.GROUNDS, AccessLimit::of);
    }

    /**
     * Reads both tables whole. Called when the application starts, after the tables are deployed.
     *
     * @throws RuleTablesRefused naming every row that cannot be trusted: unreadable, overlapping, or leaving a gap
     */
    public void check() {
        List<String> problems = new ArrayList<>();
        rules.check(problems);
        limits.check(problems);
        if (!problems.isEmpty()) {
            throw new RuleTablesRefused(problems);
        }
    }

    /**
     * The rule as it stands on a day. Its value may be unknown: see {@link Rule#known()}.
     *
     * @param ruleId a name of {@link RuleId}
     * @param onDate a day in Finland; days before 1 January 2025 are answered as that day, since the act applies to
     *     clients who came before it
     * @throws IllegalArgumentException when there is no such rule
     */
    public Rule rule(String ruleId, LocalDate onDate) {
        return rules.on(ruleId, inForce(onDate));
    }

    /**
     * The date that a period starting on a day leads to, by the rule as it stood on that day. A deadline that ends on a
     * non-working day moves to the next working day (150/1930, § 5); a limit does not.
     *
     * @throws RuleValueUnknown when the table has no value for the rule
     * @throws IllegalArgumentException when there is no such rule or it is not counted forwards
     */
    public Deadline due(String ruleId, LocalDate start) {
        Rule rule = rule(ruleId, start);
        return switch (rule.kind()) {
            case DEADLINE -> deadline(rule, start);
            case LIMIT -> limit(rule, start);
            case NOTICE, EUROS, YEARS, DATE ->
                throw new IllegalArgumentException(
                        "%s is %s and is not counted forwards".formatted(ruleId, rule.kind()));
        };
    }

    /**
     * The day to tell people about a coming end, counted back from it by the rule as it stands on the day of the end.
     *
     * @return a date that may already have passed
     * @throws RuleValueUnknown when the table has no value for the rule
     * @throws IllegalArgumentException when there is no such rule or it is not a notice
     */
    public Deadline noticeBefore(String ruleId, LocalDate end) {
        Rule rule = rule(ruleId, end);
        if (rule.kind() != Rule.Kind.NOTICE) {
            throw new IllegalArgumentException("%s is %s and is not counted backwards".formatted(ruleId, rule.kind()));
        }
        LocalDate due = end.minus(rule.period());
        return explained(rule, end, due, Wording.notice(rule, end, due));
    }

    /**
     * The bounds of a right on a legal ground.
     *
     * @param ground a name of {@code access.LegalGround}
     * @param onDate a day in Finland, not before 1 January 2025
     * @throws IllegalArgumentException when there is no such ground or day
     */
    public AccessLimit limit(String ground, LocalDate onDate) {
        return limits.on(ground, onDate);
    }

    private static Deadline deadline(Rule rule, LocalDate start) {
        LocalDate end = start.plus(rule.period());
        LocalDate due = WorkingDays.onOrAfter(end);
        return explained(rule, start, due, Wording.deadline(rule, start, end, due));
    }

    private static Deadline limit(Rule rule, LocalDate start) {
        LocalDate due = start.plus(rule.period());
        return explained(rule, start, due, Wording.limit(rule, start, due));
    }

    private static Deadline explained(Rule rule, LocalDate start, LocalDate due, String explanationFi) {
        return new Deadline(rule.id(), start, due, rule.section(), rule.source(), rule.verified(), explanationFi);
    }

    private static LocalDate inForce(LocalDate day) {
        return day.isBefore(DatedTable.FIRST_DAY) ? DatedTable.FIRST_DAY : day;
    }
}
