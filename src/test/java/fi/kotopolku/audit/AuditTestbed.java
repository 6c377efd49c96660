package fi.kotopolku.audit;

import fi.kotopolku.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a real PostgreSQL of its own, with a file of seals, without schedules. */
final class AuditTestbed implements AutoCloseable {

    final DataSource database;
    final Path sealFile;
    final JdbcClient jdbc;
    final Audit audit;
    final AuditSealer sealer;
    final AuditExport export;
    final TransactionTemplate transaction;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    AuditTestbed(String name, Path sealFile) {
        this(TestDatabase.fresh(name), sealFile);
    }

    AuditTestbed(DataSource database, Path sealFile) {
        this.database = database;
        this.sealFile = sealFile;
        Flyway.configure()
                .dataSource(database)
                .schemas("koto")
                .createSchemas(true)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("testbed", Map.of("kotopolku.audit.seal-file", sealFile.toString())));
        context.registerBean(DataSource.class, () -> database);
        context.register(Wiring.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        audit = context.getBean(Audit.class);
        sealer = context.getBean(AuditSealer.class);
        export = context.getBean(AuditExport.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
    }

    /** So many entries of one case worker, written set by set as the application would write them one by one. */
    void entries(String municipality, int from, int to) {
        jdbc.sql("""
                insert into koto.audit_entry
                    (person_id, action, municipality, subject_key, category, right_number, outcome)
                select 'pöytä.' || n, 'READ', :municipality, :municipality || '-2026-' || lpad(n::text, 4, '0'),
                       'PLAN', :municipality || '-KO-2026-0001', 'DONE'
                from generate_series(:from, :to) n
                """)
                .param("municipality", municipality)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /** The module on one connection that stays open, as on a pool's. */
    record OneConnection(JdbcClient jdbc, Audit audit, TransactionTemplate transaction) {}

    void onOneConnection(Consumer<OneConnection> work) {
        SingleConnectionDataSource one;
        try {
            one = new SingleConnectionDataSource(database.getConnection(), true);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        try {
            JdbcClient client = JdbcClient.create(one);
            work.accept(new OneConnection(
                    client, new Audit(client, one), new TransactionTemplate(new DataSourceTransactionManager(one))));
        } finally {
            one.destroy();
        }
    }

    /** What the database's superuser can do: triggers and foreign keys do not apply. */
    void asSuperuser(String... statements) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] exported() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            export.writeAll(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> exportedLines() {
        return new String(exported(), StandardCharsets.UTF_8).lines().toList();
    }

    Verdict verify() {
        return verify(exported(), List.of(sealFile));
    }

    static Verdict verify(byte[] export, List<Path> seals) {
        try {
            return AuditVerifier.verify(new ByteArrayInputStream(export), seals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableTransactionManagement
    @Import({Audit.class, AuditSealer.class, AuditExport.class})
    static class Wiring {

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource database) {
            return new DataSourceTransactionManager(database);
        }
    }
}
