package fi.kotopolku.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.env.Environment;

/** Gets access tokens from the demo's identity provider as a program on this machine would: by code, with PKCE (S256). */
public final class DemoTokens {

    private static final String CLIENT = "spring.security.oauth2.client.";
    private static final String RETURN = "http://127.0.0.1:1/login/oauth2/code/kotopolku";
    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");

    private DemoTokens() {}

    public static String of(Environment environment, String account, String password) {
        String issuer = environment.getRequiredProperty(CLIENT + "provider.kotopolku.issuer-uri");
        Browser browser = new Browser();
        HttpResponse<String> login = browser.follow(browser.page(issuer + "/oauth2/authorize?"
                + Browser.form(Map.of(
                        "response_type", "code",
                        "client_id", "kotopolku",
                        "scope", "openid",
                        "redirect_uri", RETURN,
                        "code_challenge", CHALLENGE,
                        "code_challenge_method", "S256"))));
        HttpResponse<String> sent = browser.submit(
                login.uri().resolve("/login").toString(),
                Map.of("username", account, "password", password, "_csrf", browser.hidden(login)));
        URI back = Browser.target(browser.page(Browser.target(sent).toString()));
        Matcher code = CODE.matcher(back.toString());
        if (!code.find()) {
            throw new AssertionError("No code in " + back);
        }
        String secret = environment.getRequiredProperty(CLIENT + "registration.kotopolku.client-secret");
        HttpResponse<String> tokens = browser.submit(
                issuer + "/oauth2/token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        URLDecoder.decode(code.group(1), StandardCharsets.UTF_8),
                        "redirect_uri",
                        RETURN,
                        "code_verifier",
                        VERIFIER),
                "Authorization",
                "Basic "
                        + Base64.getEncoder().encodeToString(("kotopolku:" + secret).getBytes(StandardCharsets.UTF_8)));
        try {
            return new ObjectMapper()
                    .readTree(tokens.body())
                    .path("access_token")
                    .asText();
        } catch (IOException e) {
            throw new AssertionError(tokens.body(), e);
        }
    }
}
