package fi.kotopolku.audit;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was done with a right, by the log: how often which category was read and written, and nothing of what. */
@Service
public class UseOfRights {

    private final JdbcClient jdbc;

    UseOfRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param written otherwise read */
    public record Use(String category, boolean written, int times) {}

    @Transactional(readOnly = true)
    public List<Use> of(String personId, String rightNumber) {
        return jdbc.sql("""
                select category, action = 'WRITE' as written, count(*) as times
                from koto.audit_entry
                where person_id = :person and right_number = :right and action in ('READ', 'WRITE')
                group by category, action order by category, action
                """)
                .param("person", personId)
                .param("right", rightNumber)
                .query(Use.class)
                .list();
    }
}
