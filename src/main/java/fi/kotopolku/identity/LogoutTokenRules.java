package fi.kotopolku.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** What OpenID Connect Back-Channel Logout 1.0, section 2.6, asks of a logout token. */
class LogoutTokenRules implements OAuth2TokenValidator<Jwt> {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final Duration OLDEST = Duration.ofMinutes(5);
    private static final int LONGEST_NAME = 255;

    private final ClientRegistration client;
    private final Clock clock = Clock.systemUTC();

    LogoutTokenRules(ClientRegistration client) {
        this.client = client;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        List<OAuth2Error> wrong = new ArrayList<>();
        check(wrong, "iss", IssuerTokens.isIssuer(client, token));
        check(wrong, "aud", token.getAudience() != null && token.getAudience().contains(client.getClientId()));
        check(wrong, "iat", token.getIssuedAt() != null && recent(token.getIssuedAt()));
        check(wrong, "jti", named(token, "jti"));
        check(wrong, "events", tellsOfLogout(token.getClaim("events")));
        check(wrong, "nonce", !token.hasClaim("nonce"));
        check(wrong, "sid", named(token, "sid") || !token.hasClaim("sid"));
        check(wrong, "sub", named(token, "sub") || !token.hasClaim("sub") && named(token, "sid"));
        return wrong.isEmpty() ? OAuth2TokenValidatorResult.success() : OAuth2TokenValidatorResult.failure(wrong);
    }

    private boolean recent(Instant issuedAt) {
        Instant now = clock.instant();
        return issuedAt.isAfter(now.minus(OLDEST)) && issuedAt.isBefore(now.plus(IssuerTokens.CLOCK_SKEW));
    }

    private static boolean tellsOfLogout(Object events) {
        return events instanceof Map<?, ?> members && members.get(EVENT) instanceof Map<?, ?>;
    }

    private static boolean named(Jwt token, String claim) {
        return token.getClaim(claim) instanceof String name && !name.isBlank() && name.length() <= LONGEST_NAME;
    }

    private static void check(List<OAuth2Error> wrong, String claim, boolean right) {
        if (!right) {
            wrong.add(new OAuth2Error("invalid_request", "The logout token's " + claim + " is not right", null));
        }
    }
}
