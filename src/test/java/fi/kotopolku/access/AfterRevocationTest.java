package fi.kotopolku.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A decision that starts after an end has been committed denies, on another connection and at once. There is no job
 * executor here at all: nothing has to run for a right to be void.
 */
class AfterRevocationTest {

    private static final int TIMES = 40;

    private static AccessTestbed bed;
    private static ExecutorService threads;

    @BeforeAll
    static void start() {
        bed = new AccessTestbed("after_revocation");
        threads = Executors.newFixedThreadPool(2);
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
        bed.context.close();
    }

    /** One connection asks without pause while another revokes; the first question after the commit is refused. */
    @Test
    void theNextDecisionDenies() throws InterruptedException, ExecutionException, TimeoutException {
        for (int time = 0; time < TIMES; time++) {
            String person = bed.person("keuruu");
            String right = bed.caseworker(person, new Extent.WholeMunicipality());
            String caseNumber = bed.caseOf("249", "Aikuiset", "ASSESSMENT");
            CountDownLatch asking = new CountDownLatch(1);
            AtomicBoolean committed = new AtomicBoolean();
            Future<Integer> allowedBefore = threads.submit(() -> {
                int allowed = 0;
                while (true) {
                    boolean ended = committed.get();
                    boolean answer = bed.decisions
                            .decide(person, Power.READ, caseNumber, DataCategory.PLAN)
                            .allowed();
                    if (ended) {
                        assertThat(answer)
                                .as("a decision begun after the commit")
                                .isFalse();
                        return allowed;
                    }
                    allowed += answer ? 1 : 0;
                    asking.countDown();
                }
            });
            Future<?> revoked = threads.submit(() -> {
                assertThat(asking.await(10, TimeUnit.SECONDS)).isTrue();
                bed.accessRights.revoke(right, "officer.keuruu", RevocationGround.NOT_NEEDED, "Testi");
                committed.set(true);
                return null;
            });
            revoked.get(10, TimeUnit.SECONDS);
            assertThat(allowedBefore.get(10, TimeUnit.SECONDS)).isPositive();
        }
    }

    /** The database's clock passes the end between two questions: the last microsecond still counts, the end does not. */
    @Test
    void theRightIsVoidAtTheInstantItself() {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, new Extent.WholeMunicipality());
        String caseNumber = bed.caseOf("249", "Aikuiset", "ASSESSMENT");
        Instant end = bed.column(right, "ends_at");
        try {
            bed.stopClockAt(end.minus(1, ChronoUnit.MICROS));
            assertThat(answer(person, caseNumber)).isTrue();
            assertThat(bed.decisions.inForce(person)).hasSize(1);
            bed.stopClockAt(end);
            assertThat(answer(person, caseNumber)).isFalse();
            assertThat(bed.decisions.inForce(person)).isEmpty();
            assertThat(bed.decisions.reaches(person, caseNumber)).isFalse();
            assertThat(bed.decisions.holds(person, Role.CASEWORKER, "249")).isFalse();
            assertThat(bed.column(right, "tidied_at")).as("nothing has run").isNull();
        } finally {
            bed.moveClock(Duration.ZERO);
        }
    }

    private static boolean answer(String person, String caseNumber) {
        return bed.decisions
                .decide(person, Power.READ, caseNumber, DataCategory.PLAN)
                .allowed();
    }
}
