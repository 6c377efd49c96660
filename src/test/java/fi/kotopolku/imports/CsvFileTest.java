package fi.kotopolku.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.imports.FileRefused.Code;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as municipalities have them, and files that are none. */
class CsvFileTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static CsvFile file(byte[] bytes) {
        return new CsvFile(new ByteArrayInputStream(bytes));
    }

    private static CsvFile file(String text) {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<CsvFile.Row> rows(CsvFile file) {
        List<CsvFile.Row> rows = new ArrayList<>();
        file.forEachRemaining(rows::add);
        return rows;
    }

    private static void refused(byte[] bytes, Code code, long line) {
        assertThatThrownBy(() -> rows(file(bytes))).isInstanceOfSatisfying(FileRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.line()).isEqualTo(line);
        });
    }

    private static void refused(String text, Code code, long line) {
        refused(text.getBytes(StandardCharsets.UTF_8), code, line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252"})
    void namesAreReadInEitherCharacterSet(String charset) {
        CsvFile file = file("sukunimi;etunimet\r\nHärmälä;Åke\r\nÖrn;Ä\r\n".getBytes(Charset.forName(charset)));
        List<CsvFile.Row> rows = rows(file);
        assertThat(rows.get(0).cells()).containsExactly("Härmälä", "Åke");
        assertThat(rows.get(1).cells()).containsExactly("Örn", "Ä");
        assertThat(file.text().charset()).isEqualToIgnoringCase(charset);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstHeading() {
        CsvFile file = file("\uFEFFsukunimi;etunimet\nA;B\n");
        assertThat(file.header()).containsExactly("sukunimi", "etunimet");
        assertThat(rows(file)).hasSize(1);
        assertThat(file.text().charset()).isEqualTo("UTF-8");
    }

    /** The first letter beyond ASCII comes after more than the reader holds at once. */
    @Test
    void theCharacterSetIsFoundHoweverLateItShows() {
        String text = "a;b\n" + "x;y\n".repeat(50_000) + "Mäki;ö\n";
        CsvFile file = file(text.getBytes(WINDOWS));
        List<CsvFile.Row> rows = rows(file);
        assertThat(rows).hasSize(50_001);
        assertThat(rows.get(50_000).cells()).containsExactly("Mäki", "ö");
        assertThat(rows.get(50_000).line()).isEqualTo(50_002);
        assertThat(file.text().charset()).isEqualTo("WINDOWS-1252");
    }

    @Test
    void aFileOfTwoCharacterSetsIsRefusedWithTheLine() {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.writeBytes("a;b\nMäki;1\n".getBytes(StandardCharsets.UTF_8));
        mixed.writeBytes("Mäki;2\n".getBytes(WINDOWS));
        refused(mixed.toByteArray(), Code.MIXED_CHARSETS, 3);
    }

    @Test
    void theSeparatorIsFoundAndQuotedOnesDoNotCount() {
        assertThat(file("a,b,c\n1,2,3\n").separator()).isEqualTo(',');
        assertThat(file("a;b\n1;2\n").separator()).isEqualTo(';');
        assertThat(file("\"a,b,c,d\";e;f\n1;2;3\n").header()).containsExactly("a,b,c,d", "e", "f");
        assertThat(file("yksi\n1\n").separator()).isEqualTo(';');
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "sep=;~!;",
                "sep=,~!,",
                "SEP=;\r~!;",
                "\"sep=;\"~!;",
                "\uFEFFsep=, ~!,",
            })
    void aSpreadsheetSaysItsSeparatorOnALineOfItsOwn(String said, char separator) {
        String other = separator == ';' ? "," : ";";
        CsvFile file = file((said + "a" + other + "x" + separator + "b~1" + separator + "2~").replace('~', '\n'));
        List<CsvFile.Row> rows = rows(file);
        assertThat(file.separator()).isEqualTo(separator);
        assertThat(file.header()).containsExactly("a" + other + "x", "b");
        assertThat(file.headerLine()).isEqualTo(2);
        assertThat(rows).extracting(CsvFile.Row::line).containsExactly(3);
        assertThat(rows.get(0).cells()).containsExactly("1", "2");
    }

    @Test
    void whatOnlyBeginsLikeASeparatorIsAHeading() {
        assertThat(file("sep=;b\n1;2\n").header()).containsExactly("sep=", "b");
        assertThat(file("separator;b\n1;2\n").headerLine()).isEqualTo(1);
        assertThat(file("\n\na;b\n1;2\n").headerLine()).isEqualTo(3);
        refused("sep=|\na|b\n1|2\n", Code.SEPARATOR_OTHER, 1);
        refused("sep=\t\na\tb\n1\t2\n", Code.SEPARATOR_OTHER, 1);
        refused("sep=;\n", Code.EMPTY, 0);
        refused("sep=;", Code.EMPTY, 0);
        refused("sep=;\na;;c\n1;2;3\n", Code.HEADER_EMPTY, 2);
        refused("sep=;\na;b\n3;\"auki\n", Code.QUOTE_BROKEN, 3);
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() {
        List<CsvFile.Row> rows =
                rows(file("a;b\r\n\r\n\"kaksi\r\nriviä \"\"ja\"\" lainaus\";1\r\n;\r\n3;4\r5;6\n\n7;8"));
        assertThat(rows).extracting(CsvFile.Row::line).containsExactly(3, 6, 7, 9);
        assertThat(rows.get(0).cells()).containsExactly("kaksi\r\nriviä \"ja\" lainaus", "1");
    }

    @Test
    void aRowOfAnotherWidthIsGivenAsItIs() {
        List<CsvFile.Row> rows = rows(file("a;b\n1\n1;2;3\n"));
        assertThat(rows.get(0).cells()).hasSize(1);
        assertThat(rows.get(1).cells()).hasSize(3);
    }

    @Test
    void whatIsKnownOfTheWhole() {
        CsvFile file = file("a;b\n1;2\n3;4\n");
        rows(file);
        assertThat(file.rows()).isEqualTo(2);
        assertThat(file.text().bytes()).isEqualTo(12);
        assertThat(file.text().sha256Hex()).hasSize(64);
    }

    @ParameterizedTest
    @CsvSource({
        "25504446 2D312E37, PDF",
        "D0CF11E0A1B11AE1 0000, SPREADSHEET_XLS",
        "1F8B0800, ARCHIVE",
        "377ABCAF271C, ARCHIVE",
        "FFFE6100, UTF_16",
        "FEFF0061, UTF_16",
        "'', EMPTY",
        "EFBBBF, EMPTY",
        "0A0A, EMPTY",
        "89504E470D0A1A0A 0000000D, NOT_TEXT",
        "6100620063000A00, NOT_TEXT"
    })
    void whatIsNoCsvIsKnownByItsFirstBytes(String hex, Code code) {
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        assertThatThrownBy(() -> rows(file(bytes)))
                .isInstanceOfSatisfying(
                        FileRefused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource({
        "[Content_Types].xml, SPREADSHEET_XLSX, Tallenna taulukko CSV-tiedostona",
        "_rels/.rels, SPREADSHEET_XLSX, Tallenna taulukko CSV-tiedostona",
        "mimetype, SPREADSHEET_ODS, Tallenna taulukko CSV-tiedostona",
        "asiakkaat.csv, ARCHIVE, Pura se"
    })
    void spreadsheetsAndArchivesAreNamed(String first, Code code, String words) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            byte[] content = "application/vnd.oasis.opendocument.spreadsheet".getBytes(StandardCharsets.US_ASCII);
            if (!code.equals(Code.SPREADSHEET_ODS)) {
                content = "x".repeat(200).getBytes(StandardCharsets.US_ASCII);
            }
            ZipEntry entry = new ZipEntry(first);
            entry.setSize(content.length);
            java.util.zip.CRC32 crc = new java.util.zip.CRC32();
            crc.update(content);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(content);
        }
        assertThatThrownBy(() -> file(bytes.toByteArray())).isInstanceOfSatisfying(FileRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.detailFi()).contains(words);
        });
    }

    @Test
    void aHeaderIsWhole() {
        refused("a;;c\n1;2;3\n", Code.HEADER_EMPTY, 1);
        refused("Sukunimi;a;SUKU NIMI\n1;2;3\n", Code.HEADER_TWICE, 1);
        refused("a;" + "x".repeat(101) + "\n1;2\n", Code.HEADER_LONG, 1);
        refused("\n\n \n", Code.EMPTY, 0);
    }

    @Test
    void quotationsEnd() {
        refused("a;b\n1;2\n3;\"auki\n4;5\n", Code.QUOTE_BROKEN, 3);
        refused("a;b\n1;\"x\"\"\n", Code.QUOTE_BROKEN, 2);
        refused("a;b\n1;2\n\"x\"yz;3\n", Code.QUOTE_BROKEN, 3);
        assertThat(rows(file("a;b\n5\" putki;2\n")).get(0).cells()).containsExactly("5\" putki", "2");
    }

    @Test
    void aRefusalDoesNotRepeatWhatStandsInTheFile() {
        assertThatThrownBy(() -> rows(file("a;b\n\"Salainen\"Nimi;3\n")))
                .hasNoCause()
                .hasMessage("QUOTE_BROKEN")
                .isInstanceOfSatisfying(
                        FileRefused.class,
                        refused -> assertThat(refused.detailFi()).doesNotContain("Salainen", "Nimi", "'N'"));
    }

    @Test
    void aFieldHasABound() {
        assertThat(rows(file("a;b\n" + "x".repeat(8_000) + ";1\n"))).hasSize(1);
        refused("a;b\n1;2\n" + "x".repeat(8_001) + ";1\n", Code.FIELD_LONG, 3);
        refused("a;b\n1;2\n\"" + "x\n".repeat(9_000) + "\";1\n", Code.FIELD_LONG, 3);
        refused("a;b\n" + "1;".repeat(600) + "\n", Code.ROW_WIDE, 2);
    }

    /** It is given up long before its end, so it cannot have been in memory. */
    @Test
    void aFieldOfFiftyMegabytesIsNotRead() {
        long size = 50_000_000;
        Endless field = new Endless("a;b\n1;2\n\"".getBytes(StandardCharsets.US_ASCII), size);
        assertThatThrownBy(() -> rows(new CsvFile(field))).isInstanceOfSatisfying(FileRefused.class, refused -> {
            assertThat(refused.code()).isEqualTo(Code.FIELD_LONG);
            assertThat(refused.line()).isEqualTo(3);
        });
        assertThat(field.given).isLessThan(1_000_000);
    }

    @Test
    void aBodyThatBreaksOffIsSaidSo() {
        InputStream cut = new InputStream() {
            private int at;

            @Override
            public int read() throws IOException {
                byte[] begun = "a;b\n1;2\n3;".repeat(100).getBytes(StandardCharsets.US_ASCII);
                if (at == begun.length) {
                    throw new IOException("Connection reset");
                }
                return begun[at++];
            }
        };
        assertThatThrownBy(() -> rows(new CsvFile(cut)))
                .isInstanceOfSatisfying(
                        FileRefused.class, refused -> assertThat(refused.code()).isEqualTo(Code.CUT_OFF));
    }

    private static final class Endless extends InputStream {

        private final byte[] begin;
        private final long size;
        private long given;

        private Endless(byte[] begin, long size) {
            this.begin = begin;
            this.size = size;
        }

        @Override
        public int read() {
            if (given == size) {
                return -1;
            }
            int next = given < begin.length ? begin[(int) given] : 'x';
            given++;
            return next;
        }
    }
}
