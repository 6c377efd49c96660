package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * When a call that asks for something fails inside, the engine's interface answers with the failure's own words, and
 * those of a database repeat rows. The person hears that it failed; the words stay in the log of the server.
 */
class EngineFailures extends OncePerRequestFilter {

    private static final String WORDS = "Tietoja ei saatu haettua. Päivitä sivu ja yritä hetken päästä uudelleen.";

    private final ObjectMapper json;

    EngineFailures(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("GET");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            answer.resetBuffer();
            answer.setContentType(MediaType.APPLICATION_JSON_VALUE);
            answer.getOutputStream().write(json.writeValueAsBytes(Map.of("type", "Refused", "message", WORDS)));
        }
        answer.copyBodyToResponse();
    }
}
