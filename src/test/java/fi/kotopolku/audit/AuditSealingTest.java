package fi.kotopolku.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every committed entry gets exactly one place, whatever happens at the same time, and nobody waits for it. */
class AuditSealingTest {

    private static final String WRITE = "insert into koto.audit_entry (person_id, action, municipality, outcome)"
            + " values ('%s', 'READ', '249', 'DONE')";

    @TempDir
    Path directory;

    private AuditTestbed house;

    @BeforeEach
    void open() {
        house = new AuditTestbed("audit_sealing", directory.resolve("seals.log"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void anEntryCommittedLateTakesTheNextPlace() throws SQLException {
        try (Connection late = house.database.getConnection()) {
            late.setAutoCommit(false);
            execute(late, WRITE.formatted("late"));
            house.audit.read("early", "249-2026-0001", "249-KO-2026-0001", "PLAN");

            assertThat(house.sealer.seal()).as("nobody waits for who is late").isEqualTo(1);
            assertThat(house.sealer.seal()).isZero();
            late.commit();
            assertThat(house.sealer.seal()).isEqualTo(1);
        }

        assertThat(inOrder("249")).containsExactly("early", "late");
        assertThat(house.verify().findings()).isEmpty();
    }

    @Test
    void anEntryRolledBackLeavesNoGap() {
        house.audit.read("first", "249-2026-0001", null, "PLAN");
        house.transaction.executeWithoutResult(status -> {
            house.audit.read("undone", "249-2026-0001", null, "PLAN");
            status.setRollbackOnly();
        });
        house.audit.read("second", "249-2026-0001", null, "PLAN");
        house.sealer.seal();

        assertThat(inOrder("249")).containsExactly("first", "second");
        assertThat(house.verify().findings()).isEmpty();
    }

    @Test
    void aRefusalIsSealedThoughTheWorkAroundItIsUndone() {
        house.transaction.executeWithoutResult(status -> {
            house.audit.refused("nurse.keskisuomi", "249-2026-0001", "PLAN", "READ");
            status.setRollbackOnly();
        });
        house.sealer.seal();

        assertThat(inOrder("249")).containsExactly("nurse.keskisuomi");
        assertThat(house.verify().findings()).isEmpty();
    }

    @Test
    void entriesWithoutAMunicipalityHaveAChainOfTheirOwn() {
        house.audit.event("caseworker.keuruu", "SIGN_IN", null);
        house.audit.event("caseworker.multia", "ACCESS_RIGHT_ENDED", "495-KO-2026-0001");
        house.sealer.seal();

        assertThat(inOrder("-")).containsExactly("caseworker.keuruu");
        assertThat(inOrder("495")).containsExactly("caseworker.multia");
    }

    @Test
    void manyWritersWithLateCommitsAndTwoSealersLeaveNoGapAndNothingUnsealed() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService workers = Executors.newFixedThreadPool(10);
        List<Future<Integer>> writers = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            writers.add(workers.submit(writer(number)));
        }
        List<Future<Integer>> sealers = List.of(workers.submit(sealer(writing)), workers.submit(sealer(writing)));

        int written = 0;
        for (Future<Integer> writer : writers) {
            written += writer.get();
        }
        writing.set(false);
        for (Future<Integer> sealer : sealers) {
            assertThat(sealer.get()).isPositive();
        }
        workers.shutdown();
        house.sealer.seal();

        assertThat(count("audit_entry")).isEqualTo(written);
        assertThat(count("audit_link")).isEqualTo(written);
        assertThat(house.jdbc
                        .sql("select count(*) from (select chain from koto.audit_link group by chain"
                                + " having max(seq) <> count(*) or min(seq) <> 1) gaps")
                        .query(Long.class)
                        .single())
                .isZero();
        Verdict verdict = house.verify();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.compared()).isEqualTo(verdict.seals()).isGreaterThan(1);
        assertThat(verdict.unsealed()).isZero();
    }

    @Test
    void aLogReadIntoAnotherServerIsStillSealed() {
        house.entries("249", 1, 5);
        house.sealer.seal();
        house.entries("249", 6, 8);
        house.asSuperuser(
                "update koto.audit_entry set transaction_id = transaction_id + 900000000 where transaction_id ="
                        + " (select max(transaction_id) from koto.audit_entry)",
                "update koto.audit_seal set below = below + 800000000");
        house.entries("249", 9, 10);

        assertThat(house.sealer.seal()).isEqualTo(5);
        house.entries("249", 11, 11);
        assertThat(house.sealer.seal()).isEqualTo(1);
        assertThat(count("audit_link")).isEqualTo(11);
    }

    @Test
    void aBacklogIsSealedInSteps() {
        house.entries("249", 1, 2500);
        house.entries("495", 1, 2500);
        for (int transaction = 0; transaction < 30; transaction++) {
            house.entries("005", transaction, transaction);
        }
        long steps = 0;
        while (house.jdbc
                        .sql("select koto.seal_audit(7, true)")
                        .query(Long.class)
                        .single()
                > 0) {
            steps++;
        }

        assertThat(steps).isBetween(5L, 8L);
        assertThat(count("audit_link")).isEqualTo(5030);
        assertThat(house.sealer.seal()).isZero();
        assertThat(house.verify().findings()).isEmpty();
    }

    @Test
    void anExportMadeWhileOthersSealHasEverythingThatWasSealedBeforeIt() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService workers = Executors.newFixedThreadPool(3);
        house.entries("249", 1, 1);
        house.sealer.seal();
        List<Future<Integer>> others = List.of(workers.submit(writer(1)), workers.submit(sealer(writing)));
        for (int round = 0; round < 10; round++) {
            byte[] export = house.exported();
            assertThat(AuditTestbed.verify(export, List.of(house.sealFile)).findings())
                    .isEmpty();
        }
        writing.set(false);
        for (Future<Integer> other : others) {
            other.get();
        }
        workers.shutdown();
    }

    @Test
    void theFileOfSealsIsCompletedAfterACrashAndKeptByEachNode() throws IOException {
        house.entries("249", 1, 3);
        house.entries("495", 1, 3);
        house.sealer.seal();
        List<String> seals = Files.readAllLines(house.sealFile);
        assertThat(seals).hasSize(2).allMatch(line -> SealLine.parse(line).isPresent());

        Files.writeString(house.sealFile, seals.get(0) + "\n" + seals.get(1).substring(0, 20));
        house.sealer.seal();
        assertThat(Files.readAllLines(house.sealFile)).isEqualTo(seals);

        Files.writeString(house.sealFile, "ro", StandardOpenOption.APPEND);
        house.entries("249", 4, 4);
        house.sealer.seal();
        assertThat(Files.readAllLines(house.sealFile)).hasSize(4).contains("ro");

        Path otherNode = directory.resolve("other/seals.log");
        SealFile.at(otherNode.toString(), house.jdbc).follow();
        assertThat(Files.readAllLines(otherNode)).hasSize(3).containsAll(seals);
    }

    @Test
    void aFileThatIsNotOneOfSealsIsLeftAsItIs() throws IOException {
        Files.writeString(house.sealFile, "jotain muuta\n");
        house.entries("249", 1, 1);

        assertThatThrownBy(() -> house.sealer.seal()).hasMessageContaining("not a file of seals");
        assertThat(house.sealFile).hasContent("jotain muuta\n");
        assertThat(count("audit_link")).as("sealed all the same").isEqualTo(1);
    }

    private Callable<Integer> writer(int number) {
        return () -> {
            Random random = new Random(number);
            int written = 0;
            for (int transaction = 0; transaction < 40; transaction++) {
                try (Connection connection = house.database.getConnection()) {
                    connection.setAutoCommit(false);
                    int rows = 1 + random.nextInt(4);
                    for (int row = 0; row < rows; row++) {
                        execute(
                                connection,
                                WRITE.formatted("w")
                                        .replace(
                                                "249",
                                                List.of("249", "495", "005").get(random.nextInt(3))));
                    }
                    Thread.sleep(random.nextInt(10) == 0 ? 60 : random.nextInt(4));
                    if (random.nextInt(8) == 0) {
                        connection.rollback();
                    } else {
                        connection.commit();
                        written += rows;
                    }
                }
            }
            return written;
        };
    }

    private Callable<Integer> sealer(AtomicBoolean writing) {
        return () -> {
            int sealed = 0;
            while (writing.get()) {
                sealed += house.sealer.seal();
                Thread.sleep(3);
            }
            return sealed;
        };
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> inOrder(String chain) {
        return house.jdbc
                .sql("select e.person_id from koto.audit_link l join koto.audit_entry e on e.id = l.entry_id"
                        + " where l.chain = :chain order by l.seq")
                .param("chain", chain)
                .query(String.class)
                .list();
    }

    private long count(String table) {
        return house.jdbc
                .sql("select count(*) from koto." + table)
                .query(Long.class)
                .single();
    }
}
