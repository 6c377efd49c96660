package fi.kotopolku.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * The end of a session, here and at the identity provider.
 *
 * <p>The web applications sign out by a call, which cannot take the person to the provider. So the way there waits in an
 * otherwise empty session, and the next page that the person opens goes by it. Without this they would be signed in
 * again at once, by the provider's own session.
 */
class SignOut extends OidcClientInitiatedLogoutSuccessHandler implements LogoutHandler {

    private static final String UNFINISHED = SignOut.class.getName() + ".unfinished";

    private final Admission admission;

    SignOut(ClientRegistrationRepository registrations, Admission admission) {
        super(registrations);
        this.admission = admission;
        setPostLogoutRedirectUri("{baseUrl}" + Addresses.SIGNED_OUT);
        setDefaultTargetUrl(Addresses.SIGNED_OUT);
    }

    /** Where the person has still to go to end the session at the identity provider; told once. */
    static Optional<String> unfinished(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(UNFINISHED) instanceof String way)) {
            return Optional.empty();
        }
        session.removeAttribute(UNFINISHED);
        return Optional.of(way);
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, Authentication authentication) {
        SignedIn.of(authentication).ifPresent(admission::signOut);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    }

    @Override
    public void onLogoutSuccess(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        String way = determineTargetUrl(request, response, authentication);
        if (Addresses.CAMUNDA_SIGN_OUT.matches(request)) {
            request.getSession().setAttribute(UNFINISHED, way);
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            getRedirectStrategy().sendRedirect(request, response, way);
        }
    }
}
