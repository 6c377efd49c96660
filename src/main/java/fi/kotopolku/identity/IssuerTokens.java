package fi.kotopolku.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Reads tokens that an identity provider has signed with a key that only it has: no token without a signature, and none
 * signed with the secret that we share with it. An ID token is not taken for a logout token, nor the other way round.
 *
 * <p>Published keys are kept for five minutes and asked for anew when a token names one that is not among them, which is
 * how a change of keys passes unnoticed; no oftener than twice in half a minute, whatever tokens arrive.
 */
@Component
class IssuerTokens implements JwtDecoderFactory<ClientRegistration> {

    static final Duration CLOCK_SKEW = Duration.ofSeconds(30);

    private static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256);
    private static final OAuth2Error FOREIGN = new OAuth2Error("invalid_issuer");
    private static final JOSEObjectType LOGOUT = new JOSEObjectType("logout+jwt");
    private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");
    private static final int MOST_MILLISECONDS = 3_000;
    private static final int MOST_BYTES = 200_000;

    private final Map<String, JWKSource<SecurityContext>> keys = new ConcurrentHashMap<>();

    /** ID tokens. */
    @Override
    public JwtDecoder createDecoder(ClientRegistration client) {
        OidcIdTokenValidator idToken = new OidcIdTokenValidator(client);
        idToken.setClockSkew(CLOCK_SKEW);
        OAuth2TokenValidator<Jwt> ofThisIssuer = token ->
                isIssuer(client, token) ? idToken.validate(token) : OAuth2TokenValidatorResult.failure(FOREIGN);
        return decoder(client, ofThisIssuer, JOSEObjectType.JWT, null);
    }

    /** Letter by letter, and before anybody takes what stands there for an address. */
    static boolean isIssuer(ClientRegistration client, Jwt token) {
        return client.getProviderDetails().getIssuerUri().equals(token.getClaimAsString("iss"));
    }

    JwtDecoder forLogout(ClientRegistration client) {
        return decoder(client, new LogoutTokenRules(client), LOGOUT, JOSEObjectType.JWT, null);
    }

    /** @param audience what this API is called at the provider */
    JwtDecoder forCalls(ClientRegistration client, String audience) {
        return decoder(client, new CallRules(client, audience), ACCESS, JOSEObjectType.JWT, null);
    }

    private JwtDecoder decoder(
            ClientRegistration client, OAuth2TokenValidator<Jwt> rules, JOSEObjectType... acceptedTypes) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(acceptedTypes));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys(client)));
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(CLOCK_SKEW), rules));
        return decoder;
    }

    private JWKSource<SecurityContext> keys(ClientRegistration client) {
        return keys.computeIfAbsent(client.getProviderDetails().getJwkSetUri(), IssuerTokens::publishedAt);
    }

    private static JWKSource<SecurityContext> publishedAt(String address) {
        try {
            return JWKSourceBuilder.create(
                            URI.create(address).toURL(),
                            new DefaultResourceRetriever(MOST_MILLISECONDS, MOST_MILLISECONDS, MOST_BYTES))
                    .build();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("An identity provider's jwks_uri is no address", e);
        }
    }
}
