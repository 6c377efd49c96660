package fi.kotopolku.imports;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import fi.kotopolku.imports.FileRefused.Code;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of comma- or semicolon-separated values (RFC 4180), read once from its beginning to its end. At no time is more
 * of it in memory than one row and some buffers, whatever stands in it.
 *
 * <p>The library is silent about a quotation that is still open at the end of the file. It is found by counting: what the
 * fields account for is compared with the marks that were in the text.
 *
 * <p>A spreadsheet may have written on the first line which separator it used, as in {@code sep=;}. The line is no row, and
 * counts when lines are counted.
 */
final class CsvFile implements Iterator<CsvFile.Row> {

    static final int MOST_ROWS = 500_000;
    static final int LONGEST_FIELD = 8_000;
    static final int MOST_COLUMNS = 500;

    private static final Pattern SAID_SEPARATOR =
            Pattern.compile("(\"?)sep=(.)\\1[ \\t]*(?:[\\r\\n]|\\z)", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_SAYING = 16;
    private static final int LONGEST_HEADER_LINE = 1 << 16;
    private static final int BUFFER = 1 << 15;

    /** @param line on which the row begins, as an editor counts them, from one */
    record Row(int line, String[] cells) {

        boolean blank() {
            return Arrays.stream(cells).allMatch(String::isBlank);
        }
    }

    private final FileText text;
    private final char separator;
    private final Fields fields = new Fields();
    private final Iterator<Row> rows;
    private final List<String> header;
    private final int headerLine;
    private Row next;
    private int read;

    /** @throws FileRefused when the file is no CSV, or has nothing in it */
    CsvFile(InputStream body) {
        text = new FileText(body);
        BufferedReader buffered = new BufferedReader(text, LONGEST_HEADER_LINE);
        Optional<Character> said = saidSeparator(buffered);
        separator = said.orElseGet(() -> separator(buffered));
        rows = CsvReader.builder()
                .fieldSeparator(separator)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .allowExtraCharsAfterClosingQuote(false)
                .maxBufferSize(BUFFER)
                .build(fields, buffered)
                .iterator();
        if (said.isPresent()) {
            following();
        }
        Row headings = following();
        header = header(headings);
        headerLine = headings.line();
        next = following();
    }

    /** Trimmed, none empty, none twice; whether they are known is another question. */
    List<String> header() {
        return header;
    }

    /** As an editor counts lines, from one. */
    int headerLine() {
        return headerLine;
    }

    char separator() {
        return separator;
    }

    /** What is known of the whole when all rows have been read. */
    FileText text() {
        return text;
    }

    /** How many rows have been given, without the header and without blank ones. */
    int rows() {
        return read;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Row next() {
        if (next == null) {
            throw new NoSuchElementException();
        }
        if (++read > MOST_ROWS) {
            throw new FileRefused(Code.TOO_MANY_ROWS);
        }
        Row given = next;
        next = following();
        return given;
    }

    private Row following() {
        try {
            while (rows.hasNext()) {
                Row row = rows.next();
                if (!row.blank()) {
                    return row;
                }
            }
        } catch (CsvParseException broken) {
            throw refused(broken);
        } catch (UncheckedIOException cut) {
            throw new FileRefused(Code.CUT_OFF);
        }
        if (fields.quotes != text.quotes()) {
            throw new FileRefused(Code.QUOTE_BROKEN, fields.line);
        }
        return null;
    }

    /** The library's words repeat what stands in the file; they go no further. */
    private FileRefused refused(CsvParseException broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof FileRefused ours) {
                return ours;
            }
            if (cause instanceof IOException) {
                return new FileRefused(Code.CUT_OFF);
            }
            if (Objects.toString(cause.getMessage()).contains("maximum buffer size")) {
                return new FileRefused(Code.FIELD_LONG, fields.line);
            }
        }
        return new FileRefused(Code.QUOTE_BROKEN, fields.line);
    }

    private static List<String> header(Row row) {
        if (row == null) {
            throw new FileRefused(Code.EMPTY);
        }
        List<String> header = Arrays.stream(row.cells()).map(Headers::tidy).toList();
        if (header.stream().anyMatch(String::isEmpty)) {
            throw new FileRefused(Code.HEADER_EMPTY, row.line());
        }
        if (header.stream().anyMatch(name -> name.length() > Headers.LONGEST)) {
            throw new FileRefused(Code.HEADER_LONG, row.line());
        }
        if (header.stream().map(Headers::folded).distinct().count() < header.size()) {
            throw new FileRefused(Code.HEADER_TWICE, row.line());
        }
        return header;
    }

    /** @throws FileRefused when another separator is said than is read here */
    private static Optional<Character> saidSeparator(BufferedReader reader) {
        try {
            char[] begin = new char[LONGEST_SAYING];
            reader.mark(LONGEST_SAYING);
            int read = reader.read(begin);
            reader.reset();
            Matcher said = SAID_SEPARATOR.matcher(new String(begin, 0, Math.max(0, read)));
            if (!said.lookingAt()) {
                return Optional.empty();
            }
            char separator = said.group(2).charAt(0);
            if (separator != ';' && separator != ',') {
                throw new FileRefused(Code.SEPARATOR_OTHER, 1);
            }
            return Optional.of(separator);
        } catch (IOException cut) {
            throw new FileRefused(Code.CUT_OFF);
        }
    }

    /** The one of which the first line has more, outside quotations. */
    private static char separator(BufferedReader reader) {
        try {
            reader.mark(LONGEST_HEADER_LINE);
            boolean quoted = false;
            int commas = 0;
            int semicolons = 0;
            for (int i = 0, c = reader.read(); c >= 0 && i < LONGEST_HEADER_LINE - 1; i++, c = reader.read()) {
                quoted ^= c == '"';
                if (!quoted && (c == '\n' || c == '\r') && commas + semicolons > 0) {
                    break;
                }
                commas += !quoted && c == ',' ? 1 : 0;
                semicolons += !quoted && c == ';' ? 1 : 0;
            }
            reader.reset();
            return commas > semicolons ? ',' : ';';
        } catch (IOException cut) {
            throw new FileRefused(Code.CUT_OFF);
        }
    }

    private static final class Fields extends AbstractBaseCsvCallbackHandler<Row> {

        private final List<String> cells = new ArrayList<>();
        private long line;
        private long quotes;

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = startingLineNumber;
            cells.clear();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (length > LONGEST_FIELD) {
                throw new FileRefused(Code.FIELD_LONG, line);
            }
            if (index >= MOST_COLUMNS) {
                throw new FileRefused(Code.ROW_WIDE, line);
            }
            int marks = 0;
            for (int i = offset; i < offset + length; i++) {
                marks += buffer[i] == '"' ? 1 : 0;
            }
            quotes += quoted ? 2L + 2L * marks : marks;
            cells.add(new String(buffer, offset, length));
        }

        @Override
        protected Row buildRecord() {
            return new Row((int) line, cells.toArray(String[]::new));
        }
    }
}
