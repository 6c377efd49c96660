package fi.kotopolku.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The addresses that sign-in knows, and how a page that a person opens differs from a call that a page makes. */
final class Addresses {

    static final String START = "/camunda/app/tasklist/default/";
    static final String AUTHORIZATION = "/oauth2/authorization/";
    static final String CHOOSE_ORGANISATION = "/kotopolku/kirjaudu";
    static final String BACK_CHANNEL = "/logout/connect/back-channel/{registration}";
    /** Our public keys, for the providers that know us by them. */
    static final String KEYS = "/.well-known/jwks.json";

    static final String SIGN_OUT = "/logout";
    static final String NOT_ADMITTED = "/kotopolku/ei-oikeutta.html";
    static final String SIGN_IN_FAILED = "/kotopolku/kirjautuminen-keskeytyi.html";
    static final String SIGNED_OUT = "/kotopolku/uloskirjauduttu.html";

    static final RequestMatcher CAMUNDA = under("/camunda");
    /** What an identity provider calls, not a browser. */
    static final RequestMatcher FROM_ISSUERS = path(BACK_CHANNEL);

    static final RequestMatcher OWN_API = under("/api");
    /** A call that brings a token of its own, and so no session. */
    static final RequestMatcher WITH_TOKEN = request -> under("/api/v1").matches(request)
            && Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                    .filter(says -> says.regionMatches(true, 0, "Bearer", 0, "Bearer".length()))
                    .isPresent();

    static final RequestMatcher API = any(under("/api"), under("/camunda/api"));
    static final RequestMatcher SIGNED_IN_ONLY = any(under("/camunda"), under("/api"), under("/kotopolku"));
    static final RequestMatcher OPEN = any(
            path("/"),
            path("/favicon.ico"),
            path("/camunda/favicon.ico"),
            path(SIGN_OUT),
            path(CHOOSE_ORGANISATION),
            path(KEYS),
            FROM_ISSUERS,
            path(NOT_ADMITTED),
            path(SIGN_IN_FAILED),
            path(SIGNED_OUT),
            path("/kotopolku/*.css"),
            path("/kotopolku/*.svg"));
    /** Files of the web applications that are the same for everybody and may stay in the browser's cache. */
    static final RequestMatcher FILES =
            any(under("/camunda/app"), under("/camunda/lib"), under("/camunda/assets"), path("/camunda/favicon.ico"));

    /** The web applications' own sign-out, with the header that only their own page can send. */
    static final RequestMatcher CAMUNDA_SIGN_OUT = request -> PathPatternRequestMatcher.withDefaults()
                    .matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout")
                    .matches(request)
            && request.getHeader("X-XSRF-TOKEN") != null;

    private Addresses() {}

    /**
     * A page that somebody opens, rather than a script, a style or a call made by a page. Browsers say so themselves;
     * for what does not say, asking for HTML is taken as a sign.
     */
    static boolean isPage(HttpServletRequest request) {
        if (!HttpMethod.GET.matches(request.getMethod())
                || API.matches(request)
                || request.getHeader("X-Requested-With") != null) {
            return false;
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        if (mode != null) {
            return mode.equals("navigate");
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html");
    }

    private static RequestMatcher under(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(path + "/**");
    }

    private static RequestMatcher path(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(path);
    }

    private static RequestMatcher any(RequestMatcher... matchers) {
        return new OrRequestMatcher(matchers);
    }
}
