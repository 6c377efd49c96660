package fi.kotopolku;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * With no database configured, a real PostgreSQL of our own, its data kept from start to start, and the demo with it.
 *
 * <p>Runs before configuration files are read, because the profile that it chooses decides which of them are. A
 * configured {@code spring.datasource.url} (environment variable, system property or argument) leaves everything
 * alone: no database is started and the demo does not exist.
 */
class LocalDatabase implements EnvironmentPostProcessor, Ordered {

    static final int PORT = 15432;
    private static final String NAME = "kotopolku";

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER - 1;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.containsProperty("spring.datasource.url")) {
            return;
        }
        environment.addActiveProfile("demo");
        Path data = Path.of(environment.getProperty("kotopolku.data", "data"), "postgres");
        int port = environment.getProperty("kotopolku.database.port", Integer.class, PORT);
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "localDatabase",
                        Map.of(
                                "spring.datasource.url",
                                start(data, port),
                                "spring.datasource.username",
                                "postgres",
                                "spring.datasource.password",
                                "postgres")));
    }

    private static String start(Path data, int port) {
        stopLeftOver(data);
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setPort(port)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setRegisterShutdownHook(false)
                    .start();
            SpringApplication.getShutdownHandlers().add(() -> close(postgres));
            createDatabase(postgres);
            return postgres.getJdbcUrl("postgres", NAME);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "PostgreSQL could not be started on 127.0.0.1:" + port + ". Is the port taken?", e);
        }
    }

    /** The server is a process of its own: after a killed run it is still there and holds data and port. */
    private static void stopLeftOver(Path data) {
        Path lock = data.resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(lock).get(0).strip());
            ProcessHandle.of(pid).filter(LocalDatabase::isPostgres).ifPresent(server -> {
                server.destroy();
                server.onExit().orTimeout(20, TimeUnit.SECONDS).join();
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("postgres");
    }

    private static void createDatabase(EmbeddedPostgres postgres) {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            if (!statement
                    .executeQuery("select from pg_database where datname = '" + NAME + "'")
                    .next()) {
                statement.execute("create database " + NAME);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database " + NAME + " could not be created", e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
