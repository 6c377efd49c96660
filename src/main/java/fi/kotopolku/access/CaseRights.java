package fi.kotopolku.access;

import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Who can see a case and by what right, by the rule that decides it and the database's clock. */
@Service
public class CaseRights {

    private static final String TO_CASE = """
            select r.person_id, r.role, r.ground, r.ends_at
            from koto.integration_case c
            join koto.right_in_force r on r.municipality = c.municipality and %s
            join koto.person p on p.id = r.person_id
            where c.number = :caseNumber and r.content <> array ['ADMINISTRATION']
            order by p.family_name, p.given_name, p.id, r.ends_at
            """.formatted(RightRule.covers("r", "c"));

    private final JdbcClient jdbc;

    CaseRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the rights to client data of the case, in the order of their holders' names; whether the asker may know, is asked before */
    public List<RightToCase> to(String caseNumber) {
        return jdbc.sql(TO_CASE)
                .param("caseNumber", caseNumber)
                .query((row, n) -> new RightToCase(
                        row.getString("person_id"),
                        Role.ofCode(row.getString("role")).orElseThrow(),
                        LegalGround.valueOf(row.getString("ground")),
                        row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
