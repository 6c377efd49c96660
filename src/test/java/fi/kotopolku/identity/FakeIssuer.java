package fi.kotopolku.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An identity provider that signs anybody in at once, with whatever token the test makes of the honest one. */
final class FakeIssuer implements AutoCloseable {

    static final String CLIENT = "kotopolku";
    static final String API = "kotopolku-api";
    static final String SECRET = "salaisuus-jonka-vain-kaksi-tietaa-0123456789";

    final RSAKey key = rsa("avain-1");
    final ECKey curve = ec();

    private final HttpServer server;
    private final Map<String, Map<String, String>> questions = new HashMap<>();
    private Function<JWTClaimsSet, String> tokens = this::signed;
    private String subject;
    private String session = UUID.randomUUID().toString();
    private String answersAs;
    private URI clientKeys;
    private boolean silent;

    FakeIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/.well-known/openid-configuration", exchange -> json(exchange, 200, addresses()));
        server.createContext(
                "/keys",
                exchange -> json(
                        exchange,
                        200,
                        new JWKSet(List.of(key, curve)).toPublicJWKSet().toJSONObject()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** From now on signs this person in, with an honest token. */
    FakeIssuer signsIn(String person) {
        subject = person;
        session = UUID.randomUUID().toString();
        tokens = this::signed;
        answersAs = address();
        return this;
    }

    /** From now on takes no secret from us, but what is signed with a key that is published there (RFC 7523). */
    FakeIssuer knowsUsBy(String keysAddress) {
        clientKeys = URI.create(keysAddress);
        return this;
    }

    /** @param token from the honest claims to what is sent; null to send none */
    FakeIssuer with(Function<JWTClaimsSet, String> token) {
        tokens = token;
        return this;
    }

    /** @param issuer what the answer in the browser's address says of whose it is */
    FakeIssuer answeringAs(String issuer) {
        answersAs = issuer;
        return this;
    }

    /** From now on takes codes and does not say anything more. */
    FakeIssuer fallsSilent() {
        silent = true;
        return this;
    }

    String session() {
        return session;
    }

    String signed(JWTClaimsSet claims) {
        return signed(claims, JWSAlgorithm.RS256, key);
    }

    static String signed(JWTClaimsSet claims, JWSAlgorithm algorithm, RSAKey key) {
        return signed(
                claims, new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), key);
    }

    static String signed(JWTClaimsSet claims, JWSHeader header, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    String signedOnCurve(JWTClaimsSet claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(curve.getKeyID())
                            .build(),
                    claims);
            token.sign(new ECDSASigner(curve));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** What stands in an honest logout token of the session that was signed in last. */
    JWTClaimsSet.Builder logout() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .subject(subject)
                .claim("sid", session)
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    /** What stands in an honest access token of the session that was signed in last. */
    JWTClaimsSet.Builder access() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(API)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .subject(subject)
                .claim("sid", session)
                .claim("client_id", "asianhallinta");
    }

    String signedLogout(JWTClaimsSet claims) {
        return signed(
                claims,
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(new JOSEObjectType("logout+jwt"))
                        .build(),
                key);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static RSAKey rsa(String name) {
        try {
            return new RSAKeyGenerator(2048).keyID(name).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("kayra-1").generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, Object> addresses() {
        return Map.of(
                "issuer", address(),
                "authorization_endpoint", address() + "/authorize",
                "token_endpoint", address() + "/token",
                "jwks_uri", address() + "/keys",
                "subject_types_supported", List.of("public"),
                "response_types_supported", List.of("code"),
                "id_token_signing_alg_values_supported", List.of("RS256", "PS256", "ES256"));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> question = parameters(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        questions.put(code, question);
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("code", code);
        answer.put("state", question.get("state"));
        answer.put("iss", answersAs);
        exchange.getResponseHeaders().add("Location", question.get("redirect_uri") + "?" + Browser.form(answer));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        if (silent) {
            return;
        }
        Map<String, String> asked =
                parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (clientKeys != null && (exchange.getRequestHeaders().containsKey("Authorization") || !signedByUs(asked))) {
            json(exchange, 401, Map.of("error", "invalid_client"));
            return;
        }
        Map<String, String> question = questions.remove(asked.get("code"));
        if (question == null || !question.get("code_challenge").equals(challenge(asked.get("code_verifier")))) {
            json(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        Instant now = Instant.now();
        JWTClaimsSet honest = new JWTClaimsSet.Builder()
                .issuer(address())
                .audience(CLIENT)
                .subject(subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", question.get("nonce"))
                .claim("sid", session)
                .build();
        Map<String, Object> answer = new HashMap<>(Map.of("access_token", "x", "token_type", "Bearer"));
        answer.put("id_token", tokens.apply(honest));
        answer.values().removeIf(java.util.Objects::isNull);
        json(exchange, 200, answer);
    }

    private boolean signedByUs(Map<String, String> asked) throws IOException {
        try {
            SignedJWT shown = SignedJWT.parse(asked.get("client_assertion"));
            JWTClaimsSet claims = shown.getJWTClaimsSet();
            JWK ours = JWKSet.load(clientKeys.toURL())
                    .getKeyByKeyId(shown.getHeader().getKeyID());
            return asked.get("client_assertion_type").equals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                    && !asked.containsKey("client_secret")
                    && ours != null
                    && shown.verify(verifier(shown, ours))
                    && CLIENT.equals(claims.getIssuer())
                    && CLIENT.equals(claims.getSubject())
                    && claims.getAudience().contains(address() + "/token")
                    && claims.getJWTID() != null
                    && claims.getExpirationTime().after(new Date());
        } catch (ParseException | JOSEException e) {
            return false;
        }
    }

    private static JWSVerifier verifier(SignedJWT shown, JWK key) throws JOSEException {
        return new DefaultJWSVerifierFactory()
                .createJWSVerifier(
                        shown.getHeader(),
                        key instanceof RSAKey rsa
                                ? rsa.toRSAPublicKey()
                                : key.toECKey().toECPublicKey());
    }

    private static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static void json(HttpExchange exchange, int status, Map<String, Object> answer) throws IOException {
        byte[] body = JSONObjectUtils.toJSONString(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
