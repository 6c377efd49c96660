package fi.kotopolku;

import fi.kotopolku.engine.Casework;
import fi.kotopolku.identity.WorkFor;
import java.time.Clock;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Statements of somebody or of a process through the application's own pool, with no rule of the application's before
 * them: what the database itself lets each of them do. Keuruu is 249, Multia 495.
 */
@KotopolkuTest
abstract class WallTest {

    final JdbcClient owner = TestDatabase.owner();

    @Autowired
    JdbcClient application;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WorkFor work;

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    /** Rolled back, so that what one asker changed another does not find. */
    <T> T asked(Asker asker, Supplier<T> statements) {
        signIn(asker.person());
        try {
            return transaction.execute(running -> {
                running.setRollbackOnly();
                if (asker.municipality() != null) {
                    work.municipality(asker.municipality());
                }
                return statements.get();
            });
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    static void signIn(String person) {
        if (person == null) {
            SecurityContextHolder.clearContext();
        } else {
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, null, "-"));
        }
    }

    record Asker(String name, String person, String municipality) {}

    static Asker person(String id) {
        return new Asker(id, id, null);
    }

    static Asker nobody() {
        return new Asker("nobody", null, null);
    }

    static Asker processOf(String municipality) {
        return new Asker("a process of " + municipality, null, municipality);
    }
}
