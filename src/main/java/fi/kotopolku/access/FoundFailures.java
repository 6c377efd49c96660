package fi.kotopolku.access;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the automatic checks found wrong with a request, kept until the next check for the requester to read. */
@Repository
class FoundFailures {

    private final JdbcClient jdbc;

    FoundFailures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void keep(String number, List<Failure> failures) {
        jdbc.sql("delete from koto.access_right_failure where right_number = :number")
                .param("number", number)
                .update();
        for (int position = 0; position < failures.size(); position++) {
            jdbc.sql("""
                    insert into koto.access_right_failure (right_number, position, code, explanation_fi)
                    values (:number, :position, :code, :explanation)
                    """)
                    .param("number", number)
                    .param("position", position)
                    .param("code", failures.get(position).code())
                    .param("explanation", failures.get(position).explanationFi())
                    .update();
        }
    }

    List<Failure> of(String number) {
        return jdbc.sql("""
                select code, explanation_fi from koto.access_right_failure
                where right_number = :number order by position
                """)
                .param("number", number)
                .query((row, index) -> new Failure(row.getString("code"), row.getString("explanation_fi")))
                .list();
    }
}
