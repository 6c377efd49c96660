package fi.kotopolku.bench;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.bench.Paired.Ratio;
import fi.kotopolku.bench.Paired.Times;
import fi.kotopolku.bench.Report.Cost;
import fi.kotopolku.engine.EndedInstances;
import fi.kotopolku.identity.WorkFor;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Many rights that end in the same second: tidied up with their events, and their holders' tasks handed on. */
final class EndsInOneSecond {

    private static final int PAIRS = 2;
    /** As many as one sweep takes at most. */
    private static final int A_SWEEP = 5000;

    private static final int STOCK_TIMERS = 2000;
    private static final int OWN_TIMERS = 300;

    private final Server server;
    private final Report report;
    private final AccessRights rights;
    private final AccessDecisions decisions;
    private final WorkFor work;
    private final ApplicationContext application;
    private final JdbcClient owner;
    private final int ending;
    private final ConcurrentLinkedQueue<Double> foreground = new ConcurrentLinkedQueue<>();
    private List<String> towns;

    EndsInOneSecond(Server server, Report report, ApplicationContext application, int rows) {
        this.server = server;
        this.report = report;
        this.rights = application.getBean(AccessRights.class);
        this.decisions = application.getBean(AccessDecisions.class);
        this.work = application.getBean(WorkFor.class);
        this.application = application;
        this.owner = server.owner("ours");
        this.ending = rows / 10;
    }

    void measure() throws Exception {
        towns = owner.sql("select code from bench.town order by rank")
                .query(String.class)
                .list();
        double[] ours = new double[PAIRS];
        double[] floor = new double[PAIRS];
        Cost cost = Cost.UNKNOWN;
        Cost floorCost = Cost.UNKNOWN;
        for (int pair = 0; pair < PAIRS; pair++) {
            int first = 10 + 2 * pair;
            if (pair % 2 == 0) {
                cost = timed(ours, pair, first, true);
                floorCost = timed(floor, pair, first + 1, false);
            } else {
                floorCost = timed(floor, pair, first + 1, false);
                cost = timed(ours, pair, first, true);
            }
        }
        double stock = stockTimers();
        double own = ownTimers();
        Times oursTimes = times(ours);
        String measure = ending + " rights end in one second";
        report.row(
                measure,
                "floor (one set-based statement a table)",
                times(floor),
                Ratio.of(times(floor), oursTimes),
                floorCost);
        report.row(measure, Report.OURS, oursTimes, null, cost);
        double extrapolated = stock * ending;
        report.line(
                measure,
                "ordinary, one timer each",
                Report.ms(extrapolated),
                "",
                Report.times(extrapolated / oursTimes.percentile(0.5)),
                "",
                "",
                "");
        report.line(
                measure + ", the other timers close their instance",
                Report.OURS,
                Report.ms(own * ending),
                "",
                "",
                "",
                "",
                "");
        report.note(String.format(
                "**Ends.** %d stock timers took %.2f ms each with the job executor as it comes; their row is %d times that."
                        + " Ours is the sweeps of all municipalities one after the other, each of at most 5,000 rights in a"
                        + " transaction. The timers that come later find it done: %d of them took %.2f ms each, one after"
                        + " the other; they hold nothing up, for the rights are void and the tasks handed on.",
                STOCK_TIMERS, stock, ending, OWN_TIMERS, own));
        double faster = extrapolated / oursTimes.percentile(0.5);
        report.aim("ends at least 20 × faster than one stock timer each", faster >= 20, Report.times(faster) + " ×");
        double over = Ratio.of(oursTimes, times(floor)).median();
        report.aim("ends at most 4 × the floor", over <= 4, Report.times(over) + " ×");
        double[] waits =
                foreground.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        report.line(
                "access decision while rights end",
                Report.OURS,
                Report.ms(waits[waits.length / 2]),
                Report.ms(waits[waits.length * 99 / 100]),
                "",
                "",
                "",
                "");
    }

    private static Times times(double[] taken) {
        double[] sorted = taken.clone();
        Arrays.sort(sorted);
        return new Times(sorted, taken);
    }

    private Cost timed(double[] times, int pair, int tag, boolean ours) throws Exception {
        server.run("ours", EndingRows.MADE.formatted(ending, tag));
        server.run("ours", "vacuum analyze koto.access_right");
        server.run("ours", "vacuum analyze engine.act_ru_task");
        server.run("postgres", "checkpoint");
        Callable<Void> sweep = () -> {
            if (ours) {
                sweep();
            } else {
                server.run("ours", EndingRows.FLOOR);
            }
            return null;
        };
        long[] taken = new long[1];
        Cost cost = server.cost("ours", 1, number -> {
            if (number == 1) {
                long begun = System.nanoTime();
                meanwhileDeciding(sweep);
                taken[0] = System.nanoTime() - begun;
            }
        });
        times[pair] = taken[0] / 1e6;
        Benchmark.said((ours ? "ours" : "floor") + " tidied in " + times[pair] + " ms");
        checked(tag);
        return cost;
    }

    private void sweep() {
        for (String town : towns) {
            while (work.municipality(town, rights::tidyUp) == A_SWEEP) {
                continue;
            }
        }
    }

    private void meanwhileDeciding(Callable<Void> sweep) throws Exception {
        ExecutorService pool = Executors.newSingleThreadExecutor();
        Future<Void> sweeping = pool.submit(sweep);
        pool.shutdown();
        int number = 0;
        while (!sweeping.isDone()) {
            String person = "p249." + (1 + number % 100);
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, null, "USER"));
            long begun = System.nanoTime();
            decisions.decide(person, Power.READ, String.format("249-2025-%06d", 1 + number++ % 10), DataCategory.PLAN);
            foreground.add((System.nanoTime() - begun) / 1e6);
            Thread.sleep(5);
        }
        SecurityContextHolder.clearContext();
        sweeping.get();
    }

    private void checked(int tag) {
        Map<String, Object> left =
                owner.sql("""
                select (select count(*) from koto.access_right where person_id like :people and tidied_at is null)
                       + (select count(*) from engine.act_ru_task where assignee_ like :people) as left_over
                """).param("people", "e" + tag + ".%").query().singleRow();
        if (((Number) left.get("left_over")).longValue() != 0) {
            throw new IllegalStateException("Not everything was tidied up: " + left);
        }
    }

    /** @return milliseconds for each */
    private double stockTimers() throws Exception {
        server.run("ordinary", EndingRows.STOCK.formatted(STOCK_TIMERS));
        try (Ordinary ordinary = Ordinary.stock(server.url("ordinary"))) {
            Date due = new Date(System.currentTimeMillis() - 1000);
            for (int number = 1; number <= STOCK_TIMERS; number++) {
                ordinary.engine
                        .getRuntimeService()
                        .startProcessInstanceByKey("right", Map.of("person", "e." + number, "endsAt", due));
            }
            ManagementService jobs = ordinary.engine.getManagementService();
            long begun = System.nanoTime();
            ((ProcessEngineConfigurationImpl) ordinary.engine.getProcessEngineConfiguration())
                    .getJobExecutor()
                    .start();
            while (jobs.createJobQuery().executable().count() > 0) {
                Thread.sleep(20);
            }
            double taken = (System.nanoTime() - begun) / 1e6;
            ((ProcessEngineConfigurationImpl) ordinary.engine.getProcessEngineConfiguration())
                    .getJobExecutor()
                    .shutdown();
            return taken / STOCK_TIMERS;
        }
    }

    /** Instances of ended rights, already tidied up by others, whose own timers fire now. */
    private double ownTimers() {
        List<String> numbers =
                owner.sql("""
                select number from koto.access_right where person_id like 'e%' and tidied_at is not null
                  and municipality = '249' limit :most
                """).param("most", OWN_TIMERS).query(String.class).list();
        List<Job> timers = EndedInstances.waiting(application, Towns.LARGEST, numbers);
        ManagementService jobs = application.getBean(ManagementService.class);
        long begun = System.nanoTime();
        timers.forEach(timer -> jobs.executeJob(timer.getId()));
        return (System.nanoTime() - begun) / 1e6 / timers.size();
    }
}
