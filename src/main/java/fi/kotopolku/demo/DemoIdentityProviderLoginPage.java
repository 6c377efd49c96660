package fi.kotopolku.demo;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** The page that asks for user name and password, and tells a newcomer whom to sign in as. */
class DemoIdentityProviderLoginPage extends HttpServlet {

    static final String ADDRESS = "/login";
    static final String WRONG = ADDRESS + "?wrong";
    static final String STALE = ADDRESS + "?stale";

    private static final Map<String, String> MESSAGES = Map.of(
            "wrong", "Käyttäjätunnus tai salasana on väärä. Yritä uudelleen.",
            "stale", "Sivu oli vanhentunut. Palaa Kotopolkuun ja kirjaudu sieltä uudelleen.");

    private final String page = template()
            .replace(
                    "{{accounts}}",
                    DemoAccount.ALL.stream()
                            .map(DemoIdentityProviderLoginPage::row)
                            .collect(Collectors.joining()))
            .replace("{{password}}", DemoAccount.PASSWORD);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(page.replace("{{message}}", message(request.getQueryString()))
                        .replace("{{token-name}}", token.getParameterName())
                        .replace("{{token}}", token.getToken()));
    }

    private static String message(String query) {
        String text = query == null ? null : MESSAGES.get(query);
        return text == null ? "" : "<p class=\"message\" role=\"alert\">" + text + "</p>";
    }

    private static String row(DemoAccount account) {
        return """
                <tr data-account="%1$s" tabindex="0"><td><code>%1$s</code></td><td>%2$s</td><td>%3$s</td></tr>
                """.formatted(
                        account.id(),
                        HtmlUtils.htmlEscape(account.role().nameFi(), StandardCharsets.UTF_8.name()),
                        HtmlUtils.htmlEscape(account.organisation(), StandardCharsets.UTF_8.name()));
    }

    private static String template() {
        try (InputStream in = DemoIdentityProviderLoginPage.class.getResourceAsStream("/demo-idp/login.html")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
