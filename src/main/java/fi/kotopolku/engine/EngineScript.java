package fi.kotopolku.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.core.io.ClassPathResource;

/**
 * A script of ours on the engine's tables. It is a migration that this package brings, and does not lie among the
 * others, because the tables of the modules are made without the engine too.
 */
abstract class EngineScript implements JavaMigration {

    private final MigrationVersion version;
    private final String name;

    EngineScript(String version, String name) {
        this.version = MigrationVersion.fromVersion(version);
        this.name = name;
    }

    @Override
    public MigrationVersion getVersion() {
        return version;
    }

    @Override
    public String getDescription() {
        return name.replace('_', ' ');
    }

    @Override
    public Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return true;
    }

    @Override
    public void migrate(Context context) throws SQLException {
        try (Statement statement = context.getConnection().createStatement()) {
            statement.execute(script());
        }
    }

    private String script() {
        try {
            return new ClassPathResource("/db/engine/" + name + ".sql", EngineScript.class)
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The script on the engine's tables could not be read: " + name, e);
        }
    }
}
