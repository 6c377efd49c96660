package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.adoption.StrangeProvider;
import fi.kotopolku.identity.IdentityProviders;
import fi.kotopolku.identity.IdentityProviders.Admitted;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** A town's own provider: entered, handed back, entered again, admitted by KEHA and by nobody else, proved, and closed. */
class ProviderAdmissionTest extends AdoptionWalk {

    private static final Map<String, Object> ADMIT = Map.of("decision", "ADMIT");

    @Autowired
    IdentityProviders providers;

    private final StrangeProvider server = new StrangeProvider();

    ProviderAdmissionTest() {
        super("adoption-requirement", AdoptionRequirementTest.class, ProviderAdmissionTest.class);
    }

    @AfterAll
    void theServerIsGone() {
        server.close();
    }

    @Test
    void fromEnteringByAHandingBackToATestSignIn() {
        Town town = adopting("009");
        String issuer = speaksAs("009");
        refuses(
                town,
                "task_enterIssuer",
                Map.of("issuer", issuer),
                "(client id): Kirjoita, millä tunnisteella (client id)");
        putBack(town, "task_enterIssuer");
        answer(KEHA, town.key(), "task_enterIssuer", with(provider(issuer), "clientId", "vaara"));
        assertThat(openTasks(town.key())).contains("task_admitProvider").doesNotContain("task_proveSignIn");
        assertThat(task(town.key(), "task_admitProvider").getDueDate().toInstant())
                .isEqualTo(startOf(START.minusDays(27)));
        decisionRefused(town, Map.of(), "Päätös: Valitse, otetaanko tunnistuspalvelu käyttöön.");
        decisionRefused(town, Map.of("decision", "HAND_BACK"), "Mitä kunnan pitää korjata: Kirjoita, miksi palautat");
        assertThat(shown(KEHA, town, "task_admitProvider", "clientId")).isEqualTo("vaara");

        answer(
                KEHA,
                town.key(),
                "task_admitProvider",
                Map.of("decision", "HAND_BACK", "reason", "Tunniste on toisen palvelun."));

        assertThat(shown(town.main(), town, "task_enterIssuer", "handedBack"))
                .isEqualTo("Tunniste on toisen palvelun.");
        assertThat(shown(town.main(), town, "task_enterIssuer", "redirect")).endsWith("/login/oauth2/code/kunta-009");
        answer(town.main(), town.key(), "task_enterIssuer", provider(issuer));
        assertThat(signIn(town, "handed_back")).isNull();
        answer(KEHA, town.key(), "task_admitProvider", ADMIT);
        assertThat(providers.of("009"))
                .get()
                .extracting(Admitted::municipality, Admitted::issuer, Admitted::clientId)
                .containsExactly("009", issuer, "kotopolku");
        assertThat(requirement(town.key(), "SIGN_IN")).isEqualTo("OPEN");

        refuses(town, "task_proveSignIn", Map.of("signedInHere", true), "toisella tunnistuspalvelulla");
        signsInBy(town.main(), issuer);
        answer(town.main(), town.key(), "task_proveSignIn", Map.of("signedInHere", true));

        assertThat(requirement(town.key(), "SIGN_IN")).isEqualTo("MET");
        assertThat(signIn(town, "proved_by")).isEqualTo(town.main());
        assertThat(listed(
                        "select kind || ' ' || by_person || coalesce(' ' || reason, '') from koto.adoption_event"
                                + " where adoption = :key and kind like 'PROVIDER%' order by id",
                        town.key()))
                .containsExactly(
                        "PROVIDER_HANDED_BACK keha.admin Tunniste on toisen palvelun.", "PROVIDER_ADMITTED keha.admin");
        assertThat(listed(
                        "select person_id || ' ' || action from koto.audit_entry where subject_key = :key"
                                + " and (action like 'ADOPTION_ISSUER%' or action like 'IDENTITY_PROVIDER%') order by id",
                        town.key()))
                .containsExactly(
                        "keha.admin ADOPTION_ISSUER_CHECKED",
                        "keha.admin ADOPTION_ISSUER_HANDED_BACK",
                        town.main() + " ADOPTION_ISSUER_CHECKED",
                        "keha.admin IDENTITY_PROVIDER_ADMITTED");
    }

    @Test
    void closedBeforeTheStartTheSignInIsATaskAgainAndNothingBegins() {
        Town town = adopting("061");
        String issuer = speaksAs("061");
        answer(town.main(), town.key(), "task_enterIssuer", provider(issuer));
        answer(KEHA, town.key(), "task_admitProvider", ADMIT);
        signsInBy(town.main(), issuer);
        answer(town.main(), town.key(), "task_proveSignIn", Map.of("signedInHere", true));
        answer(town.main(), town.key(), "task_recordDecision", decision(town.main(), town.deputy()));
        answer(town.main(), town.key(), "task_nameOfficer", Map.of("officer", town.deputy()));
        answer(town.main(), town.key(), "task_nameWorker", Map.of("worker", town.main()));
        answer(town.main(), town.key(), "task_confirmReadiness", documents(town.deputy()));
        assertThat(requirement(town.key(), "SIGN_IN")).isEqualTo("MET");

        as(KEHA, () -> providers.close("061", "Avain on vuotanut.", KEHA));

        assertThat(requirement(town.key(), "SIGN_IN")).isEqualTo("OPEN");
        assertThat(signIn(town, "proved_by")).isNull();
        standOn(START);
        fire(town.key(), "timer_nextDay");
        assertThat(adoptedOn("061")).isNull();
        assertThat(openTasks(town.key())).contains("task_enterIssuer");
    }

    @Test
    void nobodyAdmitsWithoutTheNationalRight() {
        Town town = adopting("010");
        answer(town.main(), town.key(), "task_enterIssuer", provider(speaksAs("010")));
        String task = task(town.key(), "task_admitProvider").getId();
        for (String other : List.of(town.main(), LEAD, OFFICER, CASEWORKER, MULTIA, "dpo.keuruu", "manager.keuruu")) {
            assertThatThrownBy(() -> as(other, () -> engine.getTaskService().claim(task, other)))
                    .as("%s takes it", other)
                    .isInstanceOf(ProcessEngineException.class);
            assertThatThrownBy(() -> send(other, task, ADMIT))
                    .as("%s sends it", other)
                    .isInstanceOfAny(ProcessEngineException.class, WebApplicationException.class);
            assertThatThrownBy(() -> as(other, () -> providers.admit(town.key(), other)))
                    .as("%s without the form", other)
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("only a national administrator decides on identity providers");
            assertThatThrownBy(() -> as(other, () -> providers.close("010", "Oma syy", other)))
                    .as("%s closes one", other)
                    .isInstanceOf(DataIntegrityViolationException.class);
        }
        assertThat(providers.of("010")).isEmpty();
        assertThat(openTasks(town.key())).contains("task_admitProvider");
    }

    /** Assigned by whatever way, the form is KEHA's all the same. */
    @Test
    void aMainUserWhoHasTheTaskIsTold() {
        Town town = adopting("016");
        answer(town.main(), town.key(), "task_enterIssuer", provider(speaksAs("016")));
        String task = task(town.key(), "task_admitProvider").getId();
        engine.getTaskService().setAssignee(task, town.main());
        refused(403, () -> send(town.main(), task, ADMIT), "Kunnan tunnistuspalvelun ottaa käyttöön vain KEHA-keskus.");
        putBack(town, "task_admitProvider");
        assertThat(providers.of("016")).isEmpty();
    }

    @Test
    void aProviderThatVouchesForOneTownIsNotAdmittedForAnother() {
        String issuer = speaksAs("yhteinen");
        Town first = adopting("018");
        Town second = adopting("019");
        answer(first.main(), first.key(), "task_enterIssuer", provider(issuer));
        answer(second.main(), second.key(), "task_enterIssuer", provider(issuer));
        answer(KEHA, first.key(), "task_admitProvider", ADMIT);
        decisionRefused(second, ADMIT, "kirjautuu jo toinen organisaatio", "oma osoite (issuer)");
        assertThatThrownBy(() -> as(KEHA, () -> providers.admit(second.key(), KEHA)))
                .as("nor by the database")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(providers.of("019")).isEmpty();
        Town third = adopting("020");
        refuses(third, "task_enterIssuer", provider(issuer), "kirjautuu jo toinen organisaatio");
    }

    @Test
    void whatWasEnteredWronglyIsEnteredAgainFromTheTestSignIn() {
        Town town = adopting("046");
        String issuer = speaksAs("046");
        answer(town.main(), town.key(), "task_enterIssuer", with(provider(issuer), "clientId", "vaara"));
        answer(KEHA, town.key(), "task_admitProvider", ADMIT);
        answer(town.main(), town.key(), "task_proveSignIn", Map.of("wrongDetails", true));
        assertThat(requirement(town.key(), "SIGN_IN")).isEqualTo("OPEN");

        answer(town.main(), town.key(), "task_enterIssuer", provider(issuer));
        assertThat(openTasks(town.key()))
                .as("known, and by another name")
                .contains("task_admitProvider")
                .doesNotContain("task_proveSignIn");
        answer(KEHA, town.key(), "task_admitProvider", ADMIT);
        assertThat(listed(
                        "select client_id || coalesce(' ' || close_reason, '') from koto.identity_provider"
                                + " where municipality = :key order by admitted_at, closed_at nulls last",
                        "046"))
                .containsExactly("vaara Tilalle tuli toinen.", "kotopolku");

        answer(town.main(), town.key(), "task_proveSignIn", Map.of("wrongDetails", true));
        answer(town.main(), town.key(), "task_enterIssuer", Map.of("issuer", issuer));
        assertThat(openTasks(town.key()))
                .as("admitted already")
                .contains("task_proveSignIn")
                .doesNotContain("task_admitProvider");
        assertThat(signIn(town, "client_id")).isEqualTo("kotopolku");
        as(KEHA, () -> providers.close("046", "Tietoturvapoikkeama", KEHA));
        refuses(town, "task_proveSignIn", Map.of("signedInHere", true), "ei ole enää käytössä järjestelmässä");
    }

    @Test
    void theProviderIsAskedOnceMoreWhenItIsAdmitted() {
        Town town = adopting("047");
        answer(town.main(), town.key(), "task_enterIssuer", provider(speaksAs("047")));
        server.answers(503, "");
        decisionRefused(town, ADMIT, "Päätös: Tunnistuspalvelu ei vastannut.");
        server.describes(server.address() + "/047", "client_secret_post");
        decisionRefused(town, ADMIT, "ei hyväksy allekirjoitusta (private_key_jwt)");
        speaksAs("toinen");
        decisionRefused(town, ADMIT, "toisen tunnistuspalvelun tiedot");
        assertThat(providers.of("047")).isEmpty();
        assertThat(listed("select kind from koto.adoption_event where adoption = :key", town.key()))
                .doesNotContain("PROVIDER_ADMITTED");
    }

    @Test
    void aWithdrawnAdoptionClosesItsProviderAndTheNextBeginsByEntering() {
        Town town = adopting("049");
        answer(town.main(), town.key(), "task_enterIssuer", provider(speaksAs("049")));
        answer(KEHA, town.key(), "task_admitProvider", ADMIT);
        assertThat(providers.of("049")).isPresent();

        withdraw(town.main(), town.key(), "Kunta liittyy naapuriin.");

        assertThat(providers.of("049")).isEmpty();
        assertThat(found("select close_reason from koto.identity_provider where municipality = :key", "049"))
                .isEqualTo("Käyttöönotto peruttiin.");
        assertThatThrownBy(() -> as(KEHA, () -> providers.admit(town.key(), KEHA)))
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("has no provider to admit");
        String again = adopts("049", town.main());
        assertThat(openTasks(again)).contains("task_enterIssuer").doesNotContain("task_admitProvider");
        assertThat(found("select issuer from koto.adoption_sign_in where adoption = :key", again))
                .isNull();
    }

    /** A waiver is measured by the database's own day, so this town begins today. */
    @Test
    void afterAWaiverAlsoATownThatHasBegunGetsItsProvider() {
        time.stand(Duration.ZERO);
        LocalDate today = today();
        town("050", "Kunta 050");
        String main = townPerson("050");
        String deputy = townPerson("050");
        String key = begin(KEHA, "municipality-adoption", notice("050", main, today));
        answer(KEHA, key, "task_enterIssuer", waiver(today.plusDays(10)));
        answer(main, key, "task_decideOldData", Map.of("oldData", "NOTHING", "nothingReason", "Ei asiakkaita."));
        answer(main, key, "task_recordDecision", decision(main, deputy));
        answer(main, key, "task_nameOfficer", Map.of("officer", deputy));
        answer(main, key, "task_nameWorker", Map.of("worker", main));
        answer(main, key, "task_confirmReadiness", documents(deputy));
        assertThat(adoptedOn("050")).isEqualTo(today.toString());
        standOn(today.plusDays(11));
        fire(key, "timer_nextDay");
        String issuer = speaksAs("050");
        answer(main, key, "task_enterIssuer", provider(issuer));
        answer(KEHA, key, "task_admitProvider", ADMIT);
        signsInBy(main, issuer);
        answer(main, key, "task_proveSignIn", Map.of("signedInHere", true));
        assertThat(requirement(key, "SIGN_IN")).isEqualTo("MET");
        assertThatThrownBy(() -> as(KEHA, () -> providers.admit(key, KEHA)))
                .as("what is met is not admitted again")
                .isInstanceOf(DataIntegrityViolationException.class);
        as(KEHA, () -> providers.close("050", "Testi on ohi.", KEHA));
        assertThat(providers.of("050")).isEmpty();
    }

    private void decisionRefused(Town town, Map<String, Object> answer, String... said) {
        refused(400, KEHA, town.key(), "task_admitProvider", answer, said);
    }

    private String speaksAs(String path) {
        String issuer = server.address() + "/" + path;
        server.saysItIs(issuer);
        return issuer;
    }

    private void signsInBy(String person, String issuer) {
        jdbc.sql("update koto.person set issuer = :issuer where id = :id")
                .param("issuer", issuer)
                .param("id", person)
                .update();
    }

    private String signIn(Town town, String column) {
        return found("select " + column + " from koto.adoption_sign_in where adoption = :key", town.key());
    }

    private String shown(String person, Town town, String task, String field) {
        String id = task(town.key(), task).getId();
        return casework.as(person, () -> (String) engine.getFormService()
                .getTaskFormVariables(id, List.of(field), false)
                .get(field));
    }
}
