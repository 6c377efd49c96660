package fi.kotopolku.bench;

import fi.kotopolku.Kotopolku;
import fi.kotopolku.bench.Paired.Arm;
import fi.kotopolku.bench.Paired.Ratio;
import fi.kotopolku.bench.Paired.Times;
import fi.kotopolku.bench.Report.Cost;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tasklist's first page of a group's queue and its count over HTTP, as a caseworker of the largest municipality asks. */
final class TaskLists {

    private static final String QUEUE = "Ryhmäni tehtävät";
    private static final String FLOOR_PAGE = """
            select t.* from engine.act_ru_identitylink l join engine.act_ru_task t on t.id_ = l.task_id_
            where l.tenant_id_ = '249' and l.group_id_ = 'caseworker' and l.queued_
            order by l.queue_due_, l.task_id_ limit 15""";
    private static final String FLOOR_COUNT = """
            select count(*) from engine.act_ru_identitylink l
            where l.tenant_id_ = '249' and l.group_id_ = 'caseworker' and l.queued_""";

    private final Server server;
    private final Report report;
    private final int rows;
    private final int rounds;

    TaskLists(Server server, Report report, int rows, int rounds) {
        this.server = server;
        this.report = report;
        this.rows = rows;
        this.rounds = rounds;
    }

    /** @param port of the application on the database {@code ours} */
    void measure(int port) throws Exception {
        try (Child small = Child.start("small", Kotopolku.class, Benchmark.ours(server, "small"));
                Child stock = Child.start("ordinary", OrdinaryApplication.class, ordinary("ordinary", Map.of()));
                Child tuned = Child.start(
                        "tuned",
                        OrdinaryApplication.class,
                        ordinary(
                                "tuned",
                                Map.of(
                                        "camunda.bpm.generic-properties.properties.authorization-check-revokes",
                                                "never",
                                        "camunda.bpm.generic-properties.properties.cmmn-enabled", "false",
                                        "camunda.bpm.generic-properties.properties.standalone-tasks-enabled", "false",
                                        "camunda.bpm.generic-properties.properties.task-metrics-enabled", "false",
                                        "camunda.bpm.metrics.enabled", "false")));
                Connection plain = server.database("ours").getConnection()) {
            Map<String, Desk> desks = new LinkedHashMap<>();
            desks.put(Report.OURS, Desk.ours(port, "caseworker.keuruu"));
            desks.put("ours at 10,000", Desk.ours(small.port, "caseworker.keuruu"));
            desks.put("ordinary", Desk.ordinary(stock.port, Ordinary.USER));
            desks.put("tuned ordinary", Desk.ordinary(tuned.port, Ordinary.USER));
            Map<String, String> filters = new LinkedHashMap<>();
            desks.forEach(
                    (arm, desk) -> filters.put(arm, desk.filter(arm.startsWith("ours") ? QUEUE : Ordinary.QUEUE)));
            String found = agreed(desks.get(Report.OURS), filters.get(Report.OURS));

            Map<String, Times> pages = times(desks, filters, true, plain);
            Map<String, Times> counts = times(desks, filters, false, plain);
            table("page over HTTP", pages, desks, filters, true, plain);
            table("count over HTTP", counts, desks, filters, false, plain);
            aim(pages, "page", 20);
            aim(counts, "count", 50);
            report.note("**Lists.** " + found
                    + " The floor is the same answer by SQL, without HTTP. A statement of the ordinary"
                    + " arms ended at " + Ordinary.LIMIT + ": "
                    + desks.get("ordinary").gaveUp() + " times stock, "
                    + desks.get("tuned ordinary").gaveUp() + " times tuned; their true times are longer.");
        }
    }

    private Map<String, String> ordinary(String database, Map<String, String> flags) {
        Map<String, String> settings = new LinkedHashMap<>(flags);
        settings.put("spring.config.name", "ordinary");
        settings.put("spring.datasource.url", server.url(database));
        return settings;
    }

    /** Before anything is timed, the arms have to mean the same tasks. */
    private String agreed(Desk ours, String filter) {
        long counted = ours.count(filter);
        long theirs = server.owner("ordinary").sql("""
                select count(*) from act_ru_task t where tenant_id_ = '249' and assignee_ is null
                  and exists (select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.group_id_ = 'caseworkers')
                """).query(Long.class).single();
        if (theirs != counted) {
            throw new IllegalStateException("Ordinary has " + theirs + " tasks in the queue and ours " + counted);
        }
        return "The queue of the largest municipality has " + counted + " of " + rows
                + " open tasks in it, in every arm alike.";
    }

    private Map<String, Times> times(
            Map<String, Desk> desks, Map<String, String> filters, boolean page, Connection plain) throws Exception {
        List<Arm> arms = new ArrayList<>();
        arms.add(new Arm("floor (SQL alone)", 10, number -> floor(plain, page)));
        desks.forEach((arm, desk) ->
                arms.add(new Arm(arm, arm.startsWith("ours") ? 10 : 1, number -> ask(desk, filters.get(arm), page))));
        return Paired.run(rounds, arms);
    }

    private static void ask(Desk desk, String filter, boolean page) {
        if (page) {
            desk.page(filter);
        } else {
            desk.count(filter);
        }
    }

    private static void floor(Connection plain, boolean page) throws Exception {
        try (PreparedStatement statement = plain.prepareStatement(page ? FLOOR_PAGE : FLOOR_COUNT);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                rows.getString(1);
            }
        }
    }

    private void table(
            String measure,
            Map<String, Times> times,
            Map<String, Desk> desks,
            Map<String, String> filters,
            boolean page,
            Connection plain)
            throws Exception {
        for (String arm : times.keySet()) {
            Desk desk = desks.get(arm);
            String database = switch (arm) {
                case "ordinary" -> "ordinary";
                case "tuned ordinary" -> "tuned";
                case "ours at 10,000" -> "small";
                default -> "ours";
            };
            Cost cost = server.cost(database, arm.endsWith("ordinary") ? 1 : 5, number -> {
                if (desk == null) {
                    floor(plain, page);
                } else {
                    ask(desk, filters.get(arm), page);
                }
            });
            report.row(
                    measure,
                    arm,
                    times.get(arm),
                    arm.equals(Report.OURS) ? null : Ratio.of(times.get(arm), times.get(Report.OURS)),
                    cost);
        }
    }

    private void aim(Map<String, Times> times, String what, double factor) {
        Times ours = times.get(Report.OURS);
        for (String arm : List.of("ordinary", "tuned ordinary")) {
            double found = Ratio.of(times.get(arm), ours).median();
            report.aim(
                    what + " at least " + (int) factor + " × faster than " + arm,
                    found >= factor,
                    Report.times(found) + " ×");
        }
        double growth = Ratio.of(ours, times.get("ours at 10,000")).median();
        report.aim(what + " at " + rows + " at most 1.5 × of 10,000", growth <= 1.5, Report.times(growth) + " ×");
    }
}
