package fi.kotopolku.demo;

import java.util.Map;
import java.util.UUID;
import org.springframework.boot.web.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * A small OpenID Connect provider with the demo's accounts, so that the demo signs in by the very path of real use.
 *
 * <p>It is a Spring context of its own, on a port of its own and reachable from this machine only. It shares nothing
 * with the application: no component scan finds its configuration (which carries no stereotype annotation on purpose),
 * and no property, profile or post-processor of the application reaches it, because it is built without
 * {@code SpringApplication} and with an empty environment. Accounts, keys and client secret live in memory and are new
 * at each start.
 *
 * <p>Its issuer is {@code http://localhost:<port>} and is checked like any issuer. People are kept under
 * {@value #ISSUER_NAME} instead, so that the same database serves whatever the port.
 */
public final class DemoIdentityProvider {

    public static final int DEFAULT_PORT = 9090;

    /** What {@code koto.person.issuer} says for the demo's accounts. */
    public static final String ISSUER_NAME = "kotopolku-demo";

    private DemoIdentityProvider() {}

    /**
     * Starts the provider; it answers when this returns. Its threads keep the virtual machine alive until it is closed.
     *
     * @param port 0 for any free port
     * @throws org.springframework.boot.web.server.PortInUseException wrapped in an
     *     {@code ApplicationContextException}, when the port is taken
     */
    public static RunningProvider start(int port) {
        String secret = UUID.randomUUID().toString();
        var context = new AnnotationConfigServletWebServerApplicationContext();
        context.setDisplayName("demo identity provider");
        context.setEnvironment(new NothingFromOutside());
        context.registerBean(
                DemoIdentityProviderConfiguration.Settings.class,
                () -> new DemoIdentityProviderConfiguration.Settings(port, secret));
        context.register(DemoIdentityProviderConfiguration.class);
        context.refresh();
        context.registerShutdownHook();
        return new RunningProvider(context, secret);
    }

    /** The provider while it runs. */
    public static final class RunningProvider implements AutoCloseable {

        private final AnnotationConfigServletWebServerApplicationContext context;
        private final String secret;

        private RunningProvider(AnnotationConfigServletWebServerApplicationContext context, String secret) {
            this.context = context;
            this.secret = secret;
        }

        public int port() {
            return context.getWebServer().getPort();
        }

        public String issuer() {
            return "http://localhost:" + port();
        }

        /** The properties by which the application signs in here: Spring's own, and the stable name of the issuer. */
        public Map<String, Object> clientProperties() {
            String client = "spring.security.oauth2.client.";
            return Map.of(
                    client + "registration.kotopolku.client-id",
                    DemoIdentityProviderConfiguration.CLIENT_ID,
                    client + "registration.kotopolku.client-secret",
                    secret,
                    client + "registration.kotopolku.scope",
                    "openid",
                    client + "provider.kotopolku.issuer-uri",
                    issuer(),
                    "kotopolku.sign-in.issuers.kotopolku.name",
                    ISSUER_NAME,
                    "kotopolku.sign-in.issuers.kotopolku.audience",
                    DemoIdentityProviderConfiguration.API);
        }

        @Override
        public void close() {
            context.close();
        }
    }

    private static final class NothingFromOutside extends StandardEnvironment {

        @Override
        protected void customizePropertySources(MutablePropertySources sources) {}
    }
}
