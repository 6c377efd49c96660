package fi.kotopolku.identity;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The providers that are admitted now, asked of the database each time: what is closed is closed on every node at once. */
@Repository
class AdmittedProviders {

    private static final String SELECT = """
            select registration, issuer, client_id, organisation_id from koto.identity_provider where closed_at is null
            """;

    private final JdbcClient jdbc;

    AdmittedProviders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param organisationId the one whose people the provider may vouch for */
    record Admitted(String registration, String issuer, String clientId, String organisationId) {}

    /** The name of our client registration with a municipality's admitted provider. */
    static String registration(String municipality) {
        return "kunta-" + municipality;
    }

    Optional<Admitted> find(String registration) {
        return jdbc.sql(SELECT + "and registration = :registration")
                .param("registration", registration)
                .query(Admitted.class)
                .optional();
    }

    /** @param issuer letter by letter */
    Optional<Admitted> at(String issuer) {
        return jdbc.sql(SELECT + "and issuer = :issuer")
                .param("issuer", issuer)
                .query(Admitted.class)
                .optional();
    }

    List<Admitted> all() {
        return jdbc.sql(SELECT).query(Admitted.class).list();
    }
}
