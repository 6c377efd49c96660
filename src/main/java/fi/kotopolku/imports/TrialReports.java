package fi.kotopolku.imports;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.imports.TrialOverviews.FileResult;
import fi.kotopolku.imports.TrialOverviews.Overview;
import fi.kotopolku.imports.TrialOverviews.Sum;
import fi.kotopolku.imports.TrialOverviews.WouldCreate;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a trial found, told by file, line and field. There is no value of a file in it. */
@Service
class TrialReports {

    private static final int ON_A_PAGE = 100;
    private static final int LAST_PAGE = 100_000;

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

    /** @param page from zero */
    record Faults(int page, int pages, int total, List<FaultLine> rows) {}

    private final ImportRule rule;
    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Audit audit;
    private final TrialOverviews overviews;

    TrialReports(ImportRule rule, JdbcTemplate template, Audit audit, TrialOverviews overviews) {
        this.rule = rule;
        this.template = template;
        this.jdbc = JdbcClient.create(template);
        this.audit = audit;
        this.overviews = overviews;
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
        Overview overview = overviews.find(number);
        return new Report(
                of.triedAt(),
                of.trialUpToDate(),
                overview.files(),
                overview.wouldCreate(),
                overview.summary(),
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
                    to.accept(FaultLine.of(row, row.getInt("line")));
                },
                number);
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
                .query((row, n) -> FaultLine.of(row, row.getInt("line")))
                .list();
        return new Faults(page, (total + ON_A_PAGE - 1) / ON_A_PAGE, total, rows);
    }
}
