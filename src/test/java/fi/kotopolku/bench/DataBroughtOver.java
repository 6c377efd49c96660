package fi.kotopolku.bench;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.Kotopolku;
import fi.kotopolku.imports.FileKind;
import fi.kotopolku.imports.SampleFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An old client system brought over, by HTTP as the main user's browser does it: a trial of files in which one row of twenty
 * is wrong, the trial and the import of the same without faults, in a small heap, at a tenth of the size and at the size; an
 * import that is killed half-way and started again against one that was left alone; and the way back.
 */
final class DataBroughtOver {

    private static final String MAIN_USER = "manager.keuruu";
    private static final int FAULTY_OF_A_THOUSAND = 50;
    private static final String SMALL_HEAP = "-Xmx320m";
    private static final long PATIENCE_MS = 3_600_000;
    private static final Pattern COLLECTED = Pattern.compile("->(\\d+)M\\(");

    /** Under which an import's work is the same, whoever began it and when: no numbers, no keys, no instants. */
    private static final String MADE = """
            select md5(string_agg(line, '|' order by line)) from (
                select concat_ws(';', c.family_name, c.given_names, c.birth_date, c.identity_code, c.permit_kind,
                    c.first_permit_on, c.non_disclosure, k.state, k.clock_from, k.way_in,
                    (select string_agg(concat_ws(',', a.state, a.interviewed_on, a.plan_needed), '/') from koto.assessment a
                     where a.case_number = k.number),
                    (select string_agg(concat_ws(',', v.state, v.valid_from, v.valid_until, (select count(*)
                         from koto.plan_service s where s.plan_version_id = v.id)), '/')
                     from koto.plan p join koto.plan_version v on v.plan_id = p.id where p.case_number = k.number),
                    (select count(*) from koto.household_member m where m.client_id = c.id),
                    (select count(*) from koto.imported_note n where n.case_number = k.number),
                    standing.at) as line
                from koto.import_case i join koto.integration_case k on k.number = i.case_number
                join koto.client c on c.id = k.client_id
                left join (select p.business_key_, string_agg(e.act_id_, ',' order by e.act_id_) as at
                           from engine.act_ru_execution p join engine.act_ru_execution e on e.proc_inst_id_ = p.proc_inst_id_
                           where p.business_key_ is not null group by 1) standing on standing.business_key_ = k.number) made
            """;

    private final Server server;
    private final int clients;
    private final LocalDate today = LocalDate.now(ZoneId.of("Europe/Helsinki"));
    private final StringBuilder report = new StringBuilder();

    DataBroughtOver(Server server, int clients) {
        this.server = server;
        this.clients = clients;
    }

    String measured() throws Exception {
        report.append("""
                # Clients brought over

                %s, %d processors, %s for the application's Java machine, PostgreSQL 17 on the same machine with %s.
                Seconds; live heap is the most that was left by any collection, in megabytes.

                | clients | rows put | put s | faults found of made | trial s | clean trial s | data in tables s | all paths begun s | live heap |
                | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
                """.formatted(today, Runtime.getRuntime().availableProcessors(), SMALL_HEAP, Server.SETTINGS));
        brought(clients / 10);
        brought(clients);
        killed(clients);
        takenBack(clients);
        return report.toString();
    }

    private void brought(int size) throws Exception {
        String database = "imports_" + size;
        server.create(database);
        try (Child first = child(database, false)) {
            mainUser(database);
        }
        String number;
        long trial;
        long put;
        int rows;
        String found;
        try (Child child = child(database, false)) {
            Desk desk = Desk.ours(child.port, MAIN_USER);
            number = begun(desk);
            SampleFiles faulty = new SampleFiles(1, size, FAULTY_OF_A_THOUSAND, StandardCharsets.UTF_8, ';', today);
            long before = System.nanoTime();
            Map<String, SampleFiles.Written> written = put(desk, number, faulty);
            put = since(before);
            rows = written.values().stream().mapToInt(SampleFiles.Written::rows).sum();
            before = System.nanoTime();
            desk.ok("POST", "/api/v1/imports/" + number + "/trial", null);
            trial = since(before);
            found = found(desk, number, written);
        }
        long clean;
        try (Child child = child(database, false)) {
            Desk desk = Desk.ours(child.port, MAIN_USER);
            put(desk, number, SampleFiles.sound(1, size, today));
            long before = System.nanoTime();
            desk.ok("POST", "/api/v1/imports/" + number + "/trial", null);
            clean = since(before);
            ordered(desk, number);
        }
        server.copy(database + "_killed", database);
        try (Child child = child(database, true)) {
            Desk desk = Desk.ours(child.port, MAIN_USER);
            long before = System.nanoTime();
            await(desk, number, Set.of("RUNNING", "BROUGHT"));
            long data = since(before);
            await(desk, number, Set.of("BROUGHT"));
            measured("| %,d | %,d | %d | %s | %d | %d | %d | %d | %d |%n"
                    .formatted(size, rows, put, found, trial, clean, data, since(before), liveHeap(database)));
        }
    }

    /** Killed when half of the paths are begun; what both have made is the same. */
    private void killed(int size) throws Exception {
        String unbroken = "imports_" + size;
        String broken = unbroken + "_killed";
        long begun;
        try (Child child = child(broken, true)) {
            Desk desk = Desk.ours(child.port, MAIN_USER);
            String number = desk.get("/api/v1/imports").get(0).path("number").asText();
            do {
                Thread.sleep(200);
                begun = begun(broken);
            } while (begun < size / 2);
            child.kill();
            begun = begun(broken);
            // what a dead machine held is another's when its lock has run out; here nobody waits for that
            server.run(broken, "update engine.act_ru_job set lock_owner_ = null, lock_exp_time_ = null");
            try (Child again = child(broken, true)) {
                await(Desk.ours(again.port, MAIN_USER), number, Set.of("BROUGHT"));
            }
        }
        measured("%nKilled (kill -9) when %,d of %,d paths were begun, and started again: %s.%n"
                .formatted(begun, size, made(unbroken).equals(made(broken)) ? "the same was made" : "NOT THE SAME"));
    }

    private void takenBack(int size) throws Exception {
        String database = "imports_" + size;
        try (Child child = child(database, true)) {
            Desk desk = Desk.ours(child.port, MAIN_USER);
            String number = desk.get("/api/v1/imports").get(0).path("number").asText();
            long before = System.nanoTime();
            desk.ok("POST", "/api/v1/imports/" + number + "/undo", "{\"reason\":\"Mittaus\"}");
            long data = since(before);
            await(desk, number, Set.of("TAKEN_BACK"));
            long left = count(database, "select count(*) from koto.integration_case")
                    + count(database, "select count(*) from koto.client")
                    + count(database, "select count(*) from engine.act_hi_procinst where business_key_ like '249-2%'");
            report.append(
                    ("%nTaken back: data gone after %d s, processes and their history after %d s; %,d rows of clients,"
                                    + " cases and their processes left.%n")
                            .formatted(data, since(before), left));
        }
    }

    private void measured(String line) {
        report.append(line);
        System.out.print(line);
    }

    private Child child(String database, boolean works) throws Exception {
        Map<String, String> settings = new HashMap<>(Benchmark.ours(server, database));
        settings.put("camunda.bpm.job-execution.enabled", Boolean.toString(works));
        return Child.start(
                database,
                Kotopolku.class,
                settings,
                SMALL_HEAP,
                "-XX:+UseSerialGC",
                "-Xlog:gc:file=target/bench/" + database + "-gc.log");
    }

    /** Somebody of the town's gets the right that its adoption would have opened. */
    private void mainUser(String database) {
        server.run(database, """
                insert into koto.access_right (number, basis, municipality, person_id, employer, ground, role, content, extent,
                    powers, valid_from, valid_until, state, requested_by, justification)
                values ('249-KO-2026-9001', 'ADOPTION', '249', '%s', 'keuruu', 'MUNICIPAL_TASK', 'main-user',
                    '{ADMINISTRATION}', 'MUNICIPALITY', '{READ,WRITE}', now(), now() + interval '300 days', 'GRANTED',
                    'keha.admin', 'Mittaus')
                """.formatted(MAIN_USER));
    }

    private String begun(Desk desk) {
        String definition = desk.get(Desk.ENGINE + "process-definition?key=data-import&latestVersion=true")
                .get(0)
                .path("id")
                .asText();
        return desk.ok(
                        "POST",
                        Desk.ENGINE + "process-definition/" + definition + "/submit-form",
                        "{\"variables\":{\"sourceSystem\":{\"value\":\"TYPPI\"}}}")
                .path("businessKey")
                .asText();
    }

    private Map<String, SampleFiles.Written> put(Desk desk, String number, SampleFiles files) throws IOException {
        Map<String, SampleFiles.Written> written = new HashMap<>();
        for (FileKind kind : FileKind.values()) {
            Path file = Files.createTempFile(Path.of("target/bench"), "tuonti", ".csv");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                    written.put(kind.name(), files.write(kind.name(), out));
                }
                desk.put("/api/v1/imports/" + number + "/files/" + kind.name(), file);
            } finally {
                Files.delete(file);
            }
        }
        return written;
    }

    /** Every row that was made wrong is named, and no other. */
    private String found(Desk desk, String number, Map<String, SampleFiles.Written> written) {
        Set<String> made = new TreeSet<>();
        written.forEach((kind, file) -> file.faults().forEach(fault -> made.add(kind + ":" + fault.line())));
        Set<String> named = new TreeSet<>();
        for (int page = 0; ; page++) {
            JsonNode faults = desk.get("/api/v1/imports/" + number + "/report?severity=ERROR&page=" + page)
                    .path("faults");
            faults.path("rows")
                    .forEach(row -> named.add(
                            row.path("kind").asText() + ":" + row.path("line").asInt()));
            if (page + 1 >= faults.path("pages").asInt()) {
                break;
            }
        }
        made.stream().filter(row -> !named.contains(row)).forEach(row -> System.out.println("not named: " + row));
        named.stream().filter(row -> !made.contains(row)).forEach(row -> System.out.println("not made wrong: " + row));
        long both = made.stream().filter(named::contains).count();
        return "%,d of %,d%s"
                .formatted(
                        both,
                        made.size(),
                        named.size() > both ? " (and %,d others)".formatted(named.size() - both) : "");
    }

    private void ordered(Desk desk, String number) {
        String task = desk.get(Desk.ENGINE + "task?processInstanceBusinessKey=" + number)
                .get(0)
                .path("id")
                .asText();
        desk.ok("POST", Desk.ENGINE + "task/" + task + "/claim", "{\"userId\":\"" + MAIN_USER + "\"}");
        desk.ok(
                "POST",
                Desk.ENGINE + "task/" + task + "/submit-form",
                "{\"variables\":{\"decision\":{\"value\":\"BRING\"},\"remarksRead\":{\"value\":true}}}");
    }

    private static void await(Desk desk, String number, Set<String> states) throws InterruptedException {
        long until = System.currentTimeMillis() + PATIENCE_MS;
        String state;
        do {
            Thread.sleep(500);
            state = desk.get("/api/v1/imports/" + number).path("state").asText();
        } while (!states.contains(state) && System.currentTimeMillis() < until);
        if (!states.contains(state)) {
            throw new IllegalStateException("The import stays " + state);
        }
    }

    private long begun(String database) {
        return count(database, "select count(*) from koto.import_case where path = 'BEGUN'");
    }

    private long count(String database, String sql) {
        return server.owner(database).sql(sql).query(Long.class).single();
    }

    private String made(String database) {
        return server.owner(database).sql(MADE).query(String.class).single();
    }

    private static long liveHeap(String database) throws IOException {
        Matcher collected = COLLECTED.matcher(Files.readString(Path.of("target/bench/" + database + "-gc.log")));
        return collected
                .results()
                .mapToLong(one -> Long.parseLong(one.group(1)))
                .max()
                .orElse(0);
    }

    private static long since(long nanos) {
        return Math.round((System.nanoTime() - nanos) / 1e9);
    }
}
