package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.rules.Rules;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCommandsTest {

    private static final String SHIPPED = DmnDecisionTables.xml(Rules.TABLE);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private int check(String table) throws IOException {
        return run("rules-check", "--table=" + Files.writeString(folder.resolve("table.dmn"), table));
    }

    private int run(String... arguments) {
        return new RuleCommands(new PrintStream(said, true, StandardCharsets.UTF_8)).carryOut(arguments);
    }

    @Test
    void theShippedTableIsSound() throws IOException {
        assertThat(check(SHIPPED)).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("ei ole aukkoja");
    }

    @Test
    void whatIsWrongIsToldWithItsRow() throws IOException {
        assertThat(check(SHIPPED.replaceFirst("\"P2M\"", "\"2 kk\""))).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("statutory-rules, rivi 2: arvoa '2 kk'");
    }

    @Test
    void whatIsNoTableIsToldToo() throws IOException {
        assertThat(check("<!DOCTYPE x><x/>")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("DOCTYPE");
    }

    @Test
    void aFileThatIsNotThereAndAWrongOrderAreToldApart() {
        assertThat(run("rules-check", "--table=" + folder.resolve("none.dmn"))).isEqualTo(2);
        assertThat(run("rules-check")).isEqualTo(2);
        assertThat(run("rules-check", "--file=x")).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Tiedostoa ei voi lukea", "Käyttö: rules-check");
        assertThat(RuleCommands.know("rules-check")).isTrue();
        assertThat(RuleCommands.know("audit-verify")).isFalse();
    }
}
