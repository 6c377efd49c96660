package fi.kotopolku.identity;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What sign-in needs to know besides Spring's own {@code spring.security.oauth2.client.*}.
 *
 * @param issuerName by client registration: the name under which {@code koto.person.issuer} knows the provider, where it
 *     is not the issuer address itself. It keeps people known when a provider's address changes. The address in each ID
 *     token is still checked against the registration's own.
 */
@ConfigurationProperties("kotopolku.sign-in")
record SignInProperties(@DefaultValue Map<String, String> issuerName) {

    String issuerName(String registrationId, String issuer) {
        return issuerName.getOrDefault(registrationId, issuer);
    }
}
