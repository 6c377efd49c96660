package fi.kotopolku.identity;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What sign-in needs to know besides Spring's own {@code spring.security.oauth2.client.*}.
 *
 * @param issuers by client registration: for whom each identity provider may vouch
 * @param keys names of {@code spring.ssl.bundle}: our keys for providers that are admitted in adoptions; the first signs
 * @param longestSession after which a person signs in again, however busy the session has been
 */
@ConfigurationProperties("kotopolku.sign-in")
record SignInProperties(
        @DefaultValue Map<String, Binding> issuers,
        @DefaultValue List<String> keys,
        @DefaultValue("12h") Duration longestSession) {

    /**
     * @param organisation the id of the one organisation whose people the provider may vouch for
     * @param forEverybody the provider vouches for the people of all organisations; only in the profile {@code demo}
     * @param name the name under which {@code koto.person.issuer} knows the provider, where it is not the issuer address
     *     itself. It keeps people known when a provider's address changes. The address in each token is still checked.
     * @param help whom the organisation's people ask for access rights, as it is to stand on the page of the refused
     * @param audience what our API is called in the provider's access tokens; without it none of them are taken. Not the
     *     client-id, which is what ID tokens are made for.
     */
    record Binding(
            String organisation,
            @DefaultValue("false") boolean forEverybody,
            String name,
            String help,
            String audience) {}
}
