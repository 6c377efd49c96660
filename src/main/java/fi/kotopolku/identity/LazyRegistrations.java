package fi.kotopolku.identity;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/**
 * Asks an identity provider for its addresses when somebody first signs in by it, and again for as long as it does not
 * answer: one organisation's provider that is down keeps nobody else out, nor the application from starting.
 */
@Component
class LazyRegistrations implements ClientRegistrationRepository {

    private final OAuth2ClientProperties clients;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();

    LazyRegistrations(OAuth2ClientProperties clients) {
        this.clients = clients;
    }

    @Override
    public ClientRegistration findByRegistrationId(String registration) {
        return clients.getRegistration().containsKey(registration)
                ? known.computeIfAbsent(registration, this::discovered)
                : null;
    }

    private ClientRegistration discovered(String registration) {
        OAuth2ClientProperties one = new OAuth2ClientProperties();
        one.getRegistration().put(registration, clients.getRegistration().get(registration));
        one.getProvider().putAll(clients.getProvider());
        return new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(registration);
    }
}
