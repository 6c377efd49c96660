package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.access.OutsideRights;
import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.demo.SampleTransfers;
import fi.kotopolku.documents.PdfUa;
import fi.kotopolku.doors.EveryCall.Call;
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

    private static final Duration LATER = Duration.ofDays(200);
    private static final String TEACHER = "teacher.partner";

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
                        EveryCall.NAME,
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
        step(caseworker, CASEWORKER, "task_draftPlan", SamplePlans.draft(day));
        step(caseworker, CASEWORKER, "task_confirmPlan", SamplePlans.agreed(day));
        aServiceIsReportedOn(day);
        time.stand(LATER);
        casework.timerComes(key);
        LocalDate later = LocalDate.now(clock);
        stepped = LATER;
        step(caseworker, CASEWORKER, "task_gatherRealisation", SamplePlans.realisation());
        step(caseworker, CASEWORKER, "task_reviewMeeting", SamplePlans.meeting(later, "ENDED"));
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
        begun(SampleTransfers.transferTo("495", here, today()));
        step(caseworker, CASEWORKER, "task_sendTransfer", SampleTransfers.sendTransfer());
        String number = jdbc.sql("select number from koto.transfer where case_number = :key")
                .param("key", here)
                .query(String.class)
                .single();
        key = number;
        step(multia, OTHER_MUNICIPALITY, "task_receiveTransfer", SampleTransfers.transferReply("ASKED"));
        key = here;
        step(caseworker, CASEWORKER, "task_answerQuestion", Map.of());
        casework.answer(OTHER_MUNICIPALITY, number, "task_receiveTransfer", SampleTransfers.transferReply("REFUSED"));
        step(caseworker, CASEWORKER, "task_readRefusal", Map.of("confirmed", true));
        begun(SampleTransfers.transferOutside("Viranomainen", here, today()));
        casework.answer(CASEWORKER, here, "task_sendTransfer", SampleTransfers.sendTransfer());
        step(caseworker, CASEWORKER, "task_recordOutsideReply", SampleTransfers.outsideReply("REFUSED", today()));
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
                    assertThat(EveryCall.OURS)
                            .as("a route that this test does not know: say here how to call it")
                            .containsKey(route);
                    EveryCall.OURS.get(route).forEach(this::try_);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyOpenDoorOfTheEngine() {
        List<Call> calls = EveryCall.ENGINES.stream().map(this::filled).toList();
        return Stream.concat(
                Stream.of(DynamicTest.dynamicTest(
                        "no door is forgotten",
                        () -> assertThat(OpenDoors.notTriedBy(calls.stream()
                                        .map(call -> call.method() + " " + call.path())
                                        .toList()))
                                .as("doors that this test does not try: say here how")
                                .isEmpty())),
                EveryCall.ENGINES.stream().map(call -> DynamicTest.dynamicTest(call.toString(), () -> try_(call))));
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
        String path = EveryCall.filled(this, call.path(), key, openTask).replace("{right}", right);
        return new Call(call.person(), call.method(), path, call.body());
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
        boolean marked = seen.contains(EveryCall.NAME)
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
