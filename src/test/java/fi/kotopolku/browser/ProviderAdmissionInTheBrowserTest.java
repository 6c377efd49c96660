package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.adoption.AdoptionChanges;
import fi.kotopolku.adoption.StrangeProvider;
import fi.kotopolku.engine.Casework;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A town's provider on KEHA's screens: entered for the town, handed back, admitted, and closed on the national page. */
class ProviderAdmissionInTheBrowserTest extends InTheBrowser {

    private static final String KEHA = "keha.admin";
    private static final String ENTER = "Ilmoita tunnistuspalvelu";
    private static final String ADMIT = "Ota tunnistuspalvelu käyttöön";
    private static final String CLIENT_ID =
            "Millä tunnisteella Kotopolku on rekisteröity tunnistuspalveluun (client id)";

    @Autowired
    Casework casework;

    @Autowired
    AdoptionChanges changes;

    @Autowired
    Clock clock;

    private final JdbcClient jdbc = TestDatabase.owner();
    private String number;

    @BeforeEach
    void aTownOnItsWay() {
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv) values ('051', 'Eurajoki', 'Euraåminne');
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('kunta-051', 'MUNICIPALITY', 'Eurajoen kunta', 'Euraåminne kommun', '051');
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values ('main.051', 'kotopolku-demo', 'main.051', 'Testi', 'Eurajoki', '', 'kunta-051')
                """).update();
        String today = LocalDate.now(clock).toString();
        number = casework.begin(
                KEHA,
                "municipality-adoption",
                Map.of("municipality", "051", "notifiedOn", today, "startsOn", today, "contact", "main.051"));
    }

    @AfterEach
    void nothingIsLeftOpen() {
        casework.as(KEHA, () -> {
            changes.withdraw(KEHA, number, "Testi on ohi.");
            return null;
        });
    }

    @Test
    void kehaAdmitsAProviderAndClosesIt() {
        Desk keha = signIn(KEHA);
        AdoptionForms tasks = new AdoptionForms(keha, number);
        try (StrangeProvider provider = new StrangeProvider()) {
            provider.saysItIs(provider.address());
            FilledForm entering = tasks.take(ENTER);
            for (String told : new String[] {
                address() + "/login/oauth2/code/kunta-051", address() + "/.well-known/jwks.json", "private_key_jwt"
            }) {
                assertThat(entering.place()).containsText(told);
            }
            assertThat(entering.place()).not().containsText("palautti ilmoituksen");
            entering.type("Tunnistuspalvelun osoite (issuer)", provider.address());
            tasks.refused(CLIENT_ID + ": Kirjoita, millä tunnisteella");
            entering.type(CLIENT_ID, "kotopolku-051");
            AdoptionForms.picture(keha, "08-tunnistuspalvelun-tiedot");
            tasks.done();

            FilledForm decision = tasks.take(ADMIT);
            assertThat(decision.place()).containsText("Eurajoen kunta (051)");
            assertThat(decision.place()).containsText(provider.address());
            tasks.refused("Päätös: Valitse, otetaanko tunnistuspalvelu käyttöön.");
            decision.pick("Päätös", "Palautetaan kunnalle korjattavaksi")
                    .type("Mitä kunnan pitää korjata", "Soitimme kuntaan: tunniste on vanha.");
            tasks.done();

            entering = tasks.take(ENTER);
            assertThat(entering.place()).containsText("KEHA-keskus palautti ilmoituksen");
            assertThat(entering.place()).containsText("Soitimme kuntaan: tunniste on vanha.");
            entering.type(CLIENT_ID, "kotopolku-uusi");
            tasks.done();
            tasks.take(ADMIT).pick("Päätös", "Otetaan käyttöön");
            AdoptionForms.picture(keha, "09-kayttoonotto-kehassa");
            tasks.done();
            closedOnTheNationalPage(keha, provider.address());
        }
    }

    private static void closedOnTheNationalPage(Desk keha, String issuer) {
        Page page = keha.go("/kotopolku/#kayttoonotot");
        Locator row = page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText("Eurajoki (051)"));
        assertThat(row).containsText(issuer);
        assertThat(row).containsText("Tunniste kotopolku-uusi, käytössä ");
        row.getByLabel("Sulje tunnistuspalvelu: Eurajoki").click();
        Locator dialog = page.getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("joutuu heti ulos");
        Locator close =
                dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sulje tunnistuspalvelu"));
        close.click();
        assertThat(dialog).containsText("Kirjoita syy.");
        dialog.getByLabel("Syy").fill("Ylläpitäjän tunnus on vuotanut.");
        AdoptionForms.picture(keha, "10-sulkeminen");
        close.click();
        assertThat(page.getByText("Tunnistuspalvelu on suljettu.")).isVisible();
        assertThat(row).not().containsText(issuer);
    }
}
