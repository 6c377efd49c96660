package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.access.OutsideRights;
import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.documents.PdfUa;
import fi.kotopolku.doors.Visitor.Answer;
import fi.kotopolku.engine.OpenDoors;
import fi.kotopolku.plan.FollowUps;
import fi.kotopolku.privacy.MarkedForms;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Nobody gets anything of a client without a row in the log. Every route, every form and every file is asked for by
 * somebody who may, about a client whose every word is a marker: an answer with a marker in it needs a new row of that
 * person on that case, which is there when the answer is. The routes are the frameworks' own lists, the forms the
 * engine's: one that is not tried here fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NothingUnloggedTest extends DoorsTest {

    private static final String NAME = "Vartijamerkki";
    private static final String OVERSEER = "dpo.keuruu";
    private static final Duration LATER = Duration.ofDays(200);
    private static final String TEACHER = "teacher.partner";
    private static final String MANAGER = "manager.keuruu";

    /** Their forms are about staff and municipalities; these modules read no case file, which ArchitectureTest sees to. */
    private static final List<String> ABOUT_STAFF =
            List.of("fi.kotopolku.access", "fi.kotopolku.adoption", "fi.kotopolku.imports");

    @Autowired
    ApplicationContext application;

    @Autowired
    DemoTime time;

    @Autowired
    FollowUps followUps;

    private final MarkedForms forms = new MarkedForms();
    private final TreeSet<String> opened = new TreeSet<>();
    private final List<String> unlogged = new ArrayList<>();
    private final List<String> withMarkers = new ArrayList<>();
    private Duration stepped = Duration.ZERO;
    private Visitor caseworker;
    private String key;
    private String openTask;
    private String right;

    @BeforeAll
    void aMarkedClientGoesThroughEveryForm() {
        caseworker = visit(CASEWORKER);
        LocalDate day = today();
        key = casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.with(
                        forms.marked(
                                "start_clientIntake",
                                SampleAnswers.with(
                                        SampleAnswers.intake("x", "y", LocalDate.of(1971, 8, 9), day),
                                        "firstPermitOn",
                                        day.minusYears(4).toString(),
                                        "arrivedOn",
                                        day.minusYears(4).toString(),
                                        "windowException",
                                        "OTHER")),
                        "familyName",
                        NAME,
                        "identityCode",
                        null,
                        "anotherPerson",
                        true));
        wrote("start_clientIntake", CASEWORKER, 0);
        step(
                caseworker,
                CASEWORKER,
                "task_decideNeed",
                SampleAnswers.with(SampleAnswers.assessmentNeeded(), "windowException", "OTHER"));
        step(
                caseworker,
                CASEWORKER,
                "task_initialInterview",
                SampleAnswers.with(
                        SampleAnswers.interviewInviting(day, NURSE),
                        "measures",
                        List.of(SampleAnswers.measure("LANGUAGE_TEST", "OUTSIDE"))));
        step(visit(NURSE), NURSE, "task_contribute", SampleAnswers.contribution());
        long before = rows(CASEWORKER, "WRITE");
        casework.begin(
                CASEWORKER,
                "joint-meeting",
                forms.marked(
                        "start_jointMeeting",
                        SampleAnswers.with(
                                SampleAnswers.meetingOn(key, day.plusDays(3)), "outsiders", List.of("SCHOOL"))));
        wrote("start_jointMeeting", CASEWORKER, before);
        step(caseworker, CASEWORKER, "task_recordMeeting", SampleAnswers.meetingHeld(day));
        step(caseworker, CASEWORKER, "task_recordMeasure", Map.of("outcome", "NOT_DONE"));
        step(caseworker, CASEWORKER, "task_concludeAssessment", SampleAnswers.conclusion(day, true));
        step(caseworker, CASEWORKER, "task_draftPlan", SampleAnswers.draft(day));
        step(caseworker, CASEWORKER, "task_confirmPlan", SampleAnswers.agreed(day));
        aServiceIsReportedOn(day);
        time.stand(LATER);
        casework.timerComes(key);
        LocalDate later = LocalDate.now(clock);
        stepped = LATER;
        step(caseworker, CASEWORKER, "task_gatherRealisation", SampleAnswers.realisation());
        step(caseworker, CASEWORKER, "task_reviewMeeting", SampleAnswers.meeting(later, "ENDED"));
        time.stand(Duration.ZERO);
        openTask = taskOf(key, "task_closeCase");
        right = jdbc.sql("select number from koto.access_right where person_id = :person and state = 'GRANTED' limit 1")
                .param("person", CASEWORKER)
                .query(String.class)
                .single();
    }

    private void aServiceIsReportedOn(LocalDate day) {
        OutsideRights outside = new OutsideRights(jdbc);
        String given = outside.give(TEACHER, key, "IDENTITY_AND_CONTACT", "SERVICES");
        as(CASEWORKER, () -> followUps.name(CASEWORKER, key, "P1", TEACHER));
        step(
                visit(TEACHER),
                TEACHER,
                "task_reportService",
                Map.of("kind", "NOT_STARTED", "on", day.toString(), "reason", "OTHER"));
        engine.getManagementService().executeJob(silence().getId());
        step(caseworker, CASEWORKER, "task_askProvider", Map.of("answer", "END"));
        aTeacherIsWrittenToAndAsked(day);
        outside.end(given);
    }

    private void aTeacherIsWrittenToAndAsked(LocalDate day) {
        String cooperation = "/api/v1/cases/" + key + "/cooperation";
        String letter = "{\"category\":\"SERVICES\",\"recipients\":[\"%s\"],\"text\":\"%s\"}"
                .formatted(TEACHER, MarkedForms.MARK);
        assertThat(caseworker.post(cooperation + "/messages", letter).status()).isEqualTo(201);
        shown("a message", TEACHER, visit(TEACHER), "GET", cooperation, null);
        String asked =
                "{\"personId\":\"%s\",\"question\":\"%s\",\"dueOn\":\"%s\"}".formatted(TEACHER, MarkedForms.MARK, day);
        assertThat(caseworker.post(cooperation + "/requests", asked).status()).isEqualTo(201);
        step(visit(TEACHER), TEACHER, "task_answerRequest", Map.of("reply", "DONE"));
        step(caseworker, CASEWORKER, "task_readAnswer", Map.of("confirmed", true));
    }

    private Job silence() {
        String process = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("service-follow-up")
                .singleResult()
                .getId();
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(process)
                .activityId("timer_reportSilence")
                .singleResult();
    }

    @AfterAll
    void theClockStandsRight() {
        time.stand(Duration.ZERO);
    }

    /** Last, because the case is closed then. */
    @Test
    @Order(Integer.MAX_VALUE)
    void everyFormIsOpenedAndSentWithItsRows() {
        handedOver();
        step(caseworker, CASEWORKER, "task_closeCase", SampleAnswers.closing());

        assertThat(opened)
                .as("forms that hold client data; a new one has to be opened and sent above")
                .containsAll(OpenDoors.formsNotOf(ABOUT_STAFF, application));
        assertThat(unlogged).isEmpty();
        assertThat(withMarkers).as("or the markers are worth nothing").hasSizeGreaterThan(4);
    }

    /** There and back, outside and back: so that every form of a hand-over is opened and sent, on either side. */
    private void handedOver() {
        Visitor multia = visit(OTHER_MUNICIPALITY);
        String here = key;
        begun(SampleAnswers.transferTo("495", here, today()));
        step(caseworker, CASEWORKER, "task_sendTransfer", SampleAnswers.sendTransfer());
        String number = jdbc.sql("select number from koto.transfer where case_number = :key")
                .param("key", here)
                .query(String.class)
                .single();
        key = number;
        step(multia, OTHER_MUNICIPALITY, "task_receiveTransfer", SampleAnswers.transferReply("ASKED"));
        key = here;
        step(caseworker, CASEWORKER, "task_answerQuestion", Map.of());
        casework.answer(OTHER_MUNICIPALITY, number, "task_receiveTransfer", SampleAnswers.transferReply("REFUSED"));
        step(caseworker, CASEWORKER, "task_readRefusal", Map.of("confirmed", true));
        begun(SampleAnswers.transferOutside("Viranomainen", here, today()));
        casework.answer(CASEWORKER, here, "task_sendTransfer", SampleAnswers.sendTransfer());
        step(caseworker, CASEWORKER, "task_recordOutsideReply", SampleAnswers.outsideReply("REFUSED", today()));
        casework.answer(CASEWORKER, here, "task_readRefusal", Map.of("confirmed", true));
    }

    private void begun(Map<String, Object> transfer) {
        time.stand(stepped);
        long before = rows(CASEWORKER, "WRITE");
        casework.begin(CASEWORKER, "case-transfer", forms.marked("start_caseTransfer", transfer));
        wrote("start_caseTransfer", CASEWORKER, before);
    }

    @TestFactory
    Stream<DynamicTest> everyRouteOfOurs() {
        return application.getBeansOfType(RequestMappingHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(NothingUnloggedTest::operations)
                .distinct()
                .sorted()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    assertThat(OURS)
                            .as("a route that this test does not know: say here how to call it")
                            .containsKey(route);
                    OURS.get(route).forEach(this::try_);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOpenDoorOfTheEngine() {
        List<Call> calls = ENGINES.stream().map(this::filled).toList();
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest(
                        "no door is forgotten",
                        () -> assertThat(OpenDoors.notTriedBy(calls.stream()
                                        .map(call -> call.method() + " " + call.path())
                                        .toList()))
                                .as("doors that this test does not try: say here how")
                                .isEmpty())),
                ENGINES.stream().map(call -> DynamicTest.dynamicTest(call.toString(), () -> try_(call))));
    }

    private static Stream<String> operations(RequestMappingInfo mapping) {
        List<String> methods = mapping.getMethodsCondition().getMethods().isEmpty()
                ? List.of("GET")
                : mapping.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::name)
                        .toList();
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> methods.stream().map(method -> method + " " + pattern));
    }

    /** @param body text of JSON, or null */
    record Call(String person, String method, String path, String body) {}

    private static Call get(String person, String path) {
        return new Call(person, "GET", path, null);
    }

    private static Call post(String person, String path, String body) {
        return new Call(person, "POST", path, body);
    }

    private static final String PERSON_ASKED =
            "{\"municipality\":\"249\",\"personId\":\"caseworker.keuruu\",\"from\":\"2026-01-01\",\"to\":\"2027-12-31\"}";
    private static final String YEAR = "?municipality=249&from=2026-01-01&to=2026-12-31";
    private static final String LATE = "?municipality=249&from=2026-01-01&to=2027-12-31";

    /** How each route of ours is called by somebody who may; {@code {case}}, {@code {task}}, {@code {right}} are put in. */
    static final Map<String, List<Call>> OURS = Map.ofEntries(
            Map.entry("GET /", List.of(get(CASEWORKER, "/"))),
            Map.entry("GET /logout", List.of(get(CASEWORKER, "/logout"))),
            Map.entry("GET /error", List.of(get(CASEWORKER, "/error"))),
            Map.entry("GET /api/v1/openapi.json", List.of(get(CASEWORKER, "/api/v1/openapi.json"))),
            Map.entry("GET /api/v1/me", List.of(get(CASEWORKER, "/api/v1/me"))),
            Map.entry("GET /api/v1/notices", List.of(get(CASEWORKER, "/api/v1/notices"))),
            Map.entry(
                    "POST /api/v1/notices/{id}/read",
                    List.of(post(CASEWORKER, "/api/v1/notices/" + NOBODYS_ID + "/read", "{}"))),
            Map.entry("GET /api/v1/cases", List.of(get(CASEWORKER, "/api/v1/cases?size=100"))),
            Map.entry("GET /api/v1/cases/{number}", List.of(get(CASEWORKER, "/api/v1/cases/{case}"))),
            Map.entry("GET /api/v1/gaps", List.of(get(CASEWORKER, "/api/v1/gaps"), get("lead.keuruu", "/api/v1/gaps"))),
            Map.entry("GET /api/v1/cases/{number}/timeline", List.of(get(CASEWORKER, "/api/v1/cases/{case}/timeline"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/assessment",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/assessment"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/no-shows",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/no-shows", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/not-reached",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/not-reached", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/measures/{measure}/cancellation",
                    List.of(post(
                            CASEWORKER,
                            "/api/v1/cases/{case}/measures/" + NOBODYS_ID + "/cancellation",
                            "{\"reason\":\"Turha\"}"))),
            Map.entry("GET /api/v1/cases/{number}/meetings", List.of(get(CASEWORKER, "/api/v1/cases/{case}/meetings"))),
            Map.entry("GET /api/v1/cases/{number}/people", List.of(get(CASEWORKER, "/api/v1/cases/{case}/people"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/cooperation",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/cooperation"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/cooperation/messages",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/cooperation/messages", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/cooperation/messages/{id}/read",
                    List.of(post(
                            CASEWORKER, "/api/v1/cases/{case}/cooperation/messages/" + NOBODYS_ID + "/read", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/cooperation/requests",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/cooperation/requests", "{}"))),
            Map.entry("GET /api/v1/cases/{number}/services", List.of(get(CASEWORKER, "/api/v1/cases/{case}/services"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/services/{line}/reports",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/services/P1/reports"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/services/{line}/reports",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/services/P1/reports", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/services/{line}/reporter",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/services/P1/reporter", "{}"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/deadlines", List.of(get(CASEWORKER, "/api/v1/cases/{case}/deadlines"))),
            Map.entry("POST /api/v1/rules/dry-run", List.of(post(MANAGER, "/api/v1/rules/dry-run", "<definitions/>"))),
            Map.entry(
                    "POST /api/v1/clients/search",
                    List.of(
                            post(CASEWORKER, "/api/v1/clients/search", "{\"text\":\"" + NAME + "\"}"),
                            post(CASEWORKER, "/api/v1/clients/search", "{\"text\":\"9.8.1971\"}"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/household", List.of(get(CASEWORKER, "/api/v1/cases/{case}/household"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/imported-notes",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/imported-notes"))),
            Map.entry(
                    "PUT /api/v1/cases/{number}/household",
                    List.of(new Call(CASEWORKER, "PUT", "/api/v1/cases/{case}/household", "{}"))),
            Map.entry("GET /api/v1/cases/{number}/client", List.of(get(CASEWORKER, "/api/v1/cases/{case}/client"))),
            Map.entry(
                    "PUT /api/v1/cases/{number}/contact",
                    List.of(new Call(CASEWORKER, "PUT", "/api/v1/cases/{case}/contact", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/review-requests",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/review-requests", "{\"reason\":\"Pyyntö\"}"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/transfers", List.of(get(CASEWORKER, "/api/v1/cases/{case}/transfers"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/transfers/package",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/transfers/package"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/transfers/withdrawal",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/transfers/withdrawal", "{\"reason\":\"\"}"))),
            Map.entry("GET /api/v1/cases/{number}/plan", List.of(get(CASEWORKER, "/api/v1/cases/{case}/plan"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/plan-versions",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/plan-versions"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/plan-versions/{a}/comparison/{b}",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/plan-versions/1/comparison/1"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/documents/plan.pdf",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/documents/plan.pdf?language=fi&version=1"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/documents/assessment.pdf",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/documents/assessment.pdf?language=fi"))),
            Map.entry("GET /api/v1/task-cards", List.of(get(CASEWORKER, "/api/v1/task-cards?taskIds={task}"))),
            Map.entry(
                    "GET /api/v1/access-rights",
                    List.of(get(CASEWORKER, "/api/v1/access-rights"), get("lead.keuruu", "/api/v1/access-rights"))),
            Map.entry("GET /api/v1/access-rights/{number}", List.of(get(CASEWORKER, "/api/v1/access-rights/{right}"))),
            Map.entry(
                    "POST /api/v1/access-rights/{number}/revocation",
                    List.of(post("lead.keuruu", "/api/v1/access-rights/{right}/revocation", "{\"reason\":\"\"}"))),
            Map.entry(
                    "POST /api/v1/access-rights/{number}/hand-back",
                    List.of(post(CASEWORKER, "/api/v1/access-rights/249-KO-2026-9999/hand-back", "{}"))),
            Map.entry("GET /api/v1/employment-changes", List.of(get("lead.keuruu", "/api/v1/employment-changes"))),
            Map.entry(
                    "POST /api/v1/employment-changes/{number}/withdrawal",
                    List.of(post("lead.keuruu", "/api/v1/employment-changes/249-PM-2026-9999/withdrawal", "{}"))),
            Map.entry("GET /api/v1/kinships", List.of(get("lead.keuruu", "/api/v1/kinships"))),
            Map.entry("GET /api/v1/kinships/people", List.of(get("lead.keuruu", "/api/v1/kinships/people"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/kinships",
                    List.of(post("lead.keuruu", "/api/v1/cases/{case}/kinships", "{}"))),
            Map.entry(
                    "POST /api/v1/kinships/{id}/end",
                    List.of(post("lead.keuruu", "/api/v1/kinships/" + NOBODYS_ID + "/end", "{}"))),
            Map.entry("GET /kotopolku/kirjaudu", List.of(get(CASEWORKER, "/kotopolku/kirjaudu"))),
            Map.entry("GET /kotopolku/ei-oikeutta.html", List.of(get(CASEWORKER, "/kotopolku/ei-oikeutta.html"))),
            Map.entry(
                    "POST /logout/connect/back-channel/{registration}",
                    List.of(post(CASEWORKER, "/logout/connect/back-channel/kotopolku", ""))),
            Map.entry(
                    "POST /api/v1/access-rights/evidence",
                    List.of(post(OVERSEER, "/api/v1/access-rights/evidence", "{\"municipality\":\"249\"}"))),
            Map.entry(
                    "POST /api/v1/access-rights/evidence.csv",
                    List.of(post(OVERSEER, "/api/v1/access-rights/evidence.csv", "{\"municipality\":\"249\"}"))),
            Map.entry(
                    "GET /api/v1/audit/cases/{number}/viewers",
                    List.of(get(OVERSEER, "/api/v1/audit/cases/{case}/viewers?everything=true&size=100"))),
            Map.entry(
                    "GET /api/v1/audit/cases/{number}/viewers.csv",
                    List.of(get(OVERSEER, "/api/v1/audit/cases/{case}/viewers.csv"))),
            Map.entry("GET /api/v1/audit/people", List.of(get(OVERSEER, "/api/v1/audit/people?municipality=249"))),
            Map.entry("POST /api/v1/audit/doings", List.of(post(OVERSEER, "/api/v1/audit/doings", PERSON_ASKED))),
            Map.entry(
                    "POST /api/v1/audit/doings.csv", List.of(post(OVERSEER, "/api/v1/audit/doings.csv", PERSON_ASKED))),
            Map.entry("GET /api/v1/audit/late-reads", List.of(get(OVERSEER, "/api/v1/audit/late-reads" + LATE))),
            Map.entry(
                    "GET /api/v1/audit/late-reads.csv", List.of(get(OVERSEER, "/api/v1/audit/late-reads.csv" + LATE))),
            Map.entry(
                    "GET /api/v1/imports/layout",
                    List.of(new Call("lead.keuruu", "GET", "/api/v1/imports/layout", null))),
            Map.entry(
                    "GET /api/v1/imports/layout/{kind}.csv",
                    List.of(new Call("lead.keuruu", "GET", "/api/v1/imports/layout/CLIENTS.csv", null))),
            Map.entry(
                    "PUT /api/v1/imports/{number}/files/{kind}",
                    List.of(new Call(
                            "lead.keuruu",
                            "PUT",
                            "/api/v1/imports/249-TI-2020-9001/files/CLIENTS",
                            "sukunimi;etunimet"))),
            Map.entry(
                    "DELETE /api/v1/imports/{number}/files/{kind}",
                    List.of(new Call("lead.keuruu", "DELETE", "/api/v1/imports/249-TI-2020-9001/files/CLIENTS", null))),
            Map.entry(
                    "GET /api/v1/imports/{number}/files/{kind}/columns",
                    List.of(new Call(
                            "lead.keuruu", "GET", "/api/v1/imports/249-TI-2020-9001/files/CLIENTS/columns", null))),
            Map.entry(
                    "PUT /api/v1/imports/{number}/files/{kind}/columns",
                    List.of(new Call(
                            "lead.keuruu", "PUT", "/api/v1/imports/249-TI-2020-9001/files/CLIENTS/columns", "{}"))),
            Map.entry(
                    "POST /api/v1/imports/{number}/trial",
                    List.of(new Call("lead.keuruu", "POST", "/api/v1/imports/249-TI-2020-9001/trial", "{}"))),
            Map.entry(
                    "GET /api/v1/imports/{number}/report",
                    List.of(new Call("lead.keuruu", "GET", "/api/v1/imports/249-TI-2020-9001/report", null))),
            Map.entry(
                    "GET /api/v1/imports/{number}/report.csv",
                    List.of(new Call("lead.keuruu", "GET", "/api/v1/imports/249-TI-2020-9001/report.csv", null))),
            Map.entry(
                    "GET /api/v1/imports/{number}/codes",
                    List.of(new Call("lead.keuruu", "GET", "/api/v1/imports/249-TI-2020-9001/codes", null))),
            Map.entry(
                    "PUT /api/v1/imports/{number}/codes",
                    List.of(new Call("lead.keuruu", "PUT", "/api/v1/imports/249-TI-2020-9001/codes", "{}"))),
            Map.entry("GET /api/v1/adoptions", List.of(get("keha.admin", "/api/v1/adoptions"))),
            Map.entry("GET /api/v1/adoptions.csv", List.of(get("keha.admin", "/api/v1/adoptions.csv"))),
            Map.entry(
                    "POST /api/v1/adoptions/{number}/postponement",
                    List.of(post("keha.admin", "/api/v1/adoptions/249-KA-2024-0001/postponement", "{}"))),
            Map.entry(
                    "POST /api/v1/adoptions/{number}/withdrawal",
                    List.of(post("keha.admin", "/api/v1/adoptions/249-KA-2024-0001/withdrawal", "{}"))),
            Map.entry("GET /api/v1/imports", List.of(get(CASEWORKER, "/api/v1/imports"))),
            Map.entry("GET /api/v1/imports/{number}", List.of(get(CASEWORKER, "/api/v1/imports/249-TI-2026-0001"))),
            Map.entry(
                    "POST /api/v1/imports/{number}/undo",
                    List.of(post(CASEWORKER, "/api/v1/imports/249-TI-2026-0001/undo", "{}"))),
            Map.entry("GET /api/v1/statistics", List.of(get("lead.keuruu", "/api/v1/statistics" + YEAR))),
            Map.entry("GET /api/v1/statistics.csv", List.of(get("lead.keuruu", "/api/v1/statistics.csv" + YEAR))));

    static final List<Call> ENGINES = List.of(
            get(CASEWORKER, "/camunda/api/engine/engine/"),
            get(CASEWORKER, Visitor.ENGINE + "version"),
            new Call(CASEWORKER, "OPTIONS", Visitor.ENGINE + "task", null),
            get(CASEWORKER, Visitor.ENGINE + "filter"),
            get(CASEWORKER, Visitor.ENGINE + "filter/{filter}/list"),
            post(CASEWORKER, Visitor.ENGINE + "filter/{filter}/list", "{}"),
            post(CASEWORKER, Visitor.ENGINE + "filter/{filter}/count", "{}"),
            get(CASEWORKER, Visitor.ENGINE + "task"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/form"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/deployed-form"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/form-variables?deserializeValues=false"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/form-variables?variableNames=clientName"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/rendered-form"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/identity-links"),
            post(CASEWORKER, Visitor.ENGINE + "task/{task}/unclaim", "{}"),
            get(CASEWORKER, Visitor.ENGINE + "process-definition"),
            get(CASEWORKER, Visitor.ENGINE + "process-definition/{definition}/form-variables"),
            get(CASEWORKER, Visitor.ENGINE + "process-definition/{definition}/deployed-start-form"),
            post(CASEWORKER, Visitor.ENGINE + "process-definition/{definition}/submit-form", "{\"variables\":{}}"),
            get(CASEWORKER, Visitor.ENGINE + "user/caseworker.keuruu/profile"),
            get(CASEWORKER, Visitor.ENGINE + "user"),
            get(CASEWORKER, Visitor.ENGINE + "group"),
            get(
                    CASEWORKER,
                    Visitor.ENGINE + "authorization/check?permissionName=READ&resourceName=task&resourceType=7"),
            get(CASEWORKER, Visitor.ENGINE + "history/user-operation"),
            get(CASEWORKER, Visitor.ENGINE + "identity/groups?userId=caseworker.keuruu"),
            get(CASEWORKER, "/camunda/api/admin/auth/user/default"),
            post(OVERSEER, "/camunda/api/admin/auth/user/default/logout", "{}"),
            get(CASEWORKER, "/camunda/api/tasklist/plugin/x"),
            new Call(MANAGER, "OPTIONS", Visitor.ENGINE + "process-instance", null),
            get(MANAGER, Visitor.ENGINE + "process-instance"),
            get(MANAGER, Visitor.ENGINE + "process-instance/{instance}/variables"),
            get(MANAGER, Visitor.ENGINE + "process-instance/{instance}/activity-instances"),
            get(MANAGER, Visitor.ENGINE + "variable-instance"),
            get(MANAGER, Visitor.ENGINE + "incident"),
            get(MANAGER, Visitor.ENGINE + "history/task"),
            get(MANAGER, Visitor.ENGINE + "history/variable-instance"),
            get(MANAGER, Visitor.ENGINE + "history/detail"),
            post(MANAGER, Visitor.ENGINE + "process-instance", "{}"),
            post(MANAGER, Visitor.ENGINE + "variable-instance", "{}"),
            post(MANAGER, Visitor.ENGINE + "history/variable-instance", "{}"),
            new Call(MANAGER, "PUT", Visitor.ENGINE + "job/" + NOBODYS_ID + "/retries", "{\"retries\":1}"),
            get(MANAGER, "/camunda/api/cockpit/plugin/base/default/incident"),
            post(MANAGER, "/camunda/api/cockpit/plugin/base/default/process-instance", "{}"));

    private final Map<String, Visitor> visitors = new HashMap<>();

    private void try_(Call asked) {
        Call call = filled(asked);
        Visitor visitor = visitors.computeIfAbsent(call.person(), this::visit);
        if (call.path().contains("logout")) {
            visitor = visit(call.person());
        }
        int before = unlogged.size();
        shown(asked.toString(), call.person(), visitor, call.method(), call.path(), call.body());
        assertThat(unlogged.subList(before, unlogged.size())).isEmpty();
    }

    private Call filled(Call call) {
        return new Call(call.person(), call.method(), filled(call.path()), call.body());
    }

    private String filled(String path) {
        return filled(this, path, key, openTask).replace("{right}", right);
    }

    static String filled(DoorsTest test, String path, String key, String task) {
        return path.replace("{case}", key)
                .replace("{task}", task)
                .replace("{definition}", test.definition("integration-case"))
                .replace(
                        "{filter}",
                        test.engine
                                .getFilterService()
                                .createFilterQuery()
                                .list()
                                .get(0)
                                .getId())
                .replace(
                        "{instance}",
                        test.engine
                                .getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(key)
                                .list()
                                .get(0)
                                .getId());
    }

    /** Opens the form as the browser does, then sends it; both must leave rows. Sessions stand still, only the case moves. */
    private void step(Visitor visitor, String person, String form, Map<String, Object> answer) {
        time.stand(Duration.ZERO);
        opened.add(form);
        String task = taskOf(key, form);
        visitor.claim(task, person);
        Answer open = shown(
                form,
                person,
                visitor,
                "GET",
                Visitor.ENGINE + "task/" + task + "/form-variables?deserializeValues=false",
                null);
        assertThat(open.status()).as(open.body()).isEqualTo(200);
        long before = rows(person, "WRITE");
        time.stand(stepped);
        casework.answer(person, key, form, forms.marked(form, answer));
        wrote(form, person, before);
    }

    private void wrote(String form, String person, long before) {
        opened.add(form);
        if (rows(person, "WRITE") <= before) {
            unlogged.add(form + " was sent");
        }
    }

    private Answer shown(String what, String person, Visitor visitor, String method, String path, String body) {
        long before = rows(person, "READ");
        Answer answer = visitor.call(method, path, body);
        String seen = path.contains(".pdf?") ? PdfUa.text(visitor.file(path).body()) : answer.body();
        boolean marked = seen.contains(NAME)
                || forms.sent().stream().anyMatch(marker -> ofThisClient(marker) && seen.contains(marker));
        if (marked) {
            withMarkers.add(what);
            if (rows(person, "READ") <= before) {
                unlogged.add(what);
            }
        }
        return answer;
    }

    /** Other tests have marked clients too; of theirs the name and the like may stand in a list. */
    private static boolean ofThisClient(String marker) {
        return !marker.startsWith(MarkedForms.MARK + "startclientIntake");
    }

    private long rows(String person, String action) {
        return jdbc.sql("""
                select count(*) from koto.audit_entry
                where person_id = :person and subject_key = :case and action = :action and outcome = 'DONE'
                """)
                .param("person", person)
                .param("case", key)
                .param("action", action)
                .query(Long.class)
                .single();
    }
}
