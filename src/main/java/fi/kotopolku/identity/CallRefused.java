package fi.kotopolku.identity;

import fi.kotopolku.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** What a call with a token hears that is not let in: that the token is not good, and never in which way. */
class CallRefused implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof AuthenticationServiceException) {
            ApiProblem.write(
                    request,
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "issuer-unreachable",
                    "Tunnistautumispalvelu ei vastaa, joten pyyntöä ei voitu tarkistaa. Yritä hetken päästä uudelleen.");
            return;
        }
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
        ApiProblem.write(
                request,
                response,
                HttpStatus.UNAUTHORIZED,
                "invalid-token",
                "Tunnistetta ei hyväksytty. Hae uusi tunniste organisaatiosi tunnistautumispalvelusta.");
    }
}
