package fi.kotopolku.bench;

import fi.kotopolku.Kotopolku;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Started by {@code ./mvnw -Pbench verify}: one server, one run, all arms in turn. {@code -Dkotopolku.bench.rows} sets how
 * many rights and tasks there are, {@code -Dkotopolku.bench.only} which of decisions, lists, ends and audit are measured.
 * {@code imports} is measured alone, and then rows are clients.
 */
final class Benchmark {

    private static final int SMALL = 10_000;

    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        int rows = Integer.getInteger("kotopolku.bench.rows", 1_000_000);
        Set<String> only = Set.of(System.getProperty("kotopolku.bench.only", "decisions,lists,ends,audit")
                .split(","));
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> {
            thrown.printStackTrace();
            System.exit(1);
        });
        Files.createDirectories(Path.of("target/bench"));
        if (only.equals(Set.of("imports"))) {
            imports(rows);
            System.exit(0);
        }
        Report report = new Report();
        long begun = System.nanoTime();
        int port = Child.freePort();
        try (Server server = new Server(0);
                ConfigurableApplicationContext application = start(server, port)) {
            fill(server, rows, only);
            if (only.contains("decisions")) {
                new AccessDecision(server, report, application, rows).measure();
            }
            if (only.contains("audit")) {
                new AuditedWrite(server, report, application).measure();
            }
            if (only.contains("lists")) {
                new TaskLists(server, report, rows, rows >= 500_000 ? 15 : 20).measure(port);
            }
            if (only.contains("ends")) {
                new EndsInOneSecond(server, report, application, rows).measure();
            }
        }
        report.note(String.format("The run took %.0f minutes.", (System.nanoTime() - begun) / 60e9));
        report.write(Path.of("target/bench/report.md"), head(rows));
        System.exit(0);
    }

    private static void imports(int clients) throws Exception {
        try (Server server = new Server(0)) {
            String report = new DataBroughtOver(server, clients).measured();
            Files.writeString(Path.of("target/bench/imports.md"), report);
            System.out.println(report);
        }
    }

    private static ConfigurableApplicationContext start(Server server, int port) {
        server.create("ours");
        Map<String, String> settings = ours(server, "ours");
        settings.put("server.port", Integer.toString(port));
        return SpringApplication.run(
                Kotopolku.class,
                settings.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    private static void fill(Server server, int rows, Set<String> only) throws Exception {
        OursData.fill(server.database("ours"), rows, rows);
        said("ours filled");
        if (only.contains("lists") || only.contains("ends")) {
            ordinary(server, rows);
        }
        if (only.contains("lists")) {
            server.create("small");
            try (Child small = Child.start("small-schema", Kotopolku.class, ours(server, "small"))) {
                OursData.fill(server.database("small"), SMALL, SMALL);
            }
        }
        server.run("postgres", "checkpoint");
    }

    private static void ordinary(Server server, int rows) {
        server.create("ordinary");
        try (Ordinary engine = Ordinary.stock(server.url("ordinary")).prepared()) {
            server.run("ordinary", Ordinary.TASKS.formatted(rows, Towns.TABLE));
        }
        server.run("ordinary", "vacuum analyze");
        said("ordinary filled");
        server.copy("tuned", "ordinary");
        Ordinary.INDEXES.forEach(index -> server.run("tuned", index));
        server.run("tuned", "vacuum analyze");
        for (String database : List.of("ordinary", "tuned")) {
            server.run("postgres", "alter database " + database + " set statement_timeout = '" + Ordinary.LIMIT + "'");
        }
        said("tuned copied");
    }

    /** The application as it is, on this database, with the demo's people and their sign-in. */
    static Map<String, String> ours(Server server, String database) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spring.profiles.active", "demo");
        settings.put("spring.datasource.url", server.url(database));
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.password", "postgres");
        settings.put("kotopolku.demo.idp-port", "0");
        settings.put("kotopolku.demo.clients", "false");
        settings.put("kotopolku.audit.seal-file", "target/bench/" + database + "-seals.log");
        settings.put("camunda.bpm.job-execution.enabled", "false");
        return settings;
    }

    static void said(String what) {
        System.out.println("BENCH " + what);
    }

    private static String head(int rows) {
        return """
                # Benchmark

                %s, %,d rights in force and %,d open tasks in 308 municipalities, a quarter of them in the largest. %d processors,
                %d MB for each Java machine, Java %s, PostgreSQL 17 on the same machine with %s. Times in
                milliseconds; all arms take turns in one run on one server, and a ratio is the median of the ratios of the rounds.
                """.formatted(
                        LocalDate.now(),
                        rows,
                        rows,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.getRuntime().maxMemory() >> 20,
                        Runtime.version(),
                        Server.SETTINGS);
    }
}
