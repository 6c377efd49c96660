package fi.kotopolku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import fi.kotopolku.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * As many refusals at once as the pool has connections, each inside a transaction that holds one: none waits for a
 * second, and all are in the log although every transaction is rolled back.
 */
class RefusalsAtOnceTest {

    private static final int POOL = 3;

    private static HikariDataSource pool;
    private static AccessTestbed bed;

    @BeforeAll
    static void aSmallPool() {
        pool = new HikariDataSource();
        pool.setDataSource(TestDatabase.fresh("refusals_at_once"));
        pool.setMaximumPoolSize(POOL);
        pool.setConnectionTimeout(TimeUnit.SECONDS.toMillis(20));
        bed = new AccessTestbed(pool);
    }

    @AfterAll
    static void over() {
        bed.context.close();
        pool.close();
    }

    @Test
    void noneWaitsForAnother() throws Exception {
        String stranger = bed.person("keuruu");
        String number = bed.caseOf("249", null, "PLANNING");
        CyclicBarrier allHoldOne = new CyclicBarrier(POOL);
        Callable<Decision> refused = () -> bed.transaction.execute(running -> {
            bed.jdbc.sql("select 1").query(Integer.class).single();
            await(allHoldOne);
            running.setRollbackOnly();
            return bed.decisions.decide(stranger, Power.READ, number, DataCategory.PLAN);
        });
        ExecutorService people = Executors.newFixedThreadPool(POOL);
        try {
            List<Future<Decision>> answers = new ArrayList<>();
            for (int i = 0; i < POOL; i++) {
                answers.add(people.submit(refused));
            }
            for (Future<Decision> answer : answers) {
                assertThat(answer.get(15, TimeUnit.SECONDS).allowed()).isFalse();
            }
        } finally {
            people.shutdownNow();
        }
        assertThat(refusals(stranger)).isEqualTo(POOL);
    }

    @Test
    void whatIsRefusedWhileNothingIsWrittenIsLoggedToo() {
        String stranger = bed.person("keuruu");
        String number = bed.caseOf("249", null, "PLANNING");
        TransactionTemplate reading = new TransactionTemplate(bed.transaction.getTransactionManager());
        reading.setReadOnly(true);
        reading.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        reading.executeWithoutResult(
                running -> bed.decisions.decide(stranger, Power.WRITE, number, DataCategory.NOTES));
        assertThat(refusals(stranger)).isEqualTo(1);
    }

    @Test
    void aLostConnectionIsANoAndTheNextQuestionIsAnswered() {
        String caseworker = bed.person("keuruu");
        String number = bed.caseOf("249", null, "PLANNING");
        bed.caseworker(caseworker, new Extent.WholeMunicipality());
        AtomicReference<Decision> cut = new AtomicReference<>();
        assertThatThrownBy(() -> bed.transaction.executeWithoutResult(running -> {
                    running.setRollbackOnly();
                    TestDatabase.terminate(bed.jdbc
                            .sql("select pg_backend_pid()")
                            .query(Integer.class)
                            .single());
                    cut.set(bed.decisions.decide(caseworker, Power.READ, number, DataCategory.PLAN));
                }))
                .isInstanceOf(TransactionException.class);
        assertThat(cut.get()).isEqualTo(Decision.Refused.undecided());
        assertThat(bed.decisions
                        .decide(caseworker, Power.READ, number, DataCategory.PLAN)
                        .allowed())
                .isTrue();
    }

    @Test
    void whereTheRightsCannotBeReadEveryAnswerIsNo() {
        String caseworker = bed.person("keuruu");
        String number = bed.caseOf("249", null, "PLANNING");
        bed.caseworker(caseworker, new Extent.WholeMunicipality());
        bed.jdbc.sql("alter view koto.right_in_force rename to gone").update();
        try {
            for (Power power : Power.values()) {
                for (DataCategory content : Set.of(DataCategory.values())) {
                    assertThat(bed.decisions.decide(caseworker, power, number, content))
                            .isEqualTo(Decision.Refused.undecided());
                }
            }
        } finally {
            bed.jdbc.sql("alter view koto.gone rename to right_in_force").update();
        }
        assertThat(refusals(caseworker)).isEqualTo(Power.values().length * DataCategory.values().length);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static int refusals(String person) {
        return bed.jdbc
                .sql("select count(*) from koto.audit_entry where person_id = :person and outcome = 'REFUSED'")
                .param("person", person)
                .query(Integer.class)
                .single();
    }
}
