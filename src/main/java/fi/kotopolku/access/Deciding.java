package fi.kotopolku.access;

import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The transaction that a decision is made in. A decision that cannot be made, because the database does not answer, is a
 * no with words of its own, never an error on somebody's way to the data.
 */
@Component
class Deciding {

    private static final Logger LOG = LoggerFactory.getLogger(Deciding.class);

    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    Deciding(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    Decision decide(Supplier<Decision> decision) {
        try {
            return transaction.execute(running -> decision.get());
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A decision on access could not be made and counts as a refusal", e);
            return Decision.Refused.undecided();
        }
    }

    /** Logs a refusal that no answer was there for: in a transaction of its own, unless one that failed goes on. */
    void ifPossible(Runnable entry) {
        try {
            entry.run();
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A refusal could not be written to the log of accesses", e);
        }
    }

    /** @throws AccessRefused when the question cannot be answered */
    <T> T ask(Supplier<T> question) {
        try {
            return reading.execute(running -> question.get());
        } catch (DataAccessException | TransactionException e) {
            LOG.error("A question on access could not be answered and counts as a refusal", e);
            throw new AccessRefused(Decision.Refused.undecided());
        }
    }
}
