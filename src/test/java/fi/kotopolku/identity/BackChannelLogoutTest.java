package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.net.http.HttpResponse;
import java.time.Duration;
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
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/** Signed out at the provider is signed out here, on every node, at the next request; and nobody else can order it. */
class BackChannelLogoutTest {

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
    void signedIn() {
        house.jdbc.sql("delete from koto.signed_out").update();
        house.keuruu.signsIn("sub-1");
        browser.follow(browser.page(house.app("/oauth2/authorization/keuruu")));
        assertIn(browser);
        before = house.lastEntry();
    }

    @Test
    void theNextRequestOfTheSessionIsSignedOutAndOtherSessionsGoOn() {
        Browser another = new Browser();
        String session = house.keuruu.session();
        JWTClaimsSet logout = house.keuruu.logout().build();
        house.keuruu.signsIn("sub-1");
        another.follow(another.page(house.app("/oauth2/authorization/keuruu")));
        before = house.lastEntry();

        HttpResponse<String> answer = tell("keuruu", house.keuruu.signedLogout(logout));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(session).isNotEqualTo(house.keuruu.session());
        assertOut(browser);
        assertIn(another);
        assertThat(house.loggedAfter(before))
                .containsExactly("worker.keuruu SIGN_OUT_BY_ISSUER", "worker.keuruu SESSION_ENDED");
    }

    @Test
    void aPageLeadsToSignInAgain() {
        tell("keuruu", house.keuruu.signedLogout(house.keuruu.logout().build()));
        HttpResponse<String> page = browser.page(house.app("/camunda/app/tasklist/default/"));
        assertThat(Browser.target(page)).hasToString(house.app("/kotopolku/kirjaudu"));
    }

    @Test
    void aTokenThatComesTwiceCountsOnce() {
        String token = house.keuruu.signedLogout(house.keuruu.logout().build());
        assertThat(tell("keuruu", token).statusCode()).isEqualTo(200);
        assertThat(tell("keuruu", token).statusCode()).isEqualTo(200);
        assertOut(browser);
    }

    @Test
    void withoutASessionEverySessionOfTheSubjectEnds() {
        Browser another = new Browser();
        house.keuruu.signsIn("sub-1");
        another.follow(another.page(house.app("/oauth2/authorization/keuruu")));
        house.person("second.keuruu", "keuruu", "sub-6", "keuruu");
        Browser colleague = new Browser();
        house.keuruu.signsIn("sub-6");
        colleague.follow(colleague.page(house.app("/oauth2/authorization/keuruu")));

        house.keuruu.signsIn("sub-1");
        tell(
                "keuruu",
                house.keuruu.signedLogout(
                        house.keuruu.logout().claim("sid", null).build()));

        assertOut(browser);
        assertOut(another);
        assertIn(colleague);
    }

    @Test
    void aSessionThatBeganAfterwardsGoesOn() {
        JWTClaimsSet logout = house.keuruu
                .logout()
                .claim("sid", null)
                .issueTime(Date.from(Instant.now().minusSeconds(2)))
                .build();
        tell("keuruu", house.keuruu.signedLogout(logout));
        assertIn(browser);
    }

    @Test
    void anotherNodeHearsOfItToo() {
        try (var node = house.node()) {
            Browser elsewhere = new Browser();
            house.keuruu.signsIn("sub-1");
            elsewhere.follow(elsewhere.page(IssuersHouse.app(node, "/oauth2/authorization/keuruu")));
            assertThat(elsewhere.call(IssuersHouse.app(node, "/api/v1/whoami")).statusCode())
                    .isEqualTo(200);

            tell("keuruu", house.keuruu.signedLogout(house.keuruu.logout().build()));

            assertThat(elsewhere.call(IssuersHouse.app(node, "/api/v1/whoami")).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void oneOrganisationsProviderSignsNobodyOutOfAnother() {
        house.multia.signsIn("sub-1");
        JWTClaimsSet sameSession =
                house.multia.logout().claim("sid", house.keuruu.session()).build();
        assertThat(tell("multia", house.multia.signedLogout(sameSession)).statusCode())
                .isEqualTo(200);
        JWTClaimsSet samePerson = house.multia.logout().claim("sid", null).build();
        assertThat(tell("multia", house.multia.signedLogout(samePerson)).statusCode())
                .isEqualTo(200);
        assertIn(browser);
    }

    static Stream<Arguments> forgeries() {
        FakeIssuer keuruu = house.keuruu;
        return Stream.of(
                forged("wrong issuer", claims -> claims.issuer("https://login.example")),
                forged("wrong audience", claims -> claims.audience("another-client")),
                forged("no audience", claims -> claims.audience((String) null)),
                forged("no time", claims -> claims.issueTime(null)),
                forged("an old one", claims -> claims.issueTime(in(-360))),
                forged("one of the future", claims -> claims.issueTime(in(90))),
                forged("expired", claims -> claims.expirationTime(in(-45))),
                forged("no number", claims -> claims.jwtID(null)),
                forged("a number without end", claims -> claims.jwtID("1".repeat(256))),
                forged("no event", claims -> claims.claim("events", null)),
                forged("another event", claims -> claims.claim("events", Map.of("http://event.example", Map.of()))),
                forged("no object of events", claims -> claims.claim("events", "backchannel-logout")),
                forged("a nonce", claims -> claims.claim("nonce", "x")),
                forged(
                        "neither session nor person",
                        claims -> claims.claim("sid", null).subject(null)),
                forged("an empty session", claims -> claims.claim("sid", "")),
                sent("no signature", claims -> new PlainJWT(claims).serialize()),
                sent(
                        "a key of the same name",
                        claims -> FakeIssuer.signed(claims, JWSAlgorithm.RS256, FakeIssuer.rsa("avain-1"))),
                sent("signed by the other organisation", house.multia::signedLogout),
                sent("no token's form", claims -> "abc"),
                sent("endless", claims -> "a".repeat(20_000)),
                sent("nothing", claims -> ""),
                sent(
                        "an ID token",
                        claims -> keuruu.signed(new JWTClaimsSet.Builder(claims)
                                .claim("events", null)
                                .claim("nonce", "x")
                                .build())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forgeries")
    void aForgedTokenEndsNothing(String name, Function<JWTClaimsSet, String> token) {
        HttpResponse<String> answer =
                tell("keuruu", token.apply(house.keuruu.logout().build()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"invalid_request\"}");
        assertIn(browser);
        assertThat(house.loggedAfter(before)).containsExactly("? LOGOUT_TOKEN_REFUSED");
    }

    @Test
    void aProviderThatNobodyConfiguredIsNotHeard() {
        String token = house.keuruu.signedLogout(house.keuruu.logout().build());
        assertThat(tell("elsewhere", token).statusCode()).isEqualTo(400);
        assertThat(tell("multia", token).statusCode()).isEqualTo(400);
        assertIn(browser);
    }

    @Test
    void aBrowserHasNothingToDoThere() {
        assertThat(browser.page(house.app("/logout/connect/back-channel/keuruu"))
                        .statusCode())
                .isEqualTo(405);
        assertIn(browser);
    }

    @Test
    void noSessionLastsLongerThanItMay() {
        Sessions impatient = new Sessions(
                house.jdbc,
                house.bean(Issuers.class),
                new SignInProperties(Map.of(), List.of(), Duration.ofMinutes(30)));
        assertThat(impatient.of(session(Instant.now().minusSeconds(60)).vouched()))
                .isEqualTo(Sessions.State.GOES_ON);
        assertThat(impatient.of(session(Instant.now().minusSeconds(1860)).vouched()))
                .isEqualTo(Sessions.State.OVER);
    }

    @Test
    void whatNoSessionCanRememberIsForgotten() {
        house.jdbc.sql("""
                insert into koto.signed_out (issuer, token_id, session_id, issued_at, recorded_at)
                values ('keuruu', 'old', 'old', now() - interval '2 days', now() - interval '2 days')
                """).update();
        tell("keuruu", house.keuruu.signedLogout(house.keuruu.logout().build()));
        assertThat(house.jdbc
                        .sql("select token_id from koto.signed_out where token_id = 'old'")
                        .query(String.class)
                        .list())
                .isEmpty();
        assertOut(browser);
    }

    private static SignedInPerson session(Instant began) {
        return new SignedInPerson(
                "worker.keuruu",
                "keuruu",
                new OidcIdToken("x", began, began.plusSeconds(300), Map.of("sub", "sub-8", "iat", began)));
    }

    private static HttpResponse<String> tell(String registration, String token) {
        return new Browser()
                .submit(house.app("/logout/connect/back-channel/" + registration), Map.of("logout_token", token));
    }

    private static void assertIn(Browser browser) {
        assertThat(browser.call(house.app("/api/v1/whoami")).statusCode()).isEqualTo(200);
    }

    private static void assertOut(Browser browser) {
        assertThat(browser.call(house.app("/api/v1/whoami")).statusCode()).isEqualTo(401);
    }

    private static Arguments forged(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
        return sent(
                name,
                claims -> house.keuruu.signedLogout(
                        change.apply(new JWTClaimsSet.Builder(claims)).build()));
    }

    private static Arguments sent(String name, Function<JWTClaimsSet, String> token) {
        return Arguments.of(name, token);
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }
}
