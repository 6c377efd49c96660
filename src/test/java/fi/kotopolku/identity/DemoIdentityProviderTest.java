package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fi.kotopolku.demo.DemoAccount;
import fi.kotopolku.demo.DemoIdentityProvider;
import fi.kotopolku.demo.DemoIdentityProvider.RunningProvider;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoIdentityProviderTest {

    private static final String BACK = "http://localhost:54321/login/oauth2/code/kotopolku";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-taken-0123456789";

    private static RunningProvider provider;

    private final Browser browser = new Browser();

    @BeforeAll
    static void start() {
        provider = DemoIdentityProvider.start(0);
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @Test
    void signsInAndNamesTheAccountAsSubject() throws ParseException {
        HttpResponse<String> loginPage = browser.follow(browser.page(authorize(request())));
        assertThat(loginPage.uri().getPath()).isEqualTo("/login");
        URI back = signIn(loginPage, "caseworker.keuruu", DemoAccount.PASSWORD);

        assertThat(back.toString()).startsWith(BACK).contains("state=the-state");
        HttpResponse<String> answer = token(code(back), VERIFIER);
        assertThat(answer.statusCode()).isEqualTo(200);
        JWTClaimsSet claims = SignedJWT.parse(text(answer, "id_token")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("caseworker.keuruu");
        assertThat(claims.getIssuer()).isEqualTo(provider.issuer());
        assertThat(claims.getStringClaim("nonce")).isEqualTo("the-nonce");
        assertThat(claims.getClaims()).doesNotContainKeys("given_name", "family_name", "email");
    }

    @Test
    void refusesTheCodeWithAnotherVerifier() {
        HttpResponse<String> loginPage = browser.follow(browser.page(authorize(request())));
        URI back = signIn(loginPage, "nurse.keskisuomi", DemoAccount.PASSWORD);

        assertThat(token(code(back), VERIFIER + "x").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAWrongPassword() {
        HttpResponse<String> loginPage = browser.follow(browser.page(authorize(request())));
        URI back = signIn(loginPage, "caseworker.keuruu", "wrong");

        assertThat(back).hasToString(provider.issuer() + "/login?wrong");
        assertThat(browser.page(back.toString()).body()).contains("salasana on väärä");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/login/oauth2/code/kotopolku",
                "http://localhost.example.org/login/oauth2/code/kotopolku",
                "http://localhost@example.org/login/oauth2/code/kotopolku",
                "https://localhost:8080/login/oauth2/code/kotopolku",
                "http://localhost:8080/elsewhere",
                "javascript:alert(1)"
            })
    void sendsNobodyAnywhereElse(String redirect) {
        Map<String, String> request = request();
        request.put("redirect_uri", redirect);

        assertThat(browser.page(authorize(request)).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesARequestWithoutProofKey() {
        Map<String, String> request = request();
        request.remove("code_challenge");
        request.remove("code_challenge_method");

        HttpResponse<String> answer = browser.page(authorize(request));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.target(answer).toString()).startsWith(BACK).contains("error=invalid_request");
    }

    @Test
    void theLoginPageNamesTheAccounts() {
        String page = browser.page(provider.issuer() + "/login").body();

        assertThat(DemoAccount.ALL)
                .hasSize(13)
                .allSatisfy(account ->
                        assertThat(page).contains(account.id(), account.role().nameFi(), account.organisation()));
        assertThat(page).contains("keksittyjä").doesNotContain("{{");
    }

    @Test
    void tellsNothingElse() {
        assertThat(browser.page(provider.issuer() + "/").statusCode()).isNotEqualTo(200);
        assertThat(browser.call(provider.issuer() + "/userinfo").statusCode()).isEqualTo(401);
    }

    private URI signIn(HttpResponse<String> loginPage, String username, String password) {
        HttpResponse<String> answer = browser.submit(
                provider.issuer() + "/login",
                Map.of("username", username, "password", password, "_csrf", browser.hidden(loginPage)));
        URI next = Browser.target(answer);
        return next.getPath().equals("/oauth2/authorize") ? Browser.target(browser.page(next.toString())) : next;
    }

    private HttpResponse<String> token(String code, String verifier) {
        Map<String, Object> client = provider.clientProperties();
        String secret = "kotopolku:" + client.get("spring.security.oauth2.client.registration.kotopolku.client-secret");
        return browser.submit(
                provider.issuer() + "/oauth2/token",
                Map.of(
                        "grant_type", "authorization_code",
                        "code", code,
                        "redirect_uri", BACK,
                        "code_verifier", verifier),
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static String authorize(Map<String, String> request) {
        return provider.issuer() + "/oauth2/authorize?" + Browser.form(request);
    }

    private static Map<String, String> request() {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("response_type", "code");
        request.put("client_id", "kotopolku");
        request.put("scope", "openid");
        request.put("state", "the-state");
        request.put("nonce", "the-nonce");
        request.put("redirect_uri", BACK);
        request.put("code_challenge", challenge());
        request.put("code_challenge_method", "S256");
        return request;
    }

    private static String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String code(URI back) {
        return value(back.getQuery(), "code=([^&]+)");
    }

    private static String text(HttpResponse<String> json, String key) {
        return value(json.body(), "\"" + key + "\":\"([^\"]+)\"");
    }

    private static String value(String text, String pattern) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
