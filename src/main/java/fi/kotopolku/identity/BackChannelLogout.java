package fi.kotopolku.identity;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where an identity provider tells that a person has signed out elsewhere, or has been signed out (OpenID Connect
 * Back-Channel Logout 1.0). The sign-out goes to the database and not to the sessions: those are in the memory of the
 * nodes, and each asks for itself at the next request.
 */
@RestController
class BackChannelLogout {

    private static final Logger LOG = LoggerFactory.getLogger(BackChannelLogout.class);
    private static final int LONGEST_TOKEN = 16_000;
    private static final Map<String, String> REFUSAL = Map.of("error", "invalid_request");

    private final Issuers issuers;
    private final ClientRegistrationRepository registrations;
    private final IssuerTokens tokens;
    private final Admission admission;

    BackChannelLogout(
            Issuers issuers, ClientRegistrationRepository registrations, IssuerTokens tokens, Admission admission) {
        this.issuers = issuers;
        this.registrations = registrations;
        this.tokens = tokens;
        this.admission = admission;
    }

    @PostMapping(path = Addresses.BACK_CHANNEL, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, String>> signedOut(
            @PathVariable String registration, @RequestParam(name = "logout_token", defaultValue = "") String token) {
        Issuer issuer = issuers.find(registration).orElse(null);
        if (issuer == null || token.isBlank() || token.length() > LONGEST_TOKEN) {
            return refused();
        }
        try {
            Jwt logout = tokens.forLogout(registrations.findByRegistrationId(registration))
                    .decode(token);
            admission.signedOutElsewhere(issuer, logout);
            return answer(HttpStatus.OK, Map.of());
        } catch (JwtException e) {
            LOG.warn("A logout token for {} was refused", issuer.registration());
            return refused();
        }
    }

    private ResponseEntity<Map<String, String>> refused() {
        admission.logoutRefused();
        return answer(HttpStatus.BAD_REQUEST, REFUSAL);
    }

    /** In JSON, whatever the provider says that it would like. */
    private static ResponseEntity<Map<String, String>> answer(HttpStatus status, Map<String, String> body) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body);
    }
}
