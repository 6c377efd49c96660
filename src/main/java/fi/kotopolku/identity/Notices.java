package fi.kotopolku.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the system tells people: that a right is granted, ending or ended, that something is late.
 *
 * <p>A notice holds a kind and a number, and its text is made when it is read. So nothing about a client waits in a
 * mailbox for somebody whose right has ended meanwhile.
 */
@Service
public class Notices {

    private static final int NEWEST = 100;

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Tells the person, in the transaction of what is told.
     *
     * @param kind a fixed word in capitals; one that {@link NoticeText} does not know gets a general text
     * @param subjectKey the number of a case or a right; the database refuses anything else
     */
    @Transactional
    public void tell(String personId, String kind, String subjectKey) {
        jdbc.sql("insert into koto.notice (person_id, kind, subject_key) values (:person, :kind, :subject)")
                .param("person", personId)
                .param("kind", kind)
                .param("subject", subjectKey)
                .update();
    }

    /**
     * Tells many people at once, as {@link #tell(String, String, String)} tells one.
     *
     * @param told each who is told, with the number that it is about
     */
    @Transactional
    public void tell(String kind, List<Told> told) {
        jdbc.sql("""
                insert into koto.notice (person_id, kind, subject_key)
                select person, :kind, subject from unnest(:people, :subjects) told (person, subject)
                """)
                .param("kind", kind)
                .param("people", told.stream().map(Told::personId).toArray(String[]::new))
                .param("subjects", told.stream().map(Told::subjectKey).toArray(String[]::new))
                .update();
    }

    /** One who is told, and the number of a case or a right. */
    public record Told(String personId, String subjectKey) {}

    /** The person's newest hundred, unread first and then the newest first. */
    @Transactional(readOnly = true)
    public List<Notice> of(String personId) {
        return jdbc.sql("""
                select id, kind, subject_key, created_at, read_at
                  from koto.notice
                 where person_id = :person
                 order by read_at is not null, created_at desc, id
                 limit :newest
                """)
                .param("person", personId)
                .param("newest", NEWEST)
                .query(Notices::notice)
                .list();
    }

    /**
     * Marks the person's own notice read; marking again keeps the first time.
     *
     * @return false when the person has no such notice
     */
    @Transactional
    public boolean markRead(String personId, UUID id) {
        return jdbc.sql("""
                update koto.notice
                   set read_at = coalesce(read_at, clock_timestamp())
                 where id = :id and person_id = :person
                """).param("id", id).param("person", personId).update() == 1;
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        String kind = row.getString("kind");
        String subjectKey = row.getString("subject_key");
        return new Notice(
                row.getObject("id", UUID.class),
                kind,
                subjectKey,
                NoticeText.of(kind, subjectKey),
                instant(row, "created_at").orElseThrow(),
                instant(row, "read_at").orElse(null));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
