package fi.kotopolku.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.casefile.CaseState;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a trial comes to, in numbers. It is counted when the trial is made and kept with the import, so that somebody who
 * turns the pages of a long report does not have everything counted again on each of them.
 */
@Component
class TrialOverviews {

    /** Of a plan's row {@code p}: it comes into force when it is brought. Asks for the parameter {@code today}. */
    static final String IN_FORCE = """
            (p.content ->> 'valid_until')::date >= :today and (p.content ->> 'understood')::boolean
            and (p.content ->> 'agreed')::boolean and (p.content ->> 'rights_explained')::boolean
            """;

    private static final String GOOD = """
            not exists (select 1 from koto.import_fault e
                        where e.import = c.import and e.kind = c.kind and e.line = c.line and e.severity = 'ERROR')
            """;

    /** How far the cases would be on their path when they are brought. */
    private static final String STAGES = """
            select case when not coalesce((c.content ->> 'plan_needed')::boolean, false) or c.content ->> 'concluded_on' is null
                        then 'ASSESSMENT'
                        when planned.client_ref is not null then 'IN_FORCE'
                        else 'PLANNING' end as state, count(*) as cases
            from koto.import_row c
            left join (select distinct p.client_ref from koto.import_row p
                       where p.import = :import and p.kind = 'PLANS' and %s) planned on planned.client_ref = c.client_ref
            where c.import = :import and c.kind = 'CLIENTS' and %s
            group by 1
            """;

    /** Counts, by file and by fault; no line's content. */
    record Overview(List<FileResult> files, WouldCreate wouldCreate, List<Sum> summary) {

        private static final Overview NONE =
                new Overview(List.of(), new WouldCreate(0, 0, 0, List.of(), 0, 0, 0, 0), List.of());
    }

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

    private final ManyRows many;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final Clock clock;

    TrialOverviews(ManyRows many, ObjectMapper json, JdbcClient jdbc, Clock clock) {
        this.many = many;
        this.json = json;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** In place of what was counted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void count(String number) {
        many.plannedFor(() -> jdbc.sql("""
                        update koto.data_import set trial_overview = cast(:overview as jsonb) where number = :number
                        """)
                .param("overview", written(new Overview(files(number), wouldCreate(number), summary(number))))
                .param("number", number)
                .update());
    }

    /** Nothing but noughts before the first trial. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Overview find(String number) {
        return jdbc.sql("select trial_overview::text from koto.data_import where number = :number")
                .param("number", number)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .map(this::read)
                .orElse(Overview.NONE);
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
                    FaultLine line = FaultLine.of(row, row.getInt("first_line"));
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

    private String written(Overview overview) {
        try {
            return json.writeValueAsString(overview);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("Numbers of a trial could not be written", impossible);
        }
    }

    private Overview read(String overview) {
        try {
            return json.readValue(overview, Overview.class);
        } catch (JsonProcessingException changed) {
            throw new IllegalStateException("Numbers of a trial could not be read", changed);
        }
    }

    private static int number(Object count) {
        return ((Number) count).intValue();
    }
}
