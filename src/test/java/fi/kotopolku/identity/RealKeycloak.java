package fi.kotopolku.identity;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A Keycloak as it is downloaded, with three realms of ours, in a process of its own. */
final class RealKeycloak implements AutoCloseable {

    private static final long MINUTES_TO_START = 5;
    private static final String ADMINISTRATOR = "admin";

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final Process process;

    /**
     * @param home where the archive has been unpacked
     * @param application the address that the application is going to have
     */
    RealKeycloak(Path home, int port, String application) {
        this.port = port;
        try {
            for (String realm : List.of("keuruu", "keski-suomi-hva", "kunta-077")) {
                write(home, realm, application);
            }
            ProcessBuilder command = new ProcessBuilder(
                    "bash",
                    home.resolve("bin/kc.sh").toString(),
                    "start-dev",
                    "--db=dev-mem",
                    "--http-host=127.0.0.1",
                    "--http-port=" + port,
                    "--import-realm");
            command.environment().remove("JAVA_TOOL_OPTIONS");
            command.environment().put("JAVA_HOME", System.getProperty("java.home"));
            command.environment().put("JAVA_OPTS_APPEND", "-Xmx512m -XX:TieredStopAtLevel=1");
            command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
            command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMINISTRATOR);
            process = command.redirectErrorStream(true).start();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            awaitStart(home.resolve("kotopolku.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String issuer(String realm) {
        return address("/realms/" + realm);
    }

    /** As an administrator does in the console: all sessions of the person end, and their applications are told. */
    void signOut(String realm, String user) {
        administer("POST", realm, "/users/" + user + "/logout", "{}");
    }

    /** From now on signs with a new key. */
    void changeKey(String realm) {
        String id = (String) administer("GET", realm, "", null).get("id");
        administer("POST", realm, "/components", """
                {"name": "next", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "parentId": "%s", "config": {"priority": ["1000"], "enabled": ["true"], "active": ["true"],
                 "algorithm": ["RS256"], "keySize": ["2048"]}}
                """.formatted(id));
    }

    /** The name of the key that it signs with now. */
    String key(String realm) {
        return (String) ((Map<?, ?>) administer("GET", realm, "/keys", null).get("active")).get("RS256");
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(Path home, String realm, String application) throws IOException {
        try (InputStream file = RealKeycloak.class.getResourceAsStream("/keycloak/" + realm + ".json")) {
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(
                    imports.resolve(realm + ".json"),
                    new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("@APPLICATION@", application));
        }
    }

    private void awaitStart(Path log) {
        CountDownLatch started = new CountDownLatch(1);
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader lines = process.inputReader();
                            var copy = Files.newBufferedWriter(log)) {
                        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                            copy.write(line + "\n");
                            copy.flush();
                            if (line.contains("Listening on")) {
                                started.countDown();
                            }
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "keycloak log");
        reader.setDaemon(true);
        reader.start();
        process.onExit().thenRun(started::countDown);
        try {
            if (!started.await(MINUTES_TO_START, TimeUnit.MINUTES) || !process.isAlive()) {
                close();
                throw new IllegalStateException("Keycloak did not start; see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> administer(String method, String realm, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(address("/admin/realms/" + realm + path)))
                .header("Authorization", "Bearer " + administratorsToken())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body)));
    }

    private String administratorsToken() {
        return (String) send(HttpRequest.newBuilder(URI.create(address("/realms/master/protocol/openid-connect/token")))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username="
                                + ADMINISTRATOR + "&password=" + ADMINISTRATOR)))
                .get("access_token");
    }

    private Map<String, Object> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
            }
            return answer.body().startsWith("{") ? JSONObjectUtils.parse(answer.body()) : Map.of();
        } catch (IOException | ParseException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }
}
