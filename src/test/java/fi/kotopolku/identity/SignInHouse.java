package fi.kotopolku.identity;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.demo.DemoIdentityProvider;
import fi.kotopolku.demo.DemoIdentityProvider.RunningProvider;
import fi.kotopolku.identity.Organisation.Kind;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Sign-in over HTTP, with the demo's provider and without the engine; a caseworker whom the people's register knows. */
@SpringBootTest(
        classes = SignInHouse.Application.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.servlet.session.cookie.name=KOTOPOLKU-SESSION",
            "server.servlet.session.cookie.secure=false",
            "server.servlet.session.cookie.http-only=true",
            "server.servlet.session.cookie.same-site=lax",
            "kotopolku.sign-in.issuers.kotopolku.organisation=keuruu"
        })
abstract class SignInHouse {

    /** Of the application as it runs now: begun with it and closed with it. */
    private static RunningProvider provider;

    private static final Person CASEWORKER = person(true);

    @LocalServerPort
    private int port;

    @MockitoBean
    People people;

    @MockitoBean
    Notices notices;

    @MockitoBean
    Sessions sessions;

    @MockitoBean
    Audit audit;

    final Browser browser = new Browser();

    @DynamicPropertySource
    static void beginProvider(DynamicPropertyRegistry properties) {
        provider = DemoIdentityProvider.start(0);
        provider.clientProperties().forEach((name, value) -> properties.add(name, () -> value));
    }

    @BeforeEach
    void known() {
        given(people.ofSubject(DemoIdentityProvider.ISSUER_NAME, "caseworker.keuruu"))
                .willReturn(Optional.of(CASEWORKER));
        given(sessions.of(any())).willReturn(Sessions.State.GOES_ON);
    }

    HttpResponse<String> signIn(String path) {
        return browser.signIn(app(path), "caseworker.keuruu", "kotopolku");
    }

    String app(String path) {
        return "http://localhost:" + port + path;
    }

    /** Where the provider asks who it is. */
    static String providersPage() {
        return provider.issuer() + "/login";
    }

    static Person person(boolean employed) {
        Organisation keuruu = new Organisation("keuruu", Kind.MUNICIPALITY, "Keuruun kaupunki", "Keuru stad", "249");
        return new Person(
                "caseworker.keuruu", "Testi", "Keuruu-Käsittelijä", "testi@esimerkki.invalid", keuruu, employed);
    }

    /** Without a stereotype, so that no scan of the application finds it. */
    @OnlySignIn
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
        NoticesApi.class
    })
    static class Application {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        RunningProvider runningProvider() {
            return provider;
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

        /** Stands for the web applications; without a stereotype, too. */
        @Bean
        RouterFunction<ServerResponse> webApplications(SignedIn signedIn) {
            HandlerFunction<ServerResponse> page = request ->
                    ServerResponse.ok().body("page of " + signedIn.personId().orElseThrow());
            return RouterFunctions.route()
                    .GET("/camunda/app/tasklist/default/", page)
                    .GET("/camunda/app/cockpit/default/", page)
                    .GET(
                            "/camunda/api/cached",
                            request -> ServerResponse.ok()
                                    .header("Cache-Control", "no-cache")
                                    .body(""))
                    .POST(
                            "/camunda/api/admin/auth/user/default/logout",
                            request -> ServerResponse.ok().build())
                    .build();
        }
    }
}
