package fi.kotopolku.identity;

import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * The principal of a session: our person, whatever the identity provider calls them. Carries no authorities, because
 * what a person may do is asked from the rights in force at each request; the ID token is kept for signing out.
 *
 * @param issuer the stable name of the provider that vouched
 */
record SignedInPerson(String personId, String issuer, OidcIdToken idToken) implements OidcUser, Serializable {

    Vouched vouched() {
        return new Vouched(
                personId, issuer, idToken.getSubject(), idToken.getClaimAsString("sid"), idToken.getIssuedAt());
    }

    @Override
    public String getName() {
        return personId;
    }

    @Override
    public OidcIdToken getIdToken() {
        return idToken;
    }

    @Override
    public OidcUserInfo getUserInfo() {
        return null;
    }

    @Override
    public Map<String, Object> getClaims() {
        return idToken.getClaims();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return getClaims();
    }

    @Override
    public Collection<? extends GrantedAuthority> getAuthorities() {
        return List.of();
    }

    @Override
    public String toString() {
        return personId;
    }
}
