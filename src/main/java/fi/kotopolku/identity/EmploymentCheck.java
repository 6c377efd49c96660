package fi.kotopolku.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends the session of a person at the first request after the end of the employment. */
class EmploymentCheck extends OncePerRequestFilter {

    private final Admission admission;
    private final Door door;

    EmploymentCheck(Admission admission, Door door) {
        this.admission = admission;
        this.door = door;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> person = SignedIn.of(SecurityContextHolder.getContext().getAuthentication());
        if (person.isEmpty() || admission.staysIn(person.get())) {
            chain.doFilter(request, response);
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        door.turnAway(request, response);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Addresses.OPEN.matches(request);
    }
}
