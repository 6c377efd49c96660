package fi.kotopolku.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/** How fast a log is verified, for the benchmark. */
public final class LogSpeed {

    private static final int PART = 10_000;
    private static final int TIMES = 5;

    private LogSpeed() {}

    /** @return rows a second, the median of five */
    public static double verified(DataSource fresh, Path directory, int rows) throws IOException {
        Path seals = directory.resolve("log-seals.log");
        Path file = directory.resolve("log.ndjson");
        Files.deleteIfExists(seals);
        try (AuditTestbed house = new AuditTestbed(fresh, seals)) {
            for (int part = 0; part < rows / PART; part++) {
                house.entries(String.format("%03d", part * part % 308 + 1), 1, PART);
            }
            house.jdbc.sql("vacuum analyze koto.audit_entry").update();
            house.sealer.seal();
            try (OutputStream out = Files.newOutputStream(file)) {
                house.export.writeAll(out);
            }
            double[] rates = new double[TIMES];
            for (int time = 0; time < TIMES; time++) {
                long begun = System.nanoTime();
                try (InputStream in = Files.newInputStream(file)) {
                    Verdict verdict = AuditVerifier.verify(in, List.of(seals));
                    if (!verdict.intact() || verdict.rows() != rows) {
                        throw new IllegalStateException("The log of the benchmark is not intact: " + verdict);
                    }
                    rates[time] = verdict.rows() / ((System.nanoTime() - begun) / 1e9);
                }
            }
            Arrays.sort(rates);
            Files.delete(file);
            return rates[TIMES / 2];
        }
    }
}
