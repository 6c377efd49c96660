package fi.kotopolku.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.oversight.Csv.Column;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void opensInAFinnishSpreadsheet() {
        assertThat(Csv.text(
                        List.of(
                                new Column<>("Nimi", Function.identity()),
                                new Column<>("Aika", row -> Instant.parse("2026-07-01T21:05:09Z")),
                                new Column<>("Ryhmät", row -> List.of("a", "b")),
                                new Column<>("Tyhjä", row -> null)),
                        List.of("Ääni \"Öljy\"; rivi\nkaksi")))
                .isEqualTo("\uFEFF\"Nimi\";\"Aika\";\"Ryhmät\";\"Tyhjä\"\r\n"
                        + "\"Ääni \"\"Öljy\"\"; rivi\nkaksi\";\"2.7.2026 0.05.09\";\"a, b\";\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+358", "-1", "@SUM(A1)", "\t=1", "\r=1", " =cmd|' /C calc'!A0", "\n-1"})
    void whatSomebodyWroteIsNotAFormula(String text) {
        assertThat(Csv.text(List.of(new Column<>("x", Function.identity())), List.of(text)))
                .isEqualTo("\uFEFF\"x\"\r\n\"'" + text + "\"\r\n");
    }

    @Test
    void emptyAndBlankStayAsTheyAre() {
        assertThat(Csv.text(List.of(new Column<>("x", Function.identity())), Arrays.asList("", "  ")))
                .isEqualTo("\uFEFF\"x\"\r\n\"\"\r\n\"  \"\r\n");
    }

    @Test
    void isRefusedWhenItWouldBeOfNoUse() {
        assertThatThrownBy(() -> Csv.file(
                        "x.csv",
                        List.of(new Column<>("x", Function.identity())),
                        Collections.nCopies(Slice.MOST_IN_A_FILE + 1, "x")))
                .isInstanceOf(Csv.TooManyRows.class);
        assertThat(Csv.file("x.csv", List.of(new Column<>("x", Function.identity())), List.of("ö"))
                        .getBody())
                .startsWith("\uFEFF".getBytes(StandardCharsets.UTF_8));
    }
}
