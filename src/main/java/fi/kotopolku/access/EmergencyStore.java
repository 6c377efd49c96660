package fi.kotopolku.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of emergency rights and of their review. */
@Repository
class EmergencyStore {

    /** @param outcome null until it is reviewed */
    record Emergency(
            String number,
            String caseNumber,
            EmergencyReason reason,
            EmergencyOutcome outcome,
            String reviewReason,
            int version) {}

    private final JdbcClient jdbc;

    EmergencyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One at a time for a person: whoever comes second finds the first one's right. */
    void hold(String personId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('emergency:' || :person, 0)) is null")
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    Optional<String> open(String personId) {
        return jdbc.sql("""
                select number from koto.access_right
                where person_id = :person and basis = 'EMERGENCY' and ends_at > koto.instant()
                """).param("person", personId).query(String.class).optional();
    }

    /** The client of the municipality's case while it is open. */
    Optional<UUID> client(String municipality, String caseNumber) {
        return jdbc.sql("""
                select client_id from koto.integration_case
                where number = :number and municipality = :municipality and state <> 'CLOSED'
                """)
                .param("number", caseNumber)
                .param("municipality", municipality)
                .query(UUID.class)
                .optional();
    }

    /** Begins now and ends to the second, both by the database's clock. */
    void insert(String number, RightInForce like, Bounds bounds, String explanation) {
        jdbc.sql("""
                with now as materialized (select koto.instant() as at)
                insert into koto.access_right (number, basis, municipality, person_id, employer, ground, role, content,
                    extent, powers, valid_from, valid_until, state, requested_by, justification)
                select :number, 'EMERGENCY', :municipality, :person, :employer, 'MUNICIPAL_TASK', :role, :content,
                    'CASES', :powers, now.at, now.at + make_interval(secs => :seconds), 'GRANTED', :person, :why
                from now
                """)
                .param("number", number)
                .param("municipality", like.municipality())
                .param("person", like.personId())
                .param("employer", like.employer())
                .param("role", like.role().code())
                .param("content", bounds.content().toArray(String[]::new))
                .param("powers", bounds.powers().toArray(String[]::new))
                .param("seconds", bounds.length().toSeconds())
                .param("why", explanation)
                .update();
    }

    void insertDetails(String number, String caseNumber, EmergencyReason reason) {
        jdbc.sql("""
                insert into koto.emergency_access (right_number, municipality, case_number, reason)
                values (:number, left(:number, 3), :case, :reason)
                """)
                .param("number", number)
                .param("case", caseNumber)
                .param("reason", reason.name())
                .update();
    }

    Optional<Emergency> find(String number) {
        return jdbc.sql("select * from koto.emergency_access where right_number = :number")
                .param("number", number)
                .query((row, n) -> emergency(row))
                .optional();
    }

    /** @return false when somebody else has reviewed it meanwhile */
    boolean review(String number, EmergencyOutcome outcome, String reason, String by, String version) {
        return jdbc.sql("""
                update koto.emergency_access
                set outcome = :outcome, review_reason = :reason, reviewed_by = :by, reviewed_at = koto.instant(),
                    version = version + 1
                where right_number = :number and outcome is null and version::text = :version
                """)
                        .param("outcome", outcome.name())
                        .param("reason", reason)
                        .param("by", by)
                        .param("number", number)
                        .param("version", version)
                        .update()
                == 1;
    }

    private static Emergency emergency(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Emergency(
                row.getString("right_number"),
                row.getString("case_number"),
                EmergencyReason.valueOf(row.getString("reason")),
                outcome == null ? null : EmergencyOutcome.valueOf(outcome),
                row.getString("review_reason"),
                row.getInt("version"));
    }

    /** What an emergency right may contain, in the words of the table of limits. */
    record Bounds(Set<String> content, Set<String> powers, Duration length) {}
}
