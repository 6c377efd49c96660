package fi.kotopolku.imports;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * The files of an old client system that never was: the same ones for the same wish, written row by row, so that any number
 * of clients fits in little memory. Identity codes have the individual numbers 900–999, which nobody is given, and family
 * names are made of syllables. Two wishes whose seeds differ by less than a hundred have no client in common, up to 20,000
 * clients each.
 *
 * <p>A row of the four other files is always of a client whose own row is right, so that each fault is one fault.
 *
 * @param clients rows of the file of clients
 * @param faulty how many of a thousand rows have a fault; the kinds of faults follow each other
 * @param charset UTF-8 or Windows-1252; some names need UTF-8, and are written without their marks in the other
 * @param today the day in Finland; the clients came within the last 300 days
 */
public record SampleFiles(long seed, int clients, int faulty, Charset charset, char separator, LocalDate today) {

    public static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final DateTimeFormatter FINNISH = DateTimeFormatter.ofPattern("d.M.yyyy");
    static final String CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final int THOUSAND = 1_000;
    private static final int STAGES = 5;

    /** @param line where in the file the row begins; the header is on line 1 */
    public record Faulty(String kind, int line, SampleFault fault) {}

    /** @param rows without the header */
    public record Written(int rows, List<Faulty> faults) {}

    /** Without a fault, as most files of tests are wished. */
    public static SampleFiles sound(long seed, int clients, LocalDate today) {
        return new SampleFiles(seed, clients, 0, StandardCharsets.UTF_8, ';', today);
    }

    public SampleFiles withoutFaults() {
        return new SampleFiles(seed, clients, 0, charset, separator, today);
    }

    /** The file whole, for small ones. */
    public byte[] bytes(String kind) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        write(kind, whole);
        return whole.toByteArray();
    }

    /** @param kind name of a {@link FileKind}; the stream stays open */
    public Written write(String kind, OutputStream out) {
        try {
            return new Pen(FileKind.valueOf(kind), new BufferedWriter(new OutputStreamWriter(out, charset))).write();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** What a sound client has come to: 0 waits for the interview, 1 interviewed, 2 assessed, 3 plan in force, 4 no plan needed. */
    public int stage(int client) {
        return client % STAGES;
    }

    public String reference(int client) {
        return "V%d-%06d".formatted(seed, client + 1);
    }

    /** The client's own row is wrong; that of the one before then is not, because the fault may be to repeat what stands there. */
    boolean wrong(int client) {
        return client > 0 && random(client, 1).nextInt(THOUSAND) < faulty && !wrong(client - 1);
    }

    static String day(LocalDate day) {
        return day.format(FINNISH);
    }

    static String anotherCentury(String code) {
        return code.isEmpty() ? code : code.substring(0, 6) + (code.charAt(6) == 'A' ? '-' : 'A') + code.substring(7);
    }

    static String wrongCheck(String code) {
        return code.substring(0, 10) + CHECK.charAt((CHECK.indexOf(code.charAt(10)) + 1) % CHECK.length());
    }

    SplittableRandom random(int client, int use) {
        return new SplittableRandom(seed * 1_000_003 + client * 31L + use);
    }

    /** One file being written. */
    private final class Pen {

        private final FileKind kind;
        private final Writer out;
        private final List<SampleFault> kinds;
        private final SampleRows content = new SampleRows(SampleFiles.this);
        private final List<Faulty> faults = new ArrayList<>();
        private int line = 1;
        private int rows;

        Pen(FileKind kind, Writer out) {
            this.kind = kind;
            this.out = out;
            this.kinds = SampleFault.of(kind);
        }

        Written write() throws IOException {
            put(SampleRows.HEADERS.get(kind));
            for (int client = 0; client < clients; client++) {
                if (kind == FileKind.CLIENTS) {
                    clientRow(client);
                } else if (!wrong(client)) {
                    for (Map<String, String> row : content.of(kind, client)) {
                        row(row, client > 0 && random(client, 4).nextInt(THOUSAND) < faulty);
                    }
                }
            }
            out.flush();
            return new Written(rows, List.copyOf(faults));
        }

        private void clientRow(int client) throws IOException {
            Map<String, String> row = content.of(kind, client).get(0);
            SampleFault next = kinds.get(faults.size() % kinds.size());
            if (wrong(client) && next == SampleFault.CODE_OF_THE_ONE_BEFORE) {
                row.put("henkilotunnus", content.code(client - 1));
                row.put("syntymaaika", day(SampleRows.born(client - 1)));
            }
            if (wrong(client) && next == SampleFault.REFERENCE_OF_THE_ONE_BEFORE) {
                row.put("asiakas_tunniste", reference(client - 1));
            }
            row(row, wrong(client));
        }

        private void row(Map<String, String> row, boolean wrong) throws IOException {
            if (wrong) {
                SampleFault fault = kinds.get(faults.size() % kinds.size());
                fault.spoil(row, today);
                faults.add(new Faulty(kind.name(), line, fault));
            }
            rows++;
            put(SampleRows.HEADERS.get(kind).stream()
                    .map(header -> row.getOrDefault(header, ""))
                    .toList());
        }

        private void put(List<String> cells) throws IOException {
            String text = cells.stream().map(this::quoted).collect(Collectors.joining(String.valueOf(separator)));
            out.write(text);
            out.write("\r\n");
            line += 1 + (int) text.chars().filter(c -> c == '\n').count();
        }

        private String quoted(String cell) {
            boolean plain = cell.indexOf(separator) < 0 && cell.indexOf('"') < 0 && cell.indexOf('\n') < 0;
            return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
        }
    }
}
