package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Role;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.Municipality;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.ExplainedClock;
import fi.kotopolku.rules.ProposedTables;
import fi.kotopolku.rules.RuleTablesRefused;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries a proposed table of statutory rules on every deadline that runs, without taking it into use: for the process
 * managers of a municipality, on its own open cases. They see no client data, so a date that would tell the day of a
 * permit is given only as the number of days that it moves.
 */
@Service
class RulesDryRun {

    /** As many lines of one rule as somebody can look through; the counts are of all. */
    static final int LINES = 500;

    private final AccessDecisions decisions;
    private final Organisations organisations;
    private final ClockedCases cases;
    private final Rules rules;
    private final ProposedTables tables;
    private final Audit audit;
    private final Clock clock;

    RulesDryRun(
            AccessDecisions decisions,
            Organisations organisations,
            ClockedCases cases,
            Rules rules,
            ProposedTables tables,
            Audit audit,
            Clock clock) {
        this.decisions = decisions;
        this.organisations = organisations;
        this.cases = cases;
        this.rules = rules;
        this.tables = tables;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The municipalities whose processes the person manages now.
     *
     * @throws AccessRefused when there is none; in the words for what does not exist
     */
    @Transactional(readOnly = true)
    public List<String> municipalities(String personId) {
        List<String> managed = decisions.inForce(personId).stream()
                .filter(right -> right.role() == Role.PROCESS_MANAGER)
                .map(right -> right.municipality())
                .distinct()
                .sorted()
                .toList();
        if (managed.isEmpty()) {
            throw AccessRefused.nothingHere();
        }
        return managed;
    }

    /**
     * Compares in each municipality that the person manages; the look is logged.
     *
     * @param table the file as it was handed in
     * @throws RuleTablesRefused when the table cannot be trusted, with row and reason
     */
    @Transactional
    public List<DryRun> compare(String personId, byte[] table) {
        List<String> managed = municipalities(personId);
        Rules proposed = rules.under(tables.with(Rules.TABLE, table));
        return managed.stream()
                .map(municipality -> compare(personId, municipality, proposed))
                .toList();
    }

    private DryRun compare(String personId, String municipality, Rules proposed) {
        audit.looked(personId, "RULES_DRY_RUN", municipality, null);
        List<ClockedCase> open = cases.open(municipality);
        LocalDate today = LocalDate.now(clock);
        List<Compared> running = cases.clocks(open).stream()
                .map(one -> new Compared(one, rules.explain(one.clock(), today), proposed.explain(one.clock(), today)))
                .filter(compared -> compared.before().runs())
                .toList();
        Map<String, List<Compared>> changed = running.stream()
                .filter(Compared::changed)
                .collect(Collectors.groupingBy(one -> one.of().clock().ruleId(), TreeMap::new, Collectors.toList()));
        return new DryRun(
                municipality,
                organisations
                        .municipality(municipality)
                        .map(Municipality::nameFi)
                        .orElse(municipality),
                open.size(),
                running.size(),
                (int) changed.values().stream()
                        .flatMap(List::stream)
                        .map(one -> one.of().caseNumber())
                        .distinct()
                        .count(),
                changed.values().stream().map(RulesDryRun::ofRule).toList());
    }

    private static DryRun.OfRule ofRule(List<Compared> changed) {
        List<DryRun.Line> lines = changed.stream().map(Compared::line).toList();
        return new DryRun.OfRule(
                changed.get(0).before().rule().id(),
                changed.get(0).before().rule().titleFi(),
                (int) lines.stream().filter(DryRun.Line::moved).count(),
                (int) lines.stream()
                        .filter(line -> !line.lawBefore().equals(line.lawAfter()))
                        .count(),
                lines.stream().limit(LINES).toList(),
                Math.max(0, lines.size() - LINES));
    }

    /** One deadline by both tables. */
    private record Compared(CaseClock of, ExplainedClock before, ExplainedClock after) {

        boolean changed() {
            return !Objects.equals(due(before), due(after)) || !law(before).equals(law(after));
        }

        DryRun.Line line() {
            LocalDate from = due(before);
            LocalDate to = due(after);
            boolean told = of.holds() != DataCategory.RESIDENCE;
            return new DryRun.Line(
                    of.caseNumber(), told ? from : null, told ? to : null, days(from, to), law(before), law(after));
        }

        private static Integer days(LocalDate from, LocalDate to) {
            if (Objects.equals(from, to)) {
                return 0;
            }
            return from == null || to == null ? null : (int) ChronoUnit.DAYS.between(from, to);
        }

        private static LocalDate due(ExplainedClock one) {
            return Optional.ofNullable(one.deadline()).map(Deadline::due).orElse(null);
        }

        private static String law(ExplainedClock one) {
            return Stream.of(
                            one.rule().section(one.clock().withCounty()),
                            one.rule().lawVersion())
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
        }
    }
}
