package fi.kotopolku.imports;

import fi.kotopolku.imports.FileRefused.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The text of a file in one pass, whose character set is found on the way: UTF-8 until the first bytes that are not, and
 * Windows-1252 from there on.
 *
 * <p>A second pass would need the bytes kept somewhere, on a disk or in memory, and they are client data. It is not needed:
 * up to the first bytes that are not UTF-8 a file in Windows-1252 has but ASCII, which is the same in both. When it has had
 * letters that are UTF-8 before that, it was put together from two character sets, half of its names would be read
 * wrongly either way, and it is refused with the line.
 */
final class FileText extends Reader {

    static final long MOST_BYTES = 200_000_000L;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int LAST_ASCII = 0x7F;

    private final InputStream body;
    private final MessageDigest digest = sha256();
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).flip();
    private final CharBuffer chars = CharBuffer.allocate(1 << 16).flip();
    private CharsetDecoder decoder = strict(StandardCharsets.UTF_8);
    private boolean windows;
    private boolean begun;
    private boolean first = true;
    private boolean ended;
    private boolean beyondAscii;
    private long count;
    private long quotes;
    private long line = 1;
    private char last;

    FileText(InputStream body) {
        this.body = body;
    }

    /** As the database calls it; known when all has been read. */
    String charset() {
        return windows ? "WINDOWS-1252" : "UTF-8";
    }

    long bytes() {
        return count;
    }

    /** In hexadecimal; of all that was read. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** How many quotation marks have been read. */
    long quotes() {
        return quotes;
    }

    /** @throws FileRefused when it is no text */
    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            fill();
        }
        int given = Math.min(length, chars.remaining());
        chars.get(into, offset, given);
        return given;
    }

    @Override
    public void close() {
        // the request closes its body
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = body.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read > 0) {
            digest.update(bytes.array(), bytes.position(), read);
            bytes.position(bytes.position() + read);
            count += read;
            if (count > MOST_BYTES) {
                throw new FileRefused(Code.TOO_LARGE);
            }
        }
        bytes.flip();
        ended = read < 0;
        if (!begun && !ended && bytes.remaining() < FirstBytes.ENOUGH) {
            chars.clear().flip();
            return;
        }
        if (!begun) {
            begun = true;
            FirstBytes.refuse(bytes);
        }
        decode();
    }

    private void decode() {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, ended);
        int utf8 = chars.position();
        if (result.isMalformed() && !windows) {
            look(0, utf8);
            if (beyondAscii) {
                throw new FileRefused(Code.MIXED_CHARSETS, line);
            }
            windows = true;
            decoder = strict(WINDOWS);
            result = decoder.decode(bytes, chars, ended);
            look(utf8, chars.position());
        } else {
            look(0, utf8);
        }
        if (result.isError()) {
            throw new FileRefused(Code.NOT_TEXT, line);
        }
        chars.flip();
        if (first && chars.hasRemaining()) {
            first = false;
            if (chars.get(0) == BYTE_ORDER_MARK) {
                chars.get();
            }
        }
    }

    private void look(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = chars.get(i);
            if (c == 0) {
                throw new FileRefused(Code.NOT_TEXT, line);
            }
            if (c == '"') {
                quotes++;
            }
            if (c == '\r' || c == '\n' && last != '\r') {
                line++;
            }
            beyondAscii |= c > LAST_ASCII;
            last = c;
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
