package fi.kotopolku.audit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Reads one line of an export from its bytes, in the one form that is ours, without making objects of what it reads:
 * that is what makes checking fast.
 */
final class LineScanner {

    private byte[] bytes;
    private int start;
    private int at;
    private int end;

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    void over(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.start = from;
        this.at = from;
        this.end = end;
    }

    boolean begins(byte[] text) {
        return end - at >= text.length && Arrays.equals(bytes, at, at + text.length, text, 0, text.length);
    }

    /** Moves on over the text if it comes next. */
    boolean takes(byte[] text) {
        boolean next = begins(text);
        if (next) {
            at += text.length;
        }
        return next;
    }

    void expect(byte[] text) throws UnreadableLine {
        if (!takes(text)) {
            throw new UnreadableLine();
        }
    }

    long number() throws UnreadableLine {
        int begin = at;
        long number = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            number = number * 10 + (bytes[at++] - '0');
        }
        if (at == begin || at - begin > 18) {
            throw new UnreadableLine();
        }
        return number;
    }

    /** The text up to the closing quotation mark, which is passed; identifiers and times only, never an escape. */
    String word() throws UnreadableLine {
        int begin = at;
        while (at < end && bytes[at] != '"') {
            at++;
        }
        if (at == end) {
            throw new UnreadableLine();
        }
        return new String(bytes, begin, at++ - begin, StandardCharsets.UTF_8);
    }

    /** Three digits or a dash, and the closing quotation mark. */
    String chain() throws UnreadableLine {
        String chain = word();
        if (!chain.equals("-") && !(chain.length() == 3 && chain.chars().allMatch(c -> c >= '0' && c <= '9'))) {
            throw new UnreadableLine();
        }
        return chain;
    }

    /** 64 hexadecimal digits. */
    byte[] hash(byte[] into) throws UnreadableLine {
        if (end - at < 64) {
            throw new UnreadableLine();
        }
        for (int i = 0; i < 32; i++) {
            into[i] = (byte) (digit(bytes[at++]) << 4 | digit(bytes[at++]));
        }
        return into;
    }

    private static int digit(byte hexadecimal) throws UnreadableLine {
        if (hexadecimal >= '0' && hexadecimal <= '9') {
            return hexadecimal - '0';
        }
        if (hexadecimal >= 'a' && hexadecimal <= 'f') {
            return hexadecimal - 'a' + 10;
        }
        throw new UnreadableLine();
    }

    /** Feeds what is left of the line, without the brace that closes it. */
    void restInto(MessageDigest digest) throws UnreadableLine {
        if (at >= end || bytes[end - 1] != '}') {
            throw new UnreadableLine();
        }
        digest.update(bytes, at, end - 1 - at);
    }

    boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
