package fi.kotopolku.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives each page of the web applications a nonce of its own for its scripts. Camunda 7.24 keeps one for the whole
 * server, so that with two people at once a page and its header may disagree, which the browser answers with an empty
 * screen; and it draws it from a source that can be guessed.
 */
class PageNonce extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern IN_POLICY = Pattern.compile("'nonce-[^']*'");
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"[^\"]*\"");
    private static final Pattern PAGES = Pattern.compile("/camunda/app/[a-z]+/[^/.]+/?");

    private final SecureRandom random = new SecureRandom();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PAGES.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String policy = response.getHeader(POLICY);
        if (policy == null || page.getContentSize() == 0 || page.getStatus() != HttpServletResponse.SC_OK) {
            page.copyBodyToResponse();
            return;
        }
        String nonce = nonce();
        byte[] body = IN_PAGE.matcher(new String(page.getContentAsByteArray(), StandardCharsets.UTF_8))
                .replaceAll("nonce=\"" + nonce + "\"")
                .getBytes(StandardCharsets.UTF_8);
        response.setHeader(POLICY, IN_POLICY.matcher(policy).replaceAll("'nonce-" + nonce + "'"));
        response.setContentType("text/html;charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String nonce() {
        byte[] bytes = new byte[20];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
