package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.TestDatabase;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.MessageEntity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who works for longer than a lock lasts keeps the job, and can finish it: the row's revision is what it was. */
@KotopolkuTest
class KeptJobsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MACHINE = "this-machine";

    private final JdbcClient owner = TestDatabase.owner();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    private KeptJobs kept;

    @BeforeEach
    void aShortLock() {
        kept = new KeptJobs(jdbc, 300);
    }

    @AfterEach
    void noJobIsLeft() {
        kept.destroy();
        owner.sql("delete from engine.act_ru_job where id_ like 'kept-%'").update();
    }

    @Test
    void theLockIsRenewedAgainAndAgainAndTheRevisionStays() {
        JobEntity job = lockedBy(MACHINE, "kept-own");

        String done = running(job, () -> {
            LocalDateTime first = renewedAfter("kept-own", expiry("kept-own"));
            renewedAfter("kept-own", first);
            return "done";
        });

        assertThat(done).isEqualTo("done");
        assertThat(owner.sql("select rev_ || lock_owner_ from engine.act_ru_job where id_ = 'kept-own'")
                        .query(String.class)
                        .single())
                .isEqualTo("1" + MACHINE);
    }

    @Test
    void aJobThatAnotherMachineHasTakenUpIsLeftToIt() {
        JobEntity own = lockedBy(MACHINE, "kept-own");
        JobEntity lost = lockedBy("another-machine", "kept-lost");
        lost.setLockOwner(MACHINE);
        LocalDateTime before = expiry("kept-lost");

        running(lost, () -> running(own, () -> renewedAfter("kept-own", expiry("kept-own"))));

        assertThat(expiry("kept-lost")).isEqualTo(before);
    }

    @Test
    void withoutAJobTheWorkIsDoneAllTheSame() {
        assertThat(kept.<String>keptFor(() -> "done")).isEqualTo("done");
    }

    /** By a lock that has run out. */
    private JobEntity lockedBy(String machine, String id) {
        owner.sql("""
                insert into engine.act_ru_job (id_, rev_, type_, lock_owner_, lock_exp_time_, exclusive_, retries_, suspension_state_)
                values (:id, 1, 'message', :machine, timestamp '2020-01-01 00:00', true, 0, 2)
                """).param("id", id).param("machine", machine).update();
        JobEntity job = new MessageEntity();
        job.setId(id);
        job.setLockOwner(machine);
        return job;
    }

    private <T> T running(JobEntity job, Supplier<T> work) {
        return engine.getCommandExecutorTxRequiresNew().execute(command -> {
            command.setCurrentJob(job);
            return kept.keptFor(work);
        });
    }

    private LocalDateTime renewedAfter(String id, LocalDateTime before) {
        return await().atMost(PATIENCE).until(() -> expiry(id), now -> now.isAfter(before));
    }

    private LocalDateTime expiry(String id) {
        return owner.sql("select lock_exp_time_ from engine.act_ru_job where id_ = :id")
                .param("id", id)
                .query(LocalDateTime.class)
                .single();
    }
}
