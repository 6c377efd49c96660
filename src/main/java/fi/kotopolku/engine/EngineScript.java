package fi.kotopolku.engine;

import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.migration.Context;

/** A script of ours on the engine's tables: {@code db/engine}. */
abstract class EngineScript extends EngineMigration {

    private final String path;

    EngineScript(String version, String name) {
        super(version, name.replace('_', ' '));
        path = "db/engine/" + name + ".sql";
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(script(path));
        }
    }
}
