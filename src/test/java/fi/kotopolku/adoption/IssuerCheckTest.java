package fi.kotopolku.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fi.kotopolku.MadeKeys;
import fi.kotopolku.adoption.IssuerCheck.Names;
import fi.kotopolku.adoption.IssuerCheck.Problem;
import fi.kotopolku.adoption.ProviderCall.Answer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An identity provider's address is asked as a stranger's would be, and answered in words. */
class IssuerCheckTest {

    private static final String NAME = "login.kunta.invalid";
    private static final char[] PASSWORD = "salasana".toCharArray();

    private final IssuerCheck outside = check(false, InetAddress::getAllByName);
    private final IssuerCheck demo = check(true, InetAddress::getAllByName);
    private StrangeProvider provider;
    private String issuer;

    @BeforeEach
    void aProvider() {
        provider = new StrangeProvider();
        issuer = provider.address();
    }

    @AfterEach
    void isGone() {
        provider.close();
    }

    @ParameterizedTest
    @CsvSource({
        "http://login.kunta.fi,             NOT_HTTPS",
        "ftp://login.kunta.fi,              NOT_HTTPS",
        "login.kunta.fi,                    NO_ADDRESS",
        "https://pekka@login.kunta.fi,      NO_ADDRESS",
        "https://login.kunta.fi?a=b,        NO_ADDRESS",
        "https://login.kunta.fi#osa,        NO_ADDRESS",
        "'https://login kunta.fi',          NO_ADDRESS",
        "https://localhost,                 NOT_PUBLIC",
        "https://127.0.0.1,                 NOT_PUBLIC",
        "https://10.1.2.3,                  NOT_PUBLIC",
        "https://172.16.0.1,                NOT_PUBLIC",
        "https://192.168.1.1,               NOT_PUBLIC",
        "https://169.254.169.254,           NOT_PUBLIC",
        "https://100.64.0.1,                NOT_PUBLIC",
        "https://0.0.0.0,                   NOT_PUBLIC",
        "https://[::1],                     NOT_PUBLIC",
        "https://[fd00::1],                 NOT_PUBLIC",
        "https://[fe80::1],                 NOT_PUBLIC",
        "https://[::ffff:10.0.0.1],         NOT_PUBLIC"
    })
    void onlyThePublicNetworkAndOnlyByHttps(String address, Problem problem) {
        assertThat(outside.problem(address)).contains(problem);
    }

    @Test
    void aProviderThatSaysThatItIsTheOneIsTaken() {
        provider.saysItIs(issuer);
        assertThat(demo.problem(issuer)).isEmpty();
    }

    @Test
    void anotherProvidersMetadataAreNot() {
        provider.saysItIs("https://login.toinen.fi");
        assertThat(demo.problem(issuer)).contains(Problem.ANOTHER_ISSUER);
        assertThat(Problem.ANOTHER_ISSUER.messageFi()).contains("toisen tunnistuspalvelun tiedot");
    }

    @Test
    void whatIsNoMetadataIsNamed() {
        provider.answers(200, "<html>Tervetuloa</html>");
        assertThat(demo.problem(issuer)).contains(Problem.NO_METADATA);
        provider.answers(200, "{\"issuer\":\"" + issuer + "\"}");
        assertThat(demo.problem(issuer)).contains(Problem.NO_METADATA);
        provider.answers(404, "");
        assertThat(demo.problem(issuer)).contains(Problem.NO_METADATA);
        provider.answers(200, "x".repeat(70_000));
        assertThat(demo.problem(issuer)).contains(Problem.NO_METADATA);
    }

    @Test
    void eachOfItsEndpointsIsThere() {
        for (String missing : List.of("authorization_endpoint", "token_endpoint", "jwks_uri")) {
            provider.answers(200, StrangeProvider.honest(issuer).replace(missing, "toinen"));
            assertThat(demo.problem(issuer)).as(missing).contains(Problem.NO_METADATA);
            provider.answers(
                    200,
                    StrangeProvider.honest(issuer).replace("\"" + missing + "\":\"", "\"" + missing + "\":1,\"x\":\""));
            assertThat(demo.problem(issuer)).as(missing).contains(Problem.NO_METADATA);
        }
        provider.answers(200, StrangeProvider.honest(issuer));
        assertThat(demo.problem(issuer)).isEmpty();
    }

    @Test
    void oneThatTakesOnlyASharedSecretIsNamed() {
        provider.describes(issuer, "client_secret_post");
        assertThat(demo.problem(issuer)).contains(Problem.NO_SIGNATURE);
        provider.answers(
                200, StrangeProvider.honest(issuer).replace("token_endpoint_auth_methods_supported", "ei_sanottu"));
        assertThat(demo.problem(issuer)).as("by default a secret").contains(Problem.NO_SIGNATURE);
        assertThat(Problem.NO_SIGNATURE.messageFi()).contains("private_key_jwt", "Pyydä");
    }

    @Test
    void itsEndpointsAreSecuredAndInTheDemoNeedNotBe() {
        String secured = "https://login.kunta.fi";
        IssuerCheck strict = check(false, IssuerCheckTest::inTheOpenNetwork);
        assertThat(strict.read(secured, answer(StrangeProvider.honest(secured))))
                .isEmpty();
        for (String endpoint : List.of("auth", "token", "jwks")) {
            for (String open :
                    List.of("http://login.kunta.fi/", "//login.kunta.fi/", "https:///", "https://login kunta/")) {
                assertThat(strict.read(secured, answer(withEndpoint(secured, endpoint, open))))
                        .as(open + endpoint)
                        .contains(Problem.OPEN_ENDPOINT);
            }
            assertThat(demo.read(secured, answer(withEndpoint(secured, endpoint, "http://login.kunta.fi/"))))
                    .as(endpoint)
                    .isEmpty();
            assertThat(demo.read(secured, answer(withEndpoint(secured, endpoint, "file://login.kunta.fi/"))))
                    .as(endpoint)
                    .contains(Problem.OPEN_ENDPOINT);
        }
    }

    @Test
    void whatWeWouldCallOurselvesIsInTheOpenNetwork() {
        String secured = "https://login.kunta.fi";
        IssuerCheck strict = check(false, IssuerCheckTest::inTheOpenNetwork);
        for (String inside :
                List.of("https://169.254.169.254/", "https://sisaverkko.kunta.fi/", "https://ei-ole.kunta.fi/")) {
            for (String endpoint : List.of("token", "jwks")) {
                assertThat(strict.read(secured, answer(withEndpoint(secured, endpoint, inside))))
                        .as(inside + endpoint)
                        .contains(Problem.OPEN_ENDPOINT);
            }
            assertThat(strict.read(secured, answer(withEndpoint(secured, "auth", inside))))
                    .as("where browsers go")
                    .isEmpty();
        }
    }

    private static InetAddress[] inTheOpenNetwork(String host) throws UnknownHostException {
        return switch (host) {
            case "login.kunta.fi" -> new InetAddress[] {InetAddress.getByName("192.0.2.1")};
            case "sisaverkko.kunta.fi" ->
                new InetAddress[] {InetAddress.getByName("192.0.2.1"), InetAddress.getByName("10.0.0.1")};
            case "ei-ole.kunta.fi" -> throw new UnknownHostException(host);
            default -> InetAddress.getAllByName(host);
        };
    }

    private static String withEndpoint(String issuer, String endpoint, String place) {
        return StrangeProvider.honest(issuer).replace(issuer + "/" + endpoint, place + endpoint);
    }

    private static Answer answer(String metadata) {
        return new Answer(200, metadata.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aBrokenAnswerAndNoneAreNamed() {
        provider.answers(503, "");
        assertThat(demo.problem(issuer)).contains(Problem.NO_ANSWER);
        provider.close();
        assertThat(demo.problem(issuer)).contains(Problem.NO_ANSWER);
    }

    @Test
    void aRedirectIsNotFollowed() {
        provider.redirects("http://169.254.169.254/latest");
        assertThat(demo.problem(issuer)).contains(Problem.REDIRECTS);
    }

    @Test
    void oneThatNeverAnswersOrNeverEndsIsGivenUp() {
        provider.neverAnswers();
        assertThat(demo.problem(issuer)).contains(Problem.SLOW);
        provider.neverEnds();
        assertThat(demo.problem(issuer)).contains(Problem.SLOW);
    }

    /** The name means nothing to the machine's own resolver: only what was looked at leads there. */
    @Test
    void whatIsCalledIsWhatWasLookedAtAndItsCertificateIsTheNames(@TempDir Path folder) throws Exception {
        SSLContext tls = certificateOf(NAME, folder);
        try (StrangeProvider secured = secured(tls)) {
            IssuerCheck here = check(true, host -> new InetAddress[] {InetAddress.getLoopbackAddress()}, tls);
            String right = "https://" + NAME + ":" + secured.port();
            secured.saysItIs(right);
            assertThat(here.problem(right)).isEmpty();
            String other = "https://login.toinen.invalid:" + secured.port();
            secured.saysItIs(other);
            assertThat(here.problem(other)).contains(Problem.NO_ANSWER);
            assertThat(secured.timesAsked()).isEqualTo(1);
        }
    }

    @Test
    void aNameThatChangesItsAddressAfterTheLookLeadsNowhereElse(@TempDir Path folder) throws Exception {
        SSLContext tls = certificateOf(NAME, folder);
        List<String> looked = new ArrayList<>();
        Names changing = host -> {
            looked.add(host);
            return new InetAddress[] {
                looked.size() == 1
                        ? InetAddress.getByAddress(host, new byte[] {(byte) 192, 0, 2, 1})
                        : InetAddress.getLoopbackAddress()
            };
        };
        try (StrangeProvider secured = secured(tls)) {
            String address = "https://" + NAME + ":" + secured.port();
            secured.saysItIs(address);
            assertThat(check(false, changing, tls).problem(address)).get().isIn(Problem.NO_ANSWER, Problem.SLOW);
            assertThat(looked).containsExactly(NAME);
            assertThat(secured.timesAsked()).isZero();
        }
    }

    private static IssuerCheck check(boolean demo, Names names) {
        return new IssuerCheck(new ObjectMapper(), demo, Duration.ofSeconds(1), names, (SSLSocketFactory)
                SSLSocketFactory.getDefault());
    }

    private static IssuerCheck check(boolean demo, Names names, SSLContext tls) {
        return new IssuerCheck(new ObjectMapper(), demo, Duration.ofSeconds(5), names, tls.getSocketFactory());
    }

    private static StrangeProvider secured(SSLContext tls) throws Exception {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new StrangeProvider(server);
    }

    /** A key of its own for the name, trusted by whoever has the context. */
    private static SSLContext certificateOf(String name, Path folder) throws Exception {
        Path file = MadeKeys.store(folder, "EC", name, String.valueOf(PASSWORD));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(file)) {
            store.load(stored, PASSWORD);
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(store);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
        return tls;
    }
}
