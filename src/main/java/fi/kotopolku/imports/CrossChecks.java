package fi.kotopolku.imports;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What rows say together, and together with the clients who are here already; each asked by one statement over the
 * whole. A row is held against what it refers to also when that has a fault of its own, which is not told twice.
 */
@Component
class CrossChecks implements Recheck {

    private static final String REPEATED = """
            select line from (
                select line, row_number() over (partition by %s order by line) as place from koto.import_row
                where import = :import and kind = :kind and %s) repeated
            where place > 1
            """;

    private static final String SAME_CODE = """
            select r.line from koto.import_row r
            join koto.client c on c.municipality = r.municipality and c.identity_code = r.content ->> 'identity_code'
            where r.import = :import and r.kind = :kind and %s exists (
                select 1 from koto.integration_case k where k.client_id = c.id and k.state <> 'CLOSED')
            """;

    /** As at registration: born on the same day, and all words of one name among the other's. */
    private static final String NAMESAKES = """
            select r.line
            from (select line, municipality, (content ->> 'birth_date')::date as born,
                         content ->> 'identity_code' as identity_code,
                         string_to_array(trim(koto.folded(
                             concat(content ->> 'family_name', ' ', content ->> 'given_names'))), ' ') as words
                  from koto.import_row where import = :import and kind = :kind) r
            where exists (
                select 1 from koto.client c
                where c.municipality = r.municipality and c.birth_date = r.born
                  and (c.identity_code is null or r.identity_code is null)
                  and (string_to_array(trim(c.folded_name), ' ') @> r.words
                       or string_to_array(trim(c.folded_name), ' ') <@ r.words))
            """;

    private static final String DANGLING = """
            select r.line from koto.import_row r
            where r.import = :import and r.kind = :kind and %1$s is not null and not exists (
                select 1 from koto.import_cells c
                where c.import = r.import and c.kind = 'CLIENTS'
                  and btrim(c.cells[:clientPlace], E' \\t\\r\\n') = %1$s)
            """;

    /** Where two clients have one reference, which is told of them, it is enough that one of them has a conclusion. */
    private static final String WITHOUT_CONCLUSION = """
            select p.line from koto.import_row p
            join (select client_ref, bool_or(content ->> 'concluded_on' is not null
                             and coalesce((content ->> 'plan_needed')::boolean, false)) as concluded
                  from koto.import_row where import = :import and kind = 'CLIENTS' group by client_ref) c
                on c.client_ref = p.client_ref
            where p.import = :import and p.kind = :kind and not c.concluded
            """;

    /** A plan that has a fault of its own is there, and says so itself. */
    private static final String WITHOUT_PLAN = """
            select s.line from koto.import_row s
            where s.import = :import and s.kind = :kind
              and exists (select 1 from koto.import_row c
                          where c.import = s.import and c.kind = 'CLIENTS' and c.client_ref = s.client_ref)
              and not exists (
                  select 1 from koto.import_row p
                  where p.import = s.import and p.kind = 'PLANS' and p.client_ref = s.client_ref and """ + " " + TrialOverviews.IN_FORCE + ")";

    private static final String PLAN_AT_FAULT = """
             and not exists (
                select 1 from koto.import_cells c
                where c.import = s.import and c.kind = 'PLANS'
                  and btrim(c.cells[:planPlace], E' \\t\\r\\n') = s.client_ref
                  and not exists (select 1 from koto.import_row p
                                  where p.import = c.import and p.kind = 'PLANS' and p.line = c.line))
            """;

    private static final String OTHER_WAY = """
            select r.line from koto.import_row r
            where r.import = :import and r.kind = :kind and exists (
                select 1 from koto.import_row o
                where o.import = r.import and o.kind = r.kind and o.client_ref = r.content ->> 'member_ref'
                  and o.content ->> 'member_ref' = r.client_ref and o.line < r.line)
            """;

    /** @param clientRef where in a row the client's reference stands, from one; kinds that have no such column are left out */
    record Places(Map<FileKind, Integer> clientRef) {}

    private final ImportStore imports;
    private final TrialOverviews overviews;
    private final ManyRows many;
    private final JdbcClient jdbc;

    CrossChecks(ImportStore imports, TrialOverviews overviews, ManyRows many, JdbcClient jdbc) {
        this.imports = imports;
        this.overviews = overviews;
        this.many = many;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void check(String importNumber) {
        imports.find(importNumber).ifPresent(this::againstClients);
        overviews.count(importNumber);
    }

    /** @param today the day in Finland */
    void withinFiles(Import of, Places places, LocalDate today) {
        many.plannedFor(() -> heldAgainstEachOther(of, places, today));
    }

    /** In place of what was found before. */
    void againstClients(Import of) {
        many.plannedFor(() -> heldAgainstClients(of));
    }

    private void heldAgainstEachOther(Import of, Places places, LocalDate today) {
        repeated(of, FileKind.CLIENTS, Layout.CLIENT_REF, "client_ref", Fault.CLIENT_REF_TWICE);
        repeated(of, FileKind.CLIENTS, "identity_code", "content ->> 'identity_code'", Fault.IDENTITY_CODE_TWICE);
        repeated(
                of,
                FileKind.CLIENTS,
                "family_name",
                "koto.folded(concat(content ->> 'family_name', ' ', content ->> 'given_names')), content ->> 'birth_date'",
                Fault.NAMESAKE_IN_FILE);
        repeated(of, FileKind.PLANS, Layout.CLIENT_REF, "client_ref", Fault.PLAN_TWICE);
        add(
                of,
                FileKind.HOUSEHOLDS,
                "member_ref",
                Fault.MEMBER_TWICE,
                sql(REPEATED.formatted(
                        "client_ref, content ->> 'member_ref'", "content ->> 'member_ref' is not null")));
        add(of, FileKind.HOUSEHOLDS, "member_ref", Fault.LINK_BOTH_WAYS, sql(OTHER_WAY));
        if (places.clientRef().containsKey(FileKind.CLIENTS)) {
            dangling(of, places.clientRef().get(FileKind.CLIENTS));
        }
        add(of, FileKind.PLANS, Layout.CLIENT_REF, Fault.PLAN_WITHOUT_CONCLUSION, sql(WITHOUT_CONCLUSION));
        withoutPlan(of, places.clientRef().get(FileKind.PLANS), today);
    }

    private void heldAgainstClients(Import of) {
        jdbc.sql("delete from koto.import_fault where import = :import and fault in (:faults)")
                .param("import", of.number())
                .param(
                        "faults",
                        List.of(Fault.CLIENT_HAS_CASE.name(), Fault.CLIENT_KNOWN.name(), Fault.NAMESAKE_HERE.name()))
                .update();
        add(of, FileKind.CLIENTS, "identity_code", Fault.CLIENT_HAS_CASE, sql(SAME_CODE.formatted("")));
        add(of, FileKind.CLIENTS, "identity_code", Fault.CLIENT_KNOWN, sql(SAME_CODE.formatted("not")));
        add(of, FileKind.CLIENTS, "family_name", Fault.NAMESAKE_HERE, sql(NAMESAKES));
    }

    private void repeated(Import of, FileKind kind, String field, String by, Fault fault) {
        add(of, kind, field, fault, sql(REPEATED.formatted(by, "num_nulls(" + by + ") = 0")));
    }

    private void dangling(Import of, int clientPlace) {
        for (FileKind kind : List.of(FileKind.HOUSEHOLDS, FileKind.PLANS, FileKind.SERVICES, FileKind.NOTES)) {
            add(
                    of,
                    kind,
                    Layout.CLIENT_REF,
                    Fault.REF_DANGLING,
                    sql(DANGLING.formatted("r.client_ref")).param("clientPlace", clientPlace));
        }
        add(
                of,
                FileKind.HOUSEHOLDS,
                "member_ref",
                Fault.MEMBER_REF_DANGLING,
                sql(DANGLING.formatted("(r.content ->> 'member_ref')")).param("clientPlace", clientPlace));
    }

    private void withoutPlan(Import of, Integer planPlace, LocalDate today) {
        JdbcClient.StatementSpec statement = planPlace == null
                ? sql(WITHOUT_PLAN)
                : sql(WITHOUT_PLAN + PLAN_AT_FAULT).param("planPlace", planPlace);
        add(of, FileKind.SERVICES, Layout.CLIENT_REF, Fault.SERVICE_WITHOUT_PLAN, statement.param("today", today));
    }

    /** @param found which lines, by a statement of one column */
    private JdbcClient.StatementSpec sql(String found) {
        return jdbc.sql("""
                insert into koto.import_fault (import, municipality, kind, line, field, fault, severity)
                select :import, :municipality, :kind, found.line, :field, :fault, :severity from (
                """ + found + ") found order by found.line");
    }

    private static void add(Import of, FileKind kind, String field, Fault fault, JdbcClient.StatementSpec statement) {
        statement
                .param("import", of.number())
                .param("municipality", of.municipality())
                .param("kind", kind.name())
                .param("field", field)
                .param("fault", fault.name())
                .param("severity", fault.severity())
                .update();
    }
}
