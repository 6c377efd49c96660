package fi.kotopolku.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session at the first request after the end of the employment, after the sign-out at the identity provider, or
 * after the longest time that a session may last.
 */
class SessionCheck extends OncePerRequestFilter {

    private final Admission admission;
    private final Door door;

    SessionCheck(Admission admission, Door door) {
        this.admission = admission;
        this.door = door;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        Sessions.State state = SignedIn.of(known).isEmpty() ? Sessions.State.GOES_ON : state(known);
        if (state == Sessions.State.GOES_ON) {
            chain.doFilter(request, response);
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        if (state == Sessions.State.OVER) {
            door.commence(request, response, null);
        } else {
            door.turnAway(request, response);
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Addresses.OPEN.matches(request);
    }

    /** Whoever has not come in by our own way is not in. */
    private Sessions.State state(Authentication known) {
        return known.getPrincipal() instanceof SignedInPerson session ? admission.state(session) : Sessions.State.OVER;
    }
}
