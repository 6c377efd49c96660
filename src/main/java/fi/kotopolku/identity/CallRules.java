package fi.kotopolku.identity;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What an access token has to say (RFC 9068, section 4): of this issuer, made for this API, with a beginning, an end and a
 * subject. An ID token and a logout token are made for somebody else. A token that is bound to its holder's key (RFC 7800)
 * is refused, because nobody here asks for the proof.
 */
class CallRules implements OAuth2TokenValidator<Jwt> {

    private final ClientRegistration client;
    private final String audience;
    private final Clock clock = Clock.systemUTC();

    CallRules(ClientRegistration client, String audience) {
        this.client = client;
        this.audience = audience;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        List<OAuth2Error> wrong = new ArrayList<>();
        check(wrong, IssuerTokens.isIssuer(client, token));
        check(wrong, token.getAudience() != null && token.getAudience().contains(audience));
        check(wrong, token.getExpiresAt() != null);
        check(
                wrong,
                token.getIssuedAt() != null
                        && token.getIssuedAt().isBefore(clock.instant().plus(IssuerTokens.CLOCK_SKEW)));
        check(wrong, token.getSubject() != null && !token.getSubject().isBlank());
        check(wrong, !token.hasClaim("nonce") && !token.hasClaim("events") && !token.hasClaim("cnf"));
        return wrong.isEmpty() ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(wrong);
    }

    private static void check(List<OAuth2Error> wrong, boolean right) {
        if (!right) {
            wrong.add(new OAuth2Error("invalid_token"));
        }
    }
}
