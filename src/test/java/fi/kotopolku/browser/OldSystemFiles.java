package fi.kotopolku.browser;

import com.microsoft.playwright.options.FilePayload;
import fi.kotopolku.imports.SampleFiles;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of a small town's old system, with its own names of columns and its own codes. */
final class OldSystemFiles {

    /** Our names of columns and theirs; the others are called as ours are. */
    static final Map<String, String> STRANGE = new LinkedHashMap<>();

    static final String OWN_CODE = "TILSUOJ";
    static final int FAULTY_LINE = 7;

    static {
        STRANGE.put("asiakas_tunniste", "KENTTA01");
        STRANGE.put("sukunimi", "SNIMI2");
        STRANGE.put("oleskelun_peruste", "OLPER_K");
        STRANGE.put("asia_vireille", "VIR_PV");
    }

    private final SampleFiles files;

    OldSystemFiles(long seed, int clients, Charset charset, LocalDate today) {
        files = new SampleFiles(seed, clients, 0, charset, ';', today);
    }

    static OldSystemFiles sound(long seed, int clients, LocalDate today) {
        return new OldSystemFiles(seed, clients, StandardCharsets.UTF_8, today);
    }

    /** With the old system's names and codes. */
    FilePayload strangeClients() {
        return payload("asiakkaat-vanha.csv", strange());
    }

    /** The same with a wrong character in the identity code of one line. */
    FilePayload faultyClients() {
        List<String> lines = Arrays.asList(strange().split("\r\n"));
        String[] cells = lines.get(FAULTY_LINE - 1).split(";", 6);
        char last = cells[4].charAt(10);
        cells[4] = cells[4].substring(0, 10) + (last == 'A' ? 'B' : 'A');
        lines.set(FAULTY_LINE - 1, String.join(";", cells));
        return payload("asiakkaat-vanha.csv", String.join("\r\n", lines) + "\r\n");
    }

    /** As our layout has them. */
    FilePayload of(String kind) {
        return new FilePayload(kind + ".csv", "text/csv", files.bytes(kind));
    }

    /** The family name of a client, the first is 0. */
    String familyName(int client) {
        String[] lines = new String(files.bytes("CLIENTS"), files.charset()).split("\r\n");
        return lines[client + 1].split(";", 3)[1];
    }

    private String strange() {
        String text = new String(files.bytes("CLIENTS"), files.charset());
        int end = text.indexOf("\r\n");
        String header = text.substring(0, end);
        for (Map.Entry<String, String> name : STRANGE.entrySet()) {
            header = header.replace(name.getKey(), name.getValue());
        }
        return header + text.substring(end).replace("Tilapäinen suojelu", OWN_CODE);
    }

    private FilePayload payload(String name, String text) {
        return new FilePayload(name, "text/csv", text.getBytes(files.charset()));
    }
}
