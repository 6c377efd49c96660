package fi.kotopolku.demo;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
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

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.acceptsProfiles(Profiles.of("demo"))
                || environment.containsProperty("spring.security.oauth2.client.registration.kotopolku.client-id")) {
            return;
        }
        onThisMachine(environment.getProperty("spring.datasource.url", ""));
        int port = environment.getProperty("kotopolku.demo.idp-port", Integer.class, DemoIdentityProvider.DEFAULT_PORT);
        Map<String, Object> client = DemoIdentityProvider.start(port).clientProperties();
        environment.getPropertySources().addLast(new MapPropertySource("demoSignIn", client));
    }

    private static void onThisMachine(String database) {
        if (!database.matches("jdbc:postgresql://(localhost|127\\.0\\.0\\.1)[:/].*")) {
            throw new IllegalStateException(
                    "The profile demo runs on a database of this machine only: its accounts are public");
        }
    }
}
