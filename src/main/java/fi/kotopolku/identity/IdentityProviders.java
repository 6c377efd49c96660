package fi.kotopolku.identity;

import fi.kotopolku.audit.Audit;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/**
 * The municipalities' own providers that are admitted and closed while the application runs. The database lets a national
 * administrator do it and nobody else, whatever this class is asked.
 */
@Service
public class IdentityProviders {

    private static final String UNKNOWN_ADDRESS = "https://<Kotopolun osoite>";

    private final Issuers issuers;
    private final OwnKeys keys;
    private final JdbcClient jdbc;
    private final Audit audit;

    IdentityProviders(Issuers issuers, OwnKeys keys, JdbcClient jdbc, Audit audit) {
        this.issuers = issuers;
        this.keys = keys;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * What a municipality writes down at its provider when it registers us there.
     *
     * @param redirect where people come back to after signing in
     * @param signedOut where they come after signing out
     * @param backChannel where the provider tells that a session has ended
     * @param keys where our public keys are ({@code jwks_uri}); there is no secret
     */
    public record AtTheProvider(String redirect, String signedOut, String backChannel, String keys) {}

    /**
     * @param clientId by which name the provider knows us
     * @param since when it was admitted
     */
    public record Admitted(String municipality, String issuer, String clientId, Instant since) {}

    /** @param municipality three digits */
    public AtTheProvider registrationOf(String municipality) {
        String here = here();
        String registration = AdmittedProviders.registration(municipality);
        return new AtTheProvider(
                here + "/login/oauth2/code/" + registration,
                here + Addresses.SIGNED_OUT,
                here + Addresses.BACK_CHANNEL.replace("{registration}", registration),
                here + Addresses.KEYS);
    }

    /** Without a key of our own no provider can be admitted, only configured. */
    public boolean hasKey() {
        return keys.signing().isPresent();
    }

    /** Another organisation's people sign in by this provider already. */
    public boolean vouchesForOthers(String issuer, String organisationId) {
        return issuers.at(issuer)
                .filter(known -> !known.vouchesFor(organisationId))
                .isPresent();
    }

    /**
     * The provider that was entered in the adoption is admitted, in place of the one before it.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException for anybody but a national administrator, when the
     *     adoption has none to admit, or when it vouches for others already
     */
    @Transactional
    public void admit(String adoption, String by) {
        jdbc.sql("select koto.admit_identity_provider(:adoption)")
                .param("adoption", adoption)
                .query()
                .listOfRows();
        audit.event(by, "IDENTITY_PROVIDER_ADMITTED", adoption);
    }

    /**
     * Every session that came by the provider is void with its next request.
     *
     * @return false when the municipality has no admitted provider
     * @throws org.springframework.dao.DataIntegrityViolationException for anybody but a national administrator
     */
    @Transactional
    public boolean close(String municipality, String reason, String by) {
        boolean closed = jdbc.sql("select koto.close_identity_provider(:municipality, :reason)")
                .param("municipality", municipality)
                .param("reason", reason)
                .query(Boolean.class)
                .single();
        if (closed) {
            audit.event(by, "IDENTITY_PROVIDER_CLOSED", AdmittedProviders.registration(municipality));
        }
        return closed;
    }

    /** In the order of municipalities' codes. */
    public List<Admitted> admitted() {
        return jdbc.sql("""
                select municipality, issuer, client_id, admitted_at from koto.identity_provider
                where closed_at is null order by municipality
                """)
                .query((row, number) -> new Admitted(
                        row.getString("municipality"),
                        row.getString("issuer"),
                        row.getString("client_id"),
                        row.getObject("admitted_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    public Optional<Admitted> of(String municipality) {
        return admitted().stream()
                .filter(provider -> provider.municipality().equals(municipality))
                .findFirst();
    }

    private static String here() {
        return RequestContextHolder.getRequestAttributes() == null
                ? UNKNOWN_ADDRESS
                : ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
