package fi.kotopolku.audit;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The commands of the jar that need no application: {@code audit-verify} not even a database, {@code audit-export} only
 * that. They answer with an exit code: 0 as sealed, 1 something was found, 2 the command could not be carried out.
 */
public final class AuditCommands {

    private static final String VERIFY = "audit-verify";
    private static final String EXPORT = "audit-export";
    private static final int INTACT = 0;
    private static final int FOUND = 1;
    private static final int NOT_DONE = 2;
    private static final String USAGE = """
            Käyttö:
              audit-verify --export=<tiedosto> [--seals=<sinettitiedosto>[,<toinen>]]
              audit-export --out=<tiedosto> [--municipality=<kuntanumero>]
                           (tietokanta: SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME, SPRING_DATASOURCE_PASSWORD)""";

    private final PrintStream out;
    private final Map<String, String> environment;

    AuditCommands(PrintStream out, Map<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    /** Whether the first argument names a command of the log. */
    public static boolean know(String... arguments) {
        return arguments.length > 0 && List.of(VERIFY, EXPORT).contains(arguments[0]);
    }

    /** @return the exit code */
    public static int run(String... arguments) {
        PrintStream out = new PrintStream(System.out, true, java.nio.charset.StandardCharsets.UTF_8);
        return new AuditCommands(out, System.getenv()).carryOut(arguments);
    }

    int carryOut(String... arguments) {
        try {
            return arguments[0].equals(VERIFY) ? verify(arguments) : export(arguments);
        } catch (NoSuchFileException e) {
            return refuse("Tiedostoa tai kansiota ei ole: " + e.getFile());
        } catch (IOException e) {
            return refuse("Tiedostoa ei voi lukea tai kirjoittaa: " + e.getMessage());
        } catch (IllegalStateException e) {
            return refuse("Lokia ei saatu luettua tietokannasta. Tarkista osoite, tunnus ja salasana.");
        }
    }

    private int verify(String... arguments) throws IOException {
        Optional<String> export = option("export", arguments);
        if (export.isEmpty() || unknown(List.of("export", "seals"), arguments)) {
            return refuse(USAGE);
        }
        List<Path> seals = option("seals", arguments).stream()
                .flatMap(files -> Arrays.stream(files.split(",")))
                .map(Path::of)
                .toList();
        Path file = Path.of(export.get());
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        long begun = System.nanoTime();
        try (InputStream in = new FileInputStream(file.toFile())) {
            Verdict verdict = AuditVerifier.verify(in, seals);
            tell(verdict, !seals.isEmpty(), (System.nanoTime() - begun) / 1e9);
            return verdict.intact() ? INTACT : FOUND;
        }
    }

    private void tell(Verdict verdict, boolean withSeals, double seconds) {
        verdict.findings().forEach(finding -> out.println(finding.kind() + "  " + finding.message()));
        if (verdict.unlisted() > 0) {
            out.println("… ja " + verdict.unlisted() + " havaintoa lisää.");
        }
        out.printf(
                Locale.ROOT,
                "Vienti %s, tehty %s: %d ketjua, %d riviä, %d sinettiä, niistä %d myös sinettitiedostossa; "
                        + "%d riviä odottaa sinetöintiä. Tarkistus kesti %.1f s.%n",
                verdict.of().equals("all") ? "koko lokista" : "kunnasta " + verdict.of(),
                verdict.madeAt(),
                verdict.chains(),
                verdict.rows(),
                verdict.seals(),
                verdict.compared(),
                verdict.unsealed(),
                seconds);
        if (!withSeals) {
            out.println("Sinettitiedostoa ei annettu: lopusta katkaistua tai kokonaan uudelleen kirjoitettua lokia ei"
                    + " voi huomata.");
        }
        out.println(
                verdict.intact()
                        ? "Loki on sellainen kuin se sinetöitiin."
                        : "Loki EI ole sellainen kuin se sinetöitiin.");
    }

    private int export(String... arguments) throws IOException {
        Optional<String> file = option("out", arguments);
        Optional<String> municipality = option("municipality", arguments);
        if (file.isEmpty()
                || unknown(List.of("out", "municipality"), arguments)
                || municipality.filter(code -> !code.matches("[0-9]{3}")).isPresent()) {
            return refuse(USAGE);
        }
        AuditExport export = new AuditExport(new DriverManagerDataSource(
                environment.getOrDefault("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:15432/kotopolku"),
                environment.getOrDefault("SPRING_DATASOURCE_USERNAME", "postgres"),
                environment.getOrDefault("SPRING_DATASOURCE_PASSWORD", "postgres")));
        try (OutputStream stream = Files.newOutputStream(Path.of(file.get()))) {
            long rows = municipality.isPresent() ? export.writeOf(municipality.get(), stream) : export.writeAll(stream);
            out.println("Vietiin " + rows + " riviä tiedostoon " + file.get() + ".");
            return INTACT;
        }
    }

    private int refuse(String message) {
        out.println(message);
        return NOT_DONE;
    }

    private static Optional<String> option(String name, String... arguments) {
        String start = "--" + name + "=";
        return Arrays.stream(arguments)
                .skip(1)
                .filter(argument -> argument.startsWith(start) && argument.length() > start.length())
                .map(argument -> argument.substring(start.length()))
                .findFirst();
    }

    private static boolean unknown(List<String> names, String... arguments) {
        return !Arrays.stream(arguments)
                .skip(1)
                .allMatch(argument -> names.stream().anyMatch(name -> argument.startsWith("--" + name + "=")));
    }
}
