package fi.kotopolku.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints what an audited write costs beside the same write without its entry, and how fast a log of a million rows is
 * sealed, exported and verified. Started by hand, as docs/audit.md says; not a test, because times depend on the machine.
 */
final class AuditSpeed {

    private static final int ROWS = 1_000_000;
    private static final int WRITES = 4_000;

    private final AuditTestbed house;
    private final Path directory;

    private AuditSpeed(AuditTestbed house, Path directory) {
        this.house = house;
        this.directory = directory;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        Path directory = Files.createTempDirectory("audit-speed");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                AuditTestbed house = new AuditTestbed(postgres.getPostgresDatabase(), directory.resolve("seals.log"))) {
            AuditSpeed speed = new AuditSpeed(house, directory);
            speed.writes("on");
            speed.writes("off");
            speed.log();
        }
        System.exit(0);
    }

    /**
     * One transaction as the application has it: the right is looked up, the row is read, locked and updated, an event
     * row is added; audited, with an entry of the decision and one of the write. Both arms change the same row, one
     * right after the other, in turns.
     */
    private void writes(String synchronousCommit) {
        house.jdbc
                .sql("create table if not exists koto.speed (id int primary key, number text, body text, version int)")
                .update();
        house.jdbc
                .sql("create table if not exists koto.speed_event (id bigint generated always as identity, n int)")
                .update();
        house.jdbc
                .sql("insert into koto.speed select n, '249-2026-' || n, repeat('x', 400), 0"
                        + " from generate_series(1, 10000) n on conflict do nothing")
                .update();
        house.jdbc
                .sql("alter database postgres set synchronous_commit = " + synchronousCommit)
                .update();
        long[][] nanos = new long[2][WRITES];
        house.onOneConnection(one -> {
            for (int round = -1_000; round < WRITES; round++) {
                for (int arm = 0; arm < 2; arm++) {
                    int which = (arm + Math.abs(round)) % 2;
                    int id = Math.abs(round) % 10_000 + 1;
                    long begun = System.nanoTime();
                    one.transaction().executeWithoutResult(running -> write(one, id, which == 1));
                    if (round >= 0) {
                        nanos[which][round] = System.nanoTime() - begun;
                    }
                }
            }
        });
        double[] ratios = new double[WRITES];
        Arrays.setAll(ratios, i -> (double) nanos[1][i] / nanos[0][i]);
        Arrays.sort(ratios);
        Arrays.sort(nanos[0]);
        Arrays.sort(nanos[1]);
        say(
                "write, synchronous_commit %s: without %d us, with %d us, median of paired ratios %.3f (quartiles %.3f-%.3f)",
                synchronousCommit,
                nanos[0][WRITES / 2] / 1000,
                nanos[1][WRITES / 2] / 1000,
                ratios[WRITES / 2],
                ratios[WRITES / 4],
                ratios[WRITES * 3 / 4]);
    }

    private static void write(AuditTestbed.OneConnection one, int id, boolean audited) {
        String number = "249-2026-" + id;
        one.jdbc()
                .sql("select number from koto.right_in_force where person_id = :person limit 1")
                .param("person", "caseworker.keuruu")
                .query(String.class)
                .list();
        if (audited) {
            one.audit().allowed("caseworker.keuruu", number, "PLAN", "WRITE", "249-KO-2026-0001");
            one.audit().write("caseworker.keuruu", number, "249-KO-2026-0001", "PLAN");
        }
        one.jdbc()
                .sql("select * from koto.speed where id = :id for update")
                .param("id", id)
                .query()
                .listOfRows();
        one.jdbc()
                .sql("update koto.speed set version = version + 1, body = reverse(body) where id = :id")
                .param("id", id)
                .update();
        one.jdbc()
                .sql("insert into koto.speed_event (n) values (:id)")
                .param("id", id)
                .update();
    }

    private void log() throws IOException {
        for (int hundred = 0; hundred < ROWS / 10_000; hundred++) {
            house.entries(String.format("%03d", hundred * hundred % 308 + 1), 1, 10_000);
        }
        house.jdbc.sql("vacuum analyze koto.audit_entry").update();
        Timed sealing = new Timed();
        long sealed = house.sealer.seal();
        sealing.say("sealed", sealed);
        sealing = new Timed();
        house.sealer.seal();
        sealing.say("sealing with nothing to do", 1);
        house.entries("249", 1, 100);
        sealing = new Timed();
        house.sealer.seal();
        sealing.say("sealing a hundred beside a million", 100);

        Path file = directory.resolve("log.ndjson");
        Timed exporting = new Timed();
        try (OutputStream out = Files.newOutputStream(file)) {
            exporting.say("exported", house.export.writeAll(out));
        }
        say("export: %d MB", Files.size(file) / 1_000_000);
        for (int round = 0; round < 5; round++) {
            Timed verifying = new Timed();
            try (InputStream in = Files.newInputStream(file)) {
                Verdict verdict = AuditVerifier.verify(in, List.of(house.sealFile));
                verifying.say("verified, intact " + verdict.intact(), verdict.rows());
            }
        }
    }

    private static void say(String format, Object... values) {
        System.out.println("SPEED " + String.format(Locale.ROOT, format, values));
    }

    private static final class Timed {

        private final long begun = System.nanoTime();

        void say(String what, long rows) {
            double seconds = (System.nanoTime() - begun) / 1e9;
            AuditSpeed.say("%s: %d rows in %.3f s, %.0f a second", what, rows, seconds, rows / seconds);
        }
    }
}
