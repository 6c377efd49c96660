package fi.kotopolku.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fi.kotopolku.adoption.IssuerCheck.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An identity provider's address is asked as a stranger's would be, and answered in words. */
class IssuerCheckTest {

    private final IssuerCheck outside = new IssuerCheck(new ObjectMapper(), false, Duration.ofSeconds(1));
    private final IssuerCheck demo = new IssuerCheck(new ObjectMapper(), true, Duration.ofSeconds(1));
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private String issuer;

    @BeforeEach
    void aProvider() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        issuer = "http://localhost:" + server.getAddress().getPort();
    }

    @AfterEach
    void isGone() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
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
        answers(200, metadata(issuer));
        assertThat(demo.problem(issuer)).isEmpty();
    }

    @Test
    void anotherProvidersMetadataAreNot() {
        answers(200, metadata("https://login.toinen.fi"));
        assertThat(demo.problem(issuer)).contains(Problem.ANOTHER_ISSUER);
        assertThat(Problem.ANOTHER_ISSUER.messageFi()).contains("toisen tunnistuspalvelun tiedot");
    }

    @Test
    void whatIsNoMetadataIsNamed() {
        answers(200, "<html>Tervetuloa</html>");
        assertThat(demo.problem(issuer)).contains(Problem.NO_METADATA);
        answers(200, "{\"issuer\":\"" + issuer + "\"}");
        assertThat(demo.problem(issuer)).contains(Problem.NO_METADATA);
        answers(404, "");
        assertThat(demo.problem(issuer)).contains(Problem.NO_METADATA);
        answers(200, "x".repeat(70_000));
        assertThat(demo.problem(issuer)).contains(Problem.NO_METADATA);
    }

    @Test
    void aBrokenAnswerAndNoneAreNamed() {
        answers(503, "");
        assertThat(demo.problem(issuer)).contains(Problem.NO_ANSWER);
        server.stop(0);
        assertThat(demo.problem(issuer)).contains(Problem.NO_ANSWER);
    }

    @Test
    void aRedirectIsNotFollowed() {
        on(exchange -> {
            exchange.getResponseHeaders().add("Location", "http://169.254.169.254/latest");
            exchange.sendResponseHeaders(302, -1);
        });
        assertThat(demo.problem(issuer)).contains(Problem.REDIRECTS);
    }

    @Test
    void oneThatNeverAnswersOrNeverEndsIsGivenUp() {
        on(exchange -> waitUntilOver());
        assertThat(demo.problem(issuer)).contains(Problem.SLOW);
        on(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            waitUntilOver();
        });
        assertThat(demo.problem(issuer)).contains(Problem.SLOW);
    }

    private void waitUntilOver() {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String metadata(String of) {
        return "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/auth\",\"jwks_uri\":\"%s/jwks\"}"
                .formatted(of, of, of);
    }

    private void answers(int status, String body) {
        on(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    private void on(Answering answering) {
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException first) {
            // nothing stands there yet
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                answering.answer(exchange);
            }
        });
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }
}
