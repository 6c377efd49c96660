package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.access.OutsideRights;
import fi.kotopolku.demo.DemoAccount;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.documents.PdfUa;
import fi.kotopolku.doors.Visitor.Answer;
import fi.kotopolku.identity.DemoTokens;
import fi.kotopolku.plan.FollowUps;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** The provider's professional at the doors: one service of one client, for as long as their right lasts. */
class ServicesDoorsTest extends DoorsTest {

    private static final String TEACHER = "teacher.partner";

    @Autowired
    FollowUps followUps;

    @Autowired
    Environment environment;

    private OutsideRights outside;
    private String key;
    private String right;

    @BeforeEach
    void twoServicesOfWhichOneIsTheirs() {
        outside = new OutsideRights(jdbc);
        key = caseWithTwoServices();
        right = outside.give(TEACHER, key, "IDENTITY_AND_CONTACT", "SERVICES");
        as(CASEWORKER, () -> followUps.name(CASEWORKER, key, "P1", TEACHER));
    }

    @AfterEach
    void theRightEnds() {
        outside.end(right);
    }

    @Test
    void seeAndReportOnTheirOwnServiceAndNoOther() {
        Visitor teacher = visit(TEACHER);
        Answer services = teacher.get("/api/v1/cases/" + key + "/services");
        assertThat(services.status()).as(services.body()).isEqualTo(200);
        assertThat(texts(services.json().path("services"), "line")).containsExactly("P1");
        assertThat(services.body()).doesNotContain("Toinenpaikka", "Salattu palvelu", "Suomen kielen taito A2");
        assertThat(services.json().path("reporterChoices").isNull()).isTrue();

        Answer plan = teacher.get("/api/v1/cases/" + key + "/plan-versions");
        assertThat(texts(plan.json().path("services"), "line")).containsExactly("P1");
        assertThat(plan.body()).doesNotContain("Toinenpaikka", "Salattu palvelu", "Suomen kielen taito A2");

        String paper = PdfUa.text(teacher.file("/api/v1/cases/" + key + "/documents/plan.pdf?language=fi")
                .body());
        assertThat(paper).contains("Testiopisto").doesNotContain("Toinenpaikka", "Salattu palvelu");
        Answer asData = teacher.get("/api/v1/cases/" + key + "/plan");
        assertThat(texts(asData.json().path("services"), "line")).containsExactly("P1");
        assertThat(asData.json().path("goals").isNull()).isTrue();
        assertThat(asData.body()).doesNotContain("Toinenpaikka", "Salattu palvelu", "Suomen kielen taito A2");

        Answer taken = report(teacher, "P1", started());
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        Answer told = teacher.get("/api/v1/cases/" + key + "/services/P1/reports");
        assertThat(texts(told.json(), "kind")).containsExactly("STARTED");
        assertThat(told.json().get(0).path("onBehalf").asBoolean()).isFalse();

        same(report(teacher, "P2", started()), report(teacher, "P9", started()), "P2", "P9");
        same(
                teacher.get("/api/v1/cases/" + key + "/services/P2/reports"),
                teacher.get("/api/v1/cases/" + key + "/services/P9/reports"),
                "P2",
                "P9");
        String another = caseWithTwoServices();
        same(
                teacher.post("/api/v1/cases/" + another + "/services/P1/reports", started()),
                teacher.post("/api/v1/cases/249-2026-999999/services/P1/reports", started()),
                another,
                "249-2026-999999");
    }

    @Test
    void aProgramOfTheirsReportsOnceHoweverOftenItSends() {
        String token = DemoTokens.of(environment, TEACHER, DemoAccount.PASSWORD);
        String path = "/api/v1/cases/" + key + "/services/P1/reports";
        String[] headers = {
            "Authorization",
            "Bearer " + token,
            "Idempotency-Key",
            UUID.randomUUID().toString()
        };
        Visitor program = Visitor.stranger(port);
        Answer first = program.call("POST", path, started(), headers);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(program.call("POST", path, started(), headers)).isEqualTo(first);
        assertThat(visit(TEACHER).get(path).json()).hasSize(1);
        Answer other = program.call("POST", path, Map.of("kind", "RESULT"), headers);
        assertThat(other.status()).as(other.body()).isEqualTo(422);
    }

    @Test
    void withTheWholePlanInTheRightTheyReadTheOthersButReportOnTheirOwn() {
        outside.end(right);
        right = outside.give(TEACHER, key, "IDENTITY_AND_CONTACT", "PLAN", "SERVICES");
        Visitor teacher = visit(TEACHER);
        Answer services = teacher.get("/api/v1/cases/" + key + "/services");
        assertThat(texts(services.json().path("services"), "line")).containsExactly("P1", "P2");
        assertThat(services.json().path("services").get(1).path("mayReport").asBoolean())
                .isFalse();
        assertThat(report(teacher, "P2", started()).status()).isEqualTo(403);
        assertThat(report(teacher, "P1", started()).status()).isEqualTo(201);
        Answer named = teacher.post("/api/v1/cases/" + key + "/services/P2/reporter", Map.of("personId", TEACHER));
        assertThat(named.status()).isEqualTo(403);
    }

    @Test
    void readingIsNotWriting() {
        outside.end(right);
        right = outside.give(TEACHER, key, List.of("READ"), "IDENTITY_AND_CONTACT", "SERVICES");
        Visitor teacher = visit(TEACHER);
        assertThat(teacher.get("/api/v1/cases/" + key + "/services").status()).isEqualTo(200);
        assertThat(report(teacher, "P1", started()).status()).isEqualTo(403);
        outside.end(right);
        right = outside.give(TEACHER, key, "IDENTITY_AND_CONTACT", "LANGUAGE");
        assertThat(teacher.get("/api/v1/cases/" + key + "/services").status()).isEqualTo(403);
        assertThat(report(teacher, "P1", started()).status()).isEqualTo(403);
    }

    @Test
    void theirTaskIsInTheirListAndGoneWithTheRight() {
        Visitor teacher = visit(TEACHER);
        String task = taskOf(key, "task_reportService");
        assertThat(listed(teacher)).contains(task);
        Map<String, Object> form = teacher.opened(task);
        assertThat(form.get("clientName").toString()).contains(clientNameOf(key));
        assertThat(form.toString()).doesNotContain("Toinenpaikka", "Salattu palvelu");

        moveDatabaseClock("150 days 1 second");

        assertThat(listed(teacher)).doesNotContain(task);
        Map<String, String> before = everythingStored();
        assertThat(teacher.submit(task, started()).status()).isEqualTo(404);
        assertThat(report(teacher, "P1", started()).refused()).isTrue();
        assertThat(teacher.get("/api/v1/cases/" + key + "/services").refused()).isTrue();
        assertThat(everythingStored()).isEqualTo(before);

        moveDatabaseClock("0 seconds");
        Answer sent = teacher.submit(task, started());
        assertThat(sent.status()).as(sent.body()).isEqualTo(204);
    }

    @Test
    void theCaseworkerReportsOnTheirBehalf() {
        Answer taken = report(visit(CASEWORKER), "P2", started());
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        Answer told = visit(CASEWORKER).get("/api/v1/cases/" + key + "/services/P2/reports");
        assertThat(told.json().get(0).path("onBehalf").asBoolean()).isTrue();
        assertThat(report(visit("lead.keuruu"), "P2", started()).status()).isEqualTo(403);
        assertThat(report(visit(OTHER_MUNICIPALITY), "P2", started()).refused()).isTrue();
    }

    @Test
    void whatCannotBeTakenNamesItsFieldAndRepeatsNothing() {
        Visitor teacher = visit(TEACHER);
        refused(report(teacher, "P1", "{\"kind\":\"Kielletty\"}"), 400, "request-refused", "kind");
        refused(report(teacher, "P1", "{\"kind\":\"STARTED\",\"on\":\"Kielletty\"}"), 400, "request-refused", "on");
        refused(report(teacher, "P1", "{\"planned\":\"Kielletty\"}"), 400, "request-refused", "planned");
        refused(report(teacher, "P1", "Kielletty"), 400, "request-refused", "JSON");
        refused(report(teacher, "P1", Map.of("kind", "STARTED")), 400, "invalid", "Anna päivä");
        refused(
                report(
                        teacher,
                        "P1",
                        Map.of("kind", "STARTED", "on", today().toString(), "note", "Kielletty".repeat(2000))),
                400,
                "invalid",
                "4000");
        assertThat(teacher.get("/api/v1/cases/" + key + "/services/P1/reports").json())
                .isEmpty();
    }

    private static void refused(Answer answer, int status, String code, String said) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.body()).contains(said).doesNotContain("Kielletty");
    }

    private static void same(Answer hidden, Answer never, String asked, String instead) {
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.with(asked, instead)).isEqualTo(never);
    }

    private Map<String, Object> started() {
        return Map.of("kind", "STARTED", "on", today().toString());
    }

    private Answer report(Visitor visitor, String line, Object report) {
        return visitor.post("/api/v1/cases/" + key + "/services/" + line + "/reports", report);
    }

    private String caseWithTwoServices() {
        String begun = newCase(CASEWORKER);
        casework.answer(CASEWORKER, begun, "task_initialInterview", SampleAnswers.interview(today()));
        casework.answer(CASEWORKER, begun, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        casework.answer(
                CASEWORKER,
                begun,
                "task_draftPlan",
                SampleAnswers.with(
                        SamplePlans.draft(today()),
                        "services",
                        List.of(
                                service("Testiopisto (keksitty)", "Kielitaito"),
                                service("Toinenpaikka", "Salattu palvelu"))));
        casework.answer(CASEWORKER, begun, "task_confirmPlan", SamplePlans.agreed(today()));
        return begun;
    }

    private Map<String, Object> service(String provider, String aim) {
        return Map.of(
                "kind",
                "EDUCATION",
                "provider",
                provider,
                "aim",
                aim,
                "startsOn",
                today().toString(),
                "endsOn",
                today().plusMonths(6).toString(),
                "responsible",
                "MUNICIPALITY",
                "responsiblePerson",
                "Kotoutumistyöntekijä");
    }
}
