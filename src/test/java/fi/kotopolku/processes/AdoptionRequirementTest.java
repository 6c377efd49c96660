package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.adoption.StrangeProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each requirement of an adoption: what meets it, what is refused and in which words, and who may waive it. */
class AdoptionRequirementTest extends AdoptionWalk {

    private int towns;

    AdoptionRequirementTest() {
        super("adoption-requirement", AdoptionRequirementTest.class, ProviderAdmissionTest.class);
    }

    @Test
    void aDecisionNamesTwoPeopleOfTheTownAndComesBeforeTheStart() {
        Town town = town();
        Map<String, Object> decision = decision(town.main(), town.deputy());
        refuses(
                town,
                "task_recordDecision",
                with(decision, "deputy", town.main()),
                "Varahenkilö on sama kuin pääkäyttäjä");
        refuses(
                town,
                "task_recordDecision",
                with(decision, "mainUser", LEAD),
                "Pääkäyttäjä: Henkilö on toisen organisaation palveluksessa");
        refuses(town, "task_recordDecision", with(decision, "mainUser", "kuka"), "Henkilöä ei ole");
        refuses(town, "task_recordDecision", with(decision, "section", "§ 85"), "pykälän numero");
        refuses(town, "task_recordDecision", with(decision, "decidedOn", "2026-06-02"), "tulevaisuudesta");
        refuses(town, "task_recordDecision", Map.of(), "Kirjoita päättänyt toimielin", "Valitse henkilö luettelosta");
        standOn(START.plusDays(2));
        refuses(
                town,
                "task_recordDecision",
                with(decision, "decidedOn", START.plusDays(1).toString()),
                "Päätös on tehtävä ennen aloituspäivää 31.8.2026");
        standOn(TODAY);
        answer(town.main(), town.key(), "task_recordDecision", decision);
        assertThat(requirement(town.key(), "BOARD_DECISION")).isEqualTo("MET");
        assertThat(found("select main_user from koto.adoption_decision where adoption = :key", town.key()))
                .isEqualTo(town.main());
    }

    @Test
    void signInIsProvedByOneOfTheTownsOwnPeopleAndTheEnteredProvider() {
        Town town = town();
        refuses(town, "task_enterIssuer", Map.of(), "Kirjoita tunnistuspalvelun osoite");
        refuses(town, "task_enterIssuer", provider("ftp://kunta.fi"), "alettava https://");
        refuses(town, "task_enterIssuer", provider("http://localhost:1"), "ei vastannut");
        refuses(
                town,
                "task_enterIssuer",
                Map.of("issuer", issuer() + "/"),
                "toisen tunnistuspalvelun tiedot",
                "(client id): Kirjoita, millä tunnisteella");
        answer(town.main(), town.key(), "task_enterIssuer", Map.of("issuer", issuer()));
        assertThat(requirement(town.key(), "SIGN_IN")).isEqualTo("OPEN");
        refuses(town, "task_proveSignIn", Map.of(), "Vahvista, että kirjauduit");

        jdbc.sql("update koto.person set issuer = 'toinen-palvelu' where id = :id")
                .param("id", town.main())
                .update();
        refuses(town, "task_proveSignIn", Map.of("signedInHere", true), "toisella tunnistuspalvelulla");
        jdbc.sql("update koto.person set issuer = 'kotopolku-demo' where id = :id")
                .param("id", town.main())
                .update();
        putBack(town, "task_proveSignIn");
        refused(
                400,
                () -> answer(KEHA, town.key(), "task_proveSignIn", Map.of("signedInHere", true)),
                "toisen organisaation palveluksessa");
        putBack(town, "task_proveSignIn");

        answer(town.main(), town.key(), "task_proveSignIn", Map.of("signedInHere", true));
        assertThat(requirement(town.key(), "SIGN_IN")).isEqualTo("MET");
    }

    @Test
    void aProviderThatCannotBeIsNamedAtItsFieldAndTheTaskStays() {
        Town town = town();
        try (StrangeProvider provider = new StrangeProvider()) {
            providerRefused(town, provider.answers(503, ""), "ei vastannut. Tarkista osoite");
            providerRefused(town, provider.neverAnswers(), "ei vastannut viidessä sekunnissa");
            providerRefused(town, provider.saysItIs("https://login.toinen.fi"), "toisen tunnistuspalvelun tiedot");
            providerRefused(town, provider.answers(200, "{".repeat(70_000)), "ei löydy tunnistuspalvelun tietoja");
            providerRefused(town, provider.redirects(issuer()), "ohjaa toiseen osoitteeseen");
            providerRefused(
                    town, provider.describes(provider.address(), "client_secret_post"), "ei hyväksy allekirjoitusta");
        }
        assertThat(found("select issuer from koto.adoption_sign_in where adoption = :key", town.key()))
                .isNull();
    }

    private void providerRefused(Town town, StrangeProvider provider, String said) {
        refuses(town, "task_enterIssuer", provider(provider.address()), "Tunnistuspalvelun osoite (issuer): ", said);
    }

    @Test
    void namedPeopleAreTheTownsOwn() {
        Town town = town();
        refuses(town, "task_nameOfficer", Map.of("officer", OFFICER), "toisen organisaation palveluksessa");
        refuses(town, "task_nameWorker", Map.of(), "Valitse henkilö luettelosta");
        answer(town.main(), town.key(), "task_nameOfficer", Map.of("officer", town.deputy()));
        answer(town.main(), town.key(), "task_nameWorker", Map.of("worker", town.deputy()));
        assertThat(requirement(town.key(), "ACCESS_OFFICER")).isEqualTo("MET");
        assertThat(requirement(town.key(), "ELIGIBLE_PERSON")).isEqualTo("MET");
        assertThat(groupsOf(town.deputy())).as("nobody grants before the start").isEmpty();
    }

    @Test
    void readinessIsFourDocumentsEachDatedAndConfirmed() {
        Town town = town();
        Map<String, Object> all = documents(town.deputy());
        refuses(town, "task_confirmReadiness", with(all, "impactOn", null), "Anna asiakirjan päiväys");
        refuses(town, "task_confirmReadiness", with(all, "agreementReference", " "), "mistä asiakirja löytyy");
        refuses(town, "task_confirmReadiness", with(all, "noticeBy", MULTIA), "toisen organisaation palveluksessa");
        refuses(town, "task_confirmReadiness", with(all, "processingOn", "2026-06-02"), "tulevaisuudesta");
        answer(town.main(), town.key(), "task_confirmReadiness", all);
        assertThat(requirement(town.key(), "READINESS")).isEqualTo("MET");
        assertThat(listed("select kind from koto.adoption_document where adoption = :key", town.key()))
                .hasSize(4);
    }

    @Test
    void onlyKehaWaivesForAReasonAndUntilADay() {
        Town town = town();
        refused(
                403,
                town.main(),
                town.key(),
                "task_enterIssuer",
                waiver(TODAY.plusDays(30)),
                "Poikkeuksen vaatimuksesta voi myöntää vain KEHA-keskus");
        putBack(town, "task_enterIssuer");
        for (Map<String, Object> open : List.of(
                with(waiver(TODAY.plusDays(30)), "waiverReason", null),
                with(waiver(TODAY.plusDays(30)), "waiverUntil", null),
                waiver(TODAY.minusDays(1)),
                waiver(TODAY.plusMonths(7)))) {
            refused(400, () -> answer(KEHA, town.key(), "task_enterIssuer", open), "poik");
        }
        answer(KEHA, town.key(), "task_enterIssuer", waiver(TODAY.plusDays(30)));
        assertThat(requirement(town.key(), "SIGN_IN")).isEqualTo("WAIVED");
        assertThat(openTasks(town.key())).doesNotContain("task_enterIssuer", "task_proveSignIn");
        refused(
                403,
                () -> answer(KEHA, town.key(), "task_nameOfficer", Map.of("officer", town.deputy())),
                "Vaatimuksen täyttää kunnan oma pääkäyttäjä");
        putBack(town, "task_nameOfficer");
    }

    @Test
    void theDatabaseBeginsNothingThatIsNotReady() {
        Town town = town();
        assertThatThrownBy(() -> jdbc.sql("select koto.begin_use(:key) is null")
                        .param("key", town.key())
                        .query(Boolean.class)
                        .single())
                .hasMessageContaining("is not ready to begin");
        assertThatThrownBy(() -> jdbc.sql("""
                        update koto.adoption_requirement set state = 'MET', settled_by = :by, settled_at = now()
                        where adoption = :key and kind = 'READINESS'
                        """)
                        .param("by", town.main())
                        .param("key", town.key())
                        .update())
                .hasMessageContaining("is not met");
        assertThatThrownBy(() -> jdbc.sql("""
                        update koto.adoption_requirement set state = 'WAIVED', settled_by = :by, settled_at = now(),
                            waiver_reason = 'Oma lupa', waived_until = date '2030-01-01'
                        where adoption = :key and kind = 'READINESS'
                        """)
                        .param("by", town.main())
                        .param("key", town.key())
                        .update())
                .hasMessageContaining("only KEHA waives");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into koto.access_right (number, person_id, employer, municipality, ground, role, content,
                            extent, powers, valid_from, valid_until, state, requested_by, justification, decided_by,
                            decided_at)
                        values ('000-KO-2026-9999', 'keha.admin', 'keha', '000', 'NATIONAL_ADMINISTRATION', 'keha-admin',
                            '{ADMINISTRATION,PLAN}', 'MUNICIPALITY', '{READ}', now(), now() + interval '1 day', 'GRANTED',
                            'keha.requester', 'Testi', 'keha.decider', now())
                        """).update())
                .isInstanceOf(org.springframework.dao.DataIntegrityViolationException.class);
    }

    private Town town() {
        return adopting(List.of("256", "312", "226", "435", "601", "265", "778").get(towns++));
    }
}
