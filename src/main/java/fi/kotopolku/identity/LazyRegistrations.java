package fi.kotopolku.identity;

import fi.kotopolku.identity.AdmittedProviders.Admitted;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientPropertiesMapper;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.stereotype.Component;

/**
 * Asks an identity provider for its addresses when somebody first signs in by it, and again for as long as it does not
 * answer: one organisation's provider that is down keeps nobody else out, nor the application from starting. One that was
 * admitted while the application runs is looked up each time, so that what is closed is no registration any more.
 */
@Component
class LazyRegistrations implements ClientRegistrationRepository {

    private final OAuth2ClientProperties clients;
    private final AdmittedProviders providers;
    private final Map<String, ClientRegistration> known = new ConcurrentHashMap<>();
    private final Map<Admitted, ClientRegistration> admitted = new ConcurrentHashMap<>();

    LazyRegistrations(OAuth2ClientProperties clients, AdmittedProviders providers) {
        this.clients = clients;
        this.providers = providers;
    }

    @Override
    public ClientRegistration findByRegistrationId(String registration) {
        return clients.getRegistration().containsKey(registration)
                ? known.computeIfAbsent(registration, this::discovered)
                : providers
                        .find(registration)
                        .map(one -> admitted.computeIfAbsent(one, LazyRegistrations::discovered))
                        .orElse(null);
    }

    /** There is no secret: we show who we are by a signature (RFC 7523). */
    private static ClientRegistration discovered(Admitted provider) {
        return ClientRegistrations.fromIssuerLocation(provider.issuer())
                .registrationId(provider.registration())
                .clientId(provider.clientId())
                .clientAuthenticationMethod(ClientAuthenticationMethod.PRIVATE_KEY_JWT)
                .scope(OidcScopes.OPENID)
                .build();
    }

    private ClientRegistration discovered(String registration) {
        OAuth2ClientProperties one = new OAuth2ClientProperties();
        one.getRegistration().put(registration, clients.getRegistration().get(registration));
        one.getProvider().putAll(clients.getProvider());
        return new OAuth2ClientPropertiesMapper(one).asClientRegistrations().get(registration);
    }
}
