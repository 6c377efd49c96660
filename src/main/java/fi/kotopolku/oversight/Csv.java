package fi.kotopolku.oversight;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * A table as a file that a Finnish spreadsheet opens as it is: semicolons, UTF-8 with its mark, times in Finland. What
 * somebody wrote is never taken for a formula.
 */
public final class Csv {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d.M.yyyy H.mm.ss").withZone(ZoneId.of("Europe/Helsinki"));
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");
    private static final String FORMULA_SIGNS = "=+-@";

    private Csv() {}

    /** A column by its heading, and what stands in it for a row: a text, a day, an instant, a list or nothing. */
    public record Column<T>(String heading, Function<T, ?> value) {}

    /** @throws TooManyRows when there are more rows than a file may have */
    public static <T> ResponseEntity<byte[]> file(String name, List<Column<T>> columns, List<T> rows) {
        if (rows.size() > Slice.MOST_IN_A_FILE) {
            throw new TooManyRows();
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text(columns, rows).getBytes(StandardCharsets.UTF_8));
    }

    static <T> String text(List<Column<T>> columns, List<T> rows) {
        return Stream.concat(
                        Stream.of(line(columns.stream().map(Column::heading))),
                        rows.stream()
                                .map(row -> line(columns.stream()
                                        .map(column -> cell(column.value().apply(row))))))
                .collect(Collectors.joining("", "\uFEFF", ""));
    }

    private static String line(Stream<String> cells) {
        return cells.map(cell -> '"' + cell.replace("\"", "\"\"") + '"').collect(Collectors.joining(";", "", "\r\n"));
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant instant) {
            return MOMENT.format(instant);
        }
        if (value instanceof LocalDate day) {
            return DAY.format(day);
        }
        if (value instanceof List<?> list) {
            return cell(list.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        String text = value.toString();
        String begun = text.stripLeading();
        return !begun.isEmpty() && FORMULA_SIGNS.indexOf(begun.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** More rows than a file may have. */
    static final class TooManyRows extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooManyRows() {
            super("More rows than a file may have", null, false, false);
        }
    }
}
