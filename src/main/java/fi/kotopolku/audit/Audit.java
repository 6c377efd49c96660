package fi.kotopolku.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the log in the transaction of the work that it tells of: without the entry no effect, without the effect no
 * entry. Refusals are the exception: they have no effect, and the transaction that they happen in is rolled back, so
 * they are written in one of their own.
 *
 * <p>The entries of a transaction are written together right before it is committed, and so before any answer leaves.
 * Times are the database's at that moment, in UTC. A failed write fails the work.
 */
@Service
public class Audit {

    private static final Pattern BEGINS_WITH_MUNICIPALITY = Pattern.compile("[0-9]{3}-");

    private final JdbcClient jdbc;

    Audit(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Client data of the category was shown to the person. */
    @Transactional
    public void read(String personId, String caseNumber, String rightNumber, String category) {
        insert(personId, "READ", caseNumber, category, rightNumber, "DONE");
    }

    /** Client data of the category was written by the person. */
    @Transactional
    public void write(String personId, String caseNumber, String rightNumber, String category) {
        insert(personId, "WRITE", caseNumber, category, rightNumber, "DONE");
    }

    /** Access was allowed, on the right that is named. */
    @Transactional
    public void allowed(String personId, String caseNumber, String category, String power, String rightNumber) {
        insert(personId, "DECIDE_" + power, caseNumber, category, rightNumber, "ALLOWED");
    }

    /** Access was refused; stays in the log even when the transaction that it happened in is rolled back. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refused(String personId, String caseNumber, String category, String power) {
        insert(personId, "DECIDE_" + power, caseNumber, category, null, "REFUSED");
    }

    /**
     * Something else worth keeping: a sign-in, a grant, an end.
     *
     * @param subjectKey case number, right number or null
     */
    @Transactional
    public void event(String personId, String action, String subjectKey) {
        insert(personId, action, subjectKey, null, null, "DONE");
    }

    /**
     * Somebody who oversees looked at the log or at rights.
     *
     * @param municipality three digits
     * @param subjectKey case number or person id that was asked for, or null
     */
    @Transactional
    public void looked(String personId, String action, String municipality, String subjectKey) {
        insert(personId, action, municipality, subjectKey, null, null, "DONE");
    }

    /** As {@link #looked}, but was not let; called outside of the transaction in which it was not. */
    @Transactional
    public void lookRefused(String personId, String action, String municipality, String subjectKey) {
        insert(personId, action, municipality, subjectKey, null, null, "REFUSED");
    }

    /**
     * Something that was refused and is worth keeping; stays in the log even when its transaction is rolled back.
     *
     * @param municipality where it was tried
     * @param subjectKey case number, right number, or null when there is none yet
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void refusedEvent(String personId, String action, String municipality, String subjectKey) {
        insert(personId, action, municipality, subjectKey, null, null, "REFUSED");
    }

    /** When the person last used the right after the given instant. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastUse(String rightNumber, String personId, Instant after) {
        return last("koto.last_use(:person, :key, :after)", rightNumber, personId, after);
    }

    /** When the person last did something in the municipality after the given instant that rests on no named right. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastDoneIn(String municipality, String personId, Instant after) {
        return last("koto.last_done_in(:person, :key, :after)", municipality, personId, after);
    }

    private Optional<Instant> last(String when, String key, String personId, Instant after) {
        return jdbc.sql("select last.at from (select " + when + " as at) last where last.at is not null")
                .param("person", personId)
                .param("after", after.atOffset(ZoneOffset.UTC))
                .param("key", key)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private void insert(
            String personId, String action, String subjectKey, String category, String rightNumber, String outcome) {
        insert(personId, action, municipality(subjectKey), subjectKey, category, rightNumber, outcome);
    }

    private void insert(
            String personId,
            String action,
            String municipality,
            String subjectKey,
            String category,
            String rightNumber,
            String outcome) {
        EntriesOfTransaction.running(jdbc)
                .add(new Entry(personId, action, municipality, subjectKey, category, rightNumber, outcome));
    }

    /** Case numbers and right numbers begin with it. */
    private static String municipality(String subjectKey) {
        return subjectKey != null
                        && BEGINS_WITH_MUNICIPALITY.matcher(subjectKey).lookingAt()
                ? subjectKey.substring(0, 3)
                : null;
    }
}
