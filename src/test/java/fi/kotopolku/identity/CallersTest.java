package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A call comes in by an access token that only the person's own provider can make, for this API, and by no other token. */
class CallersTest {

    private static final String WHO = "/api/v1/whoami";

    private static IssuersHouse house;

    private final Browser program = new Browser();

    @BeforeAll
    static void open() {
        house = new IssuersHouse();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void aPersonAtWork() {
        house.person("worker.keuruu", "keuruu", "sub-1", "keuruu");
        house.keuruu.signsIn("sub-1");
        house.multia.signsIn("sub-2");
    }

    @Test
    void anHonestTokenIsTakenWhateverItsFormOfSignature() {
        JWTClaimsSet claims = house.keuruu.access().build();
        for (String token : List.of(
                house.keuruu.signed(claims),
                house.keuruu.signedOnCurve(claims),
                FakeIssuer.signed(claims, header(JWSAlgorithm.PS256, "at+jwt"), house.keuruu.key),
                house.keuruu.signed(house.keuruu.access().claim("sid", null).build()),
                house.keuruu.signed(house.keuruu
                        .access()
                        .audience(List.of("muu", FakeIssuer.API))
                        .build()))) {
            HttpResponse<String> answer = call(token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("page of worker.keuruu");
            assertThat(answer.headers().firstValue("Set-Cookie"))
                    .as("no session is opened")
                    .isEmpty();
        }
        assertThat(call(house.multia.signed(house.multia.access().build())).body())
                .isEqualTo("page of worker.multia");
        assertThat(program.call(house.app(WHO)).statusCode())
                .as("nothing is remembered")
                .isEqualTo(401);
    }

    static Stream<Arguments> forgeries() {
        FakeIssuer keuruu = house.keuruu;
        FakeIssuer multia = house.multia;
        return Stream.of(
                forged("expired", claims -> claims.expirationTime(in(-45))),
                forged("no end", claims -> claims.expirationTime(null)),
                forged("no beginning", claims -> claims.issueTime(null)),
                forged("made in the future", claims -> claims.issueTime(in(90))),
                forged("not valid yet", claims -> claims.notBeforeTime(in(90))),
                forged("open for longer than a session may be", claims -> claims.issueTime(in(-13 * 3600))),
                forged("another audience", claims -> claims.audience("another-api")),
                forged("no audience", claims -> claims.audience((String) null)),
                forged(
                        "an ID token",
                        claims -> claims.audience(FakeIssuer.CLIENT).claim("nonce", "x")),
                forged("an ID token for this API", claims -> claims.claim("nonce", "x")),
                forged("bound to a key that nobody asks for", claims -> claims.claim("cnf", Map.of("jkt", "x"))),
                forged("the other organisation's issuer", claims -> claims.issuer(multia.address())),
                forged("an issuer that nobody configured", claims -> claims.issuer("https://login.example")),
                forged("no issuer", claims -> claims.issuer(null)),
                forged("no subject", claims -> claims.subject(null)),
                forged("a subject that nobody knows", claims -> claims.subject("sub-99")),
                forged("a subject of the other organisation", claims -> claims.subject("sub-2")),
                sent("no signature", claims -> new PlainJWT(claims).serialize()),
                sent("our own secret as the key", claims -> hmac(claims, FakeIssuer.SECRET.getBytes())),
                sent("the public key as a secret", claims -> hmac(claims, publicKey(keuruu))),
                sent("an algorithm not agreed on", claims -> FakeIssuer.signed(claims, JWSAlgorithm.RS512, keuruu.key)),
                sent(
                        "a key of the same name",
                        claims -> FakeIssuer.signed(claims, JWSAlgorithm.RS256, FakeIssuer.rsa("avain-1"))),
                sent("signed by the other organisation", multia::signed),
                sent(
                        "a logout token",
                        claims -> keuruu.signedLogout(keuruu.logout().build())),
                sent("a logout token for this API", claims -> keuruu.signedLogout(claims)),
                sent("without its signature", claims -> keuruu.signed(claims).replaceFirst("[^.]*$", "")),
                sent("no token's form", claims -> "abc"),
                sent("too long", claims -> keuruu.signed(claims) + "a".repeat(7000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aTokenThatIsNotGoodIsRefusedAndNotExplained(String name, Function<JWTClaimsSet, String> token) {
        HttpResponse<String> answer = call(token.apply(house.keuruu.access().build()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer error=\"invalid_token\"");
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"code\":\"invalid-token\"").doesNotContain("sub-", "xception", "expired");
    }

    @Test
    void aTokenAndNothingElseIsLookedAt() {
        Browser signedIn = new Browser();
        signedIn.follow(signedIn.page(house.app("/oauth2/authorization/keuruu")));
        assertThat(signedIn.call(house.app(WHO)).statusCode()).isEqualTo(200);
        for (String says : List.of("Bearer", "Bearer x", "bearer x", "Bearer a b")) {
            assertThat(signedIn.call("GET", house.app(WHO), null, "Authorization", says)
                            .statusCode())
                    .as(says)
                    .isEqualTo(401);
        }
        String token = house.multia.signed(house.multia.access().build());
        assertThat(signedIn.call("GET", house.app(WHO), null, "Authorization", "Bearer " + token)
                        .body())
                .as("not whose session it is")
                .isEqualTo("page of worker.multia");
        assertThat(program.call(house.app(WHO + "?access_token=" + token)).statusCode())
                .isEqualTo(401);
    }

    /** The web applications know sessions only. */
    @Test
    void noOtherDoorOpensByAToken() {
        String token = house.keuruu.signed(house.keuruu.access().build());
        HttpResponse<String> tasklist = program.call(
                "GET", house.app("/camunda/app/tasklist/default/"), null, "Authorization", "Bearer " + token);
        assertThat(tasklist.statusCode()).as(tasklist.body()).isIn(302, 401);
        assertThat(tasklist.body()).doesNotContain("page of");
    }

    @Test
    void whoSignsOutOrLeavesIsOutAtTheNextCall() {
        String token = house.keuruu.signed(house.keuruu.access().build());
        String ofNoSession =
                house.keuruu.signed(house.keuruu.access().claim("sid", null).build());
        assertThat(call(token).statusCode()).isEqualTo(200);
        assertThat(call(ofNoSession).statusCode()).isEqualTo(200);
        String logout = house.keuruu.signedLogout(house.keuruu.logout().build());
        assertThat(program.submit(house.app("/logout/connect/back-channel/keuruu"), Map.of("logout_token", logout))
                        .statusCode())
                .isEqualTo(200);
        assertThat(call(token).statusCode()).isEqualTo(401);
        assertThat(call(ofNoSession).statusCode()).isEqualTo(401);

        house.keuruu.signsIn("sub-1");
        String fresh =
                house.keuruu.signed(house.keuruu.access().issueTime(in(2)).build());
        assertThat(call(fresh).statusCode()).as("signed in anew").isEqualTo(200);
        house.jdbc
                .sql("update koto.person set employed = false where id = 'worker.keuruu'")
                .update();
        long before = house.lastEntry();
        assertThat(call(fresh).statusCode()).isEqualTo(401);
        assertThat(house.loggedAfter(before)).containsExactly("worker.keuruu SIGN_IN_REFUSED");
    }

    @Test
    void aProviderBoundToOneOrganisationDoesNotVouchForAnothersPeople() {
        house.person("stray.keuruu", "keuruu", "sub-7", "multia");
        house.keuruu.signsIn("sub-7");
        assertThat(call(house.keuruu.signed(house.keuruu.access().build())).statusCode())
                .isEqualTo(401);
    }

    @Test
    void aProviderThatDoesNotAnswerIsSaidToBeSo() {
        try (var node = house.node("spring.security.oauth2.client.provider.multia.issuer-uri=http://localhost:1")) {
            String token = house.multia.signed(
                    house.multia.access().issuer("http://localhost:1").build());
            HttpResponse<String> answer =
                    program.call("GET", IssuersHouse.app(node, WHO), null, "Authorization", "Bearer " + token);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.body()).contains("issuer-unreachable");
        }
    }

    @Test
    void withoutANameForThisApiNoTokenIsTaken() {
        try (var node = house.node("kotopolku.sign-in.issuers.keuruu.audience=")) {
            String token = house.keuruu.signed(house.keuruu.access().build());
            assertThat(program.call("GET", IssuersHouse.app(node, WHO), null, "Authorization", "Bearer " + token)
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThatThrownBy(() -> house.node("kotopolku.sign-in.issuers.keuruu.audience=" + FakeIssuer.CLIENT))
                .rootCause()
                .hasMessageContaining("audience is the client-id");
    }

    private HttpResponse<String> call(String token) {
        return program.call("GET", house.app(WHO), null, "Authorization", "Bearer " + token);
    }

    private static JWSHeader header(JWSAlgorithm algorithm, String type) {
        return new JWSHeader.Builder(algorithm)
                .keyID("avain-1")
                .type(new JOSEObjectType(type))
                .build();
    }

    private static Arguments forged(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sent(
                name,
                claims -> house.keuruu.signed(
                        change.apply(new JWTClaimsSet.Builder(claims)).build()));
    }

    private static Arguments sent(String name, Function<JWTClaimsSet, String> token) {
        return Arguments.of(name, token);
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static String hmac(JWTClaimsSet claims, byte[] secret) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("avain-1").build(), claims);
            token.sign(new MACSigner(secret));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] publicKey(FakeIssuer issuer) {
        try {
            return issuer.key.toRSAPublicKey().getEncoded();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }
}
