package fi.kotopolku.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The one PostgreSQL of a run. Each arm has a database of its own on it, so what an arm costs can be told apart. */
final class Server implements AutoCloseable {

    static final Map<String, String> SETTINGS = settings();

    private final EmbeddedPostgres postgres;

    Server(int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder().setPort(port);
        SETTINGS.forEach(builder::setServerConfig);
        postgres = builder.start();
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        settings.put("full_page_writes", "on");
        settings.put("shared_buffers", "1GB");
        settings.put("max_wal_size", "8GB");
        settings.put("checkpoint_timeout", "30min");
        settings.put("max_connections", "200");
        settings.put("maintenance_work_mem", "256MB");
        settings.put("autovacuum", "off");
        settings.put("shared_preload_libraries", "pg_stat_statements");
        return settings;
    }

    /** A fresh and empty database. */
    void create(String name) {
        run("postgres", "create database " + name);
    }

    /** A fresh database that is a copy of another one, to which nobody may be connected. */
    void copy(String name, String of) {
        run("postgres", "create database " + name + " template " + of);
    }

    /** @param change of a setting that takes effect by reading the configuration anew */
    void set(String setting, String value) {
        run("postgres", "alter system set " + setting + " = " + value);
        run("postgres", "select pg_reload_conf()");
    }

    DataSource database(String name) {
        return postgres.getDatabase("postgres", name);
    }

    JdbcClient owner(String name) {
        return JdbcClient.create(database(name));
    }

    String url(String name) {
        return postgres.getJdbcUrl("postgres", name);
    }

    /** Runs a script of one or more statements as the owner of everything, each in a transaction of its own. */
    void run(String name, String sql) {
        try (Connection connection = database(name).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** What one operation costs in this database: many are done, and what the server counted is divided by them. */
    Report.Cost cost(String name, int operations, Paired.Work work) throws Exception {
        JdbcClient look = owner("postgres");
        run("postgres", "create extension if not exists pg_stat_statements");
        work.once(0);
        run("postgres", "select pg_stat_statements_reset()");
        String before = look.sql("select pg_current_wal_lsn()::text")
                .query(String.class)
                .single();
        for (int number = 1; number <= operations; number++) {
            work.once(number);
        }
        double wal = look.sql("select pg_wal_lsn_diff(pg_current_wal_lsn(), :before::pg_lsn)")
                .param("before", before)
                .query(Double.class)
                .single();
        return look.sql("""
                select coalesce(sum(calls), 0) / :n::float8 as statements, coalesce(sum(rows), 0) / :n::float8 as rows,
                       :wal::float8 / :n as wal
                from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = :name
                """)
                .param("n", operations)
                .param("wal", wal)
                .param("name", name)
                .query(Report.Cost.class)
                .single();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
