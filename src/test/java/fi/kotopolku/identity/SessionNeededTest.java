package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What answers without a session, what a call with one needs besides, and what is not kept of the answer. */
class SessionNeededTest extends SignInHouse {

    private static final UUID NOTICE = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/notices", "/camunda/api/engine/engine/default/task", "/camunda/app/tasklist/app.js"})
    void callsWithoutASessionAreToldSo(String path) {
        HttpResponse<String> answer = browser.call(app(path));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"sign-in-required\"");
    }

    @Test
    void evenThoseThatChangeSomething() {
        assertThat(browser.post(app("/api/v1/notices/" + NOTICE + "/read")).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/camunda/app/tasklist/default/", "/kotopolku/anything"})
    void pagesWithoutASessionLeadToSignIn(String path) {
        HttpResponse<String> answer = browser.page(app(path));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(Browser.target(answer)).hasToString(app("/oauth2/authorization/kotopolku"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/engine-rest/task", "/elsewhere", "/error"})
    void whatIsNotNamedIsRefusedToEverybody(String path) {
        assertThat(browser.page(app(path)).statusCode()).isEqualTo(403);
        signIn("/");
        assertThat(browser.page(app(path)).statusCode()).isEqualTo(403);
    }

    @Test
    void aChangeThroughTheApiNeedsTheTokenOfTheCookie() {
        given(notices.markRead("caseworker.keuruu", NOTICE)).willReturn(true);
        signIn("/");
        String read = app("/api/v1/notices/" + NOTICE + "/read");

        HttpResponse<String> refused = browser.post(read);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("\"code\":\"csrf\"", "Lataa sivu uudelleen");

        HttpCookie token = browser.cookie("KOTOPOLKU-XSRF").orElseThrow();
        assertThat(token.getPath()).isEqualTo("/");
        assertThat(token.isHttpOnly()).isFalse();
        assertThat(browser.post(read, "X-KOTOPOLKU-XSRF", token.getValue()).statusCode())
                .isEqualTo(204);
        assertThat(browser.post(read, "X-KOTOPOLKU-XSRF", UUID.randomUUID().toString())
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void somebodyElsesNoticeIsNotThere() {
        signIn("/");
        String token = browser.cookie("KOTOPOLKU-XSRF").orElseThrow().getValue();

        HttpResponse<String> answer =
                browser.post(app("/api/v1/notices/" + NOTICE + "/read"), "X-KOTOPOLKU-XSRF", token);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("notice-not-found");
    }

    @Test
    void answersWithClientDataStayOutOfTheBrowsersCache() {
        signIn("/");

        HttpResponse<String> overruled = browser.call(app("/camunda/api/cached"));
        assertThat(overruled.headers().allValues("Cache-Control")).containsExactly("no-store");
        HttpResponse<String> api = browser.call(app("/api/v1/notices"));
        assertThat(api.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(api.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(api.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(api.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'");
    }
}
