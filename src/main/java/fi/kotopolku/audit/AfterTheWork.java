package fi.kotopolku.audit;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes what must stay although the running transaction may be rolled back: when it is over, but on its connection,
 * which it still holds. A second connection, asked for while the first is held, would have as many refusals at once as
 * the pool is large wait for one another.
 */
final class AfterTheWork {

    private static final Logger LOG = LoggerFactory.getLogger(AfterTheWork.class);

    private final DataSource dataSource;

    AfterTheWork(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Must be called in a transaction; the entry is in the log when the call that began the transaction returns. */
    void write(Runnable entry) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                writeNow(entry);
            }
        });
    }

    /** What was asked for has been refused already, so a log that cannot be reached lets nobody in; it is told here. */
    private void writeNow(Runnable entry) {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.setReadOnly(false);
            entry.run();
            connection.commit();
        } catch (SQLException | DataAccessException e) {
            LOG.error("A refusal could not be written to the log of accesses", e);
            undo(connection);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private static void undo(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("The connection is gone", e);
        }
    }
}
