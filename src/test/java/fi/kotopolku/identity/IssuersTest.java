package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each provider vouches for its own organisation's people, by a token that only it can make, and for nobody else. */
class IssuersTest {

    private static IssuersHouse house;

    private final Browser browser = new Browser();
    private long before;

    @BeforeAll
    static void open() {
        house = new IssuersHouse();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void remember() {
        before = house.lastEntry();
    }

    @Test
    void organisationsAreChosenByName() {
        HttpResponse<String> page = browser.follow(browser.page(house.app("/camunda/app/tasklist/default/")));

        assertThat(page.uri()).hasToString(house.app("/kotopolku/kirjaudu"));
        assertThat(page.body())
                .contains("Valitse organisaatiosi", "Keuru stad")
                .containsSubsequence(
                        "<a href=\"/oauth2/authorization/keuruu\">Keuruun kaupunki</a>",
                        "<a href=\"/oauth2/authorization/multia\">Multian kunta</a>");

        house.keuruu.signsIn("sub-1");
        assertThat(signIn("keuruu").body()).isEqualTo("page of worker.keuruu");
        assertThat(logged()).containsExactly("worker.keuruu SIGN_IN");
    }

    @Test
    void keysOnACurveAndWithPaddingThatIsProvenAreTakenToo() {
        house.keuruu.signsIn("sub-1").with(house.keuruu::signedOnCurve);
        assertThat(signIn("keuruu").body()).isEqualTo("page of worker.keuruu");

        house.keuruu.signsIn("sub-1").with(claims -> FakeIssuer.signed(claims, JWSAlgorithm.PS256, house.keuruu.key));
        assertThat(signIn("keuruu").body()).isEqualTo("page of worker.keuruu");
    }

    static Stream<Arguments> forgeries() {
        FakeIssuer keuruu = house.keuruu;
        FakeIssuer multia = house.multia;
        return Stream.of(
                forged("wrong issuer", claims -> claims.issuer("https://login.example")),
                forged("the other organisation's issuer", claims -> claims.issuer(multia.address())),
                forged("an issuer that is no address", claims -> claims.issuer("ei osoite")),
                forged("no issuer", claims -> claims.issuer(null)),
                forged("wrong audience", claims -> claims.audience("another-client")),
                forged("no audience", claims -> claims.audience((String) null)),
                forged("several audiences and no party", claims -> claims.audience(List.of("kotopolku", "x"))),
                forged("another authorized party", claims -> claims.claim("azp", "another-client")),
                forged("wrong nonce", claims -> claims.claim("nonce", "made-up")),
                forged("no nonce", claims -> claims.claim("nonce", null)),
                forged("expired", claims -> claims.expirationTime(in(-45))),
                forged("no end", claims -> claims.expirationTime(null)),
                forged("issued in the future", claims -> claims.issueTime(in(90))),
                forged("not valid yet", claims -> claims.notBeforeTime(in(90))),
                forged("no subject", claims -> claims.subject(null)),
                sent("no signature", claims -> new PlainJWT(claims).serialize()),
                sent("our own secret as the key", claims -> hmac(claims, FakeIssuer.SECRET.getBytes())),
                sent("the public key as a secret", claims -> hmac(claims, publicKey(keuruu))),
                sent("an algorithm not agreed on", claims -> FakeIssuer.signed(claims, JWSAlgorithm.RS512, keuruu.key)),
                sent(
                        "a key of the same name",
                        claims -> FakeIssuer.signed(claims, JWSAlgorithm.RS256, FakeIssuer.rsa("avain-1"))),
                sent(
                        "a key nobody knows",
                        claims -> FakeIssuer.signed(claims, JWSAlgorithm.RS256, FakeIssuer.rsa("avain-9"))),
                sent("signed by the other organisation", multia::signed),
                sent("changed after signing", claims -> changed(keuruu.signed(claims))),
                sent("a logout token", claims -> keuruu.signedLogout(claims)),
                sent("no token's form", claims -> "abc"),
                sent("no token", claims -> null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aForgedTokenEndsOnAFriendlyPageWithoutASession(String name, Function<JWTClaimsSet, String> token) {
        house.keuruu.signsIn("sub-1").with(token);

        HttpResponse<String> there = signIn("keuruu");

        assertThat(there.uri()).hasToString(house.app("/kotopolku/kirjautuminen-keskeytyi.html"));
        assertThat(there.statusCode()).isEqualTo(200);
        assertThat(there.body()).contains("Yritä uudelleen").doesNotContain("Exception", "sub-1");
        assertNobodyIsIn();
        assertThat(logged()).containsExactly("? SIGN_IN_FAILED");
    }

    @Test
    void aTokenThatIsAFewSecondsOldByAnotherClockIsTaken() {
        house.keuruu
                .signsIn("sub-1")
                .with(claims -> house.keuruu.signed(new JWTClaimsSet.Builder(claims)
                        .expirationTime(in(-5))
                        .issueTime(in(-300))
                        .build()));
        assertThat(signIn("keuruu").body()).isEqualTo("page of worker.keuruu");
    }

    @Test
    void theSubjectOfAnotherOrganisationsPersonIsAStranger() {
        house.keuruu.signsIn("sub-2");
        assertRefused(signIn("keuruu"), "? SIGN_IN_REFUSED");
    }

    @Test
    void neitherMailNorNameMakesAPersonKnown() {
        house.keuruu
                .signsIn("sub-7")
                .with(claims -> house.keuruu.signed(new JWTClaimsSet.Builder(claims)
                        .claim("email", "worker.multia@esimerkki.invalid")
                        .claim("email_verified", true)
                        .claim("preferred_username", "worker.multia")
                        .build()));
        assertRefused(signIn("keuruu"), "? SIGN_IN_REFUSED");
    }

    @Test
    void aProviderCannotVouchForAPersonOfAnotherOrganisationEvenWhenTheirRowSaysSo() {
        house.person("moved.multia", "keuruu", "sub-3", "multia");
        house.keuruu.signsIn("sub-3");
        assertRefused(signIn("keuruu"), "moved.multia SIGN_IN_REFUSED");
    }

    @Test
    void anEmptySubjectIsNobody() {
        house.keuruu.signsIn("");
        signIn("keuruu");
        assertNobodyIsIn();
        assertThat(logged()).hasSize(1).noneMatch(entry -> entry.endsWith(" SIGN_IN"));
    }

    @Test
    void somebodyNoLongerEmployedIsRefusedOnTheSamePage() {
        house.person("left.keuruu", "keuruu", "sub-4", "keuruu");
        house.jdbc
                .sql("update koto.person set employed = false where id = 'left.keuruu'")
                .update();
        house.keuruu.signsIn("sub-4");
        assertRefused(signIn("keuruu"), "left.keuruu SIGN_IN_REFUSED");
    }

    @Test
    void thePageOfTheRefusedSaysNothingOfAnOrganisationThatHasNothingToSay() {
        house.multia.signsIn("sub-9");
        HttpResponse<String> there = signIn("multia");
        assertThat(there.uri()).hasToString(house.app("/kotopolku/ei-oikeutta.html"));
        assertThat(there.body()).contains("käyttöoikeusvastaavalta").doesNotContain("Multia", "Keuru");
        assertThat(browser.page(house.app("/kotopolku/ei-oikeutta.html?kirjautuminen=%3Cb%3E"))
                        .body())
                .doesNotContain("<b>");
    }

    @Test
    void anAnswerOfAnotherIssuerIsNotTaken() {
        house.keuruu.signsIn("sub-1").answeringAs(house.multia.address());
        assertThat(signIn("keuruu").uri()).hasToString(house.app("/kotopolku/kirjautuminen-keskeytyi.html"));
        assertNobodyIsIn();
    }

    @Test
    void anAnswerAtAnothersAddressIsNotTaken() {
        house.keuruu.signsIn("sub-1");
        HttpResponse<String> question = browser.page(house.app("/oauth2/authorization/keuruu"));
        HttpResponse<String> answer = browser.page(Browser.target(question).toString());
        String elsewhere =
                Browser.target(answer).toString().replace("/login/oauth2/code/keuruu", "/login/oauth2/code/multia");

        assertThat(browser.follow(browser.page(elsewhere)).uri())
                .hasToString(house.app("/kotopolku/kirjautuminen-keskeytyi.html"));
        assertNobodyIsIn();
    }

    @Test
    void anAnswerWithAnotherStateIsNotTaken() {
        house.keuruu.signsIn("sub-1");
        HttpResponse<String> question = browser.page(house.app("/oauth2/authorization/keuruu"));
        HttpResponse<String> answer = browser.page(Browser.target(question).toString());
        String other = Browser.target(answer).toString().replaceAll("state=[^&]+", "state=made-up");

        assertThat(browser.follow(browser.page(other)).uri())
                .hasToString(house.app("/kotopolku/kirjautuminen-keskeytyi.html"));
        assertNobodyIsIn();
    }

    @Test
    void anAnswerInAnotherBrowserIsNotTaken() {
        house.keuruu.signsIn("sub-1");
        HttpResponse<String> question = browser.page(house.app("/oauth2/authorization/keuruu"));
        String stolen = Browser.target(browser.page(Browser.target(question).toString()))
                .toString();

        Browser thief = new Browser();
        thief.follow(thief.page(stolen));
        assertThat(thief.call(house.app("/api/v1/whoami")).statusCode()).isEqualTo(401);
    }

    @Test
    void anIssuerThatNobodyConfiguredIsNotAsked() {
        assertThat(browser.follow(browser.page(house.app("/oauth2/authorization/elsewhere")))
                        .uri())
                .hasToString(house.app("/kotopolku/kirjautuminen-keskeytyi.html"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kotopolku.sign-in.issuers.keuruu.organisation=keuru | issuers.keuruu.organisation is 'keuru', which",
                "kotopolku.sign-in.issuers.elsewhere.organisation=multia | issuers.elsewhere is not a client",
                "kotopolku.sign-in.issuers.keuruu.name=multia | have the same name",
                "kotopolku.sign-in.issuers.keuruu.for-everybody=true | names an organisation and everybody",
                "spring.security.oauth2.client.provider.keuruu.issuer-uri= | keuruu.issuer-uri is missing",
                "spring.security.oauth2.client.registration.third.client-id=x | third.issuer-uri is missing"
            })
    void aBindingThatIsNotRightIsSaidAtTheStart(String setting, String explanation) {
        assertThatThrownBy(() -> house.node(setting)).rootCause().hasMessageContaining(explanation);
    }

    @Test
    void aProviderThatIsDownKeepsOnlyItsOwnPeopleOut() {
        try (var node = house.node("spring.security.oauth2.client.provider.multia.issuer-uri=http://localhost:1")) {
            house.keuruu.signsIn("sub-1");
            assertThat(browser.follow(browser.page(IssuersHouse.app(node, "/oauth2/authorization/keuruu")))
                            .body())
                    .isEqualTo("page of worker.keuruu");
            assertThat(browser.follow(browser.page(IssuersHouse.app(node, "/oauth2/authorization/multia")))
                            .body())
                    .contains("Kirjautuminen keskeytyi");
        }
    }

    private HttpResponse<String> signIn(String registration) {
        return browser.follow(browser.page(house.app("/oauth2/authorization/" + registration)));
    }

    private void assertRefused(HttpResponse<String> there, String entry) {
        assertThat(there.uri().getPath()).isEqualTo("/kotopolku/ei-oikeutta.html");
        assertThat(there.body())
                .contains("<strong>Keuruun kaupunki:</strong> Käyttöoikeusvastaavat, oikeudet@keuruu.invalid")
                .doesNotContain("Multia", "sub-");
        assertNobodyIsIn();
        assertThat(logged()).containsExactly(entry);
    }

    private void assertNobodyIsIn() {
        assertThat(browser.call(house.app("/api/v1/whoami")).statusCode()).isEqualTo(401);
    }

    private List<String> logged() {
        return house.loggedAfter(before);
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

    private static String changed(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(java.util.Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"sub-1\"", "\"sub-2\"");
        parts[1] = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
        return String.join(".", Arrays.asList(parts));
    }
}
