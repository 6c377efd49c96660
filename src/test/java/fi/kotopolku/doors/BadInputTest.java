package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SampleRights;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields as a browser should never send them. Each is refused, the task is still there, and nothing was written. */
class BadInputTest extends RefusedForms {

    static Stream<Arguments> intakes() {
        return Stream.of(
                Bad.of("identityCode", "030288-123A", "Henkilötunnus", "Tarkista henkilötunnus"),
                Bad.of("identityCode", "310288-9011", "Henkilötunnus", "sellaista päivää ei ole"),
                Bad.of("identityCode", "030299A9011", "Henkilötunnus", "tulevaisuudessa"),
                Bad.of("identityCode", "Matti Meikäläinen", "Henkilötunnus", "Kirjoita henkilötunnus muodossa"),
                Bad.of("birthDate", "2999-01-01", "Syntymäaika", "ei ole tulevaisuudessa"),
                Bad.of("birthDate", "1850-01-01", "Syntymäaika", "Tarkista"),
                Bad.of("birthDate", "1988-02-31", "Syntymäaika", "Anna päivä"),
                Bad.of("birthDate", "3.2.1988", "Syntymäaika", "Anna päivä"),
                Bad.of("birthDate", "eilen", "Syntymäaika", "Anna päivä"),
                Bad.of("birthDate", 19880203, "Syntymäaika", "Anna päivä"),
                Bad.of("birthDate", null, "Syntymäaika", "Anna syntymäaika"),
                Bad.of("birthDate", List.of(1988, 2, 3), "Syntymäaika", "Anna päivä"),
                Bad.of("birthDate", "1988-02-03T10:00:00Z", "Syntymäaika", "Anna päivä"),
                Bad.of("firstPermitOn", "2999-01-01", "lu", "ei ole tulevaisuudessa"),
                Bad.of("firstPermitOn", "1980-01-01", "lu", "ennen syntymäaikaa"),
                Bad.of("permitKind", "DIPLOMAT", "", "Valitse"),
                Bad.of("permitKind", 1, "", "Valitse"),
                Bad.of("permitKind", Map.of("a", "DIPLOMAT"), "", "Valitse"),
                Bad.of("interpreterNeeded", "ehkä", "ulk", "Valitse"),
                Bad.of("interpreterNeeded", 1, "ulk", "Valitse"),
                Bad.of("citizenship", "Atlantis", "Kansalaisuus", "Valitse kansalaisuus luettelosta"),
                Bad.of("citizenship", LONG, "Kansalaisuus", "Lyhennä"),
                Bad.of("familyName", LONG, "Sukunimi", "Lyhennä"),
                Bad.of("familyName", "n".repeat(201), "Sukunimi", "Lyhennä"),
                Bad.of("familyName", "   ", "Sukunimi", "Kirjoita sukunimi"),
                Bad.of("familyName", List.of("Meikäläinen"), "Sukunimi", "Kirjoita"),
                Bad.of("familyName", 12, "Sukunimi", "Kirjoita"),
                Bad.of("familyName", true, "Sukunimi", "Kirjoita"),
                Bad.of("familyName", "<script>alert(1)</script>", "Sukunimi", "latinalaisin kirjaimin"),
                Bad.of("familyName", "Meikä\u202Eläinen", "Sukunimi", "latinalaisin kirjaimin"),
                Bad.of("familyName", "\u200FMeikäläinen", "Sukunimi", "latinalaisin kirjaimin"),
                Bad.of("familyName", "Meikäläinen\u0000", "Sukunimi", "latinalaisin kirjaimin"),
                Bad.of("givenNames", "Olena \uD83D\uDE00", "Etunimet", "latinalaisin kirjaimin"),
                Bad.of("givenNames", "Олена", "Etunimet", "latinalaisin kirjaimin"),
                Bad.of("givenNames", "Olena{{7*7}}", "Etunimet", "latinalaisin kirjaimin"),
                Bad.of("streetAddress", "Koti\u202Ekatu", "", "Poista"),
                Bad.of("phone", "soita minulle", "", "Kirjoita puhelinnumero"),
                Bad.of("email", "ei-osoite", "", "Kirjoita sähköpostiosoite"),
                Bad.of("postalCode", "42", "", "Kirjoita postinumero"),
                Bad.of("windowExceptionReason", LONG, "", "Lyhennä"));
    }

    @ParameterizedTest
    @MethodSource("intakes")
    void anIntakeIsRefused(Bad bad) {
        Map<String, Object> answer = SampleAnswers.with(newClient(), bad.field(), bad.value());
        refused(caseworker, bad, () -> caseworker.begin(definition("integration-case"), answer));
    }

    @Test
    void aGoodIntakeIsTaken() {
        Answer begun = caseworker.begin(definition("integration-case"), newClient());

        assertThat(begun.status()).as(begun.body()).isEqualTo(200);
        assertThat(begun.json().path("businessKey").asText()).startsWith("249-");
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                Bad.of("validUntil", null, "", "päättymispäivä"),
                Bad.of("validFrom", null, "", "Valitse alkamispäivä"),
                Bad.of("validUntil", "2020-01-01", "", "Valitse päättymisaika, joka on alkamisen jälkeen"),
                Bad.of("validUntil", "2999-01-01", "", "aikaisempi päättymispäivä"),
                Bad.of("validFrom", "2020-01-01", "", "aikaisintaan tämä päivä"),
                Bad.of("untilTime", "25:00", "", "Kirjoita kellonaika"),
                Bad.of("person", "lead.keuruu", "", "Et voi hakea käyttöoikeutta itsellesi"),
                Bad.of("person", "Matti Meikäläinen", "", "Valitse henkilö luettelosta"),
                Bad.of("extent", null, "", "Valitse laajuus"),
                Bad.of("extent", "EVERYTHING", "", "Valitse"),
                Bad.of("role", "camunda-admin", "", "Valitse"),
                Bad.of("mayRead", false, "", "valtuus"),
                Bad.of("justification", LONG, "", "Lyhennä"),
                Bad.of("justification", null, "", "Kirjoita"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aRequestForARightIsRefused(Bad bad) {
        Map<String, Object> answer = SampleAnswers.with(
                SampleRights.accessRequest("dpo.keuruu", today(), today().plusDays(30)),
                "mayWrite",
                false,
                bad.field(),
                bad.value());
        refused(lead, bad, () -> lead.begin(definition("access-right"), answer));
    }

    @Test
    void aRequestWithoutContentIsRefused() {
        Map<String, Object> answer = SampleAnswers.with(
                SampleRights.accessRequest("dpo.keuruu", today(), today().plusDays(30)),
                "identityAndContact",
                null,
                "language",
                null,
                "plan",
                null,
                "services",
                null);
        refused(
                lead,
                new Bad("identityAndContact", "", "", "Valitse vähintään yksi tietoryhmä"),
                () -> lead.begin(definition("access-right"), answer));
    }

    static Stream<Arguments> interviews() {
        return Stream.of(
                Bad.of("interviewedOn", "2999-01-01", "", "ei voi olla tulevaisuudessa"),
                Bad.of("interviewedOn", "not a day", "", "Anna päivä"),
                Bad.of("interviewLanguage", "klingon", "", "luettelosta"),
                Bad.of("serviceNeeds", LONG, "", "Lyhennä"),
                Bad.of("serviceNeeds", "x".repeat(4001), "", "Lyhennä"),
                Bad.of("serviceNeeds", "tarve \u202E käännetty", "", "Poista"),
                Bad.of("literacy", "GENIUS", "", "Valitse"),
                Bad.of("coordinationNeeded", null, "", "Valitse"),
                Bad.of("professionals", List.of("caseworker.multia"), "mmattilai", "luettelosta"),
                Bad.of("professionals", List.of(Map.of("x", "y")), "mmattilai", "Valitse"),
                Bad.of("professionals", "nurse.keskisuomi", "mmattilai", "Valitse"),
                Bad.of("professionals", LONG, "mmattilai", "Lyhennä"),
                Bad.of("professionals", new ArrayList<>(Collections.nCopies(300, "nurse.keskisuomi")), "mmattilai", ""),
                Bad.of("version", "77", "", "Avaa tehtävä uudelleen"),
                Bad.of("version", null, "", "Avaa tehtävä uudelleen"));
    }

    @ParameterizedTest
    @MethodSource("interviews")
    void anInterviewIsRefused(Bad bad) {
        Map<String, Object> answer = SampleAnswers.with(
                SampleAnswers.interviewInviting(today(), NURSE),
                "version",
                version(interview),
                bad.field(),
                bad.value());
        refused(caseworker, bad, () -> caseworker.submit(interview, answer));
        assertThat(listed(caseworker)).contains(interview);
    }

    @Test
    void anUnknownFieldIsRefused() {
        for (String unknown : List.of("planNeeded", "Matti Meikäläinen", "clientNames", "__proto__", "businessKey")) {
            Map<String, Object> answer = SampleAnswers.with(interviewed(), unknown, "Matti");
            refused(
                    caseworker,
                    new Bad(unknown, unknown, "", "Avaa tehtävä uudelleen"),
                    () -> caseworker.submit(interview, answer));
        }
    }

    /** What the server shows comes back from the browser with everything else, and is not read. */
    @Test
    void whatIsOnlyShownIsNotTaken() {
        String own = taskOf(newCase(CASEWORKER), "task_initialInterview");
        Map<String, Object> answer = SampleAnswers.with(
                SampleAnswers.interview(today()), "version", version(own), "clientName", "Matti", "startBy", LONG);

        assertThat(caseworker.submit(own, answer).status()).isEqualTo(204);
    }

    @Test
    void aBusinessKeyIsNotGiven() {
        Map<String, Object> body =
                Map.of("variables", Visitor.variables(newClient()), "businessKey", "Matti Meikäläinen");
        refused(
                caseworker,
                new Bad("businessKey", "Matti Meikäläinen", "", "Asianumeroa ei anneta itse"),
                () -> caseworker.post("process-definition/" + definition("integration-case") + "/submit-form", body));
    }
}
