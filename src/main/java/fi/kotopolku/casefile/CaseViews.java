package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.Role;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.rules.Deadline;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what a person sees of cases; what is shown is logged in the transaction that reads it. */
@Service
class CaseViews {

    private static final List<DataCategory> SHOWN =
            List.of(DataCategory.IDENTITY_AND_CONTACT, DataCategory.PLAN, DataCategory.RESIDENCE);

    /** Counted from the day of the client's permit, and so telling it. */
    private static final Set<String> FROM_PERMIT = Set.of("ELIGIBILITY_WINDOW", "PLAN_FIRST_LATEST");

    private final CaseOverview overview;
    private final CaseFile caseFile;
    private final AccessDecisions decisions;
    private final People people;
    private final ObjectProvider<CaseDeadlines> deadlines;
    private final Clock clock;

    CaseViews(
            CaseOverview overview,
            CaseFile caseFile,
            AccessDecisions decisions,
            People people,
            ObjectProvider<CaseDeadlines> deadlines,
            Clock clock) {
        this.overview = overview;
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.people = people;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Transactional
    public List<CasesApi.CaseLine> list(String personId, int page, int size) {
        List<CaseOverview.Row> rows = overview.page(personId, size, page * size);
        Map<String, Coverage> rights = read(personId, rows);
        return rows.stream()
                .filter(row -> named(rights, row))
                .map(row -> line(row, rights.get(row.number())))
                .toList();
    }

    /** Empty for a case beyond reach as for one that does not exist. */
    @Transactional
    public Optional<CasesApi.CaseDetail> detail(String personId, String number) {
        Optional<CaseOverview.Row> one = overview.one(personId, number);
        Map<String, Coverage> rights = read(personId, one.stream().toList());
        return one.filter(row -> named(rights, row))
                .map(row -> detail(line(row, rights.get(number)), row, rights.get(number)));
    }

    /** Asked once more by the decision that is logged: a right may have ended since the page was read. */
    private static boolean named(Map<String, Coverage> rights, CaseOverview.Row row) {
        return rights.containsKey(row.number())
                && rights.get(row.number()).covers(Power.READ, DataCategory.IDENTITY_AND_CONTACT);
    }

    /** Every category that a line or a detail is made of, decided and logged for the whole page at once. */
    private Map<String, Coverage> read(String personId, List<CaseOverview.Row> rows) {
        return caseFile.readsCovered(
                personId, rows.stream().map(CaseOverview.Row::number).toList(), SHOWN);
    }

    private CasesApi.CaseLine line(CaseOverview.Row row, Coverage rights) {
        boolean plan = rights.covers(Power.READ, DataCategory.PLAN);
        Optional<Deadline> next = deadlinesOf(row, rights).stream().findFirst();
        return new CasesApi.CaseLine(
                row.number(),
                row.clientName(),
                row.state(),
                row.state().nameFi(),
                Optional.ofNullable(row.responsiblePerson())
                        .flatMap(people::find)
                        .map(Person::name)
                        .orElse(null),
                next.map(Deadline::due).orElse(null),
                next.map(Deadline::explanationFi).orElse(null),
                plan && !closed(row) ? planValidUntil(row.number()) : null);
    }

    /**
     * When and by whom the case is worked on belongs to its plan: a guest invited to one step sees neither. A unit is a
     * part of the municipality, so under a non-disclosure order it is kept like the address.
     */
    private CasesApi.CaseDetail detail(CasesApi.CaseLine line, CaseOverview.Row row, Coverage rights) {
        boolean plan = rights.covers(Power.READ, DataCategory.PLAN);
        return new CasesApi.CaseDetail(
                line.number(),
                line.clientName(),
                line.state(),
                line.stateFi(),
                line.responsible(),
                line.nextDeadline(),
                line.nextDeadlineWhy(),
                line.planValidUntil(),
                LocalDate.ofInstant(row.openedAt(), clock.getZone()),
                row.nonDisclosure() && !rights.covers(Power.READ, DataCategory.PROTECTED_CONTACT) ? null : row.unit(),
                row.nonDisclosure(),
                deadlinesOf(row, rights).stream().map(CaseViews::due).toList(),
                plan ? holders(row) : List.of());
    }

    private List<CasesApi.Holder> holders(CaseOverview.Row row) {
        return overview.holders(row.number()).stream()
                .flatMap(id -> people.find(id).stream())
                .map(person -> holder(person, row.municipality()))
                .toList();
    }

    /** A case that was handed over keeps its plan as it was, and nothing of it is waited for here any more. */
    private static boolean closed(CaseOverview.Row row) {
        return row.state() == CaseState.CLOSED;
    }

    private List<Deadline> deadlinesOf(CaseOverview.Row row, Coverage rights) {
        if (closed(row) || !rights.covers(Power.READ, DataCategory.PLAN)) {
            return List.of();
        }
        boolean residence = rights.covers(Power.READ, DataCategory.RESIDENCE);
        return deadlines
                .orderedStream()
                .flatMap(module -> module.of(row.number()).stream())
                .filter(deadline -> residence || !FROM_PERMIT.contains(deadline.ruleId()))
                .sorted(Comparator.comparing(Deadline::due))
                .toList();
    }

    private LocalDate planValidUntil(String number) {
        return deadlines
                .orderedStream()
                .flatMap(module -> module.planValidUntil(number).stream())
                .findFirst()
                .orElse(null);
    }

    private CasesApi.Holder holder(Person person, String municipality) {
        return new CasesApi.Holder(
                person.name(),
                person.employer().nameFi(),
                decisions.rolesIn(person.id(), municipality).stream()
                        .map(Role::nameFi)
                        .toList());
    }

    private static CasesApi.Due due(Deadline deadline) {
        return new CasesApi.Due(
                deadline.ruleId(),
                deadline.due(),
                deadline.explanationFi(),
                deadline.section(),
                deadline.verified().name());
    }
}
