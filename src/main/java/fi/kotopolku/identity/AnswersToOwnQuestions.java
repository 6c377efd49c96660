package fi.kotopolku.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/**
 * With several identity providers, the answer of one must not be taken to the question to another (RFC 9207): a code
 * would be sent to a provider that did not give it. So an answer counts only at the address that its provider was given,
 * and where it says whose it is, only when that is who was asked.
 */
class AnswersToOwnQuestions implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String ISSUER = "iss";

    private final AuthorizationRequestRepository<OAuth2AuthorizationRequest> asked =
            new HttpSessionOAuth2AuthorizationRequestRepository();
    private final Issuers issuers;

    AnswersToOwnQuestions(Issuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return asked.loadAuthorizationRequest(request);
    }

    @Override
    public void saveAuthorizationRequest(
            OAuth2AuthorizationRequest question, HttpServletRequest request, HttpServletResponse response) {
        asked.saveAuthorizationRequest(question, request, response);
    }

    @Override
    public OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        OAuth2AuthorizationRequest question = asked.removeAuthorizationRequest(request, response);
        return question != null && answers(question, request) ? question : null;
    }

    private boolean answers(OAuth2AuthorizationRequest question, HttpServletRequest request) {
        String registration = question.getAttribute(OAuth2ParameterNames.REGISTRATION_ID);
        String issuer = request.getParameter(ISSUER);
        return request.getRequestURI().endsWith("/" + registration)
                && (issuer == null
                        || issuers.find(registration)
                                .filter(known -> known.address().equals(issuer))
                                .isPresent());
    }
}
