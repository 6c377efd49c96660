package fi.kotopolku.bench;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An application in a Java machine of its own, because two engines in one would share what is static in them. */
final class Child implements AutoCloseable {

    private static final long PATIENCE_MS = 300_000;

    private final Process process;
    final int port;

    private Child(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Child start(String name, Class<?> main, Map<String, String> settings) throws Exception {
        return start(name, main, settings, "-Xmx768m");
    }

    /** @param machine options of its Java machine */
    static Child start(String name, Class<?> main, Map<String, String> settings, String... machine) throws Exception {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of(machine));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName(), "--server.port=" + port));
        settings.forEach((key, value) -> command.add("--" + key + "=" + value));
        File log = new File("target/bench/" + name + ".log");
        Child child = new Child(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start(),
                port);
        Runtime.getRuntime().addShutdownHook(new Thread(child.process::destroyForcibly));
        child.awaited(log);
        return child;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void awaited(File log) throws InterruptedException {
        long until = System.currentTimeMillis() + PATIENCE_MS;
        while (System.currentTimeMillis() < until && process.isAlive()) {
            if (answers()) {
                return;
            }
            Thread.sleep(500);
        }
        process.destroyForcibly();
        throw new IllegalStateException("Did not start, see " + log);
    }

    private boolean answers() {
        try {
            HttpURLConnection page =
                    (HttpURLConnection) URI.create("http://localhost:" + port + "/camunda/app/tasklist/default/")
                            .toURL()
                            .openConnection();
            page.setInstanceFollowRedirects(false);
            return page.getResponseCode() < 500;
        } catch (IOException e) {
            return false;
        }
    }

    /** As a power cut ends it: {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
