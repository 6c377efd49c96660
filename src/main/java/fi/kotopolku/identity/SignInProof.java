package fi.kotopolku.identity;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Whether a person signs in by an identity provider: asked by whoever wants it proved that a municipality's own provider
 * works. A person of {@code koto.person} belongs to one provider, so a session of theirs has come by it.
 */
@Service
public class SignInProof {

    private final Issuers issuers;
    private final JdbcClient jdbc;

    SignInProof(Issuers issuers, JdbcClient jdbc) {
        this.issuers = issuers;
        this.jdbc = jdbc;
    }

    /** The provider of this address is among those that the application trusts, for the people of the organisation. */
    public boolean trusted(String issuer, String organisationId) {
        return issuers.all().stream()
                .anyMatch(known -> known.address().equals(issuer) && known.vouchesFor(organisationId));
    }

    /** The application knows a provider by this stable name. */
    public boolean known(String name) {
        return issuers.named(name).isPresent();
    }

    /** The stable name of the provider by which the person signs in. */
    public String issuerOf(String personId) {
        return jdbc.sql("select issuer from koto.person where id = :id")
                .param("id", personId)
                .query(String.class)
                .single();
    }

    /** The person signs in by the provider of this address, and no other. */
    public boolean signsInBy(String personId, String issuer) {
        return issuers.named(issuerOf(personId))
                .filter(known -> known.address().equals(issuer))
                .isPresent();
    }
}
