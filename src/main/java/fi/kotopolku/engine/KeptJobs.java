package fi.kotopolku.engine;

import fi.kotopolku.imports.LongStep;
import java.sql.Timestamp;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Renews the lock of a job while it runs. Camunda locks a job once, for {@code lock-time-in-millis}; when that is over,
 * another thread takes the job up and raises its revision, and the first one's work comes to nothing at its very end
 * (OptimisticLockingException), again and again. The renewal goes past the engine because only there the revision stays.
 */
@Component
class KeptJobs implements LongStep, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(KeptJobs.class);
    private static final int RENEWALS_PER_LOCK = 3;

    private final JdbcClient jdbc;
    private final long lockMs;
    private final ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kept-jobs");
        thread.setDaemon(true);
        return thread;
    });

    KeptJobs(JdbcClient jdbc, @Value("${camunda.bpm.job-execution.lock-time-in-millis}") long lockMs) {
        this.jdbc = jdbc;
        this.lockMs = lockMs;
    }

    @Override
    public <T> T keptFor(Supplier<T> work) {
        CommandContext command = Context.getCommandContext();
        JobEntity job = command == null ? null : command.getCurrentJob();
        if (job == null || job.getLockOwner() == null) {
            return work.get();
        }
        String id = job.getId();
        String owner = job.getLockOwner();
        ScheduledFuture<?> renewals = renewing.scheduleAtFixedRate(
                () -> renew(id, owner), 0, lockMs / RENEWALS_PER_LOCK, TimeUnit.MILLISECONDS);
        try {
            return work.get();
        } finally {
            renewals.cancel(false);
        }
    }

    @Override
    public void destroy() {
        renewing.shutdownNow();
    }

    /** A renewal that fails is followed by the next one; the lock lasts for several. */
    private void renew(String id, String owner) {
        try {
            jdbc.sql("update engine.act_ru_job set lock_exp_time_ = :until where id_ = :id and lock_owner_ = :owner")
                    .param("until", new Timestamp(ClockUtil.getCurrentTime().getTime() + lockMs))
                    .param("id", id)
                    .param("owner", owner)
                    .update();
        } catch (DataAccessException failed) {
            LOG.warn(
                    "The lock of a job could not be renewed: {}",
                    failed.getClass().getSimpleName());
        }
    }
}
