package fi.kotopolku;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One real PostgreSQL for the whole run of tests, started when the first test needs it. It stops after the last application. */
public class TestDatabase implements LauncherSessionListener {

    private static EmbeddedPostgres postgres;

    /** @return the server's superuser on a fresh and empty database of this name */
    public static synchronized DataSource fresh(String name) {
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No fresh database " + name, e);
        }
        return server().getDatabase("postgres", name);
    }

    /** The owner of the application's tables, whom no row-level security holds: for what tests prepare and look up. */
    public static JdbcClient owner() {
        return JdbcClient.create(server().getDatabase("postgres", "kotopolku"));
    }

    /** Cuts off a session of somebody's, as a restart of the server or an administrator would. */
    public static void terminate(int backend) {
        JdbcClient.create(server().getPostgresDatabase())
                .sql("select pg_terminate_backend(?)")
                .param(backend)
                .query(Boolean.class)
                .single();
    }

    /**
     * The tables as far as the application's own migrations make them, for what has to stand there when it first starts.
     * The engine's tables and what comes after them are left to the application.
     */
    public static JdbcClient beforeTheFirstStart(String name, String owner, String password) {
        DriverManagerDataSource database =
                new DriverManagerDataSource(url(name).replaceAll("[?].*", ""), owner, password);
        Flyway.configure()
                .dataSource(database)
                .schemas("koto", "engine")
                .defaultSchema("koto")
                .target("8")
                .load()
                .migrate();
        return JdbcClient.create(database);
    }

    static synchronized EmbeddedPostgres server() {
        if (postgres == null) {
            try {
                postgres = EmbeddedPostgres.builder()
                        .setRegisterShutdownHook(false)
                        .start();
                SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return postgres;
    }

    /** The application under test finds its database as in production: configured from outside. */
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        fresh("kotopolku");
        System.setProperty("spring.datasource.url", url("kotopolku"));
        System.setProperty("spring.datasource.username", "postgres");
        System.setProperty("spring.datasource.password", "postgres");
    }

    public static String url(String name) {
        return server().getJdbcUrl("postgres", name);
    }

    private static void stop() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
