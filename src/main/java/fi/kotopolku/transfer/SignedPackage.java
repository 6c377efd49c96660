package fi.kotopolku.transfer;

import fi.kotopolku.documents.Papers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/**
 * A package as a file for an authority outside the system: the frozen JSON byte for byte, a detached signature of it, the key
 * to check it with, and the same content as a PDF to read. The name of the file tells nothing of the client.
 */
@Component
class SignedPackage {

    private static final String HOW_TO_CHECK = """
            Siirtopaketti Kotopolusta

            paketti.json   lähetetty sisältö (UTF-8). SHA-256: %s
            paketti.sig    sisällön Ed25519-allekirjoitus (RFC 8032), Base64
            avain.pem      julkinen avain, jolla allekirjoitus tarkistetaan; varmista se lähettäjältä muuta tietä
            paketti.pdf    sama sisältö luettavana asiakirjana

            Tarkistus OpenSSL 3:lla:
              base64 -d paketti.sig > paketti.sig.bin
              openssl pkeyutl -verify -pubin -inkey avain.pem -rawin -in paketti.json -sigfile paketti.sig.bin
            """;

    private final PackageSignature signature;

    private final Papers papers;

    SignedPackage(PackageSignature signature, Papers papers) {
        this.signature = signature;
        this.papers = papers;
    }

    byte[] zip(Frozen frozen, PackageContent content) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("lue-minut.txt", utf8(HOW_TO_CHECK.formatted(frozen.sha256())));
        files.put("paketti.json", utf8(frozen.content()));
        files.put("paketti.sig", utf8(signature.sign(frozen.content())));
        files.put("avain.pem", utf8(signature.publicKeyPem()));
        files.put("paketti.pdf", papers.pdf(PackagePaper.of(content, frozen.sha256())));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing is written but memory", e);
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
