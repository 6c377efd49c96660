package fi.kotopolku.access;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of rights that follow others: a request to go on with one, and a narrower right in place of a wide one. */
@Repository
class FollowingRights {

    private final JdbcClient jdbc;
    private final Rights rights;

    FollowingRights(JdbcClient jdbc, Rights rights) {
        this.jdbc = jdbc;
        this.rights = rights;
    }

    /** A request that goes on with a right. */
    void insertRenewal(String number, Right old, Requested asked, String requestedBy) {
        rights.insert(number, old.municipality(), asked, requestedBy);
        jdbc.sql("update koto.access_right set replaces = :old where number = :number")
                .param("old", old.number())
                .param("number", number)
                .update();
    }

    /** A granted right in place of another, with that one's request and decision. */
    void insertNarrower(String number, Right whole, Requested less, String reason) {
        rights.write("""
                insert into koto.access_right (number, municipality, requested_by, requested_at, person_id, employer,
                    ground, role, content, extent, unit, powers, valid_from, valid_until, justification, state,
                    decided_by, decided_at, decision_reason, replaces)
                select :number, municipality, requested_by, requested_at, :person, :employer, :ground, :role, :content,
                    :extent, :unit, :powers, :from, :until, :justification, 'GRANTED', decided_by, decided_at, :reason,
                    number
                from koto.access_right where number = :whole
                """, number, less)
                .param("whole", whole.number())
                .param("reason", reason)
                .update();
        rights.nameCases(number, less.extent());
    }

    /** The right has taken the place of a wider one, and does not renew it. */
    boolean narrowed(Right right) {
        return right.replaces() != null
                && jdbc.sql("select end_cause = 'NARROWED' from koto.access_right where number = :number")
                        .param("number", right.replaces())
                        .query(Boolean.class)
                        .optional()
                        .orElse(false);
    }
}
