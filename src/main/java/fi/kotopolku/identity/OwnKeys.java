package fi.kotopolku.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.X509CertUtils;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The keys by which municipalities' providers know us (RFC 7523, {@code private_key_jwt}): they need our public keys and no
 * secret of ours, and we none of theirs. The first of the named bundles signs; the others are published with it, so that a
 * change of keys can be told beforehand. In the demo there is a key that lives as long as the process.
 */
@RestController
class OwnKeys {

    private static final int DEMO_KEY_BITS = 2048;

    private final List<JWK> keys;

    OwnKeys(SignInProperties properties, SslBundles bundles, Environment environment) {
        boolean passing = properties.keys().isEmpty() && environment.acceptsProfiles(Profiles.of("demo"));
        keys = passing
                ? List.of(passing())
                : properties.keys().stream()
                        .map(name -> key(name, bundles.getBundle(name)))
                        .toList();
    }

    /** Empty when none is configured. */
    Optional<JWK> signing() {
        return keys.stream().findFirst();
    }

    @GetMapping(path = Addresses.KEYS, produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> published() {
        return new JWKSet(keys).toPublicJWKSet().toJSONObject();
    }

    private static JWK key(String name, SslBundle bundle) {
        try {
            KeyStore store = bundle.getStores().getKeyStore();
            char[] pin = Stream.of(
                            bundle.getKey().getPassword(), bundle.getStores().getKeyStorePassword())
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(String::toCharArray)
                    .orElse(null);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, pin) instanceof PrivateKey key
                        && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return key(key, certificate);
                }
            }
        } catch (GeneralSecurityException | JOSEException unreadable) {
            throw new IllegalStateException("The key of the bundle " + name + " could not be read", unreadable);
        }
        throw new IllegalStateException(
                "The bundle " + name + " (spring.ssl.bundle) has no private key with its certificate");
    }

    /** Named by its thumbprint (RFC 7638), and with that of its certificate, by which some providers know keys. */
    private static JWK key(PrivateKey key, X509Certificate certificate) throws JOSEException {
        Base64URL thumbprint = X509CertUtils.computeSHA256Thumbprint(certificate);
        if (certificate.getPublicKey() instanceof ECPublicKey curve) {
            return new ECKey.Builder(Curve.forECParameterSpec(curve.getParams()), curve)
                    .privateKey(key)
                    .keyUse(KeyUse.SIGNATURE)
                    .x509CertSHA256Thumbprint(thumbprint)
                    .keyIDFromThumbprint()
                    .build();
        }
        return new RSAKey.Builder((RSAPublicKey) certificate.getPublicKey())
                .privateKey(key)
                .keyUse(KeyUse.SIGNATURE)
                .x509CertSHA256Thumbprint(thumbprint)
                .keyIDFromThumbprint()
                .build();
    }

    private static JWK passing() {
        try {
            return new RSAKeyGenerator(DEMO_KEY_BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("No key could be made", impossible);
        }
    }
}
