package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Role;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.rules.Deadline;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what a person sees of cases; what is shown is logged in the transaction that reads it. */
@Service
class CaseViews {

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
        return overview.page(personId, size, page * size).stream()
                .map(row -> line(personId, row))
                .toList();
    }

    /** Empty for a case beyond reach as for one that does not exist. */
    @Transactional
    public Optional<CasesApi.CaseDetail> detail(String personId, String number) {
        return overview.one(personId, number).map(row -> detail(personId, line(personId, row), row));
    }

    private CasesApi.CaseLine line(String personId, CaseOverview.Row row) {
        caseFile.reads(personId, row.number(), DataCategory.IDENTITY_AND_CONTACT);
        boolean plan = caseFile.readsIfCovered(personId, row.number(), DataCategory.PLAN);
        Optional<Deadline> next = plan ? deadlinesOf(row.number()).stream().findFirst() : Optional.empty();
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
                plan ? planValidUntil(row.number()) : null);
    }

    /** When and by whom the case is worked on belongs to its plan: a guest invited to one step sees neither. */
    private CasesApi.CaseDetail detail(String personId, CasesApi.CaseLine line, CaseOverview.Row row) {
        boolean plan = caseFile.readsIfCovered(personId, row.number(), DataCategory.PLAN);
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
                row.unit(),
                row.nonDisclosure(),
                plan ? deadlinesOf(row.number()).stream().map(CaseViews::due).toList() : List.of(),
                plan ? holders(row) : List.of());
    }

    private List<CasesApi.Holder> holders(CaseOverview.Row row) {
        return overview.holders(row.number()).stream()
                .flatMap(id -> people.find(id).stream())
                .map(person -> holder(person, row.municipality()))
                .toList();
    }

    private List<Deadline> deadlinesOf(String number) {
        return deadlines
                .orderedStream()
                .flatMap(module -> module.of(number).stream())
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
