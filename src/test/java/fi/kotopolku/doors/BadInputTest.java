package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a browser should never send, sent: each is refused with a status of 4xx and a Finnish message that names the field
 * and says what to do, without what was typed. The task is still there, and nothing was written.
 */
class BadInputTest extends DoorsTest {

    private static final Pattern WHAT_TO_DO =
            Pattern.compile("Valitse|Kirjoita|Anna|Tarkista|Poista|Lyhennä|Avaa|Ota |Päivitä|Pyydä|järjestelmä antaa");
    private static final String LONG = "pitkäteksti".repeat(9_500);

    private static Visitor caseworker;
    private static Visitor lead;
    private static String key;
    private static String interview;

    @BeforeEach
    void aTaskInHand() {
        if (caseworker == null) {
            caseworker = visit(CASEWORKER);
            lead = visit("lead.keuruu");
            key = newCase(CASEWORKER);
            interview = taskOf(key, "task_initialInterview");
        }
    }

    private record Bad(String field, Object value, String label, String whatToDo) {

        static Arguments of(String field, Object value, String label, String whatToDo) {
            return Arguments.of(new Bad(field, value, label, whatToDo));
        }

        @Override
        public String toString() {
            String text = String.valueOf(value);
            return field + " = " + (text.length() > 30 ? text.length() + " characters" : text);
        }
    }

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
                SampleAnswers.accessRequest("dpo.keuruu", today(), today().plusDays(30)),
                "mayWrite",
                false,
                bad.field(),
                bad.value());
        refused(lead, bad, () -> lead.begin(definition("access-right"), answer));
    }

    @Test
    void aRequestWithoutContentIsRefused() {
        Map<String, Object> answer = SampleAnswers.with(
                SampleAnswers.accessRequest("dpo.keuruu", today(), today().plusDays(30)),
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

    @Test
    void aTaskOfSomebodyElseIsNotAnswered() {
        String key = caseWithNurse();
        String contribution = taskOf(key, "task_contribute");
        for (Visitor visitor : List.of(caseworker, lead, visit(OTHER_MUNICIPALITY), visit("manager.keuruu"))) {
            refused(
                    visitor,
                    new Bad("", "Ei estettä opinnoille", "", "ehtävä"),
                    () -> visitor.submit(contribution, SampleAnswers.contribution()));
        }
        String open = taskOf(newCase(CASEWORKER), "task_initialInterview");
        Map<String, Object> answer = SampleAnswers.with(interviewed(), "version", version(open));
        caseworker.post("task/" + open + "/unclaim", null);
        refused(
                caseworker,
                new Bad("", "Kokin tutkinto", "", "Ota se ensin itsellesi"),
                () -> caseworker.submit(open, answer));
        assertThat(visit(NURSE)
                        .submit(contribution, SampleAnswers.with(SampleAnswers.contribution(), "version", "0"))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void aFormSentTwiceIsTakenOnce() {
        String key = newCase(CASEWORKER);
        String task = taskOf(key, "task_initialInterview");
        Map<String, Object> answer = SampleAnswers.with(interviewed(), "version", version(task));

        assertThat(caseworker.submit(task, answer).status()).isEqualTo(204);
        refused(caseworker, new Bad("", "Kokin tutkinto", "", "on jo tehty"), () -> caseworker.submit(task, answer));
    }

    @Test
    void twoAtOnceAndOneIsTaken() throws Exception {
        Visitor again = visit(CASEWORKER);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                String key = newCase(CASEWORKER);
                String task = taskOf(key, "task_initialInterview");
                Map<String, Object> answer = SampleAnswers.with(interviewed(), "version", version(task));
                List<Callable<Answer>> both =
                        List.of(() -> caseworker.submit(task, answer), () -> again.submit(task, answer));
                oneIsTaken(two.invokeAll(both));
                assertThat(taskOf(key, "task_concludeAssessment")).isNotEmpty();
                assertThat(jdbc.sql("select count(*) from koto.assessment where case_number = :key and version = 1")
                                .param("key", key)
                                .query(Integer.class)
                                .single())
                        .isEqualTo(1);
            }
        } finally {
            two.shutdownNow();
        }
    }

    @Test
    void twoTakeTheTaskAtOnceAndOneHasIt() throws Exception {
        Grants grants = new Grants(jdbc);
        String right = grants.give("lead.keuruu", "249", "caseworker", "IDENTITY_AND_CONTACT", "SERVICES");
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                String task = taskOf(newCase(CASEWORKER), "task_initialInterview");
                caseworker.post("task/" + task + "/unclaim", null);
                List<Callable<Answer>> both =
                        List.of(() -> caseworker.claim(task, CASEWORKER), () -> lead.claim(task, "lead.keuruu"));
                oneIsTaken(two.invokeAll(both));
                Visitor second = engine.getTaskService()
                                .createTaskQuery()
                                .taskId(task)
                                .singleResult()
                                .getAssignee()
                                .equals(CASEWORKER)
                        ? lead
                        : caseworker;
                refused(
                        second,
                        new Bad("", "Kokin tutkinto", "", "ehtävä"),
                        () -> second.submit(task, SampleAnswers.with(interviewed(), "version", "0")));
            }
        } finally {
            two.shutdownNow();
            grants.end(right);
        }
    }

    private static void oneIsTaken(List<Future<Answer>> sent) throws Exception {
        Answer[] answers = {sent.get(0).get(), sent.get(1).get()};
        assertThat(Arrays.stream(answers).map(Answer::status))
                .as(Arrays.toString(answers))
                .containsOnlyOnce(204);
        assertThat(Arrays.stream(answers).filter(answer -> answer.status() != 204))
                .allSatisfy(late -> {
                    assertThat(late.refused()).as(late.toString()).isTrue();
                    assertThat(late.message()).as(late.body()).contains("Tehtävä");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Matti",
                "{",
                "[]",
                "null",
                "\"Matti\"",
                "{\"variables\":",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\"}",
                "{\"variables\":\"Matti\"}",
                "{\"variables\":[\"Matti\"]}",
                "{\"variables\":null}",
                "{}",
                "{\"Matti\":1}",
                "{\"variables\":{},\"Matti\":1}",
                "{\"variables\":{\"familyName\":\"Matti\"}}",
                "{\"variables\":{\"familyName\":null}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Matti\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":1}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"Matti\":1}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Integer\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Boolean\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Date\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Json\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Xml\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"TWF0dGk=\",\"type\":\"Bytes\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"TWF0dGk=\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"Matti\"}}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Object\"}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"rO0ABXQABU1hdHRp\",\"type\":\"Object\",\"valueInfo\":"
                        + "{\"objectTypeName\":\"java.lang.String\",\"serializationDataFormat\":\"application/x-java-serialized-object\"}}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"Object\",\"valueInfo\":"
                        + "{\"objectTypeName\":\"java.util.ArrayList\",\"serializationDataFormat\":\"application/json\"}}}}",
                "{\"variables\":{\"familyName\":{\"value\":\"Matti\",\"type\":\"String\",\"valueInfo\":{\"transient\":\"Matti\"}}}}",
                "{\"variables\":{\"familyName\":{\"value\":{\"Matti\":[1,2,{\"x\":null}]}}}}",
                "{\"variables\":{\"familyName\":{\"value\":NaN}}}",
                "{\"variables\":{\"familyName\":{\"value\":1e999}}}"
            })
    void aMalformedLetterIsRefused(String body) {
        for (String address : List.of(
                "task/" + interview + "/submit-form",
                "process-definition/" + definition("integration-case") + "/submit-form")) {
            refused(
                    caseworker,
                    new Bad("", "Matti", "", ""),
                    () -> caseworker.call(
                            "POST",
                            address,
                            body.replace("familyName", address.startsWith("task") ? "education" : "familyName")));
        }
    }

    /** Half of a character outside the basic plane, which a database cannot store. */
    @Test
    void halfACharacterIsRefused() {
        Map<String, Object> answer = SampleAnswers.with(newClient(), "streetAddress", "Katu HALF");
        Map<String, Object> body = Map.of("variables", Visitor.variables(answer));
        refused(
                caseworker,
                new Bad("streetAddress", "Katu HALF", "osoite", "Poista"),
                () -> caseworker.post(
                        "process-definition/" + definition("integration-case") + "/submit-form",
                        Visitor.text(body).replace("HALF", "\\ud83d")));
    }

    @Test
    void aDeepLetterIsRefused() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        refused(
                caseworker,
                new Bad("", "[[[[", "", ""),
                () -> caseworker.call(
                        "POST",
                        "task/" + interview + "/submit-form",
                        "{\"variables\":{\"education\":{\"value\":" + deep + "}}}"));
    }

    private Map<String, Object> interviewed() {
        return SampleAnswers.with(SampleAnswers.interview(today()), "version", version(interview));
    }

    private String version(String task) {
        return caseworker
                .get("task/" + task + "/form-variables")
                .json()
                .at("/rowVersion/value")
                .asText();
    }

    private void refused(Visitor visitor, Bad bad, Supplier<Answer> sent) {
        Map<String, String> before = everythingStored();

        Answer answer = sent.get();

        assertThat(answer.refused()).as(answer.status() + " " + answer.body()).isTrue();
        assertThat(everythingStored()).isEqualTo(before);
        String message = answer.message();
        assertThat(message).contains(bad.label()).contains(bad.whatToDo()).endsWith(".");
        assertThat(message)
                .as("says what to do")
                .containsPattern(WHAT_TO_DO)
                .doesNotContain("ENGINE", "Cannot", " must ");
        String typed = String.valueOf(bad.value());
        if (typed.length() > 3) {
            assertThat(answer.body()).doesNotContain(typed.length() > 40 ? typed.substring(0, 40) : typed);
        }
    }
}
