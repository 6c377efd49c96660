package fi.kotopolku.identity;

import fi.kotopolku.identity.SignInProperties.Binding;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties.Provider;
import org.springframework.boot.autoconfigure.security.oauth2.client.OAuth2ClientProperties.Registration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * The identity providers, each bound to the organisation whose people it may vouch for: those of the configuration, and
 * those that were admitted while the application runs. What is wrong with the configuration is said at the start, before
 * anybody could come in by it.
 */
@Component
class Issuers {

    private static final String BINDING = "kotopolku.sign-in.issuers.";

    private final Map<String, Issuer> configured;
    private final AdmittedProviders admitted;
    private final Organisations organisations;

    Issuers(
            OAuth2ClientProperties clients,
            SignInProperties properties,
            Organisations organisations,
            AdmittedProviders admitted,
            Environment environment) {
        this.admitted = admitted;
        this.organisations = organisations;
        boolean demo = environment.acceptsProfiles(Profiles.of("demo"));
        properties
                .issuers()
                .keySet()
                .forEach(bound -> require(
                        clients.getRegistration().containsKey(bound),
                        BINDING + bound + " is not a client: spring.security.oauth2.client.registration." + bound
                                + " is missing"));
        Map<String, Issuer> issuers = clients.getRegistration().keySet().stream()
                .map(registration -> issuer(
                        registration,
                        address(clients, registration),
                        clients.getRegistration().get(registration).getClientId(),
                        properties.issuers().get(registration),
                        organisations,
                        demo))
                .collect(Collectors.toMap(Issuer::registration, Function.identity()));
        require(
                !issuers.isEmpty(),
                "Sign-in needs at least one identity provider: spring.security.oauth2.client.registration.<name>");
        requireDistinct(issuers, Issuer::address, "the same issuer-uri");
        requireDistinct(issuers, Issuer::name, "the same name");
        configured = Map.copyOf(issuers);
    }

    Optional<Issuer> find(String registration) {
        return Optional.ofNullable(configured.get(registration))
                .or(() -> admitted.find(registration).map(this::issuer));
    }

    Optional<Issuer> named(String name) {
        return configured(Issuer::name, name).or(() -> admittedAt(name));
    }

    /** @param address as it stands in tokens, letter by letter */
    Optional<Issuer> at(String address) {
        return configured(Issuer::address, address).or(() -> admittedAt(address));
    }

    /** In the order of the organisations' Finnish names. */
    List<Issuer> all() {
        List<Issuer> all = new ArrayList<>(configured.values());
        admitted.all().stream().map(this::issuer).forEach(all::add);
        all.sort(Comparator.comparing(Issuers::title, Collator.getInstance(Locale.forLanguageTag("fi"))));
        return all;
    }

    /** Where a person goes to sign in: straight to the only provider, or to the list of organisations. */
    String wayIn() {
        List<Issuer> all = all();
        return all.size() == 1 ? Addresses.AUTHORIZATION + all.get(0).registration() : Addresses.CHOOSE_ORGANISATION;
    }

    private Optional<Issuer> configured(Function<Issuer, String> by, String value) {
        return configured.values().stream()
                .filter(issuer -> by.apply(issuer).equals(value))
                .findFirst();
    }

    /** An admitted provider's name is its address. */
    private Optional<Issuer> admittedAt(String address) {
        return admitted.at(address).map(this::issuer);
    }

    /** None of its access tokens are taken: for that a provider has to be configured. */
    private Issuer issuer(AdmittedProviders.Admitted provider) {
        return new Issuer(
                provider.registration(),
                provider.issuer(),
                provider.issuer(),
                Optional.of(organisations.find(provider.organisationId()).orElseThrow()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(provider.admittedAt()));
    }

    private static String title(Issuer issuer) {
        return issuer.organisation().map(Organisation::nameFi).orElse("");
    }

    private static String address(OAuth2ClientProperties clients, String registration) {
        Registration client = clients.getRegistration().get(registration);
        String provider = Optional.ofNullable(client.getProvider()).orElse(registration);
        String address = Optional.ofNullable(clients.getProvider().get(provider))
                .map(Provider::getIssuerUri)
                .orElse(null);
        require(
                address != null && !address.isBlank(),
                "spring.security.oauth2.client.provider." + provider
                        + ".issuer-uri is missing: without it the issuer of tokens would go unchecked");
        return address;
    }

    private static Issuer issuer(
            String registration,
            String address,
            String clientId,
            Binding binding,
            Organisations organisations,
            boolean demo) {
        boolean everybody = binding != null && binding.forEverybody();
        boolean bound = binding != null && binding.organisation() != null;
        require(
                binding == null
                        || binding.audience() == null
                        || !binding.audience().equals(clientId),
                BINDING + registration + ".audience is the client-id: an ID token would be taken for an access token");
        require(
                everybody || bound,
                BINDING + registration + ".organisation is missing: say for whose people this provider may vouch");
        require(!(everybody && bound), BINDING + registration + " names an organisation and everybody: choose one");
        require(!everybody || demo, BINDING + registration + ".for-everybody is for the profile demo only");
        Optional<Organisation> organisation =
                bound ? Optional.of(organisation(registration, binding, organisations)) : Optional.empty();
        return new Issuer(
                registration,
                address,
                Optional.ofNullable(binding.name()).orElse(address),
                organisation,
                Optional.ofNullable(binding.help()),
                Optional.ofNullable(binding.audience()).filter(audience -> !audience.isBlank()),
                Optional.empty());
    }

    private static Organisation organisation(String registration, Binding binding, Organisations organisations) {
        return organisations
                .find(binding.organisation())
                .orElseThrow(() -> new IllegalStateException(BINDING + registration + ".organisation is '"
                        + binding.organisation()
                        + "', which koto.organisation does not know. Write the organisation first"
                        + " (docs/operations.md, The first people), or correct the id."));
    }

    private static void requireDistinct(Map<String, Issuer> issuers, Function<Issuer, String> of, String what) {
        issuers.values().stream()
                .collect(Collectors.groupingBy(of, Collectors.mapping(Issuer::registration, Collectors.toList())))
                .values()
                .forEach(same -> require(
                        same.size() == 1,
                        "The registrations " + same.stream().sorted().collect(Collectors.joining(", ")) + " have "
                                + what + ": a provider vouches for one organisation"));
    }

    private static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }
}
