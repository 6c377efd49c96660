package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import fi.kotopolku.MadeKeys;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A municipality's provider that is admitted while the application runs: its people come in at once, by our signature and
 * without a secret; nobody else does; and when it is closed they are out with the next request.
 */
class AdmittedProviderTest {

    private static final String REGISTRATION = "kunta-077";
    private static final String WHO = "/api/v1/whoami";
    private static final String PASSWORD = "salasana";

    @TempDir
    static Path folder;

    private static IssuersHouse house;
    private static ConfigurableApplicationContext node;
    private static FakeIssuer hankasalmi;

    private final Browser browser = new Browser();
    private long before;

    @BeforeAll
    static void open() throws Exception {
        house = new IssuersHouse();
        hankasalmi = new FakeIssuer();
        house.jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv) values ('077', 'Hankasalmi', 'Hankasalmi')
                """).update();
        house.jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('kunta-077', 'MUNICIPALITY', 'Hankasalmen kunta', 'Hankasalmi kommun', '077')
                """).update();
        house.person("worker.077", hankasalmi.address(), "sub-1", "kunta-077");
        house.person("moved.077", hankasalmi.address(), "sub-2", "multia");
        house.jdbc.sql("""
                insert into koto.adoption (number, municipality, notified_on, starts_on, opened_by, opened_at)
                values ('077-KA-2026-0001', '077', date '2026-11-01', date '2027-01-01', 'worker.077', now())
                """).update();
        node = house.node(keyed(keyStore("RSA")));
        hankasalmi.knowsUsBy(IssuersHouse.app(node, Addresses.KEYS));
    }

    @AfterAll
    static void close() {
        node.close();
        hankasalmi.close();
        house.close();
    }

    @BeforeEach
    void admitted() {
        admit();
        before = house.lastEntry();
        hankasalmi.signsIn("sub-1");
    }

    @AfterEach
    void asBefore() {
        house.jdbc.sql("delete from koto.identity_provider").update();
    }

    @Test
    void itsPeopleComeInWithoutARestartByOurSignature() {
        assertThat(browser.page(IssuersHouse.app(node, "/kotopolku/kirjaudu")).body())
                .contains("<a href=\"/oauth2/authorization/kunta-077\">Hankasalmen kunta</a>");

        assertThat(signIn().body()).isEqualTo("page of worker.077");

        assertThat(house.loggedAfter(before)).containsExactly("worker.077 SIGN_IN");
    }

    @Test
    void beforeItIsAdmittedNobodyIsAsked() {
        house.jdbc.sql("delete from koto.identity_provider").update();

        assertThat(signIn().uri()).hasToString(IssuersHouse.app(node, "/kotopolku/kirjautuminen-keskeytyi.html"));
        assertOut();
        assertThat(browser.page(IssuersHouse.app(node, "/kotopolku/kirjaudu")).body())
                .doesNotContain("Hankasalm", REGISTRATION);
    }

    @Test
    void closedItsPeopleAreOutWithTheNextRequestAndStayOut() {
        signIn();
        Browser colleague = new Browser();
        house.keuruu.signsIn("sub-1");
        signIn(colleague, "keuruu");
        assertThat(status(browser)).isEqualTo(200);

        house.jdbc
                .sql("update koto.identity_provider set closed_at = now(), close_reason = 'Suljettu.'")
                .update();

        assertThat(status(browser)).isEqualTo(401);
        assertThat(signIn().uri()).hasToString(IssuersHouse.app(node, "/kotopolku/kirjautuminen-keskeytyi.html"));
        assertOut();
        assertThat(status(colleague)).isEqualTo(200);
        assertThat(house.loggedAfter(before)).contains("worker.077 SESSION_ENDED");
    }

    @Test
    void admittedAnewItDoesNotBringBackASessionOfBefore() {
        signIn();
        house.jdbc
                .sql("update koto.identity_provider set closed_at = now(), close_reason = 'Suljettu.'")
                .update();
        admit();
        assertThat(status(browser))
                .as("closed and admitted within the difference of clocks")
                .isEqualTo(200);

        house.jdbc
                .sql(
                        "update koto.identity_provider set admitted_at = now() + interval '40 seconds' where closed_at is null")
                .update();

        assertOut();
    }

    @Test
    void itVouchesForItsOwnMunicipalitysPeopleAndNobodyElse() {
        hankasalmi.signsIn("sub-2");
        assertThat(signIn().uri().getPath()).isEqualTo("/kotopolku/ei-oikeutta.html");
        assertOut();
        assertThat(house.loggedAfter(before)).containsExactly("moved.077 SIGN_IN_REFUSED");
    }

    @Test
    void anotherProviderAtTheSameRegistrationBringsNobodyIn() {
        signIn();
        try (FakeIssuer stranger = new FakeIssuer()) {
            stranger.knowsUsBy(IssuersHouse.app(node, Addresses.KEYS)).signsIn("sub-1");
            house.jdbc
                    .sql("update koto.identity_provider set issuer = :address")
                    .param("address", stranger.address())
                    .update();

            assertThat(status(browser)).as("whom the former one vouched for").isEqualTo(401);
            assertThat(signIn().uri().getPath()).isEqualTo("/kotopolku/ei-oikeutta.html");
            assertOut();
            assertThat(house.loggedAfter(before)).endsWith("? SIGN_IN_REFUSED");
        }
    }

    @Test
    void aProviderThatFallsSilentKeepsItsOwnPeopleOutAndNobodyWaiting() {
        try (FakeIssuer silent = new FakeIssuer()) {
            silent.signsIn("sub-1").fallsSilent();
            house.jdbc
                    .sql("update koto.identity_provider set issuer = :address")
                    .param("address", silent.address())
                    .update();

            assertThat(signIn().uri()).hasToString(IssuersHouse.app(node, "/kotopolku/kirjautuminen-keskeytyi.html"));
            assertOut();
        }
    }

    @Test
    void whatIsSignedWithAnotherKeyIsNotTakenForUs() throws Exception {
        assertThat(browser.follow(browser.page(house.app("/oauth2/authorization/" + REGISTRATION)))
                        .uri())
                .as("a node that has no key")
                .hasToString(house.app("/kotopolku/kirjautuminen-keskeytyi.html"));
        try (ConfigurableApplicationContext other = house.node(keyed(keyStore("RSA")))) {
            assertThat(browser.follow(browser.page(IssuersHouse.app(other, "/oauth2/authorization/" + REGISTRATION)))
                            .uri())
                    .as("a key that the provider does not find")
                    .hasToString(IssuersHouse.app(other, "/kotopolku/kirjautuminen-keskeytyi.html"));
        }
        assertThat(house.loggedAfter(before)).containsExactly("? SIGN_IN_FAILED", "? SIGN_IN_FAILED");
    }

    @Test
    void itsSignOutEndsTheSessionHere() {
        signIn();
        HttpResponse<String> answer = browser.submit(
                IssuersHouse.app(node, "/logout/connect/back-channel/" + REGISTRATION),
                Map.of(
                        "logout_token",
                        hankasalmi.signedLogout(hankasalmi.logout().build())));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(status(browser)).isEqualTo(401);
    }

    @Test
    void noneOfItsAccessTokensAreTaken() {
        String token = hankasalmi.signed(hankasalmi.access().build());
        assertThat(browser.call("GET", IssuersHouse.app(node, WHO), null, "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anybodyMayReadOurPublicKeysAndNothingMore() throws ParseException {
        HttpResponse<String> answer = new Browser().call(IssuersHouse.app(node, Addresses.KEYS));

        assertThat(answer.statusCode()).isEqualTo(200);
        List<JWK> keys = JWKSet.parse(answer.body()).getKeys();
        assertThat(keys).singleElement().satisfies(key -> {
            assertThat(key.isPrivate()).isFalse();
            assertThat(key.getKeyID()).isNotEqualTo("avain").isNotBlank();
            assertThat(key.getX509CertSHA256Thumbprint()).isNotNull();
        });
        assertThat(answer.body()).doesNotContain("\"d\"", "\"p\"", "\"q\"");
        assertThat(new Browser().call(house.app(Addresses.KEYS)).body()).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void theSecondKeyIsPublishedAndTheFirstSigns() throws Exception {
        String[] both = {
            store("vanha", keyStore("RSA")),
            store("uusi", keyStore("EC")),
            "spring.ssl.bundle.jks.vanha.keystore.password=" + PASSWORD,
            "spring.ssl.bundle.jks.uusi.keystore.password=" + PASSWORD,
            "kotopolku.sign-in.keys=uusi,vanha"
        };
        try (ConfigurableApplicationContext changing = house.node(both)) {
            assertThat(JWKSet.parse(new Browser()
                                    .call(IssuersHouse.app(changing, Addresses.KEYS))
                                    .body())
                            .getKeys())
                    .extracting(key -> key.getKeyType().getValue())
                    .containsExactly("EC", "RSA");
            assertThat(browser.follow(browser.page(IssuersHouse.app(changing, "/oauth2/authorization/" + REGISTRATION)))
                            .uri()
                            .getPath())
                    .as("the provider knows the key before only")
                    .isEqualTo("/kotopolku/kirjautuminen-keskeytyi.html");

            hankasalmi.knowsUsBy(IssuersHouse.app(changing, Addresses.KEYS));
            assertThat(browser.follow(browser.page(IssuersHouse.app(changing, "/oauth2/authorization/" + REGISTRATION)))
                            .body())
                    .isEqualTo("page of worker.077");
        } finally {
            hankasalmi.knowsUsBy(IssuersHouse.app(node, Addresses.KEYS));
        }
    }

    @Test
    void aBundleWithoutAKeyIsSaidAtTheStart() {
        assertThatThrownBy(() -> house.node("kotopolku.sign-in.keys=puuttuu"))
                .rootCause()
                .hasMessageContaining("puuttuu");
    }

    @Test
    void theMunicipalityIsToldWhatToWriteDown() {
        var written = node.getBean(IdentityProviders.class).registrationOf("077");
        assertThat(written.redirect()).endsWith("/login/oauth2/code/kunta-077");
        assertThat(written.backChannel()).endsWith("/logout/connect/back-channel/kunta-077");
        assertThat(written.keys()).endsWith("/.well-known/jwks.json");
        assertThat(written.signedOut()).endsWith("/kotopolku/uloskirjauduttu.html");
    }

    private static void admit() {
        house.jdbc
                .sql("""
                insert into koto.identity_provider (registration, organisation_id, municipality, issuer, client_id, adoption,
                    admitted_by, admitted_at)
                values ('kunta-077', 'kunta-077', '077', :issuer, :client, '077-KA-2026-0001', 'worker.multia', now())
                """)
                .param("issuer", hankasalmi.address())
                .param("client", FakeIssuer.CLIENT)
                .update();
    }

    private HttpResponse<String> signIn() {
        return signIn(browser, REGISTRATION);
    }

    private static HttpResponse<String> signIn(Browser browser, String registration) {
        return browser.follow(browser.page(IssuersHouse.app(node, "/oauth2/authorization/" + registration)));
    }

    private void assertOut() {
        assertThat(status(browser)).isEqualTo(401);
    }

    private static int status(Browser browser) {
        return browser.call(IssuersHouse.app(node, WHO)).statusCode();
    }

    /** As docs/operations.md has it: one file with the key and its certificate. */
    private static String[] keyed(Path store) throws Exception {
        Path file = Files.writeString(folder.resolve(UUID.randomUUID() + ".pem"), MadeKeys.pem(store, PASSWORD));
        String bundle = "spring.ssl.bundle.pem.kotopolku.keystore.";
        return new String[] {
            bundle + "certificate=" + file.toUri(),
            bundle + "private-key=" + file.toUri(),
            "kotopolku.sign-in.keys=kotopolku"
        };
    }

    private static String store(String bundle, Path store) {
        return "spring.ssl.bundle.jks." + bundle + ".keystore.location=" + store.toUri();
    }

    private static Path keyStore(String algorithm) throws Exception {
        return MadeKeys.store(folder, algorithm, "kotopolku.invalid", PASSWORD);
    }
}
