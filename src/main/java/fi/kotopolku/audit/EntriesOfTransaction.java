package fi.kotopolku.audit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The entries of the running transaction, in the order in which they were added. They go to the database in one
 * statement when everything else of the transaction is done: an entry costs its writer no round trip of its own. When
 * that statement fails, the commit does not happen.
 */
final class EntriesOfTransaction implements TransactionSynchronization {

    private static final int AT_ONCE = 100;

    /** The statement for one entry, for two, and so on: the same text each time, so that the database keeps its plan. */
    private static final List<String> WRITE = IntStream.rangeClosed(1, AT_ONCE)
            .mapToObj(rows -> """
                    insert into koto.audit_entry
                        (person_id, action, municipality, subject_key, category, right_number, outcome)
                    values\s""" + String.join(", ", Collections.nCopies(rows, "(?, ?, ?, ?, ?, ?, ?)")))
            .toList();

    private final JdbcClient jdbc;
    private final List<Entry> entries = new ArrayList<>();
    private boolean committing;

    private EntriesOfTransaction(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws IllegalStateException outside of a transaction */
    static EntriesOfTransaction running(JdbcClient jdbc) {
        EntriesOfTransaction running = (EntriesOfTransaction) TransactionSynchronizationManager.getResource(jdbc);
        if (running == null) {
            running = new EntriesOfTransaction(jdbc);
            TransactionSynchronizationManager.registerSynchronization(running);
            running.resume();
        }
        return running;
    }

    void add(Entry entry) {
        entries.add(entry);
        if (committing || entries.size() == AT_ONCE) {
            write();
        }
    }

    /** What is added later, by others who are told of the commit after this, is written at once. */
    @Override
    public void beforeCommit(boolean readOnly) {
        committing = true;
        if (!entries.isEmpty()) {
            write();
        }
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResource(jdbc);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(jdbc, this);
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResourceIfPossible(jdbc);
    }

    private void write() {
        writeNow(jdbc, entries);
        entries.clear();
    }

    /** @param entries at most as many as go at once */
    static void writeNow(JdbcClient jdbc, List<Entry> entries) {
        JdbcClient.StatementSpec statement = jdbc.sql(WRITE.get(entries.size() - 1));
        for (Entry entry : entries) {
            statement = statement
                    .param(entry.personId())
                    .param(entry.action())
                    .param(entry.municipality())
                    .param(entry.subjectKey())
                    .param(entry.category())
                    .param(entry.rightNumber())
                    .param(entry.outcome());
        }
        statement.update();
    }
}
