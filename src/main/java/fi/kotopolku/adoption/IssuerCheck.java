package fi.kotopolku.adoption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Asks an identity provider for its metadata (OpenID Connect Discovery 1.0) and whether it is the provider that it was
 * said to be.
 *
 * <p>The address comes from a form, so the application must not be led by it to where a stranger could not go: only
 * {@code https} to addresses of the open network, no redirects, a few seconds and a few kilobytes. In the demo, whose
 * provider runs on this machine, {@code http} and the machine's own addresses will do. Between the look at the address
 * and the call the name may come to mean another one; the certificate of {@code https} stands against that.
 */
@Component
class IssuerCheck {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ALTOGETHER = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(Redirect.NEVER)
            .build();
    private final ObjectMapper json;
    private final boolean demo;
    private final Duration altogether;

    @Autowired
    IssuerCheck(ObjectMapper json, Environment environment) {
        this(json, environment.acceptsProfiles(Profiles.of("demo")), ALTOGETHER);
    }

    /** @param altogether how long a provider may take, from the call to the last byte */
    IssuerCheck(ObjectMapper json, boolean demo, Duration altogether) {
        this.json = json;
        this.altogether = altogether;
        this.demo = demo;
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
                "Osoite antaa toisen tunnistuspalvelun tiedot. Kirjoita osoite täsmälleen niin kuin palvelu sen kertoo.");

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
        return ofAddress(address).or(() -> ofAnswer(issuer));
    }

    private Optional<Problem> ofAddress(URI address) {
        if (address.getHost() == null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || address.getRawUserInfo() != null) {
            return Optional.of(Problem.NO_ADDRESS);
        }
        if (!"https".equals(address.getScheme()) && !(demo && "http".equals(address.getScheme()))) {
            return Optional.of(Problem.NOT_HTTPS);
        }
        try {
            InetAddress[] hosts = InetAddress.getAllByName(address.getHost());
            return demo || Arrays.stream(hosts).allMatch(IssuerCheck::isPublic)
                    ? Optional.empty()
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

    private Optional<Problem> ofAnswer(String issuer) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration"))
                .timeout(altogether)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<byte[]>> asked = http.sendAsync(request, answer -> new BoundedBody(MOST_BYTES));
        try {
            HttpResponse<byte[]> answer = asked.get(altogether.toMillis(), TimeUnit.MILLISECONDS);
            return read(issuer, answer);
        } catch (TimeoutException slow) {
            asked.cancel(true);
            return Optional.of(Problem.SLOW);
        } catch (ExecutionException failed) {
            return Optional.of(
                    failed.getCause() instanceof java.net.http.HttpTimeoutException
                            ? Problem.SLOW
                            : failed.getCause() instanceof BoundedBody.TooLong
                                    ? Problem.NO_METADATA
                                    : Problem.NO_ANSWER);
        } catch (InterruptedException interrupted) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.of(Problem.NO_ANSWER);
        }
    }

    private Optional<Problem> read(String issuer, HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 == 3) {
            return Optional.of(Problem.REDIRECTS);
        }
        if (answer.statusCode() != 200) {
            return Optional.of(answer.statusCode() >= 500 ? Problem.NO_ANSWER : Problem.NO_METADATA);
        }
        try {
            JsonNode metadata = json.readTree(answer.body());
            if (!metadata.path("issuer").isTextual()
                    || !metadata.path("authorization_endpoint").isTextual()
                    || !metadata.path("jwks_uri").isTextual()) {
                return Optional.of(Problem.NO_METADATA);
            }
            return metadata.path("issuer").textValue().equals(issuer)
                    ? Optional.empty()
                    : Optional.of(Problem.ANOTHER_ISSUER);
        } catch (IOException unreadable) {
            return Optional.of(Problem.NO_METADATA);
        }
    }
}
