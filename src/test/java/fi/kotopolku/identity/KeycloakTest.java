package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.Kotopolku;
import fi.kotopolku.MadeKeys;
import fi.kotopolku.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The application as in production, with a real Keycloak of two realms as the identity providers of two organisations.
 * Runs in the Maven profile {@code keycloak}, which downloads it.
 */
@EnabledIfSystemProperty(named = KeycloakTest.HOME, matches = ".+")
class KeycloakTest {

    static final String HOME = "kotopolku.keycloak.home";

    private static final String WORKER = "11111111-0000-4000-8000-000000000001";
    private static final String HANKASALMI = "33333333-0000-4000-8000-000000000001";
    private static final Pattern FORM = Pattern.compile("<form[^>]+action=\"([^\"]+)\"");

    private static String site;
    private static RealKeycloak keycloak;
    private static ConfigurableApplicationContext application;
    private static JdbcClient owner;

    private final Browser browser = Browser.trustingThisMachine();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        int port = freePort();
        site = "http://localhost:" + port;
        keycloak = new RealKeycloak(Path.of(System.getProperty(HOME)), freePort(), site);
        TestDatabase.fresh("keycloak");
        owner = TestDatabase.beforeTheFirstStart("keycloak", "postgres", "postgres");
        writePeople();
        application = new SpringApplicationBuilder(Kotopolku.class)
                .run(settings(port, MadeKeys.store(folder, "RSA", "kotopolku.invalid", "salasana")));
    }

    @AfterAll
    static void stop() {
        if (application != null) {
            application.close();
        }
        if (keycloak != null) {
            keycloak.close();
        }
    }

    @Test
    void aPersonSignsInAtTheirOwnOrganisationAndOut() {
        HttpResponse<String> choice = browser.follow(browser.page(site + "/"));
        assertThat(choice.body()).containsSubsequence("Keski-Suomen hyvinvointialue", "Keuruun kaupunki");

        HttpResponse<String> there = signIn("keuruu", "testi.kasittelija");

        assertThat(there.body()).contains("Sinulla ei ole nyt", "<strong>Keuruun kaupunki:</strong> Kysy Testiltä.");
        assertThat(me()).contains("worker.keuruu", "Testi Käsittelijä");
        assertThat(browser.visited())
                .allSatisfy(visited -> assertThat(visited.toString()).doesNotContain("kasittelija", WORKER));

        String csrf = browser.cookie(SignInSecurity.CSRF_COOKIE).orElseThrow().getValue();
        HttpResponse<String> bye = browser.follow(browser.submit(site + "/logout", Map.of("_csrf", csrf)));
        assertThat(bye.uri()).hasToString(site + "/kotopolku/uloskirjauduttu.html");
        assertThat(browser.follow(browser.page(site + "/oauth2/authorization/keuruu"))
                        .uri()
                        .toString())
                .startsWith(keycloak.issuer("keuruu"));
    }

    @Test
    void theOtherOrganisationHasItsOwnProvider() {
        signIn("keski-suomi-hva", "testi.hoitaja");
        assertThat(me()).contains("nurse.hva");
    }

    @Test
    void whoIsAnotherOrganisationsByMailIsAStranger() {
        long before = lastEntry();
        HttpResponse<String> there = signIn("keuruu", "testi.vieras");
        assertRefused(there);
        assertThat(loggedAfter(before)).containsExactly("? SIGN_IN_REFUSED");
    }

    @Test
    void whomAnotherOrganisationEmploysIsRefusedByTheirFormerOne() {
        long before = lastEntry();
        HttpResponse<String> there = signIn("keuruu", "testi.siirtynyt");
        assertRefused(there);
        assertThat(loggedAfter(before)).containsExactly("moved.hva SIGN_IN_REFUSED");
    }

    @Test
    void signedOutByAnAdministratorIsSignedOutHereAtTheNextRequest() {
        signIn("keuruu", "testi.kasittelija");
        Browser colleague = Browser.trustingThisMachine();
        signIn(colleague, "keski-suomi-hva", "testi.hoitaja");
        assertThat(me()).contains("worker.keuruu");
        long before = lastEntry();

        keycloak.signOut("keuruu", WORKER);

        assertThat(browser.call(site + "/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(colleague.call(site + "/api/v1/me").statusCode()).isEqualTo(200);
        assertThat(loggedAfter(before)).contains("worker.keuruu SIGN_OUT_BY_ISSUER", "worker.keuruu SESSION_ENDED");
    }

    @Test
    void aNewKeyIsTakenWithoutARestart() {
        signIn("keuruu", "testi.kasittelija");
        String old = keycloak.key("keuruu");

        keycloak.changeKey("keuruu");

        assertThat(keycloak.key("keuruu")).isNotEqualTo(old);
        Browser afterwards = Browser.trustingThisMachine();
        signIn(afterwards, "keuruu", "testi.kasittelija");
        assertThat(afterwards.call(site + "/api/v1/me").body()).contains("worker.keuruu");
    }

    /** The realm insists on it, so that every sign-in above has shown that we bring it. */
    @Test
    void withoutProofOfThePossessionOfTheCodeTheRealmRefuses() {
        String question = Browser.target(browser.page(site + "/oauth2/authorization/keuruu"))
                .toString()
                .replaceAll("&code_challenge(_method)?=[^&]+", "");
        assertThat(question).doesNotContain("code_challenge");

        HttpResponse<String> there = browser.follow(browser.page(question));

        assertThat(browser.visited())
                .anySatisfy(visited -> assertThat(visited.toString()).contains("error=invalid_request"));
        assertThat(there.uri()).hasToString(site + "/kotopolku/kirjautuminen-keskeytyi.html");
    }

    @Test
    void aProviderThatIsAdmittedMeanwhileKnowsUsByOurKeyAndSaysWhenASessionEnds() {
        owner.sql("""
                insert into koto.adoption (number, municipality, notified_on, starts_on, opened_by, opened_at)
                values ('077-KA-2026-0001', '077', date '2026-11-01', date '2027-01-01', 'worker.077', now())
                """).update();
        owner.sql("""
                insert into koto.identity_provider (registration, organisation_id, municipality, issuer, client_id, adoption,
                    admitted_by, admitted_at)
                values ('kunta-077', 'kunta-077', '077', :issuer, 'kotopolku', '077-KA-2026-0001', 'worker.keuruu', now())
                """).param("issuer", keycloak.issuer("kunta-077")).update();

        signIn("kunta-077", "testi.hankasalmi");
        assertThat(me()).contains("worker.077");
        keycloak.signOut("kunta-077", HANKASALMI);
        assertThat(browser.call(site + "/api/v1/me").statusCode()).isEqualTo(401);

        signIn("kunta-077", "testi.hankasalmi");
        assertThat(me()).contains("worker.077");
        owner.sql("update koto.identity_provider set closed_at = now(), close_reason = 'Suljettu.'")
                .update();
        assertThat(browser.call(site + "/api/v1/me").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> signIn(String registration, String username) {
        return signIn(browser, registration, username);
    }

    private static HttpResponse<String> signIn(Browser browser, String registration, String username) {
        browser.page(site + "/camunda/app/tasklist/default/");
        HttpResponse<String> login = browser.follow(browser.page(site + "/oauth2/authorization/" + registration));
        assertThat(login.uri().toString()).startsWith(keycloak.issuer(registration));
        Matcher form = FORM.matcher(login.body());
        assertThat(form.find()).as(login.body()).isTrue();
        URI action = login.uri().resolve(form.group(1).replace("&amp;", "&"));
        return browser.follow(browser.submit(action.toString(), Map.of("username", username, "password", "salasana")));
    }

    private String me() {
        return browser.call(site + "/api/v1/me").body();
    }

    private void assertRefused(HttpResponse<String> there) {
        assertThat(there.uri()).hasToString(site + "/kotopolku/ei-oikeutta.html?kirjautuminen=keuruu");
        assertThat(there.body()).contains("Kysy oikeutta omalta esihenkilöltäsi");
        assertThat(browser.call(site + "/api/v1/me").statusCode()).isEqualTo(401);
    }

    private static long lastEntry() {
        return owner.sql("select coalesce(max(id), 0) from koto.audit_entry")
                .query(Long.class)
                .single();
    }

    private static List<String> loggedAfter(long entry) {
        return owner.sql("""
                select person_id || ' ' || action from koto.audit_entry
                where id > :entry and action <> 'DOOR_REFUSED' order by id
                """).param("entry", entry).query(String.class).list();
    }

    private static void writePeople() {
        owner.sql("""
                insert into koto.municipality (code, name_fi, name_sv)
                values ('249', 'Keuruu', 'Keuru'), ('077', 'Hankasalmi', 'Hankasalmi')
                """).update();
        owner.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality) values
                ('keuruu', 'MUNICIPALITY', 'Keuruun kaupunki', 'Keuru stad', '249'),
                ('kunta-077', 'MUNICIPALITY', 'Hankasalmen kunta', 'Hankasalmi kommun', '077'),
                ('keski-suomi-hva', 'WELLBEING_COUNTY', 'Keski-Suomen hyvinvointialue', 'Mellersta Finlands', null)
                """).update();
        owner.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id) values
                ('worker.keuruu', :keuruu, :worker, 'Testi', 'Käsittelijä', 'kasittelija@keuruu.invalid', 'keuruu'),
                ('worker.077', :hankasalmi, :worker077, 'Testi', 'Hankasalmi', 'kasittelija@hankasalmi.invalid', 'kunta-077'),
                ('moved.hva', :keuruu, '11111111-0000-4000-8000-000000000003', 'Testi', 'Siirtynyt', '', 'keski-suomi-hva'),
                ('nurse.hva', :hva, '22222222-0000-4000-8000-000000000001', 'Testi', 'Hoitaja',
                 'hoitaja@hyvaks.invalid', 'keski-suomi-hva')
                """)
                .param("keuruu", keycloak.issuer("keuruu"))
                .param("hva", keycloak.issuer("keski-suomi-hva"))
                .param("worker", WORKER)
                .param("hankasalmi", keycloak.issuer("kunta-077"))
                .param("worker077", HANKASALMI)
                .update();
    }

    private static String[] settings(int port, Path key) {
        return Stream.concat(
                        Stream.of(
                                "server.port=" + port,
                                "server.servlet.session.cookie.secure=false",
                                "camunda.bpm.webapp.session-cookie.enable-secure-cookie=false",
                                "camunda.bpm.job-execution.enabled=false",
                                "spring.datasource.url=" + TestDatabase.url("keycloak"),
                                "spring.ssl.bundle.jks.kotopolku.keystore.location=" + key.toUri(),
                                "spring.ssl.bundle.jks.kotopolku.keystore.password=salasana",
                                "kotopolku.sign-in.keys=kotopolku",
                                "kotopolku.sign-in.issuers.keuruu.help=Kysy Testiltä."),
                        Stream.of("keuruu keuruun-salaisuus", "keski-suomi-hva hyvinvointialueen-salaisuus")
                                .map(client -> client.split(" "))
                                .flatMap(client -> bound(client[0], client[1])))
                .map(setting -> "--" + setting)
                .toArray(String[]::new);
    }

    private static Stream<String> bound(String realm, String secret) {
        String client = "spring.security.oauth2.client.";
        return Stream.of(
                client + "registration." + realm + ".client-id=kotopolku",
                client + "registration." + realm + ".client-secret=" + secret,
                client + "registration." + realm + ".scope=openid",
                client + "provider." + realm + ".issuer-uri=" + keycloak.issuer(realm),
                "kotopolku.sign-in.issuers." + realm + ".organisation=" + realm);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
