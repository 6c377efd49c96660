package fi.kotopolku.bench;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Decision;
import fi.kotopolku.access.Power;
import fi.kotopolku.bench.Paired.Arm;
import fi.kotopolku.bench.Paired.Ratio;
import fi.kotopolku.bench.Paired.Times;
import fi.kotopolku.bench.Report.Cost;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** May this person read this case's plan, now? Asked for people and cases at random, among a million rights in force. */
final class AccessDecision {

    private static final int OFTEN = 20;
    private static final String FLOOR = """
            select r.number from koto.access_right r
            where r.person_id = ? and r.municipality = ? and r.state = 'GRANTED'
              and r.valid_from <= clock_timestamp() and r.ends_at > clock_timestamp()
              and 'READ' = any (r.powers) and 'PLAN' = any (r.content)
              and (r.extent = 'MUNICIPALITY' or exists (
                   select 1 from koto.access_right_case k where k.right_number = r.number and k.case_number = ?))
            limit 1""";

    private final Server server;
    private final Report report;
    private final AccessDecisions decisions;
    private final TransactionTemplate transaction;
    private final int rows;
    private List<Asked> asked;

    private record Asked(String person, String municipality, String caseNumber) {}

    AccessDecision(Server server, Report report, ApplicationContext application, int rows) {
        this.server = server;
        this.report = report;
        this.decisions = application.getBean(AccessDecisions.class);
        this.transaction = application.getBean(TransactionTemplate.class);
        this.rows = rows;
    }

    void measure() throws Exception {
        asked = server.owner("ours").sql("""
                select r.person_id as person, r.municipality,
                       r.municipality || '-2025-' || lpad((1 + floor(random() * 10))::text, 6, '0') as case_number
                from koto.access_right r where r.person_id like 'p%' and r.extent = 'MUNICIPALITY'
                order by random() limit 5000
                """).query(Asked.class).list();
        for (String database : List.of("rights", "rights_tuned")) {
            server.create(database);
            try (Ordinary engine = Ordinary.stock(server.url(database)).prepared()) {
                server.run(database, Ordinary.RIGHTS.formatted(rows, Towns.TABLE));
            }
        }
        Ordinary.INDEXES.forEach(index -> server.run("rights_tuned", index));
        server.run("rights", "vacuum analyze");
        server.run("rights_tuned", "vacuum analyze");
        Benchmark.said("authorizations filled");
        try (Ordinary stock = Ordinary.stock(server.url("rights"));
                Ordinary tuned = Ordinary.tuned(server.url("rights_tuned"));
                Connection plain = server.database("ours").getConnection();
                PreparedStatement floor = plain.prepareStatement(FLOOR)) {
            Paired.Work alone = number -> decide(asked(number));
            Map<String, Arm> arms = new LinkedHashMap<>();
            arms.put("floor", new Arm("floor", OFTEN, number -> floor(floor, asked(number))));
            arms.put(Report.OURS, new Arm(Report.OURS, 5, this::inside));
            arms.put("ours, committed by itself", new Arm("ours, committed by itself", OFTEN, alone));
            arms.put("ordinary", new Arm("ordinary", 1, number -> ordinary(stock, asked(number))));
            arms.put("tuned ordinary", new Arm("tuned ordinary", 1, number -> ordinary(tuned, asked(number))));
            Map<String, Times> times = Paired.run(100, List.copyOf(arms.values()));
            table(times, arms);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /**
     * As it is always called: inside the transaction that goes on to read or write. A transaction of one person asks twenty
     * times about their cases, and its begin and commit are shared by the twenty.
     */
    private void inside(int number) {
        signIn(asked(number));
        transaction.executeWithoutResult(running -> {
            for (int time = 0; time < OFTEN; time++) {
                decisions.decide(
                        asked(number).person(), Power.READ, asked(number).caseNumber(), DataCategory.PLAN);
            }
        });
    }

    private void table(Map<String, Times> measured, Map<String, Arm> arms) throws Exception {
        Map<String, Times> times = new LinkedHashMap<>(measured);
        times.put(Report.OURS, perDecision(times.get(Report.OURS)));
        for (String arm : times.keySet()) {
            String database = switch (arm) {
                case "ordinary" -> "rights";
                case "tuned ordinary" -> "rights_tuned";
                default -> "ours";
            };
            Cost cost = server.cost(database, 20, arms.get(arm).work());
            report.row(
                    "access decision",
                    arm,
                    times.get(arm),
                    arm.equals(Report.OURS) ? null : Ratio.of(times.get(arm), times.get(Report.OURS)),
                    arm.equals(Report.OURS)
                            ? new Cost(cost.statements() / OFTEN, cost.rows() / OFTEN, cost.wal() / OFTEN)
                            : cost);
        }
        Times ours = times.get(Report.OURS);
        for (String arm : List.of(Report.OURS, "ours, committed by itself")) {
            double far = times.get(arm).percentile(0.99) / times.get("floor").percentile(0.99);
            report.aim("decision: p99 of " + arm + " at most 5 × the floor's", far <= 5, Report.times(far) + " ×");
        }
        for (String arm : List.of("ordinary", "tuned ordinary")) {
            double found = Ratio.of(times.get(arm), ours).median();
            report.aim("decision at least 500 × faster than " + arm, found >= 500, Report.times(found) + " ×");
        }
    }

    /** Twenty decisions were timed together. */
    private static Times perDecision(Times twenty) {
        return new Times(
                Arrays.stream(twenty.sorted()).map(time -> time / OFTEN).toArray(),
                Arrays.stream(twenty.rounds()).map(time -> time / OFTEN).toArray());
    }

    private void decide(Asked one) {
        signIn(one);
        Decision decision = decisions.decide(one.person(), Power.READ, one.caseNumber(), DataCategory.PLAN);
        if (!(decision instanceof Decision.Allowed)) {
            throw new IllegalStateException("Everybody here has a right to the municipality: " + decision);
        }
    }

    private static void signIn(Asked one) {
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(one.person(), null, "USER"));
    }

    private static void floor(PreparedStatement statement, Asked one) throws Exception {
        statement.setString(1, one.person());
        statement.setString(2, one.municipality());
        statement.setString(3, one.caseNumber());
        try (ResultSet found = statement.executeQuery()) {
            found.next();
        }
    }

    private static void ordinary(Ordinary engine, Asked one) {
        engine.mayRead(one.person(), List.of("caseworkers" + one.municipality()), one.caseNumber());
    }

    private Asked asked(int number) {
        return asked.get(number % asked.size());
    }
}
