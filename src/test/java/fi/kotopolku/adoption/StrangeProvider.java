package fi.kotopolku.adoption;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on this machine that answers as an identity provider should not, or as one should. */
public final class StrangeProvider implements AutoCloseable {

    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger asked = new AtomicInteger();
    private final HttpServer server;
    private volatile Answering answering = exchange -> exchange.sendResponseHeaders(404, -1);

    public StrangeProvider() {
        this(plain());
    }

    /** @param server bound, and not yet started */
    StrangeProvider(HttpServer server) {
        this.server = server;
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                answering.answer(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    public String address() {
        return "http://localhost:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    int timesAsked() {
        return asked.get();
    }

    /** From now on says that it is this one, and that it takes our signature. */
    public StrangeProvider saysItIs(String issuer) {
        return describes(issuer, "private_key_jwt");
    }

    /** @param method by which it lets itself be asked for tokens, besides a secret */
    public StrangeProvider describes(String issuer, String method) {
        return answers(200, honest(issuer).replace("private_key_jwt", method));
    }

    static String honest(String issuer) {
        return """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/auth","token_endpoint":"%1$s/token",\
                "jwks_uri":"%1$s/jwks","token_endpoint_auth_methods_supported":["client_secret_basic","private_key_jwt"]}
                """.formatted(issuer);
    }

    public StrangeProvider answers(int status, String body) {
        return with(exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        });
    }

    public StrangeProvider redirects(String to) {
        return with(exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    public StrangeProvider neverAnswers() {
        return with(exchange -> waitUntilOver());
    }

    StrangeProvider neverEnds() {
        return with(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            waitUntilOver();
        });
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private StrangeProvider with(Answering from) {
        answering = from;
        return this;
    }

    private void waitUntilOver() {
        try {
            over.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpServer plain() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException;
    }
}
