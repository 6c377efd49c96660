package fi.kotopolku.bench;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.audit.LogSpeed;
import fi.kotopolku.bench.Paired.Arm;
import fi.kotopolku.bench.Paired.Ratio;
import fi.kotopolku.bench.Paired.Times;
import fi.kotopolku.bench.Report.Cost;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** The same write with its entry in the log and without, and how fast a log is verified. */
final class AuditedWrite {

    private static final String PERSON = "caseworker.keuruu";
    private static final String WITHOUT = "without the log";
    private static final int LOG_ROWS = 1_000_000;

    private final Server server;
    private final Report report;
    private final Audit audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AuditedWrite(Server server, Report report, ApplicationContext application) {
        this.server = server;
        this.report = report;
        this.audit = application.getBean(Audit.class);
        this.jdbc = application.getBean(JdbcClient.class);
        this.transaction = application.getBean(TransactionTemplate.class);
    }

    void measure() throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(PERSON, null, "USER"));
        try {
            writes("on");
            server.set("fsync", "off");
            writes("off");
        } finally {
            server.set("fsync", "on");
            SecurityContextHolder.clearContext();
        }
        server.create("log");
        double rate = LogSpeed.verified(server.database("log"), Path.of("target/bench"), LOG_ROWS);
        report.line("verification of the log", Report.OURS, "", "", String.format("%.0f rows/s", rate), "", "", "");
        report.aim("verification at least 300,000 rows a second", rate >= 300_000, String.format("%.0f", rate));
    }

    private void writes(String fsync) throws Exception {
        Map<String, Times> times = Paired.run(
                500,
                List.of(
                        new Arm(WITHOUT, 4, number -> write(number, false)),
                        new Arm(Report.OURS, 4, number -> write(number, true))));
        Ratio ratio = Ratio.of(times.get(Report.OURS), times.get(WITHOUT));
        String measure = "audited write, fsync " + fsync;
        Cost without = server.cost("ours", 50, number -> write(number, false));
        Cost ours = server.cost("ours", 50, number -> write(number, true));
        report.row(measure, WITHOUT, times.get(WITHOUT), Ratio.of(times.get(WITHOUT), times.get(Report.OURS)), without);
        report.row(measure, Report.OURS, times.get(Report.OURS), null, ours);
        report.aim(
                measure + ": at most 15 % over the same write without the log",
                ratio.median() <= 1.15,
                String.format(
                        "%+.0f %% (%+.0f … %+.0f)",
                        percent(ratio.median()), percent(ratio.low()), percent(ratio.high())));
    }

    private static double percent(double ratio) {
        return (ratio - 1) * 100;
    }

    /** As a form writes: the case is read and held, two of its rows are changed, one is added. */
    private void write(int number, boolean logged) {
        String caseNumber = String.format("249-2025-%06d", 1 + number % 200);
        transaction.executeWithoutResult(running -> {
            jdbc.sql("select * from koto.integration_case where number = :case for update")
                    .param("case", caseNumber)
                    .query()
                    .singleRow();
            jdbc.sql("update koto.client set version = version + 1, phone = :phone where id ="
                            + " (select client_id from koto.integration_case where number = :case)")
                    .param("phone", "040 " + number)
                    .param("case", caseNumber)
                    .update();
            jdbc.sql("update koto.integration_case set version = version + 1 where number = :case")
                    .param("case", caseNumber)
                    .update();
            jdbc.sql("insert into koto.notice (person_id, kind, subject_key) values (:person, 'BENCH', :case)")
                    .param("person", PERSON)
                    .param("case", caseNumber)
                    .update();
            if (logged) {
                audit.write(PERSON, caseNumber, "249-KO-2025-000010", "IDENTITY_AND_CONTACT");
            }
        });
    }
}
