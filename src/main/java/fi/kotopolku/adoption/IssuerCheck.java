package fi.kotopolku.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.adoption.ProviderCall.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Asks an identity provider for its metadata (OpenID Connect Discovery 1.0) and whether it is the provider that it was
 * said to be.
 *
 * <p>The address comes from a form, so the application must not be led by it to where a stranger could not go: only
 * {@code https} to addresses of the open network, no redirects, a few seconds and a few kilobytes. The name is looked up
 * once, and what was looked at is what is called ({@link ProviderCall}). In the demo, whose provider runs on this machine,
 * {@code http} and the machine's own addresses will do.
 */
@Component
class IssuerCheck {

    private static final Duration ALTOGETHER = Duration.ofSeconds(5);
    private static final List<String> ENDPOINTS = List.of("authorization_endpoint", "token_endpoint", "jwks_uri");

    private final ExecutorService calls = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "issuer-check");
        thread.setDaemon(true);
        return thread;
    });
    private final ObjectMapper json;
    private final boolean demo;
    private final Duration altogether;
    private final Names names;
    private final SSLSocketFactory certificates;

    /** As {@link InetAddress#getAllByName}. */
    interface Names {
        InetAddress[] addressesOf(String host) throws UnknownHostException;
    }

    @Autowired
    IssuerCheck(ObjectMapper json, Environment environment) {
        this(
                json,
                environment.acceptsProfiles(Profiles.of("demo")),
                ALTOGETHER,
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    /**
     * @param altogether how long a provider may take, from the call to the last byte
     * @param certificates whose certificates are trusted
     */
    IssuerCheck(ObjectMapper json, boolean demo, Duration altogether, Names names, SSLSocketFactory certificates) {
        this.json = json;
        this.altogether = altogether;
        this.demo = demo;
        this.names = names;
        this.certificates = certificates;
    }

    /** What is wrong with an issuer, in words for whoever entered it. */
    enum Problem {
        NO_ADDRESS(
                "Osoitetta ei voi lukea. Kirjoita tunnistuspalvelun osoite kokonaan, ilman kysymysmerkkiä ja ristikkomerkkiä."),
        NOT_HTTPS("Osoitteen on alettava https://. Salaamatonta osoitetta ei käytetä."),
        NOT_PUBLIC("Osoite on sisäverkon osoite, johon järjestelmä ei ota yhteyttä. Kirjoita julkinen osoite."),
        UNKNOWN_HOST("Palvelinta ei löydy. Tarkista osoite."),
        NO_ANSWER("Tunnistuspalvelu ei vastannut. Tarkista osoite ja kokeile myöhemmin uudelleen."),
        SLOW("Tunnistuspalvelu ei vastannut viidessä sekunnissa. Kokeile myöhemmin uudelleen."),
        REDIRECTS("Osoite ohjaa toiseen osoitteeseen. Kirjoita tunnistuspalvelun lopullinen osoite."),
        NO_METADATA("Osoitteesta ei löydy tunnistuspalvelun tietoja (openid-configuration). Tarkista osoite."),
        ANOTHER_ISSUER(
                "Osoite antaa toisen tunnistuspalvelun tiedot. Kirjoita osoite täsmälleen niin kuin palvelu sen kertoo."),
        OPEN_ENDPOINT(
                "Tunnistuspalvelun omissa tiedoissa on osoite, joka ei ala https:// tai johon järjestelmä ei ota yhteyttä."
                        + " Pyydä palvelun ylläpitäjää korjaamaan se."),
        NO_SIGNATURE(
                "Tunnistuspalvelu ei hyväksy allekirjoitusta (private_key_jwt), jolla Kotopolku tunnistautuu sille."
                        + " Pyydä palvelun ylläpitäjää ottamaan se käyttöön.");

        private final String messageFi;

        Problem(String messageFi) {
            this.messageFi = messageFi;
        }

        String messageFi() {
            return messageFi;
        }
    }

    /** @return empty when the provider answers and says that it is the issuer */
    Optional<Problem> problem(String issuer) {
        URI address;
        try {
            address = new URI(issuer);
        } catch (URISyntaxException unreadable) {
            return Optional.of(Problem.NO_ADDRESS);
        }
        return ofAddress(address).or(() -> ofHost(issuer, address.getHost()));
    }

    private Optional<Problem> ofAddress(URI address) {
        if (address.getHost() == null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || address.getRawUserInfo() != null) {
            return Optional.of(Problem.NO_ADDRESS);
        }
        return "https".equals(address.getScheme()) || demo && "http".equals(address.getScheme())
                ? Optional.empty()
                : Optional.of(Problem.NOT_HTTPS);
    }

    private Optional<Problem> ofHost(String issuer, String host) {
        try {
            InetAddress[] hosts = names.addressesOf(host);
            return demo || Arrays.stream(hosts).allMatch(IssuerCheck::isPublic)
                    ? ofAnswer(issuer, hosts[0])
                    : Optional.of(Problem.NOT_PUBLIC);
        } catch (UnknownHostException unknown) {
            return Optional.of(Problem.UNKNOWN_HOST);
        }
    }

    /** Neither this machine nor any network behind it: RFC 1918, 3927, 4193, 4291 and 6598. */
    static boolean isPublic(InetAddress host) {
        byte[] bytes = host.getAddress();
        int first = bytes[0] & 0xff;
        boolean carrier = bytes.length == 4 && first == 100 && (bytes[1] & 0xc0) == 64;
        boolean thisNetwork = bytes.length == 4 && (first == 0 || first >= 240);
        boolean uniqueLocal = bytes.length == 16 && (first & 0xfe) == 0xfc;
        boolean translated = bytes.length == 16 && first == 0 && (bytes[1] & 0xff) == 0x64;
        return !(host.isAnyLocalAddress()
                || host.isLoopbackAddress()
                || host.isLinkLocalAddress()
                || host.isSiteLocalAddress()
                || host.isMulticastAddress()
                || carrier
                || thisNetwork
                || uniqueLocal
                || translated);
    }

    private Optional<Problem> ofAnswer(String issuer, InetAddress at) {
        URI metadata = URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
        try (ProviderCall call = new ProviderCall(metadata, at, altogether, certificates)) {
            Future<Answer> asked = calls.submit(call::answer);
            return read(issuer, asked.get(altogether.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException slow) {
            return Optional.of(Problem.SLOW);
        } catch (ExecutionException failed) {
            return Optional.of(failed.getCause() instanceof SocketTimeoutException ? Problem.SLOW : Problem.NO_ANSWER);
        } catch (IOException none) {
            return Optional.of(Problem.NO_ANSWER);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(Problem.NO_ANSWER);
        }
    }

    Optional<Problem> read(String issuer, Answer answer) {
        if (answer.status() / 100 == 3) {
            return Optional.of(Problem.REDIRECTS);
        }
        if (answer.status() != 200 || answer.body() == null) {
            return Optional.of(answer.status() >= 500 ? Problem.NO_ANSWER : Problem.NO_METADATA);
        }
        try {
            JsonNode metadata = json.readTree(answer.body());
            if (!metadata.path("issuer").isTextual()
                    || !ENDPOINTS.stream().allMatch(name -> metadata.path(name).isTextual())) {
                return Optional.of(Problem.NO_METADATA);
            }
            return metadata.path("issuer").textValue().equals(issuer)
                    ? ofEndpoints(metadata).or(() -> ofSignature(metadata))
                    : Optional.of(Problem.ANOTHER_ISSUER);
        } catch (IOException unreadable) {
            return Optional.of(Problem.NO_METADATA);
        }
    }

    private Optional<Problem> ofEndpoints(JsonNode metadata) {
        boolean safe = ENDPOINTS.stream()
                .allMatch(name -> isSafe(name, metadata.path(name).textValue()));
        return safe ? Optional.empty() : Optional.of(Problem.OPEN_ENDPOINT);
    }

    /** By default a provider takes only a shared secret (OpenID Connect Discovery 1.0, section 3). */
    private static Optional<Problem> ofSignature(JsonNode metadata) {
        for (JsonNode method : metadata.path("token_endpoint_auth_methods_supported")) {
            if ("private_key_jwt".equals(method.textValue())) {
                return Optional.empty();
            }
        }
        return Optional.of(Problem.NO_SIGNATURE);
    }

    /** Where we call ourselves has to be in the open network; where browsers go need not be. */
    private boolean isSafe(String name, String endpoint) {
        try {
            URI address = new URI(endpoint);
            boolean secured = "https".equals(address.getScheme()) || demo && "http".equals(address.getScheme());
            boolean browsers = name.equals("authorization_endpoint");
            return secured
                    && address.getHost() != null
                    && (demo
                            || browsers
                            || Arrays.stream(names.addressesOf(address.getHost()))
                                    .allMatch(IssuerCheck::isPublic));
        } catch (URISyntaxException | UnknownHostException unusable) {
            return false;
        }
    }
}
