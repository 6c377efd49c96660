package fi.kotopolku.plan;

import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.form.FormRefused;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Plans of one municipality that belong together: a family's and its members'. A link is told only to those whose rights
 * reach the plan at its other end; what they cannot see stays as it is when they write.
 */
@Component
class LinkedPlans {

    private final CaseFile caseFile;
    private final JdbcClient jdbc;

    LinkedPlans(CaseFile caseFile, JdbcClient jdbc) {
        this.caseFile = caseFile;
        this.jdbc = jdbc;
    }

    /** @param kindFi whose plan it is, by the latest version */
    record Linked(String caseNumber, String kindFi) {}

    /** Links from and to the version's plan, within the person's reach; logged as read. */
    List<Linked> around(String personId, PlanVersion version) {
        Map<String, PlanKind> linked = jdbc
                .sql("""
                        select p.case_number,
                               (select v.kind from koto.plan_version v where v.plan_id = p.id order by v.no desc limit 1) as kind
                        from koto.plan p
                        where p.id in (select linked_plan_id from koto.plan_link where plan_version_id = :version)
                           or p.id in (select v.plan_id from koto.plan_link l
                                       join koto.plan_version v on v.id = l.plan_version_id and v.state in ('DRAFT', 'IN_FORCE')
                                       where l.linked_plan_id = :plan)
                        """)
                .param("version", version.id())
                .param("plan", version.planId())
                .query((row, n) -> Map.entry(row.getString("case_number"), PlanKind.valueOf(row.getString("kind"))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return reached(personId, linked.keySet()).stream()
                .sorted()
                .map(number -> new Linked(number, linked.get(number).nameFi()))
                .toList();
    }

    /** The cases that the version itself names, within the person's reach, for its form. */
    String namedFi(String personId, PlanVersion draft) {
        return reached(personId, named(draft)).stream().sorted().collect(Collectors.joining(", "));
    }

    /**
     * Writes the draft's links.
     *
     * @param typed case numbers, between commas, spaces or line ends
     * @throws FormRefused without telling which number it was: a case beyond reach is as one that does not exist
     */
    void write(String personId, PlanVersion draft, String typed) {
        Set<String> wanted = typed == null
                ? Set.of()
                : Stream.of(typed.split("[,;\\s]+"))
                        .filter(word -> !word.isBlank())
                        .collect(Collectors.toSet());
        Set<String> shown = reached(personId, named(draft));
        Set<String> fresh = new TreeSet<>(wanted);
        fresh.removeAll(shown);
        if (fresh.contains(draft.caseNumber())
                || !reached(personId, fresh).containsAll(fresh)
                || plansOf(draft, fresh).size() < fresh.size()) {
            throw new FormRefused(
                    "linkedCases",
                    "Tarkista asioiden numerot. Anna saman kunnan muita asioita, joiden suunnitelmaan sinulla on oikeus.");
        }
        shown.removeAll(wanted);
        remove(draft, shown);
        plansOf(draft, fresh).forEach(plan -> add(draft, plan));
    }

    private Set<String> reached(String personId, Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return new TreeSet<>();
        }
        Map<String, Coverage> rights = caseFile.readsCovered(personId, numbers, Set.of(DataCategory.PLAN));
        return numbers.stream()
                .filter(number ->
                        rights.containsKey(number) && rights.get(number).covers(Power.READ, DataCategory.PLAN))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> named(PlanVersion draft) {
        return jdbc.sql("""
                        select p.case_number from koto.plan_link l join koto.plan p on p.id = l.linked_plan_id
                        where l.plan_version_id = :version
                        """).param("version", draft.id()).query(String.class).list();
    }

    private List<UUID> plansOf(PlanVersion draft, Set<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select p.id from koto.plan p join koto.plan own on own.id = :plan
                        where p.case_number in (:numbers) and p.municipality = own.municipality
                        """)
                .param("plan", draft.planId())
                .param("numbers", numbers)
                .query(UUID.class)
                .list();
    }

    private void remove(PlanVersion draft, Set<String> numbers) {
        numbers.forEach(number -> jdbc.sql("""
                        delete from koto.plan_link l using koto.plan p
                        where l.plan_version_id = :version and p.id = l.linked_plan_id and p.case_number = :number
                        """)
                .param("version", draft.id())
                .param("number", number)
                .update());
    }

    private void add(PlanVersion draft, UUID plan) {
        jdbc.sql("""
                insert into koto.plan_link (plan_version_id, linked_plan_id, municipality)
                select id, :plan, municipality from koto.plan_version where id = :version
                """).param("plan", plan).param("version", draft.id()).update();
    }
}
