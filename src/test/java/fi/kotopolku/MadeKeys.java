package fi.kotopolku;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.UUID;

/** Key stores as somebody makes them who runs a server: with the tool that comes with Java. */
public final class MadeKeys {

    private static final String ALIAS = "avain";

    private MadeKeys() {}

    /**
     * @param algorithm RSA or EC
     * @return a PKCS #12 file with one key and its certificate
     */
    public static Path store(Path folder, String algorithm, String host, String password)
            throws IOException, InterruptedException {
        Path file = folder.resolve(UUID.randomUUID() + ".p12");
        Process made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        return file;
    }

    /** @return one text with the key and the certificate of the store, as in a file of a web server */
    public static String pem(Path store, String password) throws IOException, GeneralSecurityException {
        KeyStore opened = KeyStore.getInstance(store.toFile(), password.toCharArray());
        return pem("CERTIFICATE", opened.getCertificate(ALIAS).getEncoded())
                + pem(
                        "PRIVATE KEY",
                        opened.getKey(ALIAS, password.toCharArray()).getEncoded());
    }

    private static String pem(String type, byte[] content) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(content) + "\n-----END " + type
                + "-----\n";
    }
}
