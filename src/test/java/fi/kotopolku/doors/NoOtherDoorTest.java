package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.HandlerMapping;

/**
 * What answers at all is enumerated by the application itself and compared with the list in {@code every-door.txt}, so
 * that no door can be added unseen.
 */
class NoOtherDoorTest extends DoorsTest {

    @Autowired
    private ApplicationContext application;

    @Autowired
    private ServletContext servlets;

    @Autowired
    private Environment environment;

    @Test
    void everyDoorIsKnown() {
        assertThat(Routes.of(application, servlets))
                .containsExactlyElementsOf(KnownDoors.all().keySet());
    }

    /** What answers besides the operations: each of these passes sign-in and {@code WebAppDoors} before anything else. */
    @Test
    void nothingElseAnswers() {
        assertThat(servlets.getServletRegistrations().keySet())
                .containsExactlyInAnyOrder(
                        "dispatcherServlet", "Cockpit Api", "Engine Api", "Welcome Api", "Tasklist Api", "Admin Api");
        assertThat(servlets.getFilterRegistrations().values())
                .extracting(FilterRegistration::getName)
                .containsExactlyInAnyOrder(
                        "requestContextFilter",
                        "characterEncodingFilter",
                        "formContentFilter",
                        "springSecurityFilterChain",
                        "plainAddresses",
                        "webAppDoors",
                        "webAppSignIn",
                        "startForms",
                        "taskForms",
                        "tasklistLetters",
                        "pageNonce",
                        "Tomcat WebSocket (JSR356) Filter",
                        "AppendTrailingSlashFilter",
                        "Authentication Filter",
                        "Security Filter",
                        "CsrfPreventionFilter",
                        "SessionCookieFilter",
                        "HttpHeaderSecurity",
                        "Engines Filter",
                        "EmptyBodyFilter",
                        "CacheControlFilter");
        assertThat(application.getBeansOfType(HandlerMapping.class).keySet())
                .containsExactlyInAnyOrder(
                        "requestMappingHandlerMapping",
                        "viewControllerHandlerMapping",
                        "resourceHandlerMapping",
                        "welcomePageHandlerMapping",
                        "welcomePageNotAcceptableHandlerMapping",
                        "beanNameHandlerMapping",
                        "routerFunctionMapping");
        assertThat(application.getBeansOfType(SecurityFilterChain.class)).containsOnlyKeys("calls", "signIn");
        for (String absent : List.of(
                "org.springframework.boot.actuate.endpoint.annotation.Endpoint",
                "org.springdoc.core.models.GroupedOpenApi",
                "org.h2.server.web.JakartaWebServlet")) {
            assertThat(ClassUtils.isPresent(absent, null)).as(absent).isFalse();
        }
        assertThat(environment.getProperty("management.server.port")).isNull();
        assertThat(environment.getProperty("spring.jmx.enabled", "false")).isEqualTo("false");
    }
}
