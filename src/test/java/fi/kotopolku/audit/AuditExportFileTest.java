package fi.kotopolku.audit;

import static fi.kotopolku.audit.Finding.Kind.FILE_ENCODING;
import static fi.kotopolku.audit.Finding.Kind.FILE_MISCOUNTED;
import static fi.kotopolku.audit.Finding.Kind.FILE_TRUNCATED;
import static fi.kotopolku.audit.Finding.Kind.LINE_UNREADABLE;
import static fi.kotopolku.audit.Finding.Kind.OUTSIDE_SEALS_BROKEN;
import static fi.kotopolku.audit.Finding.Kind.ROW_ADDED;
import static fi.kotopolku.audit.Finding.Kind.ROW_CHANGED;
import static fi.kotopolku.audit.Finding.Kind.SEAL_MISSING;
import static fi.kotopolku.audit.Finding.Kind.TAIL_CUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export that came to harm on its way: whatever is handed in, the answer is clear and never a stack trace. */
class AuditExportFileTest {

    private static AuditTestbed house;
    private static List<String> lines;

    @TempDir
    Path directory;

    @BeforeAll
    static void exportedLog(@TempDir Path directory) {
        house = new AuditTestbed("audit_export", directory.resolve("seals.log"));
        house.entries("249", 1, 30);
        house.entries("495", 1, 20);
        house.sealer.seal();
        house.entries("249", 31, 40);
        house.sealer.seal();
        house.entries("249", 41, 42);
        lines = house.exportedLines();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void theExportIsALineForEachRowInTheOrderOfItsChainThenItsSeal() {
        assertThat(lines).hasSize(1 + 60 + 3 + 2 + 1);
        assertThat(lines.get(0)).startsWith("{\"export\":{\"format\":1,\"of\":\"all\",");
        assertThat(lines.get(1))
                .contains("\"row\":{\"chain\":\"249\",\"seq\":1,")
                .contains("\"person\":\"pöytä.1\"");
        assertThat(lines.get(31)).contains("\"seal\":{\"chain\":\"249\",\"batch\":1,");
        assertThat(lines.get(64)).startsWith("{\"unsealed\":{\"chain\":\"249\",\"seq\":0,");
        assertThat(lines.get(66)).isEqualTo("{\"end\":{\"rows\":60,\"seals\":3,\"unsealed\":2}}");
        Verdict verdict = verify(lines);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.unsealed()).isEqualTo(2);
    }

    @Test
    void theChainOfOneMunicipalityIsVerifiedAlone() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        house.export.writeOf("495", bytes);

        Verdict verdict = AuditTestbed.verify(bytes.toByteArray(), List.of(house.sealFile));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(20);
        assertThat(verdict.of()).isEqualTo("495");
    }

    @Test
    void cutBetweenLines() {
        assertThat(verify(lines.subList(0, 36)).findings())
                .extracting(Finding::kind, Finding::chain, Finding::first, Finding::last)
                .containsExactly(
                        tuple(FILE_TRUNCATED, "", 0L, 0L),
                        tuple(SEAL_MISSING, "249", 31L, 34L),
                        tuple(TAIL_CUT, "249", 35L, 40L),
                        tuple(TAIL_CUT, "495", 1L, 20L));
    }

    @Test
    void cutAnywhereTheFileIsSaidToBeCut() {
        byte[] whole = text(lines).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length - 1; length += 7) {
            Verdict verdict = AuditTestbed.verify(Arrays.copyOf(whole, length), List.of());

            assertThat(verdict.findings())
                    .extracting(Finding::kind)
                    .as("cut after %s bytes", length)
                    .contains(FILE_TRUNCATED)
                    .doesNotContain(ROW_CHANGED, FILE_ENCODING, LINE_UNREADABLE);
        }
    }

    @Test
    void aLineRemoved() {
        assertThat(kinds(without(20))).containsExactlyInAnyOrder("ROW_MISSING 249 20", "FILE_MISCOUNTED  0");
    }

    @Test
    void aLineTwice() {
        List<String> twice = new ArrayList<>(lines);
        twice.add(21, lines.get(20));

        assertThat(kinds(twice)).containsExactlyInAnyOrder("ROW_ADDED 249 20", "FILE_MISCOUNTED  0");
    }

    @Test
    void twoLinesInTheWrongOrder() {
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, 20, 21);

        assertThat(kinds(swapped)).containsExactly("ROW_MISPLACED 249 20");
    }

    @Test
    void aLineMovedFarDown() {
        List<String> moved = new ArrayList<>(lines);
        moved.add(40, moved.remove(10));

        assertThat(kinds(moved)).containsExactly("ROW_MISPLACED 249 10");
    }

    @Test
    void aLineMovedAmongTheRowsOfAnotherMunicipality() {
        List<String> later = new ArrayList<>(lines);
        later.add(55, later.remove(10));
        assertThat(kinds(later)).containsExactly("ROW_MISPLACED 249 10");

        List<String> earlier = new ArrayList<>(lines);
        earlier.add(10, earlier.remove(54));
        assertThat(lines.get(54)).contains("\"chain\":\"495\",\"seq\":12,");
        assertThat(kinds(earlier)).containsExactly("ROW_MISPLACED 495 12");
    }

    @Test
    void theLinesOfTwoMunicipalitiesInTheWrongOrder() {
        List<String> swapped = new ArrayList<>(List.of(lines.get(0)));
        swapped.addAll(lines.subList(43, 64));
        swapped.addAll(lines.subList(1, 43));
        swapped.addAll(lines.subList(64, lines.size()));

        assertThat(kinds(swapped)).containsExactly("ROW_MISPLACED 249 0");
    }

    @Test
    void rowsOfTwoMunicipalitiesRelabelled() {
        List<String> relabelled = new ArrayList<>(lines);
        relabelled.set(5, lines.get(5).replace("\"chain\":\"249\"", "\"chain\":\"495\""));
        assertThat(kinds(relabelled)).contains("ROW_CHANGED 495 5", "ROW_MISSING 249 5");
    }

    @Test
    void aSealMovedAmongItsRows() {
        List<String> moved = new ArrayList<>(lines);
        moved.add(33, moved.remove(31));

        assertThat(kinds(moved)).contains("SEAL_MISPLACED 249 1");
    }

    @Test
    void aByteChanged() {
        List<String> changed = new ArrayList<>(lines);
        changed.set(20, lines.get(20).replace("READ", "REAL"));

        assertThat(verify(changed).findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .isEqualTo("Kunta 249, rivi 20: riviä on muutettu sinetöinnin jälkeen."));
    }

    @Test
    void savedInAnotherEncoding() {
        assertThat(verify(text(lines).getBytes(StandardCharsets.ISO_8859_1)).findings())
                .hasSize(60)
                .extracting(Finding::kind)
                .containsOnly(FILE_ENCODING);
        for (Charset encoding :
                List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(verify(text(lines).getBytes(encoding)).findings())
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.kind()).isEqualTo(FILE_ENCODING))
                    .satisfies(finding -> assertThat(finding.message()).contains("UTF-16"));
        }
    }

    @Test
    void savedByAnEditor() {
        assertThat(verify(("\uFEFF" + text(lines)).getBytes(StandardCharsets.UTF_8))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("tavujärjestysmerkki"));
        assertThat(verify(text(lines).replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8))
                        .findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("CRLF"));
    }

    @Test
    void notAnExportAtAll() {
        assertThat(verify(new byte[0]).findings()).extracting(Finding::kind).contains(FILE_TRUNCATED);
        assertThat(verify("etunimi;sukunimi\nAada;Testi\n".getBytes(StandardCharsets.UTF_8))
                        .findings())
                .extracting(Finding::kind)
                .contains(LINE_UNREADABLE, FILE_TRUNCATED);
        byte[] oneEndlessLine = new byte[1 << 20];
        Arrays.fill(oneEndlessLine, (byte) 'x');
        assertThat(verify(oneEndlessLine).findings()).extracting(Finding::kind).contains(FILE_TRUNCATED);
    }

    @Test
    void linesAfterTheLastOne() {
        List<String> longer = new ArrayList<>(lines);
        longer.add(lines.get(20));

        assertThat(verify(longer).findings()).extracting(Finding::kind).contains(FILE_MISCOUNTED, ROW_ADDED);
    }

    @Test
    void aFileOfSealsThatContradictsItself() throws IOException {
        Path seals = directory.resolve("seals.log");
        String first = Files.readAllLines(house.sealFile).get(0);
        Files.writeString(seals, first + "\n" + first.replaceAll("[0-9a-f]{64}$", "0".repeat(64)) + "\nroskaa\n");

        assertThat(AuditTestbed.verify(text(lines).getBytes(StandardCharsets.UTF_8), List.of(seals))
                        .findings())
                .extracting(Finding::kind)
                .containsExactly(OUTSIDE_SEALS_BROKEN, OUTSIDE_SEALS_BROKEN);
    }

    @Test
    void aFileOfSealsCopiedWhileItsLastLineWasWritten() throws IOException {
        Path seals = directory.resolve("seals.log");
        Files.writeString(seals, Files.readString(house.sealFile) + "17 249 3 41-4");

        assertThat(AuditTestbed.verify(text(lines).getBytes(StandardCharsets.UTF_8), List.of(seals))
                        .findings())
                .isEmpty();
    }

    @Test
    void theCommandAnswersWithWordsAndACode() throws IOException {
        Path export = Files.writeString(directory.resolve("loki.ndjson"), text(lines));
        Path broken = Files.writeString(directory.resolve("rikki.ndjson"), text(without(20)));

        assertThat(command("--export=" + export, "--seals=" + house.sealFile))
                .startsWith("0 ")
                .contains("60 riviä", "3 sinettiä", "Loki on sellainen kuin se sinetöitiin.");
        assertThat(command("--export=" + broken))
                .startsWith("1 ")
                .contains("ROW_MISSING  Kunta 249, rivi 20: rivi puuttuu.", "Sinettitiedostoa ei annettu");
        assertThat(command("--export=" + directory.resolve("ei-ole")))
                .startsWith("2 ")
                .contains("ei ole");
        assertThat(command("--export=" + directory)).startsWith("2 ");
        assertThat(command("--export=" + export, "--seals=" + directory.resolve("ei-ole")))
                .startsWith("2 ");
        assertThat(command()).startsWith("2 ").contains("Käyttö");
        assertThat(command("--export=" + export, "--seal=x")).startsWith("2 ").contains("Käyttö");
    }

    @Test
    void whateverIsHandedInTheCommandAnswersInWords() throws IOException {
        String whole = text(lines);
        assertFound(whole.substring(whole.indexOf('\n') + 1).getBytes(StandardCharsets.UTF_8), "FILE_TRUNCATED");
        assertFound(new byte[0], "FILE_TRUNCATED");
        assertFound("\n\n\n".getBytes(StandardCharsets.UTF_8), "FILE_TRUNCATED");
        assertFound(whole.substring(0, whole.length() / 2).getBytes(StandardCharsets.UTF_8), "FILE_TRUNCATED");
        assertFound(whole.getBytes(StandardCharsets.UTF_16), "FILE_ENCODING");
        assertFound(whole.getBytes(StandardCharsets.ISO_8859_1), "FILE_ENCODING");
        byte[] binary = new byte[200_000];
        new Random(7).nextBytes(binary);
        assertFound(binary, "FILE_TRUNCATED");
        byte[] sealed = whole.substring(0, whole.indexOf("{\"unsealed\"")).getBytes(StandardCharsets.UTF_8);
        int firstRow = whole.indexOf('\n') + 1;
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            byte[] hurt = whole.getBytes(StandardCharsets.UTF_8);
            int hole = random.nextInt(firstRow, sealed.length);
            hurt[hole] ^= (byte) (1 << random.nextInt(8));
            assertThat(command(handed(hurt))).as("a bit of byte %s", hole).startsWith("1 ");
        }
    }

    private void assertFound(byte[] export, String finding) throws IOException {
        assertThat(command(handed(export)))
                .startsWith("1 ")
                .contains(finding, "Loki EI ole sellainen kuin se sinetöitiin.");
    }

    private String handed(byte[] export) throws IOException {
        return "--export=" + Files.write(directory.resolve("annettu.ndjson"), export);
    }

    private static String command(String... options) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = new String[options.length + 1];
        arguments[0] = "audit-verify";
        System.arraycopy(options, 0, arguments, 1, options.length);
        int code = new AuditCommands(new PrintStream(said, true, StandardCharsets.UTF_8), Map.of()).carryOut(arguments);
        assertThat(said.toString(StandardCharsets.UTF_8)).doesNotContain("Exception");
        return code + " " + said.toString(StandardCharsets.UTF_8);
    }

    private static List<String> without(int index) {
        List<String> fewer = new ArrayList<>(lines);
        fewer.remove(index);
        return fewer;
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static List<String> kinds(List<String> lines) {
        return verify(lines).findings().stream()
                .map(finding -> finding.kind() + " " + finding.chain() + " " + finding.first())
                .toList();
    }

    private static Verdict verify(List<String> lines) {
        return verify(text(lines).getBytes(StandardCharsets.UTF_8));
    }

    private static Verdict verify(byte[] export) {
        return AuditTestbed.verify(export, List.of(house.sealFile));
    }
}
