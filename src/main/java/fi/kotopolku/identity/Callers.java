package fi.kotopolku.identity;

import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * Lets in a call that brings an access token (RFC 6750) of one of the providers that people sign in by, for one of that
 * organisation's people, made for this API. Nothing is remembered between calls: each is asked whether the person is still
 * employed and whether the provider has ended the session, as each request of a session is. What was wrong with a token is
 * told to nobody.
 */
class Callers implements AuthenticationManager {

    private static final Logger LOG = LoggerFactory.getLogger(Callers.class);
    private static final int LONGEST_TOKEN = 16_000;
    private static final String REFUSED = "The access token was refused";

    private final Issuers issuers;
    private final ClientRegistrationRepository registrations;
    private final IssuerTokens tokens;
    private final Admission admission;

    Callers(Issuers issuers, ClientRegistrationRepository registrations, IssuerTokens tokens, Admission admission) {
        this.issuers = issuers;
        this.registrations = registrations;
        this.tokens = tokens;
        this.admission = admission;
    }

    /** @throws AuthenticationServiceException when the provider cannot be asked for its keys */
    @Override
    public Authentication authenticate(Authentication call) {
        String token = ((BearerTokenAuthenticationToken) call).getToken();
        Issuer issuer = claimed(token)
                .flatMap(issuers::at)
                .filter(known -> known.audience().isPresent())
                .orElseThrow(Callers::refused);
        Jwt vouched = verified(token, issuer);
        Person person = admission.call(issuer, vouched).orElseThrow(Callers::refused);
        return new JwtAuthenticationToken(vouched, List.of(), person.id());
    }

    /**
     * Whom to ask for the keys; that it is true is for the signature to say. A token that does not say when it was made is
     * none, because the decoder would make up an instant that no sign-out comes after.
     */
    private static Optional<String> claimed(String token) {
        try {
            return token.length() <= LONGEST_TOKEN
                            && JWTParser.parse(token) instanceof SignedJWT signed
                            && signed.getJWTClaimsSet().getIssueTime() != null
                    ? Optional.ofNullable(signed.getJWTClaimsSet().getIssuer())
                    : Optional.empty();
        } catch (ParseException | IllegalArgumentException noToken) {
            return Optional.empty();
        }
    }

    private Jwt verified(String token, Issuer issuer) {
        try {
            return tokens.forCalls(registered(issuer), issuer.audience().orElseThrow())
                    .decode(token);
        } catch (BadJwtException bad) {
            throw refused();
        } catch (JwtException unasked) {
            LOG.warn("The keys of {} could not be asked for", issuer.registration());
            throw new AuthenticationServiceException(REFUSED);
        }
    }

    private ClientRegistration registered(Issuer issuer) {
        try {
            return registrations.findByRegistrationId(issuer.registration());
        } catch (RuntimeException unasked) {
            LOG.warn("The addresses of {} could not be asked for", issuer.registration());
            throw new AuthenticationServiceException(REFUSED);
        }
    }

    private static InvalidBearerTokenException refused() {
        return new InvalidBearerTokenException(REFUSED);
    }
}
