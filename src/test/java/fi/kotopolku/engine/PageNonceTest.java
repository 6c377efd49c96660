package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PageNonceTest {

    private static final String PAGE = "/camunda/app/tasklist/default/";

    /** As the engine's filter does when another request has drawn a new nonce in between. */
    private static final FilterChain DISAGREEING = (request, response) -> {
        ((HttpServletResponse) response)
                .setHeader("Content-Security-Policy", "script-src 'nonce-mine' 'strict-dynamic'");
        response.setContentType("text/html");
        response.getWriter().append("<script nonce=\"other\" src=a></script><script nonce=\"other\">b</script>");
    };

    @Test
    void pageAndPolicyAlwaysAgreeAndNoTwoPagesShareANonce() throws Exception {
        Set<String> nonces = new HashSet<>();
        for (int page = 0; page < 50; page++) {
            MockHttpServletResponse response = new MockHttpServletResponse();
            new PageNonce().doFilter(new MockHttpServletRequest("GET", PAGE), response, DISAGREEING);
            String policy = response.getHeader("Content-Security-Policy");
            String nonce = policy.replaceAll(".*'nonce-([^']+)'.*", "$1");
            assertThat(response.getContentAsString())
                    .isEqualTo("<script nonce=\"" + nonce + "\" src=a></script><script nonce=\"" + nonce
                            + "\">b</script>");
            assertThat(policy).endsWith("'strict-dynamic'");
            nonces.add(nonce);
        }
        assertThat(nonces).hasSize(50);
    }

    @Test
    void otherFilesPassUntouched() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new PageNonce()
                .doFilter(
                        new MockHttpServletRequest("GET", "/camunda/app/tasklist/scripts/config.js"),
                        response,
                        DISAGREEING);
        assertThat(response.getContentAsString()).contains("nonce=\"other\"");
    }
}
