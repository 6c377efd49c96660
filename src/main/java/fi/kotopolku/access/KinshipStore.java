package fi.kotopolku.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of declared kinship. */
@Repository
class KinshipStore {

    private final JdbcClient jdbc;

    KinshipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the same is declared already */
    boolean insert(String personId, String caseNumber, Kinship.Kind kind, String declaredBy) {
        return jdbc.sql("""
                insert into koto.kinship (municipality, person_id, client_id, case_number, kind, declared_by)
                select municipality, :person, client_id, number, :kind, :by
                from koto.integration_case where number = :number
                on conflict (person_id, client_id) where ended_at is null do nothing
                """)
                        .param("person", personId)
                        .param("kind", kind.name())
                        .param("by", declaredBy)
                        .param("number", caseNumber)
                        .update()
                == 1;
    }

    /** @return false when somebody else has ended it meanwhile */
    boolean end(UUID id, String by, String reason) {
        return jdbc.sql("""
                update koto.kinship set ended_at = koto.instant(), ended_by = :by, end_reason = :reason
                where id = :id and ended_at is null
                """)
                        .param("id", id)
                        .param("by", by)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    Optional<Kinship> find(UUID id) {
        return jdbc.sql("select * from koto.kinship where id = :id")
                .param("id", id)
                .query((row, n) -> kinship(row))
                .optional();
    }

    /** Those of the municipalities, and the person's own wherever; newest first. */
    List<Kinship> visibleTo(String personId, Collection<String> municipalities) {
        return jdbc.sql("""
                select * from koto.kinship
                where person_id = :person or municipality = any (:municipalities)
                order by declared_at desc, id
                """)
                .param("person", personId)
                .param("municipalities", municipalities.toArray(String[]::new))
                .query((row, n) -> kinship(row))
                .list();
    }

    /** All cases of the client whose case this is. */
    List<String> casesOfSameClient(String caseNumber) {
        return jdbc.sql("""
                select other.number from koto.integration_case this
                join koto.integration_case other on other.client_id = this.client_id
                where this.number = :number order by other.number
                """).param("number", caseNumber).query(String.class).list();
    }

    /** The person's open step rights to the cases. */
    List<String> stepRights(String personId, Collection<String> cases) {
        return jdbc.sql("""
                select r.number from koto.access_right r
                join koto.access_right_case k on k.right_number = r.number
                where r.person_id = :person and r.basis = 'STEP' and r.ends_at > koto.instant()
                  and k.case_number = any (:cases)
                order by r.number
                """)
                .param("person", personId)
                .param("cases", cases.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private static Kinship kinship(ResultSet row) throws SQLException {
        return new Kinship(
                row.getObject("id", UUID.class),
                row.getString("municipality"),
                row.getString("person_id"),
                row.getString("case_number"),
                Kinship.Kind.valueOf(row.getString("kind")),
                row.getString("declared_by"),
                RightColumns.instant(row, "declared_at"),
                row.getObject("ended_at") == null ? null : RightColumns.instant(row, "ended_at"));
    }
}
