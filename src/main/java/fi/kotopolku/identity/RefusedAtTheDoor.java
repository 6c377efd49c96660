package fi.kotopolku.identity;

import fi.kotopolku.audit.Audit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs who was refused at which door, whatever it was that refused: sign-in, the guard against forgery, the closed list
 * of the web applications, or the rule behind our own addresses. A decision on a client's data is logged where it is
 * made, besides.
 *
 * <p>Of the address only words that are ours are kept, never an id or anything that somebody made up. Whoever knocks
 * without end is logged at most {@value #A_MINUTE} times a minute, and everybody without a session together.
 */
class RefusedAtTheDoor extends OncePerRequestFilter {

    static final int A_MINUTE = 60;

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH");
    private static final List<String> DOORS = List.of(
            "/camunda/api/engine/engine/default/task",
            "/camunda/api/engine/engine/default/process-definition",
            "/camunda/api/engine/engine/default/process-instance",
            "/camunda/api/engine/engine/default/history",
            "/camunda/api/engine/engine/default/job",
            "/camunda/api/engine/engine/default/user",
            "/camunda/api/engine/engine",
            "/camunda/api/cockpit",
            "/camunda/api/admin",
            "/camunda/api",
            "/camunda",
            "/api/v1/access-rights",
            "/api/v1/cases",
            "/api/v1/notices",
            "/api/v1",
            "/kotopolku",
            "/");

    private final Audit audit;
    private final Clock clock;
    private final Map<String, Knocking> knocking = new ConcurrentHashMap<>();

    private record Knocking(Instant minute, int times) {}

    RefusedAtTheDoor(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Supplier<SecurityContext> whoAsked = SecurityContextHolder.getDeferredContext();
        chain.doFilter(request, response);
        if (REFUSALS.contains(response.getStatus())) {
            log(whoAsked.get(), request, response.getStatus());
        }
    }

    private void log(SecurityContext whoAsked, HttpServletRequest request, int status) {
        String person = SignedIn.of(whoAsked.getAuthentication())
                .or(() -> SignedIn.of(SecurityContextHolder.getContext().getAuthentication()))
                .orElse(Admission.STRANGER);
        Instant minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Knocking now = knocking.merge(
                person,
                new Knocking(minute, 1),
                (before, one) -> before.minute().equals(minute) ? new Knocking(minute, before.times() + 1) : one);
        if (now.times() <= A_MINUTE) {
            audit.refusedAtDoor(person, "%s %s %d".formatted(method(request), door(request), status));
        }
    }

    private static String method(HttpServletRequest request) {
        return METHODS.contains(request.getMethod()) ? request.getMethod() : "OTHER";
    }

    private static String door(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return DOORS.stream()
                .filter(door -> path.equals(door) || path.startsWith(door.endsWith("/") ? door : door + "/"))
                .findFirst()
                .orElse("/")
                .replace("/engine/engine/default", "/engine");
    }
}
