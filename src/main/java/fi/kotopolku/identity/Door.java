package fi.kotopolku.identity;

import fi.kotopolku.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/**
 * What somebody meets who may not come in as they are: a page goes to sign-in, a call gets an answer with a code that a
 * script can act on. No answer repeats anything of the request.
 */
class Door implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Issuers issuers;

    Door(Issuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (!Addresses.SIGNED_IN_ONLY.matches(request)) {
            response.sendError(HttpStatus.FORBIDDEN.value());
        } else if (Addresses.isPage(request)) {
            response.sendRedirect(SignOut.unfinished(request).orElse(request.getContextPath() + issuers.wayIn()));
        } else {
            answer(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "sign-in-required",
                    "Istuntosi on päättynyt. Lataa sivu uudelleen ja kirjaudu sisään.");
        }
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        boolean signedIn = SignedIn.of(SecurityContextHolder.getContext().getAuthentication())
                .isPresent();
        if (!signedIn) {
            commence(request, response, null);
        } else if (Addresses.API.matches(request) && reason instanceof CsrfException) {
            answer(
                    request,
                    response,
                    HttpStatus.FORBIDDEN,
                    "csrf",
                    "Sivu on vanhentunut. Lataa sivu uudelleen ja yritä sitten uudestaan.");
        } else if (Addresses.OWN_API.matches(request)) {
            answer(request, response, HttpStatus.FORBIDDEN, "forbidden", "Tämä ei ole sallittua.");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    /** The session's person is no longer let in. */
    void turnAway(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (Addresses.isPage(request)) {
            response.sendRedirect(request.getContextPath() + Addresses.NOT_ADMITTED);
        } else {
            answer(
                    request,
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "not-admitted",
                    "Sinulla ei ole enää oikeutta käyttää Kotopolkua. Ota yhteyttä lähiesihenkilöösi.");
        }
    }

    private static void answer(
            HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code, String detail)
            throws IOException {
        if (status == HttpStatus.UNAUTHORIZED && Addresses.OWN_API.matches(request)) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        ApiProblem.write(request, response, status, code, detail);
    }
}
