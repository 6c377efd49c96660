package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.Decision;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.access.Role;
import fi.kotopolku.identity.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The closed list of what Tasklist and Cockpit may ask over HTTP. The engine's REST interface has some 400 operations
 * and its web applications reach them all; ours need those below. A task or a process that a person does not see is, in
 * every answer, one that does not exist.
 *
 * <p>The first wall only: the engine behind it asks the same rules again. No answer of the engine goes out before it is
 * whole, and one that failed on its way says nothing but that.
 */
class WebAppDoors extends OncePerRequestFilter {

    private static final String API = "/camunda/api/";
    private static final String ENGINE = API + "engine/engine/default/";
    private static final Logger LOG = LoggerFactory.getLogger(WebAppDoors.class);
    private static final String UNDECIDED = Decision.Refused.undecided().reasonFi();
    private static final Pattern ONE_TASK = Pattern.compile(Pattern.quote(ENGINE) + "task/([^/]+)(/.*)?");
    private static final Pattern ONE_FLOW =
            Pattern.compile(Pattern.quote(API) + ".*/(?:process-instance|execution|job)/([0-9a-f-]{36})(/.*)?");
    private static final String ID = "(?!statistics|report)[A-Za-z0-9:._-]+";

    private static final List<Door> FOR_EVERYBODY = List.of(
            door("GET", "engine/engine/?"),
            engineDoor("GET", "version"),
            engineDoor("OPTIONS", "(filter|filter/ID|task|task/ID|process-definition|process-definition/ID)/?"),
            engineDoor("GET", "filter(/count|/ID(/list|/count|/singleResult)?)?"),
            engineDoor("POST", "filter/ID/(list|count)"),
            engineDoor("GET", "task"),
            engineDoor("GET", "task/ID(/form|/deployed-form|/form-variables|/rendered-form|/identity-links)?"),
            engineDoor("POST", "task/ID/(claim|unclaim|submit-form)"),
            engineDoor("GET", "process-definition(/count|/ID(/xml|/diagram|/startForm|/form-variables)?)?"),
            engineDoor("GET", "process-definition/ID/deployed-start-form"),
            engineDoor("POST", "process-definition/ID/submit-form"),
            engineDoor("GET", "user/ID/profile"),
            engineDoor("GET", "user(/count)?"),
            engineDoor("GET", "group(/count)?"),
            engineDoor("GET", "authorization/check"),
            engineDoor("GET", "history/user-operation(/count)?"),
            engineDoor("GET", "identity/groups"),
            door("GET", "admin/auth/user/default"),
            door("POST", "admin/auth/user/default/logout"),
            door("GET", "(tasklist|welcome)/plugin/.*"));

    private static final List<Door> FOR_PROCESS_MANAGERS = List.of(
            engineDoor("OPTIONS", ".*"),
            engineDoor(
                    "GET",
                    "((process-definition|process-instance|execution|variable-instance|event-subscription|incident"
                            + "|job-definition|job|task|external-task|batch|deployment|decision-definition"
                            + "|decision-requirements-definition|authorization)(/.*)?"
                            + "|case-definition(/count)?)"),
            engineDoor("GET", "history/(?!case-)[a-z-]+(/count|/ID)?"),
            engineDoor(
                    "POST",
                    "(process-instance|job|job-definition|task|variable-instance|incident|external-task|batch"
                            + "|decision-definition|history/(?!case-)[a-z-]+)(/count)?"),
            engineDoor("PUT", "job/ID/retries"),
            door("GET", "cockpit/.*"),
            door("POST", "cockpit/plugin/base/default/.*"));

    private final SignedIn signedIn;
    private final AccessDecisions access;
    private final TaskRule tasks;
    private final FlowRule flow;
    private final ObjectMapper json;

    WebAppDoors(SignedIn signedIn, AccessDecisions access, TaskRule tasks, FlowRule flow, ObjectMapper json) {
        this.signedIn = signedIn;
        this.access = access;
        this.tasks = tasks;
        this.flow = flow;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean calls = request.getRequestURI().startsWith(API);
        ContentCachingResponseWrapper whole = new ContentCachingResponseWrapper(response);
        try {
            decide(request, calls ? whole : response, chain);
        } catch (AccessRefused | DataAccessException | TransactionException e) {
            LOG.error("A request could not be decided on and was refused", e);
            whole.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
        if (whole.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            whole.resetBuffer();
            refuse(whole, HttpServletResponse.SC_SERVICE_UNAVAILABLE, UNDECIDED);
        }
        if (calls || whole.getContentSize() > 0) {
            whole.copyBodyToResponse();
        }
    }

    private void decide(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> person = signedIn.personId();
        String path = request.getRequestURI();
        if (person.isEmpty()) {
            refuse(response, 401, "Kirjaudu sisään.");
        } else if (!path.startsWith(API)) {
            openApplication(person.get(), path, request, response, chain);
        } else if (!isOpen(person.get(), request.getMethod(), path)) {
            refuse(response, 403, "Tämä ei ole sallittua Kotopolussa.");
        } else if (hidesTask(person.get(), path)) {
            refuse(response, 404, "Tehtävää ei ole, se on jo tehty, tai et voi nähdä sitä. Päivitä tehtävälista.");
        } else if (hidesFlow(person.get(), path)) {
            refuse(response, 404, "Prosessia ei ole, se on jo päättynyt, tai et voi nähdä sitä. Päivitä sivu.");
        } else {
            response.setHeader("Cache-Control", "no-store");
            chain.doFilter(request, response);
        }
    }

    private void openApplication(
            String person, String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (access.inForce(person).isEmpty()) {
            response.sendRedirect("/kotopolku/ei-oikeutta.html");
        } else if (path.startsWith("/camunda/app/admin")
                || path.startsWith("/camunda/app/cockpit/default") && !managesProcesses(person)) {
            response.sendRedirect("/camunda/app/tasklist/default/");
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isOpen(String person, String method, String path) {
        return FOR_EVERYBODY.stream().anyMatch(door -> door.opensTo(method, path))
                || FOR_PROCESS_MANAGERS.stream().anyMatch(door -> door.opensTo(method, path))
                        && managesProcesses(person);
    }

    private boolean managesProcesses(String person) {
        return access.inForce(person).stream().map(RightInForce::role).anyMatch(Role.PROCESS_MANAGER::equals);
    }

    private boolean hidesTask(String person, String path) {
        Matcher task = ONE_TASK.matcher(path);
        return task.matches() && !task.group(1).matches("count|report") && !tasks.sees(person, task.group(1));
    }

    private boolean hidesFlow(String person, String path) {
        Matcher one = ONE_FLOW.matcher(path);
        return one.matches() && !path.contains("/history/") && !flow.sees(person, one.group(1));
    }

    private void refuse(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(json.writeValueAsString(Map.of("type", "Refused", "message", message)));
    }

    private static Door door(String method, String pattern) {
        return new Door(method, Pattern.compile(Pattern.quote(API) + pattern.replace("ID", ID)));
    }

    private static Door engineDoor(String method, String pattern) {
        return new Door(method, Pattern.compile(Pattern.quote(ENGINE) + pattern.replace("ID", ID)));
    }

    /** Every door there is, whoever it is for. */
    static List<Door> all() {
        return Stream.concat(FOR_EVERYBODY.stream(), FOR_PROCESS_MANAGERS.stream())
                .toList();
    }

    record Door(String method, Pattern path) {

        boolean opensTo(String askedMethod, String askedPath) {
            return method.equals(askedMethod) && path.matcher(askedPath).matches();
        }
    }
}
