package fi.kotopolku.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which parts of a case have been written, by the log: the category and the time, and nothing of what or by whom. */
@Service
public class WrittenParts {

    private final JdbcClient jdbc;

    WrittenParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param lastAt of the latest entry, by the database's clock */
    public record Part(String category, Instant lastAt) {}

    /**
     * What was written after the latest of the events; nothing when there has been none. Counted by the order of the
     * entries, since the work's clock and the log's need not agree.
     *
     * @param events actions of {@link Audit#event}
     */
    @Transactional(readOnly = true)
    public List<Part> since(String caseNumber, List<String> events) {
        return jdbc.sql("""
                select category, max(at) as last_at
                from koto.audit_entry
                where subject_key = :case and action = 'WRITE' and outcome = 'DONE'
                  and id > (select max(id) from koto.audit_entry where subject_key = :case and action in (:events))
                group by category order by category
                """)
                .param("case", caseNumber)
                .param("events", events)
                .query((row, n) -> new Part(
                        row.getString("category"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
