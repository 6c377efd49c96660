package fi.kotopolku.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;

/**
 * Tells the database at the begin of each transaction who asks, so that row-level security shows only the
 * municipalities in which the person has a right in force. A transaction of nobody, and a statement outside of any, see
 * no client data at all until {@link WorkFor} says for which municipality they work.
 *
 * <p>The setting lives as long as the transaction, so nothing of it stays on a pooled connection.
 */
@Component("transactionManager")
class WalledTransactions extends JdbcTransactionManager {

    private static final String WHO_ASKS = "select set_config('koto.person', ?, true)";

    private final SignedIn signedIn;
    private final transient ObjectProvider<AtWork> atWork;

    WalledTransactions(DataSource dataSource, SignedIn signedIn, ObjectProvider<AtWork> atWork) {
        super(dataSource);
        this.signedIn = signedIn;
        this.atWork = atWork;
    }

    @Override
    protected void prepareTransactionalConnection(Connection connection, TransactionDefinition definition)
            throws SQLException {
        super.prepareTransactionalConnection(connection, definition);
        Optional<String> person = person();
        if (person.isPresent()) {
            try (PreparedStatement statement = connection.prepareStatement(WHO_ASKS)) {
                statement.setString(1, person.get());
                statement.execute();
            }
        }
    }

    private Optional<String> person() {
        return signedIn.personId()
                .or(() -> atWork.stream()
                        .flatMap(work -> work.personId().stream())
                        .findFirst());
    }
}
