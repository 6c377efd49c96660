package fi.kotopolku.bench;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.client.servlet.OAuth2ClientWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Camunda's starter as it comes out of the box, with its own sign-in, identity tables and authorizations. */
@EnableAutoConfiguration(
        exclude = {
            FlywayAutoConfiguration.class,
            OAuth2ClientAutoConfiguration.class,
            OAuth2ClientWebSecurityAutoConfiguration.class,
            OAuth2AuthorizationServerAutoConfiguration.class,
            OAuth2AuthorizationServerJwtAutoConfiguration.class,
            SecurityAutoConfiguration.class,
            SecurityFilterAutoConfiguration.class,
            UserDetailsServiceAutoConfiguration.class
        })
class OrdinaryApplication {

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(OrdinaryApplication.class)
                .properties(
                        "spring.config.name=ordinary",
                        "spring.main.banner-mode=off",
                        "camunda.bpm.authorization.enabled=true",
                        "camunda.bpm.database.schema-update=false",
                        "camunda.bpm.auto-deployment-enabled=false",
                        "camunda.bpm.job-execution.enabled=false",
                        "spring.datasource.username=postgres",
                        "spring.datasource.password=postgres")
                .run(arguments);
    }
}
