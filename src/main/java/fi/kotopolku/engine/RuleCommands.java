package fi.kotopolku.engine;

import fi.kotopolku.rules.ProposedTables;
import fi.kotopolku.rules.RuleTablesRefused;
import fi.kotopolku.rules.Rules;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The command of the jar that looks at a table of rules as the application's start would, without the application and
 * without a database. Answers with an exit code: 0 sound, 1 something is wrong with it, 2 it could not be read.
 */
public final class RuleCommands {

    private static final String CHECK = "rules-check";
    private static final String TABLE = "--table=";
    private static final int SOUND = 0;
    private static final int WRONG = 1;
    private static final int NOT_DONE = 2;

    private final PrintStream out;

    RuleCommands(PrintStream out) {
        this.out = out;
    }

    /** Whether the first argument names a command of the rules. */
    public static boolean know(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(CHECK);
    }

    /** @return the exit code */
    public static int run(String... arguments) {
        return new RuleCommands(new PrintStream(System.out, true, StandardCharsets.UTF_8)).carryOut(arguments);
    }

    int carryOut(String... arguments) {
        if (arguments.length != 2 || !arguments[1].startsWith(TABLE) || arguments[1].length() == TABLE.length()) {
            out.println("Käyttö: rules-check --table=<statutory-rules.dmn>");
            return NOT_DONE;
        }
        try (InputStream in = Files.newInputStream(Path.of(arguments[1].substring(TABLE.length())))) {
            return check(in.readNBytes(ProposedTables.LARGEST + 1));
        } catch (IOException unreadable) {
            out.println("Tiedostoa ei voi lukea: " + unreadable.getMessage());
            return NOT_DONE;
        }
    }

    private int check(byte[] table) {
        try {
            new Rules(new DmnTables().with(Rules.TABLE, table)).check();
            out.println("Taulussa ei ole aukkoja, päällekkäisyyksiä eikä lukukelvottomia rivejä.");
            return SOUND;
        } catch (RuleTablesRefused refused) {
            refused.problems().forEach(out::println);
            return WRONG;
        }
    }
}
