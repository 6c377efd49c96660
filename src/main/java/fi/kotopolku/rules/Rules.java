package fi.kotopolku.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * What the law says on a day, and when something is due because of it. The day that a period is counted from chooses the
 * version of the law, see {@code docs/adr/0020-the-day-of-the-event-chooses-the-law.md}. A period runs in calendar units, without its first
 * day, and ends on the same day number or the last day of the month (Time-limits Act 150/1930; the act's text has not
 * been read).
 */
@Service
public class Rules {

    /** The decision's id, which is also the name of its file. */
    public static final String TABLE = "statutory-rules";

    private static final Set<String> RULE_IDS =
            Arrays.stream(RuleId.values()).map(RuleId::name).collect(Collectors.toUnmodifiableSet());

    private final DatedTable<Rule> rules;
    private final DatedTable<AccessLimit> limits;
    private final LocalDate appliedFrom;

    /**
     * @param appliedFrom the first day, ISO 8601, whose law is applied: earlier events are answered as that day. Setting it
     *     before 1 January 2025 brings back the act as it was given
     */
    @Autowired
    public Rules(DecisionTables tables, @Value("${kotopolku.rules.applied-from:2025-01-01}") String appliedFrom) {
        this(tables, LocalDate.parse(appliedFrom));
    }

    public Rules(DecisionTables tables) {
        this(tables, DatedTable.FIRST_DAY);
    }

    Rules(DecisionTables tables, LocalDate appliedFrom) {
        this.rules = new DatedTable<>(tables, TABLE, "ruleId", RULE_IDS, Rule::of);
        this.limits = new DatedTable<>(tables, "access-limits", "ground", AccessLimit.GROUNDS, AccessLimit::of);
        this.appliedFrom = appliedFrom;
    }

    /**
     * The rules as other tables would have them, applied from the same day. Nobody else is answered by them.
     *
     * @throws RuleTablesRefused as {@link #check()}
     */
    public Rules under(DecisionTables others) {
        Rules proposed = new Rules(others, appliedFrom);
        proposed.check();
        return proposed;
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
     * @param onDate a day in Finland; days before the first one whose law is applied, 1 January 2025 unless configured
     *     otherwise, are answered as that day, since the act applies to clients who came before it
     * @throws IllegalArgumentException when there is no such rule
     */
    public Rule rule(String ruleId, LocalDate onDate) {
        return rules.on(ruleId, applied(ruleId, onDate));
    }

    /**
     * The date that a period starting on a day leads to, by the rule as it stood on that day. A deadline that ends on a
     * non-working day moves to the next working day (150/1930, § 5); a limit does not.
     *
     * @throws RuleValueUnknown when the table has no value for the rule
     * @throws IllegalArgumentException when there is no such rule or it is not counted forwards
     */
    public Deadline due(String ruleId, LocalDate start) {
        return due(rule(ruleId, start), start, false);
    }

    private static Deadline due(Rule rule, LocalDate start, boolean withCounty) {
        return switch (rule.kind()) {
            case DEADLINE -> deadline(rule, start, withCounty);
            case LIMIT -> limit(rule, start, withCounty);
            case NOTICE, EUROS, YEARS, DATE ->
                throw new IllegalArgumentException(
                        "%s is %s and is not counted forwards".formatted(rule.id(), rule.kind()));
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
        return notice(rule, end, false);
    }

    /**
     * When the clock is due by the rule as it stood on the day that it is counted from, and how things stand.
     *
     * @param today in Finland
     * @throws IllegalArgumentException when there is no such rule or nothing is counted by it
     */
    public ExplainedClock explain(StatutoryClock clock, LocalDate today) {
        Rule rule = rule(clock.ruleId(), clock.start());
        Deadline deadline = rule.known() ? counted(rule, clock) : null;
        return ExplainedClock.of(clock, rule, deadline, today);
    }

    private static Deadline counted(Rule rule, StatutoryClock clock) {
        return rule.kind() == Rule.Kind.NOTICE
                ? notice(rule, clock.start(), clock.withCounty())
                : due(rule, clock.start(), clock.withCounty());
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

    private static Deadline deadline(Rule rule, LocalDate start, boolean withCounty) {
        LocalDate end = start.plus(rule.period());
        return explained(rule, start, end, WorkingDays.onOrAfter(end), withCounty);
    }

    private static Deadline limit(Rule rule, LocalDate start, boolean withCounty) {
        LocalDate due = start.plus(rule.period());
        return explained(rule, start, due, due, withCounty);
    }

    private static Deadline notice(Rule rule, LocalDate end, boolean withCounty) {
        LocalDate due = end.minus(rule.period());
        return explained(rule, end, due, due, withCounty);
    }

    private static Deadline explained(Rule rule, LocalDate start, LocalDate end, LocalDate due, boolean withCounty) {
        String section = rule.section(withCounty);
        return new Deadline(rule, start, end, due, section, Wording.sentence(rule, section, start, end, due));
    }

    private LocalDate applied(String ruleId, LocalDate day) {
        LocalDate first = rules.firstDay(ruleId);
        LocalDate from = appliedFrom.isBefore(first) ? first : appliedFrom;
        return day.isBefore(from) ? from : day;
    }
}
