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
 * <p>Times are the database's, in UTC. A failed write fails the work.
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
        return last("right_number = :key", rightNumber, personId, after);
    }

    /** When the person last did something in the municipality after the given instant that rests on no named right. */
    @Transactional(readOnly = true)
    public Optional<Instant> lastDoneIn(String municipality, String personId, Instant after) {
        return last(
                "municipality = :key and right_number is null and action <> 'ACCESS_RIGHT_ENDED'",
                municipality,
                personId,
                after);
    }

    private Optional<Instant> last(String which, String key, String personId, Instant after) {
        return jdbc.sql("select at from koto.audit_entry where person_id = :person and at > :after"
                        + " and outcome <> 'REFUSED' and " + which + " order by at desc limit 1")
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
        jdbc.sql("""
                insert into koto.audit_entry
                    (person_id, action, municipality, subject_key, category, right_number, outcome)
                values (:person, :action, :municipality, :subject, :category, :right, :outcome)
                """)
                .param("person", personId)
                .param("action", action)
                .param("municipality", municipality)
                .param("subject", subjectKey)
                .param("category", category)
                .param("right", rightNumber)
                .param("outcome", outcome)
                .update();
    }

    /** Case numbers and right numbers begin with it. */
    private static String municipality(String subjectKey) {
        return subjectKey != null
                        && BEGINS_WITH_MUNICIPALITY.matcher(subjectKey).lookingAt()
                ? subjectKey.substring(0, 3)
                : null;
    }
}
