package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.demo.DemoIdentityProvider;
import fi.kotopolku.demo.DemoIdentityProvider.RunningProvider;
import fi.kotopolku.identity.Organisation.Kind;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The whole way in and out, over HTTP, with the demo's provider and without the engine. */
@SpringBootTest(
        classes = SignInTest.Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.servlet.session.cookie.name=KOTOPOLKU-SESSION",
            "server.servlet.session.cookie.secure=false",
            "server.servlet.session.cookie.http-only=true",
            "server.servlet.session.cookie.same-site=lax",
            "kotopolku.sign-in.issuers.kotopolku.organisation=keuruu"
        })
class SignInTest {

    private static final RunningProvider PROVIDER = DemoIdentityProvider.start(0);
    private static final Person CASEWORKER = person(true);
    private static final UUID NOTICE = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @MockitoBean
    private People people;

    @MockitoBean
    private Notices notices;

    @MockitoBean
    private Sessions sessions;

    @MockitoBean
    private Audit audit;

    private final Browser browser = new Browser();

    @DynamicPropertySource
    static void provider(DynamicPropertyRegistry properties) {
        PROVIDER.clientProperties().forEach((name, value) -> properties.add(name, () -> value));
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @BeforeEach
    void known() {
        given(people.ofSubject(DemoIdentityProvider.ISSUER_NAME, "caseworker.keuruu"))
                .willReturn(Optional.of(CASEWORKER));
        given(sessions.of(any())).willReturn(Sessions.State.GOES_ON);
    }

    @Test
    void signsInAndComesBackToThePageThatWasAskedFor() {
        HttpResponse<String> there = signIn("/camunda/app/cockpit/default/");

        assertThat(there.statusCode()).isEqualTo(200);
        assertThat(there.uri()).hasToString(app("/camunda/app/cockpit/default/"));
        assertThat(there.body()).isEqualTo("page of caseworker.keuruu");
        verify(audit).event("caseworker.keuruu", "SIGN_IN", null);
    }

    @Test
    void startsInTasklist() {
        assertThat(signIn("/").uri()).hasToString(app("/camunda/app/tasklist/default/"));
    }

    @Test
    void signInGivesAnotherSession() {
        browser.follow(browser.page(app("/")));
        String before = session().getValue();
        signIn("/");

        assertThat(session().getValue()).isNotEqualTo(before);
        assertThat(session().isHttpOnly()).isTrue();
    }

    @Test
    void noAddressHoldsAName() {
        signIn("/");

        assertThat(browser.visited())
                .isNotEmpty()
                .allSatisfy(visited -> assertThat(visited.toString())
                        .doesNotContainIgnoringCase("caseworker")
                        .doesNotContain("Testi"));
    }

    @Test
    void asksForProofStateAndNonce() {
        browser.page(app("/"));
        String request = Browser.target(browser.page(app("/oauth2/authorization/kotopolku")))
                .getQuery();

        assertThat(request).contains("code_challenge_method=S256", "code_challenge=", "state=", "nonce=");
    }

    @Test
    void aStrangerMeetsAFriendlyPage() {
        given(people.ofSubject(DemoIdentityProvider.ISSUER_NAME, "nurse.keskisuomi"))
                .willReturn(Optional.empty());

        HttpResponse<String> there = browser.signIn(app("/"), "nurse.keskisuomi", "kotopolku");

        assertThat(there.uri()).hasToString(app("/kotopolku/ei-oikeutta.html"));
        assertThat(browser.call(app("/api/v1/notices")).statusCode()).isEqualTo(401);
        verify(audit).event("?", "SIGN_IN_REFUSED", null);
    }

    @Test
    void somebodyNoLongerEmployedMeetsTheSamePage() {
        given(people.ofSubject(DemoIdentityProvider.ISSUER_NAME, "caseworker.keuruu"))
                .willReturn(Optional.of(person(false)));

        assertThat(signIn("/").uri()).hasToString(app("/kotopolku/ei-oikeutta.html"));
        verify(audit).event("caseworker.keuruu", "SIGN_IN_REFUSED", null);
        verify(audit, never()).event("caseworker.keuruu", "SIGN_IN", null);
    }

    @Test
    void theEndOfEmploymentEndsTheSessionAtTheNextRequest() {
        signIn("/");
        given(sessions.of(any())).willReturn(Sessions.State.NOT_ADMITTED);

        HttpResponse<String> call = browser.call(app("/api/v1/notices"));
        assertThat(call.statusCode()).isEqualTo(401);
        assertThat(call.body()).contains("not-admitted");
        assertThat(browser.call(app("/api/v1/notices")).body()).contains("sign-in-required");
        verify(audit).event("caseworker.keuruu", "SESSION_ENDED", null);
    }

    @Test
    void theEndOfEmploymentShowsTheFriendlyPage() {
        signIn("/");
        given(sessions.of(any())).willReturn(Sessions.State.NOT_ADMITTED);

        HttpResponse<String> next = browser.page(app("/camunda/app/tasklist/default/"));

        assertThat(Browser.target(next)).hasToString(app("/kotopolku/ei-oikeutta.html"));
    }

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
    void signsOutHereAndAtTheProvider() {
        signIn("/");
        HttpResponse<String> question = browser.page(app("/logout"));
        assertThat(question.body()).contains("Kirjaudutaanko ulos?");

        HttpResponse<String> answer = browser.submit(app("/logout"), Map.of("_csrf", browser.hidden(question)));
        assertThat(answer.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\", \"storage\"");
        HttpResponse<String> goodbye = browser.follow(answer);

        assertThat(goodbye.uri()).hasToString(app("/kotopolku/uloskirjauduttu.html"));
        assertThat(goodbye.body()).contains("Olet kirjautunut ulos");
        assertThat(browser.follow(browser.page(app("/"))).uri()).hasToString(PROVIDER.issuer() + "/login");
        verify(audit).event("caseworker.keuruu", "SIGN_OUT", null);
    }

    @Test
    void nobodyIsSignedOutByAForeignPage() {
        signIn("/");

        assertThat(browser.post(app("/logout")).statusCode()).isEqualTo(403);
        browser.post(app("/camunda/api/admin/auth/user/default/logout"));
        assertThat(browser.page(app("/camunda/app/tasklist/default/")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void theWebApplicationsSignOutAtTheProviderTooAtTheNextPage() {
        signIn("/");

        HttpResponse<String> answer =
                browser.post(app("/camunda/api/admin/auth/user/default/logout"), "X-XSRF-TOKEN", "any");
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.call(app("/api/v1/notices")).statusCode()).isEqualTo(401);

        HttpResponse<String> goodbye = browser.follow(browser.page(app("/camunda/app/tasklist/default/")));
        assertThat(goodbye.uri()).hasToString(app("/kotopolku/uloskirjauduttu.html"));
        assertThat(browser.follow(browser.page(app("/"))).uri()).hasToString(PROVIDER.issuer() + "/login");
    }

    @Test
    void aSignInThatWasNeverBegunEndsOnAPageThatHelps() {
        HttpResponse<String> there =
                browser.follow(browser.page(app("/login/oauth2/code/kotopolku?code=made-up&state=made-up")));

        assertThat(there.uri()).hasToString(app("/kotopolku/kirjautuminen-keskeytyi.html"));
        assertThat(there.body()).contains("Yritä uudelleen");
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

    private HttpResponse<String> signIn(String path) {
        return browser.signIn(app(path), "caseworker.keuruu", "kotopolku");
    }

    private HttpCookie session() {
        return browser.cookie("KOTOPOLKU-SESSION").orElseThrow();
    }

    private String app(String path) {
        return "http://localhost:" + port + path;
    }

    private static Person person(boolean employed) {
        Organisation keuruu = new Organisation("keuruu", Kind.MUNICIPALITY, "Keuruun kaupunki", "Keuru stad", "249");
        return new Person(
                "caseworker.keuruu", "Testi", "Keuruu-Käsittelijä", "testi@esimerkki.invalid", keuruu, employed);
    }

    /** Without a stereotype, so that no scan of the application finds it. */
    @ImportAutoConfiguration({
        SslAutoConfiguration.class,
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        ErrorMvcAutoConfiguration.class,
        SecurityAutoConfiguration.class,
        SecurityFilterAutoConfiguration.class,
        OAuth2ClientAutoConfiguration.class,
        OAuth2ClientWebSecurityAutoConfiguration.class
    })
    @Import({
        SignInSecurity.class,
        Issuers.class,
        OwnKeys.class,
        LazyRegistrations.class,
        IssuerTokens.class,
        Admission.class,
        NotAdmittedPage.class,
        SignedIn.class,
        SignInPages.class,
        NoticesApi.class,
        PageDouble.class
    })
    static class Application {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        AdmittedProviders admittedProviders() {
            return mock(AdmittedProviders.class);
        }

        @Bean
        Organisations organisations() {
            Organisations organisations = mock(Organisations.class);
            given(organisations.find("keuruu")).willReturn(Optional.of(CASEWORKER.employer()));
            return organisations;
        }
    }

    /** Stands for the web applications. */
    @RestController
    static class PageDouble {

        private final SignedIn signedIn;

        PageDouble(SignedIn signedIn) {
            this.signedIn = signedIn;
        }

        @GetMapping({"/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/"})
        String page() {
            return "page of " + signedIn.personId().orElseThrow();
        }

        @GetMapping("/camunda/api/cached")
        ResponseEntity<String> cached() {
            return ResponseEntity.ok().header("Cache-Control", "no-cache").body("");
        }

        @PostMapping("/camunda/api/admin/auth/user/default/logout")
        void logoutOfTheWebApplications() {}
    }
}
