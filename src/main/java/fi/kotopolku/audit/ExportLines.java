package fi.kotopolku.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as stretches of one buffer. */
final class ExportLines {

    /** Far longer than any line of an export: what is longer is not one, and is not gathered in memory. */
    private static final int LONGEST = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 18];
    private int filled;
    private int from;
    private int end;
    private int next;
    private boolean exhausted;
    private boolean cutShort;
    private long number;

    ExportLines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line. */
    boolean advance() throws IOException {
        from = next;
        int search = from;
        while (true) {
            for (int i = search; i < filled; i++) {
                if (buffer[i] == '\n') {
                    end = i;
                    next = i + 1;
                    number++;
                    return true;
                }
            }
            if (exhausted || filled - from > LONGEST) {
                return rest();
            }
            search = filled - from;
            refill();
        }
    }

    private boolean rest() {
        end = filled;
        next = filled;
        if (from == filled) {
            return false;
        }
        cutShort = exhausted;
        number++;
        return true;
    }

    private void refill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            exhausted = true;
        } else {
            filled += read;
        }
    }

    byte[] buffer() {
        return buffer;
    }

    int from() {
        return from;
    }

    int end() {
        return end;
    }

    /** Counted from one. */
    long number() {
        return number;
    }

    /** Whether the file ends in the middle of this line. */
    boolean isCutShort() {
        return cutShort;
    }
}
