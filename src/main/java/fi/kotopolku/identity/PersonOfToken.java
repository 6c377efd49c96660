package fi.kotopolku.identity;

import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * From a verified ID token to our person. The provider's user info endpoint is not asked: names and employers are in our
 * own tables, so issuer and subject are enough. What the token says of names and mail is not looked at.
 */
class PersonOfToken implements OAuth2UserService<OidcUserRequest, OidcUser> {

    /** The error of somebody whom the provider knows and we do not let in; its description is the registration. */
    static final String NOT_ADMITTED = "not_admitted";

    private final Admission admission;
    private final Issuers issuers;

    PersonOfToken(Admission admission, Issuers issuers) {
        this.admission = admission;
        this.issuers = issuers;
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcIdToken token = request.getIdToken();
        String registration = request.getClientRegistration().getRegistrationId();
        Issuer issuer = issuers.find(registration).orElseThrow();
        return admission
                .signIn(issuer, token.getSubject())
                .map(person -> new SignedInPerson(person.id(), issuer.name(), token))
                .orElseThrow(
                        () -> new OAuth2AuthenticationException(new OAuth2Error(NOT_ADMITTED, registration, null)));
    }
}
