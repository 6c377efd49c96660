package fi.kotopolku.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The providers that are admitted now, asked of the database each time: what is closed is closed on every node at once. */
@Repository
class AdmittedProviders {

    private static final String SELECT = """
            select registration, issuer, client_id, organisation_id, admitted_at from koto.identity_provider where closed_at is null
            """;

    private final JdbcClient jdbc;

    AdmittedProviders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param organisationId the one whose people the provider may vouch for
     * @param admittedAt by the real clock, as sessions are
     */
    record Admitted(String registration, String issuer, String clientId, String organisationId, Instant admittedAt) {}

    /** The name of our client registration with a municipality's admitted provider. */
    static String registration(String municipality) {
        return "kunta-" + municipality;
    }

    Optional<Admitted> find(String registration) {
        return jdbc.sql(SELECT + "and registration = :registration")
                .param("registration", registration)
                .query(AdmittedProviders::admitted)
                .optional();
    }

    /** @param issuer letter by letter */
    Optional<Admitted> at(String issuer) {
        return jdbc.sql(SELECT + "and issuer = :issuer")
                .param("issuer", issuer)
                .query(AdmittedProviders::admitted)
                .optional();
    }

    List<Admitted> all() {
        return jdbc.sql(SELECT).query(AdmittedProviders::admitted).list();
    }

    private static Admitted admitted(ResultSet row, int number) throws SQLException {
        return new Admitted(
                row.getString("registration"),
                row.getString("issuer"),
                row.getString("client_id"),
                row.getString("organisation_id"),
                row.getObject("admitted_at", OffsetDateTime.class).toInstant());
    }
}
