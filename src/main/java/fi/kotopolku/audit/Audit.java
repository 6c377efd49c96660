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
 * <p>Times are the database's, in UTC. A failed write fails the work.
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

    /** Access was allowed, on the right that is named. */
    @Transactional
    public void allowed(String personId, String caseNumber, String category, String power, String rightNumber) {
        insert(personId, "DECIDE_" + power, caseNumber, category, rightNumber, "ALLOWED");
    }

    /** Access was refused; is written when the running transaction ends, whether it is committed or rolled back. */
    @Transactional
    public void refused(String personId, String caseNumber, String category, String power) {
        afterTheWork.write(() -> insert(personId, "DECIDE_" + power, caseNumber, category, null, "REFUSED"));
    }

    /** A part of a case that is shown on the right that is named. */
    public record Shown(String caseNumber, String category, String rightNumber) {}

    /** As {@link #allowed} to read and {@link #read} for each of many, in one statement. */
    @Transactional
    public void readAll(String personId, Collection<Shown> shown) {
        if (shown.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into koto.audit_entry
                    (person_id, action, municipality, subject_key, category, right_number, outcome)
                select :person, done.action, left(s.number, 3), s.number, s.category, s.granted, done.outcome
                from unnest(cast(:numbers as text[]), cast(:categories as text[]), cast(:rights as text[]))
                         with ordinality s (number, category, granted, place),
                     (values (1, 'DECIDE_READ', 'ALLOWED'), (2, 'READ', 'DONE')) done (step, action, outcome)
                order by s.place, done.step
                """)
                .param("person", personId)
                .param("numbers", array(shown.stream().map(Shown::caseNumber).toList()))
                .param("categories", array(shown.stream().map(Shown::category).toList()))
                .param("rights", array(shown.stream().map(Shown::rightNumber).toList()))
                .update();
    }

    private static String[] array(List<String> words) {
        return words.toArray(String[]::new);
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
    @Transactional
    public void refusedEvent(String personId, String action, String municipality, String subjectKey) {
        afterTheWork.write(() -> insert(personId, action, municipality, subjectKey, null, null, "REFUSED"));
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
