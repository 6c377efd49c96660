package fi.kotopolku.transfer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was sent, as it was sent.
 *
 * @param content JSON with its keys in alphabetical order and no space between, so that the same content is the same text
 * @param sha256 of the content in UTF-8, in hexadecimal
 */
record Frozen(String content, String sha256) {

    static Frozen of(String content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return new Frozen(content, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
