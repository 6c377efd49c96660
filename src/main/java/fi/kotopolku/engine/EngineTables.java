package fi.kotopolku.engine;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;

/**
 * Makes the engine's tables as their owner, by the engine's own scripts, so that the application needs no right to make
 * tables. A database on which the engine once made them itself keeps them.
 *
 * <p>CMMN is switched off, and its tables are left out. A new version of the engine brings its upgrade script as a
 * migration of its own.
 */
@Component
class EngineTables extends EngineMigration {

    private static final String SCRIPT = "org/camunda/bpm/engine/db/create/activiti.postgres.create.%s.sql";
    private static final List<String> PARTS =
            List.of("engine", "history", "identity", "decision.engine", "decision.history");

    EngineTables() {
        super("8.1", "engine tables");
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            if (!present(statement)) {
                statement.execute("set local search_path to engine");
                for (String part : PARTS) {
                    statement.execute(script(SCRIPT.formatted(part)));
                }
            }
            statement.execute("grant usage on schema engine to kotopolku_app");
            statement.execute("grant select, insert, update, delete on all tables in schema engine to kotopolku_app");
        }
    }

    private static boolean present(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select to_regclass('engine.act_ge_property') is not null")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
