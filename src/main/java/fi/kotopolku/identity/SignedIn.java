package fi.kotopolku.identity;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Whose session the current request belongs to. Empty outside requests: timers and start-up act as nobody. */
@Component
public class SignedIn {

    public Optional<String> personId() {
        return of(SecurityContextHolder.getContext().getAuthentication());
    }

    static Optional<String> of(Authentication authentication) {
        return Optional.ofNullable(authentication)
                .filter(Authentication::isAuthenticated)
                .filter(known -> !(known instanceof AnonymousAuthenticationToken))
                .map(Authentication::getName);
    }
}
