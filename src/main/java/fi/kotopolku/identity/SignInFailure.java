package fi.kotopolku.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * A sign-in that came to nothing ends on a page that helps, without a session, and in the log. What exactly was wrong
 * with a token is told to nobody: it would help whoever forges them.
 */
class SignInFailure implements AuthenticationFailureHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SignInFailure.class);

    private final Admission admission;
    private final Issuers issuers;

    SignInFailure(Admission admission, Issuers issuers) {
        this.admission = admission;
        this.issuers = issuers;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        OAuth2Error error = reason instanceof OAuth2AuthenticationException refused ? refused.getError() : null;
        if (error != null && PersonOfToken.NOT_ADMITTED.equals(error.getErrorCode())) {
            response.sendRedirect(request.getContextPath() + NotAdmittedPage.address(issuers, error.getDescription()));
            return;
        }
        admission.signInFailed();
        LOG.warn("A sign-in failed: {}", error == null ? reason.getClass().getSimpleName() : error.getErrorCode());
        response.sendRedirect(request.getContextPath() + Addresses.SIGN_IN_FAILED);
    }

    /** A provider that could not even be asked: unknown, or without its document of addresses. */
    void notAsked(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        LOG.warn(
                "An identity provider could not be asked: {}", reason.getClass().getSimpleName());
        response.sendRedirect(request.getContextPath() + Addresses.SIGN_IN_FAILED);
    }
}
