package fi.kotopolku.imports;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.casefile.Problems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a trial found, told by file, line and field. There is no value of a file in it. */
@Service
class TrialReports {

    /** Of a plan's row {@code p}: it comes into force when it is brought. Asks for the parameter {@code today}. */
    static final String IN_FORCE = """
            (p.content ->> 'valid_until')::date >= :today and (p.content ->> 'understood')::boolean
            and (p.content ->> 'agreed')::boolean and (p.content ->> 'rights_explained')::boolean
            """;

    private static final int ON_A_PAGE = 100;
    private static final int LAST_PAGE = 100_000;

    /** How far the cases would be on their path when they are brought. */
    private static final String STAGES = """
            select case when not coalesce((c.content ->> 'plan_needed')::boolean, false) or c.content ->> 'concluded_on' is null
                        then 'ASSESSMENT'
                        when exists (select 1 from koto.import_row p where p.import = c.import and p.kind = 'PLANS'
                                     and p.client_ref = c.client_ref and %s) then 'IN_FORCE'
                        else 'PLANNING' end as state, count(*) as cases
            from koto.import_row c
            where c.import = :import and c.kind = 'CLIENTS' and %s
            group by 1
            """;

    private static final String GOOD = """
            not exists (select 1 from koto.import_fault e
                        where e.import = c.import and e.kind = c.kind and e.line = c.line and e.severity = 'ERROR')
            """;

    private static final String CHOSEN = """
            from koto.import_fault where import = :import
              and (cast(:kind as text) is null or kind = :kind) and (cast(:severity as text) is null or severity = :severity)
            """;

    /** @param upToDate whether the trial was of the files and mappings as they are now */
    record Report(
            Instant triedAt,
            boolean upToDate,
            List<FileResult> files,
            WouldCreate wouldCreate,
            List<Sum> summary,
            Faults faults) {}

    /**
     * @param read rows of the file
     * @param good rows without an error
     * @param errors rows with one
     * @param remarks rows with a remark
     */
    record FileResult(FileKind kind, String kindFi, int read, int good, int errors, int remarks) {}

    record WouldCreate(
            int newClients,
            int knownClients,
            int nonDisclosure,
            List<Stage> stages,
            int households,
            int plans,
            int services,
            int notes) {}

    record Stage(CaseState state, String stateFi, int cases) {}

    record Sum(
            FileKind kind,
            String kindFi,
            String field,
            String fieldFi,
            String fault,
            String faultFi,
            String severity,
            int lines,
            int firstLine) {}

    /** @param page from zero */
    record Faults(int page, int pages, int total, List<FaultLine> rows) {}

    record FaultLine(
            FileKind kind,
            String kindFi,
            int line,
            String field,
            String fieldFi,
            String fault,
            String faultFi,
            String severity) {}

    private final ImportRule rule;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    TrialReports(ImportRule rule, JdbcTemplate template, Audit audit, Clock clock) {
        this.rule = rule;
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param kind null for all files
     * @param severity ERROR, REMARK, or null for both
     * @param page from zero
     */
    @Transactional
    public Report read(String personId, String number, FileKind kind, String severity, int page) {
        new Problems()
                .when(page < 0 || page > LAST_PAGE, "page", "Anna sivun numero nollasta alkaen.")
                .when(
                        severity != null && !List.of("ERROR", "REMARK").contains(severity),
                        "severity",
                        "Valitse ERROR tai REMARK.")
                .refuseAny();
        Import of = rule.require(personId, number);
        audit.event(personId, "IMPORT_REPORT_READ", number);
        return new Report(
                of.triedAt(),
                of.trialUpToDate(),
                files(number),
                wouldCreate(number),
                summary(number),
                faults(number, kind, severity, page));
    }

    /** Whoever may have all of it as a file; the log says so before the first line leaves. */
    @Transactional
    public void open(String personId, String number) {
        rule.require(personId, number);
        audit.event(personId, "IMPORT_REPORT_READ", number);
    }

    /** Every fault, one by one, in the order of the files and lines. */
    @Transactional(readOnly = true)
    public void each(String personId, String number, Consumer<FaultLine> to) {
        rule.require(personId, number);
        JdbcTemplate byAndBy = new JdbcTemplate(template.getDataSource());
        byAndBy.setFetchSize(ON_A_PAGE * 10);
        byAndBy.query(
                "select * from koto.import_fault where import = ? order by kind, line, id",
                row -> {
                    to.accept(fault(row, 0));
                },
                number);
    }

    private List<FileResult> files(String number) {
        Map<String, int[]> lines = jdbc.sql("""
                        select kind, count(distinct line) filter (where severity = 'ERROR') as errors,
                               count(distinct line) filter (where severity = 'REMARK') as remarks
                        from koto.import_fault where import = :import group by kind
                        """).param("import", number).query().listOfRows().stream()
                .collect(Collectors.toMap(row -> (String) row.get("kind"), row ->
                        new int[] {number(row.get("errors")), number(row.get("remarks"))}));
        return jdbc
                .sql("""
                select f.kind, f.rows,
                       (select count(*) from koto.import_row c where c.import = f.import and c.kind = f.kind and %s) as good
                from koto.import_file f where f.import = :import
                """.formatted(GOOD))
                .param("import", number)
                .query((row, n) -> {
                    FileKind kind = FileKind.valueOf(row.getString("kind"));
                    int[] found = lines.getOrDefault(kind.name(), new int[2]);
                    return new FileResult(
                            kind, kind.nameFi(), row.getInt("rows"), row.getInt("good"), found[0], found[1]);
                })
                .list()
                .stream()
                .sorted((a, b) -> a.kind().compareTo(b.kind()))
                .toList();
    }

    private WouldCreate wouldCreate(String number) {
        int clients = count(number, FileKind.CLIENTS, "true");
        int known = count(number, FileKind.CLIENTS, """
                exists (select 1 from koto.import_fault k where k.import = c.import and k.severity = 'REMARK'
                        and k.kind = c.kind and k.line = c.line and k.fault = 'CLIENT_KNOWN')
                """);
        return new WouldCreate(
                clients - known,
                known,
                count(number, FileKind.CLIENTS, "(c.content ->> 'non_disclosure')::boolean"),
                stages(number),
                count(number, FileKind.HOUSEHOLDS, "true"),
                count(number, FileKind.PLANS, IN_FORCE.replace("p.content", "c.content")),
                count(number, FileKind.SERVICES, "true"),
                count(number, FileKind.NOTES, "true"));
    }

    private int count(String number, FileKind kind, String which) {
        return jdbc.sql("select count(*) from koto.import_row c where c.import = :import and c.kind = :kind and " + GOOD
                        + " and " + which)
                .param("import", number)
                .param("kind", kind.name())
                .param("today", LocalDate.now(clock))
                .query(Integer.class)
                .single();
    }

    private List<Stage> stages(String number) {
        return jdbc
                .sql(STAGES.formatted(IN_FORCE, GOOD))
                .param("import", number)
                .param("today", LocalDate.now(clock))
                .query((row, n) -> {
                    CaseState state = CaseState.valueOf(row.getString("state"));
                    return new Stage(state, state.nameFi(), row.getInt("cases"));
                })
                .list()
                .stream()
                .sorted((a, b) -> a.state().compareTo(b.state()))
                .toList();
    }

    private List<Sum> summary(String number) {
        return jdbc
                .sql("""
                select kind, field, fault, severity, count(*) as lines, min(line) as first_line
                from koto.import_fault where import = :import
                group by kind, field, fault, severity
                """)
                .param("import", number)
                .query((row, n) -> {
                    FaultLine line = fault(row, row.getInt("first_line"));
                    return new Sum(
                            line.kind(),
                            line.kindFi(),
                            line.field(),
                            line.fieldFi(),
                            line.fault(),
                            line.faultFi(),
                            line.severity(),
                            row.getInt("lines"),
                            line.line());
                })
                .list()
                .stream()
                .sorted((a, b) -> Arrays.compare(order(a), order(b)))
                .toList();
    }

    private static int[] order(Sum sum) {
        return new int[] {sum.severity().equals("ERROR") ? 0 : 1, sum.kind().ordinal(), -sum.lines(), sum.firstLine()};
    }

    private Faults faults(String number, FileKind kind, String severity, int page) {
        int total = jdbc.sql("select count(*) " + CHOSEN)
                .param("import", number)
                .param("kind", kind == null ? null : kind.name())
                .param("severity", severity)
                .query(Integer.class)
                .single();
        List<FaultLine> rows = jdbc.sql(
                        "select * " + CHOSEN + " order by severity, kind, line, id limit :most offset :skipped")
                .param("import", number)
                .param("kind", kind == null ? null : kind.name())
                .param("severity", severity)
                .param("most", ON_A_PAGE)
                .param("skipped", page * ON_A_PAGE)
                .query((row, n) -> fault(row, row.getInt("line")))
                .list();
        return new Faults(page, (total + ON_A_PAGE - 1) / ON_A_PAGE, total, rows);
    }

    private static FaultLine fault(ResultSet row, int line) throws SQLException {
        FileKind kind = FileKind.valueOf(row.getString("kind"));
        String field = row.getString("field");
        Fault fault = Fault.valueOf(row.getString("fault"));
        return new FaultLine(
                kind,
                kind.nameFi(),
                line == 0 ? row.getInt("line") : line,
                field,
                field == null ? null : Layout.field(kind, field).map(Field::fi).orElse(field),
                fault.name(),
                fault.wordsFi(),
                row.getString("severity"));
    }

    private static int number(Object count) {
        return ((Number) count).intValue();
    }
}
