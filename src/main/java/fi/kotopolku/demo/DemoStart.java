package fi.kotopolku.demo;

import fi.kotopolku.demo.DemoIdentityProvider.RunningProvider;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.Profiles;

/**
 * In the profile {@code demo}, starts the demo's identity provider before the application, which signs in with it as
 * with any other.
 *
 * <p>Accounts whose password stands in a public file must never meet real people's data: on a database that is not on
 * this machine the demo refuses to start.
 */
class DemoStart implements EnvironmentPostProcessor, Ordered {

    /** In the demo all organisations sign in by one provider; elsewhere each by its own. */
    private static final Map<String, Object> VOUCHES_FOR_EVERYBODY =
            Map.of("kotopolku.sign-in.issuers.kotopolku.for-everybody", true);

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("demo"))
                || environment.containsProperty("spring.security.oauth2.client.registration.kotopolku.client-id")) {
            return;
        }
        onThisMachine(environment.getProperty("spring.datasource.url", ""));
        int port = environment.getProperty("kotopolku.demo.idp-port", Integer.class, DemoIdentityProvider.DEFAULT_PORT);
        RunningProvider provider = DemoIdentityProvider.start(port);
        application.addListeners(new Closing(provider));
        environment.getPropertySources().addLast(new MapPropertySource("demoSignIn", provider.clientProperties()));
        environment.getPropertySources().addLast(new MapPropertySource("demoBinding", VOUCHES_FOR_EVERYBODY));
    }

    private static void onThisMachine(String database) {
        if (!database.matches("jdbc:postgresql://(localhost|127\\.0\\.0\\.1)[:/].*")) {
            throw new IllegalStateException(
                    "The profile demo runs on a database of this machine only: its accounts are public");
        }
    }

    /** The provider's threads would keep the virtual machine alive after a failed start. */
    private record Closing(RunningProvider provider) implements ApplicationListener<ApplicationFailedEvent> {

        @Override
        public void onApplicationEvent(ApplicationFailedEvent failed) {
            provider.close();
        }
    }
}
