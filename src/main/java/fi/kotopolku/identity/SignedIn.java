package fi.kotopolku.identity;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** Whose session the current request belongs to. Empty outside requests: timers and start-up act as nobody. */
@Component
public class SignedIn {

    public Optional<String> personId() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    /** Whether the request came with an access token, from a machine or a program, rather than from a page. */
    public boolean byToken() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken;
    }

    static Optional<String> of(Authentication authentication) {
        return Optional.ofNullable(authentication)
                .filter(Authentication::isAuthenticated)
                .filter(known -> !(known instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
    }
}
