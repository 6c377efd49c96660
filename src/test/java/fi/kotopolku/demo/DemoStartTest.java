package fi.kotopolku.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application as a newcomer starts it, in a virtual machine of its own and with the database that it starts itself:
 * broken off in the middle of making its clients, started again, and once more.
 */
class DemoStartTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int EMPTY_DATABASE_MEGABYTES = 25;
    private static final int MUCH_LESS = 10;

    private static final String MADE = """
            select 'clients' as what, count(*) as n from koto.client
            union all select 'case ' || state, count(*) from koto.integration_case group by state
            union all select 'right ' || state, count(*) from koto.access_right group by state
            union all select 'plan version ' || state, count(*) from koto.plan_version group by state
            union all select 'review ' || coalesce(outcome, state), count(*) from koto.plan_review
                group by coalesce(outcome, state)
            union all select 'contribution ' || state, count(*) from koto.contribution group by state
            union all select 'family tie ' || role, count(*) from koto.household_member group by role
            union all select 'representative ' || basis, count(*) from koto.representative group by basis
            union all select 'family under an order', count(*) from koto.client
                where non_disclosure and id in (select client_id from koto.household_member)
            """;

    private static final String TO_LOOK_AT = """
            select 'process ' || split_part(proc_def_id_, ':', 1), count(*) from engine.act_ru_execution
                where id_ = proc_inst_id_ group by 1
            union all select 'mine', count(*) from engine.act_ru_task where assignee_ = 'caseworker.keuruu'
            union all select 'the group''s', count(*) from engine.act_ru_task t
                join engine.act_ru_identitylink l on l.task_id_ = t.id_ and l.group_id_ = 'caseworker'
                where t.assignee_ is null and t.tenant_id_ = '249'
            union all select 'late', count(*) from engine.act_ru_task where due_date_ < now() and tenant_id_ = '249'
            union all select 'due in a week', count(*) from engine.act_ru_task
                where due_date_ between now() and now() + interval '7 days' and tenant_id_ = '249'
            """;

    @TempDir
    Path directory;

    private int databasePort;
    private Process application;

    @AfterEach
    void stop() throws InterruptedException {
        if (application != null) {
            application.destroy();
            assertThat(application.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
    }

    @Test
    void clientsInEveryStageAreMadeOnceAndALaterStartHasLittleToDo() throws Exception {
        databasePort = freePort();
        Path log = start();
        await(log, () -> counted(MADE).getOrDefault("clients", 0) >= 8);
        stop();

        ready(start());
        assertThat(counted(MADE))
                .containsEntry("clients", DemoStories.all().size())
                .containsKeys("case ASSESSMENT", "case PLANNING", "case IN_FORCE", "case REVIEW", "case CLOSED")
                .containsKeys("right REQUESTED", "right GRANTED", "right REFUSED")
                .containsEntry("family tie SPOUSE", 2)
                .containsEntry("family tie CHILD", 4)
                .containsEntry("family tie PARENT", 4)
                .containsEntry("family tie SIBLING", 2)
                .containsEntry("representative CUSTODIAN", 1)
                .containsEntry("family under an order", 1);
        assertThat(counted(TO_LOOK_AT))
                .containsKeys(
                        "process integration-case",
                        "process service-need-assessment",
                        "process county-contribution",
                        "process integration-plan",
                        "process plan-review",
                        "process access-right",
                        "process case-transfer",
                        "process case-receipt",
                        "process access-review",
                        "process emergency-access")
                .allSatisfy((what, number) -> assertThat(number).as(what).isPositive());
        Map<String, Integer> made = counted(MADE);
        int making = megabytesWritten();
        stop();
        ready(start());
        assertThat(counted(MADE)).isEqualTo(made);
        assertThat((megabytesWritten() - making) * MUCH_LESS)
                .as("megabytes of the database's log: a later start, against everything before it")
                .isLessThan(making - EMPTY_DATABASE_MEGABYTES);
    }

    /** Without the classes of the tests, and with the switches of {@code spring-boot:run}. */
    private Path start() throws IOException {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes" + File.separator))
                .collect(Collectors.joining(File.pathSeparator));
        Path log = Files.createTempFile(directory, "start", ".log");
        ProcessBuilder virtualMachine = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        "fi.kotopolku.Kotopolku",
                        "--server.port=0",
                        "--kotopolku.demo.idp-port=0",
                        "--kotopolku.database.port=" + databasePort,
                        "--kotopolku.data=" + directory.resolve("data")))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        virtualMachine.environment().keySet().removeIf(name -> name.startsWith("SPRING_"));
        application = virtualMachine.start();
        return log;
    }

    private void ready(Path log) throws InterruptedException {
        await(log, () -> said(log, "Demo clients are there"));
    }

    private int megabytesWritten() {
        return counted("select 'log', ((pg_current_wal_insert_lsn() - '0/0') / 1000000)::int")
                .get("log");
    }

    private void await(Path log, BooleanSupplier reached) throws InterruptedException {
        long begun = System.nanoTime();
        while (!reached.getAsBoolean()) {
            assertThat(application.isAlive()).as(() -> end(log)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as(() -> end(log))
                    .isLessThan(PATIENCE);
            Thread.sleep(100);
        }
    }

    private Map<String, Integer> counted(String statement) {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + databasePort + "/kotopolku", "postgres", "postgres");
                Statement counting = connection.createStatement();
                ResultSet rows = counting.executeQuery(statement)) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        } catch (SQLException notThereYet) {
            return Map.of();
        }
        return counts;
    }

    private static boolean said(Path log, String words) {
        return read(log).contains(words);
    }

    private static String end(Path log) {
        String text = read(log);
        return text.substring(Math.max(0, text.length() - 4000));
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
