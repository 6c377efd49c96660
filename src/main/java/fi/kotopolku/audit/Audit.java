package fi.kotopolku.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the log in the transaction of the work that it tells of: without the entry no effect, without the effect no
 * entry. Refusals are the exception: they have no effect, and the transaction that they happen in is rolled back, so
 * they are written when it is over, by {@link AfterTheWork}, and before anybody hears of its end.
 *
 * <p>The entries of a transaction are written together right before it is committed, and so before any answer leaves.
 * Times are the database's at that moment, in UTC. A failed write fails the work.
 */
@Service
public class Audit {

    private static final Pattern BEGINS_WITH_MUNICIPALITY = Pattern.compile("[0-9]{3}-");

    private final JdbcClient jdbc;
    private final AfterTheWork afterTheWork;

    Audit(JdbcClient jdbc, DataSource dataSource) {
        this.jdbc = jdbc;
        this.afterTheWork = new AfterTheWork(dataSource);
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

    /**
     * As {@link #write} for each of many cases that only the database knows: at once, and not at the transaction's end.
     *
     * @param cases a statement of fixed words that finds the numbers of the cases by its one parameter {@code key}
     */
    @Transactional
    public void writeEach(String personId, String rightNumber, String category, String cases, String key) {
        jdbc.sql("""
                insert into koto.audit_entry
                    (person_id, action, municipality, subject_key, category, right_number, outcome)
                select :person, 'WRITE', left(written.number, 3), written.number, :category, :right, 'DONE'
                from (""" + cases + ") written (number)")
                .param("person", personId)
                .param("category", category)
                .param("right", rightNumber)
                .param("key", key)
                .update();
    }

    /** Access was allowed, on the right that is named. */
    @Transactional
    public void allowed(String personId, String caseNumber, String category, String power, String rightNumber) {
        insert(personId, "DECIDE_" + power, caseNumber, category, rightNumber, "ALLOWED");
    }

    /** Access was refused; is written when the running transaction ends, whether it is committed or rolled back. */
    @Transactional
    public void refused(String personId, String caseNumber, String category, String power) {
        refused(new Entry(
                personId, "DECIDE_" + power, municipality(caseNumber), caseNumber, category, null, "REFUSED"));
    }

    /** A part of a case that is shown on the right that is named. */
    public record Shown(String caseNumber, String category, String rightNumber) {}

    /** As {@link #allowed} to read and {@link #read} for each of many. */
    @Transactional
    public void readAll(String personId, Collection<Shown> shown) {
        for (Shown part : shown) {
            allowed(personId, part.caseNumber(), part.category(), "READ", part.rightNumber());
            read(personId, part.caseNumber(), part.rightNumber(), part.category());
        }
    }

    /**
     * Somebody was turned away before any decision on a case was asked for; stays in the log whatever became of the rest.
     *
     * @param door method, address and status in fixed words; at most 64 characters
     */
    @Transactional
    public void refusedAtDoor(String personId, String door) {
        refused(new Entry(personId, "DOOR_REFUSED", municipality(door), door, null, null, "REFUSED"));
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
        add(new Entry(personId, action, municipality, subjectKey, null, null, "DONE"));
    }

    /**
     * Something that was refused and is worth keeping; stays in the log even when its transaction is rolled back.
     *
     * @param municipality where it was tried
     * @param subjectKey case number, right number, or null when there is none yet
     */
    @Transactional
    public void refusedEvent(String personId, String action, String municipality, String subjectKey) {
        refused(new Entry(personId, action, municipality, subjectKey, null, null, "REFUSED"));
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

    /** Those who ask for this may not read the log: the database tells them when, and nothing else. */
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
        add(new Entry(personId, action, municipality(subjectKey), subjectKey, category, rightNumber, outcome));
    }

    private void refused(Entry entry) {
        afterTheWork.write(() -> EntriesOfTransaction.writeNow(jdbc, List.of(entry)));
    }

    private void add(Entry entry) {
        EntriesOfTransaction.running(jdbc).add(entry);
    }

    /** Case numbers and right numbers begin with it. */
    private static String municipality(String subjectKey) {
        return subjectKey != null
                        && BEGINS_WITH_MUNICIPALITY.matcher(subjectKey).lookingAt()
                ? subjectKey.substring(0, 3)
                : null;
    }
}
