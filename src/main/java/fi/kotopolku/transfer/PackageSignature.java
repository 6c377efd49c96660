package fi.kotopolku.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Signs packages for authorities outside the system with Ed25519 (RFC 8032). The key pair is read from the two files of
 * {@code kotopolku.transfer.signing-key}: a PKCS#8 private key in PEM, and beside it the public key with {@code .pub} at the end
 * of its name. The demo makes a pair of its own; without the demo and without a key nothing can be signed.
 */
@Component
class PackageSignature {

    private static final String ALGORITHM = "Ed25519";

    private final Path file;
    private final boolean demo;

    PackageSignature(
            @Value("${kotopolku.transfer.signing-key:}") String file,
            @Value("${kotopolku.data:data}") String data,
            Environment environment) {
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.file = file.isBlank() ? (demo ? Path.of(data, "siirtoavain.pem") : null) : Path.of(file);
    }

    boolean available() {
        return file != null && (demo || Files.isReadable(file));
    }

    /** @return the signature in Base64 */
    String sign(String content) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey());
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The package could not be signed", e);
        }
    }

    /** @return the key that the signature is checked with, in PEM (X.509 SubjectPublicKeyInfo) */
    String publicKeyPem() {
        madeForDemo();
        return read(publicFile());
    }

    /** @param publicKeyPem as {@link #publicKeyPem} gives it */
    static boolean verifies(String content, String signed, String publicKeyPem) {
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der(publicKeyPem)));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(content.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(signed));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PrivateKey privateKey() throws GeneralSecurityException {
        madeForDemo();
        return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(der(read(file))));
    }

    private Path publicFile() {
        return file.resolveSibling(file.getFileName() + ".pub");
    }

    private synchronized void madeForDemo() {
        if (!demo || Files.exists(file)) {
            return;
        }
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(publicFile(), pem("PUBLIC KEY", pair.getPublic().getEncoded()));
            Files.writeString(file, pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
            if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's signing key could not be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java 17 has Ed25519", e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("The signing key could not be read", e);
        }
    }

    private static byte[] der(String pem) {
        return Base64.getMimeDecoder()
                .decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
    }
}
