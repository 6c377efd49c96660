package fi.kotopolku.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.OutsideRights;
import fi.kotopolku.access.RevocationGround;
import fi.kotopolku.cooperation.Asking;
import fi.kotopolku.cooperation.Requests;
import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SampleRights;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.imports.StagedClients;
import fi.kotopolku.plan.FollowUps;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The first promise: nothing of a person in the engine's tables, its history or the log. Every form is filled with
 * markers, the processes are taken to their ends and into their failures, and then the markers are looked for.
 *
 * <p>The log is read at debug level, with stack traces and the parameters of the engine's statements; those of our own
 * statements exist at trace level only and are not part of it.
 */
@KotopolkuTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyTest {

    private static final String CASEWORKER = "caseworker.keuruu";
    private static final String NURSE = "nurse.keskisuomi";

    @Value("${spring.security.oauth2.client.provider.kotopolku.issuer-uri}")
    String issuer;

    @Autowired
    Casework casework;

    @Autowired
    ProcessEngine engine;

    final JdbcClient jdbc = TestDatabase.owner();

    @Autowired
    Clock clock;

    @Autowired
    DemoTime time;

    @Autowired
    AccessRights accessRights;

    @Autowired
    FollowUps followUps;

    @Autowired
    Requests requests;

    private final MarkedForms forms = new MarkedForms();
    private final Set<String> filled = new TreeSet<>();
    private final LogListener log = new LogListener();

    @BeforeAll
    void everythingHappensToMarkedPeople() {
        log.begin();
        aCaseToItsEnd();
        aCaseWithoutAPlan();
        aPlanThatIsNotAgreed();
        aRightToItsEnd();
        aRightThatIsRefused();
        anEmergency();
        aReviewOfRights();
        aTaskThatChanges();
        handOvers();
        adoption();
        clientsBroughtOver();
        refusalsAndFailures();
    }

    @AfterAll
    void clockAndLogAsBefore() {
        time.stand(Duration.ZERO);
        log.end();
    }

    @Test
    void everyFormWasFilled() {
        assertThat(filled).isEqualTo(new TreeSet<>(forms.ids()));
        assertThat(forms.sent()).hasSizeGreaterThan(40);
    }

    @Test
    void whatWasTypedIsInTheCaseFile() {
        List<String> places = new EngineScan(jdbc, "koto").places(forms.sent());
        assertThat(places)
                .contains(
                        "client.family_name",
                        "client.identity_code",
                        "client.phone",
                        "assessment.need_reason",
                        "assessment.life_situation",
                        "clarifying_measure.asked",
                        "meeting.agenda",
                        "meeting_item.agreed",
                        "plan_goal.goal",
                        "plan_service.aim",
                        "service_report.note",
                        "imported_note.note",
                        "cooperation_request.answer",
                        "integration_case.close_note",
                        "transfer.reason",
                        "transfer_package.content",
                        "transfer_question.question");
    }

    @Test
    void nothingOfItIsInTheEngine() {
        EngineScan scan = new EngineScan(jdbc, "engine");
        assertThat(scan.columns()).hasSizeGreaterThan(200);
        assertThat(scan.places(forms.sent())).isEmpty();
    }

    @Test
    void nothingOfItIsInTheLog() {
        assertThat(log.lines()).hasSizeGreaterThan(1000);
        assertThat(log.lines().stream()
                        .filter(line -> forms.sent().stream().anyMatch(line::contains))
                        .map(line -> line.substring(0, Math.min(200, line.length()))))
                .isEmpty();
    }

    @Test
    void neitherIsItInWhatIsKeptOfAccess() {
        assertThat(new EngineScan(jdbc, "koto").places(forms.sent()))
                .doesNotContain(
                        "audit_entry.subject_key",
                        "audit_entry.action",
                        "audit_entry.category",
                        "notice.subject_key",
                        "notice.kind",
                        "access_right_event.detail_code");
    }

    /** The scan itself is worth something: what is planted, it finds, as text and as bytes. */
    @Test
    void theScanFindsWhatIsThere() {
        String planted = MarkedForms.MARK + "planted";
        jdbc.sql("insert into engine.act_ge_property (name_, value_, rev_) values ('planted', :value, 1)")
                .param("value", planted)
                .update();
        jdbc.sql(
                        "insert into engine.act_ge_bytearray (id_, rev_, bytes_) values ('planted', 1, convert_to(:value, 'UTF8'))")
                .param("value", planted)
                .update();
        try {
            assertThat(new EngineScan(jdbc, "engine").places(Set.of(planted)))
                    .containsExactlyInAnyOrder("act_ge_property.value_", "act_ge_bytearray.bytes_");
        } finally {
            jdbc.sql("delete from engine.act_ge_property where name_ = 'planted'")
                    .update();
            jdbc.sql("delete from engine.act_ge_bytearray where id_ = 'planted'")
                    .update();
        }
    }

    @Test
    void processesRememberOnlyPlainThings() {
        assertThat(jdbc.sql("select distinct var_type_ from engine.act_hi_varinst")
                        .query(String.class)
                        .list())
                .isSubsetOf("boolean", "string", "integer", "long", "null");
        assertThat(jdbc.sql("select count(*) from engine.act_hi_varinst where length(text_) > 64")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select (select count(*) from engine.act_hi_comment)
                             + (select count(*) from engine.act_hi_attachment)
                        """).query(Long.class).single()).isZero();
    }

    private void aCaseToItsEnd() {
        LocalDate today = LocalDate.now(clock);
        String key = begin("integration-case", "start_clientIntake", intake(today));
        needed(key);
        answer(key, "task_initialInterview", SampleAnswers.interviewInviting(today, NURSE));
        answer(NURSE, key, "task_contribute", SampleAnswers.contribution());
        answer(key, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        answer(key, "task_draftPlan", SampleAnswers.draftInviting(today, NURSE));
        answer(NURSE, key, "task_contribute", SampleAnswers.contribution());
        answer(key, "task_confirmPlan", SampleAnswers.agreed(today));
        aServiceIsReportedOn(key, today);
        time.stand(Duration.ofDays(200));
        fire(key, "timer_reviewDue");
        LocalDate later = LocalDate.now(clock);
        answer(key, "task_gatherRealisation", SampleAnswers.realisation());
        answer(key, "task_reviewMeeting", SampleAnswers.meeting(later, "ENDED"));
        answer(key, "task_closeCase", SampleAnswers.closing());
        time.stand(Duration.ZERO);
        assertThat(casework.isRunning(key)).isFalse();
    }

    private void needed(String key) {
        answer(
                key,
                "task_decideNeed",
                SampleAnswers.with(SampleAnswers.assessmentNeeded(), "windowException", "OTHER"));
    }

    private void aServiceIsReportedOn(String key, LocalDate today) {
        String provider = somebody("partner-opisto");
        new OutsideRights(jdbc).give(provider, key, "IDENTITY_AND_CONTACT", "SERVICES");
        casework.as(CASEWORKER, () -> {
            followUps.name(CASEWORKER, key, "P1", provider);
            return null;
        });
        Map<String, Object> report = Map.of("kind", "NOT_STARTED", "on", today.toString(), "reason", "OTHER");
        answer(provider, key, "task_reportService", report);
        fire(key, "timer_reportReminder");
        fire(key, "timer_reportSilence");
        answer(key, "task_askProvider", SampleAnswers.with(report, "answer", "REPORTED"));
        fire(key, "timer_reportSilence");
        answer(key, "task_askProvider", Map.of("answer", "END"));
        casework.as(CASEWORKER, () -> {
            Asking.ask(requests, CASEWORKER, key, provider, today);
            return null;
        });
        fire(key, "timer_requestDue");
        answer(provider, key, "task_answerRequest", Map.of("reply", "DONE"));
        answer(key, "task_readAnswer", Map.of("confirmed", true));
    }

    private void aCaseWithoutAPlan() {
        LocalDate today = LocalDate.now(clock);
        String key = begin("integration-case", "start_clientIntake", another(intake(today), 1));
        needed(key);
        answer(
                key,
                "task_initialInterview",
                SampleAnswers.interviewOrdering(today, SampleAnswers.measure("LANGUAGE_TEST", "OUTSIDE")));
        begin(
                "joint-meeting",
                "start_jointMeeting",
                SampleAnswers.with(SampleAnswers.meetingOn(key, today.plusDays(3)), "outsiders", List.of("SCHOOL")));
        answer(key, "task_recordMeeting", SampleAnswers.meetingHeld(today));
        answer(key, "task_recordMeasure", Map.of("outcome", "NOT_DONE"));
        answer(key, "task_concludeAssessment", SampleAnswers.conclusion(today, false));
        answer(key, "task_closeCase", SampleAnswers.closing());
        assertThat(casework.isRunning(key)).isFalse();
    }

    private void aPlanThatIsNotAgreed() {
        LocalDate today = LocalDate.now(clock);
        String key = begin("integration-case", "start_clientIntake", another(intake(today), 2));
        needed(key);
        answer(key, "task_initialInterview", SampleAnswers.interviewInviting(today, NURSE));
        fire(key, "timer_contributionLimit");
        answer(key, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        answer(key, "task_draftPlan", SampleAnswers.draft(today));
        answer(key, "task_confirmPlan", SampleAnswers.notAgreed("REVISE"));
        answer(key, "task_draftPlan", SampleAnswers.draft(today));
        answer(key, "task_confirmPlan", SampleAnswers.notAgreed("NOT_AGREED"));
        answer(key, "task_closeCase", SampleAnswers.closing());
        assertThat(casework.isRunning(key)).isFalse();
    }

    private void aRightToItsEnd() {
        LocalDate today = LocalDate.now(clock);
        String key = begin(
                "lead.keuruu",
                "access-right",
                "start_accessRightRequest",
                SampleRights.accessRequest(somebody(), today, today.plusDays(30)));
        answer("officer.keuruu", key, "task_decideAccessRight", SampleRights.decision("GRANTED"));
        fire(key, "timer_noticeBeforeEnd");
        answer("lead.keuruu", key, "task_renewRight", SampleRights.renewal(today.plusDays(60)));
        aRightThatIsNotUsed();
    }

    private void aRightThatIsNotUsed() {
        LocalDate today = LocalDate.now(clock);
        String person = somebody();
        String key = begin(
                "lead.keuruu",
                "access-right",
                "start_accessRightRequest",
                SampleRights.accessRequest(person, today, today.plusMonths(11)));
        answer("officer.keuruu", key, "task_decideAccessRight", SampleRights.decision("GRANTED"));
        time.stand(Duration.ofDays(100));
        fire(key, "timer_usageCheck");
        answer(person, key, "task_stillNeeded", SampleRights.use("YES"));
        time.stand(Duration.ZERO);
    }

    /** Each list to its end, or its limit would end the rights that other tests need. */
    private void aReviewOfRights() {
        String review = begin("officer.keuruu", "access-review", "start_accessReview", Map.of("confirmed", true));
        for (Task list : engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(review)
                .taskDefinitionKey("task_reviewRights")
                .list()) {
            ObjectValue rights = casework.as(
                    list.getAssignee(),
                    () -> engine.getFormService()
                            .getTaskFormVariables(list.getId(), List.of("rights"), false)
                            .getValueTyped("rights"));
            answer(list.getAssignee(), review, "task_reviewRights", SampleRights.reviewKeeping(lines(rights)));
        }
        assertThat(casework.isRunning(review)).isFalse();
    }

    private static List<?> lines(ObjectValue rights) {
        try {
            return new ObjectMapper().readValue(rights.getValueSerialized(), List.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private void anEmergency() {
        LocalDate today = LocalDate.now(clock);
        String key = begin("integration-case", "start_clientIntake", another(intake(today), 3));
        String person = somebody();
        jdbc.sql("""
                insert into koto.access_right
                    (number, person_id, employer, municipality, ground, role, content, extent, unit, powers, valid_from,
                     valid_until, state, requested_by, justification, decided_by, decided_at)
                values (koto.next_access_right_number('249'), :person, 'keuruu', '249', 'MUNICIPAL_TASK', 'caseworker',
                        array['LANGUAGE'], 'UNIT', 'Itä', array['READ'], koto.instant(),
                        koto.instant() + interval '1 day', 'GRANTED', 'keha.admin', 'Testi', 'dpo.keuruu', koto.instant())
                """).param("person", person).update();
        String right = begin(person, "emergency-access", "start_emergencyAccess", SampleRights.emergency(key));
        casework.as("lead.keuruu", () -> {
            accessRights.revoke(right, "lead.keuruu", RevocationGround.NOT_NEEDED, "Testi");
            return null;
        });
        answer("dpo.keuruu", right, "task_reviewEmergency", SampleRights.emergencyReview("JUSTIFIED"));
    }

    private void aTaskThatChanges() {
        LocalDate today = LocalDate.now(clock);
        String key = begin(
                "lead.keuruu",
                "employment-change",
                "start_employmentChange",
                SampleRights.employmentChange(somebody(), "TASK_CHANGES", today.plusDays(3)));
        fire(key, "timer_askNewRights");
        answer("lead.keuruu", key, "task_requestNewRights", SampleRights.newRights("NONE_NEEDED"));
    }

    private void handOvers() {
        String multia = "caseworker.multia";
        LocalDate today = LocalDate.now(clock);
        String key = begin("integration-case", "start_clientIntake", another(intake(today), 6));
        String number = sent(key, SampleAnswers.transferTo("495", key, today));
        answer(multia, number, "task_receiveTransfer", SampleAnswers.transferReply("ASKED"));
        answer(key, "task_answerQuestion", Map.of());
        answer(multia, number, "task_receiveTransfer", SampleAnswers.transferReply("REFUSED"));
        answer(key, "task_readRefusal", Map.of("confirmed", true));
        String again = sent(key, SampleAnswers.transferTo("495", key, today));
        answer(multia, again, "task_receiveTransfer", SampleAnswers.transferReply("ACCEPTED"));
        assertThat(casework.isRunning(key)).isFalse();
        String outside = begin("integration-case", "start_clientIntake", another(intake(today), 7));
        sent(outside, SampleAnswers.transferOutside("Viranomainen", outside, today));
        answer(outside, "task_recordOutsideReply", SampleAnswers.outsideReply("ACCEPTED", today));
        assertThat(casework.isRunning(outside)).isFalse();
    }

    private String sent(String key, Map<String, Object> transfer) {
        begin(CASEWORKER, "case-transfer", "start_caseTransfer", transfer);
        answer(key, "task_sendTransfer", SampleAnswers.sendTransfer());
        return jdbc.sql("select number from koto.transfer where case_number = :key order by begun_at desc limit 1")
                .param("key", key)
                .query(String.class)
                .single();
    }

    private void aRightThatIsRefused() {
        LocalDate today = LocalDate.now(clock);
        String person = somebody();
        String key = begin(
                "lead.keuruu",
                "access-right",
                "start_accessRightRequest",
                SampleRights.accessRequest(person, today, today.plusDays(30)));
        answer("officer.keuruu", key, "task_decideAccessRight", SampleRights.decision("REFUSED"));
        String mistaken = begin(
                "lead.keuruu",
                "access-right",
                "start_accessRightRequest",
                SampleRights.accessRequest(NURSE, today, today.plusDays(30)));
        answer(
                "lead.keuruu",
                mistaken,
                "task_correctRequest",
                SampleAnswers.with(
                        SampleRights.accessRequest(NURSE, today, today.plusDays(30)),
                        "withdraw",
                        true,
                        "content",
                        List.of("PLAN"),
                        "powers",
                        List.of("READ"),
                        "identityAndContact",
                        null,
                        "language",
                        null,
                        "plan",
                        null,
                        "services",
                        null,
                        "mayRead",
                        null,
                        "mayWrite",
                        null));
        assertThat(casework.isRunning(mistaken)).isFalse();
    }

    /** Refused forms, an error in the middle of a form's transaction, and a job that fails over marked rows. */
    private void refusalsAndFailures() {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> wrong = forms.marked(
                "start_clientIntake", SampleAnswers.with(another(intake(today), 3), "birthDate", "2090-01-01"));
        assertThatThrownBy(() -> casework.begin(CASEWORKER, "integration-case", wrong))
                .isInstanceOf(WebApplicationException.class)
                .hasMessageNotContainingAny(forms.sent().toArray(CharSequence[]::new));
        String key = begin("integration-case", "start_clientIntake", another(intake(today), 4));
        needed(key);
        answer(key, "task_initialInterview", SampleAnswers.interviewInviting(today, NURSE));
        jdbc.sql("alter table koto.contribution rename column state to state_away")
                .update();
        try {
            assertThatThrownBy(() -> fire(key, "timer_contributionLimit")).isNotNull();
            assertThatThrownBy(() -> answer(NURSE, key, "task_contribute", SampleAnswers.contribution()))
                    .isNotNull();
        } finally {
            jdbc.sql("alter table koto.contribution rename column state_away to state")
                    .update();
        }
        assertThat(jdbc.sql("select count(*) from engine.act_ru_job where exception_stack_id_ is not null")
                        .query(Long.class)
                        .single())
                .isPositive();
        fire(key, "timer_contributionLimit");
    }

    /** With an old permit, so that the exception's reason is asked for, too. */
    private Map<String, Object> intake(LocalDate today) {
        return SampleAnswers.with(
                SampleAnswers.intake("Olena", "Olena", LocalDate.of(1990, 1, 1), today),
                "anotherPerson",
                true,
                "firstPermitOn",
                today.minusYears(4).toString(),
                "arrivedOn",
                today.minusYears(4).toString(),
                "windowException",
                "OTHER");
    }

    /** Somebody else of the same name: without the identity code, and born on another day. */
    private static Map<String, Object> another(Map<String, Object> intake, int days) {
        return SampleAnswers.with(
                intake, "birthDate", LocalDate.of(1980, 1, 1).plusDays(days).toString(), "withoutCode", true);
    }

    /** Nothing of it is about a client, and nothing that was typed gets into the engine either. */
    private void adoption() {
        LocalDate today = LocalDate.now(clock);
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv) values ('291', 'Kuhmoinen', 'Kuhmoinen');
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('kunta-291', 'MUNICIPALITY', 'Kuhmoisten kunta', 'Kuhmoinen kommun', '291');
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values ('main.291', 'kotopolku-demo', 'main.291', 'Testi', 'Kuhmoinen', '', 'kunta-291'),
                       ('deputy.291', 'kotopolku-demo', 'deputy.291', 'Testi', 'Kuhmoinen', '', 'kunta-291')
                """).update();
        String day = today.toString();
        begin("keha.admin", "staff-entry", "start_staffEntry", Map.of("municipality", "291"));
        Map<String, Object> notice = SampleAnswers.with(
                Map.of(), "municipality", "291", "notifiedOn", day, "startsOn", day, "contact", "main.291");
        begin("keha.admin", "municipality-adoption", "start_adoption", notice);
        begin("main.291", "adoption-change", "start_adoptionChange", Map.of("change", "WITHDRAW"));
        String key = begin("keha.admin", "municipality-adoption", "start_adoption", notice);
        marked("main.291", key, "task_nameOfficer", Map.of("officer", "deputy.291"));
        marked("main.291", key, "task_nameWorker", Map.of("worker", "deputy.291"));
        marked(
                "main.291",
                key,
                "task_recordDecision",
                SampleAnswers.with(
                        Map.of(),
                        "decidedOn",
                        day,
                        "section",
                        "85",
                        "recordNumber",
                        "1/2026",
                        "mainUser",
                        "main.291",
                        "deputy",
                        "deputy.291"));
        marked("main.291", key, "task_enterIssuer", Map.of("issuer", issuer));
        Map<String, Object> papers = Map.of();
        for (String paper : List.of("notice", "processing", "impact", "agreement")) {
            papers = SampleAnswers.with(papers, paper + "On", day, paper + "By", "deputy.291");
        }
        marked("main.291", key, "task_confirmReadiness", papers);
        marked("main.291", key, "task_decideOldData", Map.of("oldData", "NOTHING", "sourceSystem", "OTHER"));
        marked("main.291", key, "task_proveSignIn", Map.of("signedInHere", true));
        assertThat(casework.isRunning(key)).isFalse();
    }

    /** Once in vain, because the database refuses a row, and once to the end. */
    private void clientsBroughtOver() {
        String main = "main.291";
        String key = begin(main, "data-import", "start_dataImport", Map.of("sourceSystem", "OTHER"));
        StagedClients.stage(jdbc, key, 10, null);
        for (String field : List.of("family_name", "street_address", "needs", "long_term_goals", "aim", "note")) {
            String marker = MarkedForms.MARK + "brought" + field;
            forms.sent().add(marker);
            jdbc.sql("""
                    update koto.import_row set content = content || jsonb_build_object(:field, :marker)
                    where import = :import and content -> :field is not null
                    """)
                    .param("field", field)
                    .param("marker", marker)
                    .param("import", key)
                    .update();
        }
        Map<String, Object> bring = Map.of("decision", "BRING", "remarksRead", true);
        postalCode(key, "4270");
        marked(main, key, "task_prepareImport", bring);
        runJobs(key);
        postalCode(key, "42700");
        marked(main, key, "task_prepareImport", bring);
        runJobs(key);
        marked(main, key, "task_signOffImport", Map.of("outcome", "SIGN_OFF"));
    }

    private void postalCode(String key, String code) {
        jdbc.sql("""
                update koto.import_row set content = content || jsonb_build_object('postal_code', :code)
                where import = :import and kind = 'CLIENTS' and line = 5
                """).param("code", code).param("import", key).update();
    }

    private void runJobs(String key) {
        for (List<Job> waiting = jobs(key); !waiting.isEmpty(); waiting = jobs(key)) {
            waiting.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }

    private List<Job> jobs(String key) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .singleResult()
                        .getId())
                .messages()
                .list();
    }

    /** What is given stays as given; every other text is a marker. */
    private void marked(String person, String key, String form, Map<String, Object> given) {
        filled.add(form);
        Map<String, Object> answer = new java.util.HashMap<>(forms.marked(form, given));
        answer.putAll(given);
        answer.remove("waive");
        answer.remove("waiverUntil");
        casework.answer(person, key, form, answer);
    }

    private String begin(String process, String form, Map<String, Object> answer) {
        return begin(CASEWORKER, process, form, answer);
    }

    private String begin(String person, String process, String form, Map<String, Object> answer) {
        filled.add(form);
        boolean withoutCode = answer.containsKey("withoutCode");
        Map<String, Object> marked = forms.marked(form, SampleAnswers.with(answer, "withoutCode", null));
        return casework.begin(person, process, withoutCode ? SampleAnswers.with(marked, "identityCode", null) : marked);
    }

    private void answer(String key, String form, Map<String, Object> answer) {
        answer(CASEWORKER, key, form, answer);
    }

    private void answer(String person, String key, String form, Map<String, Object> answer) {
        filled.add(form);
        casework.answer(person, key, form, forms.marked(form, answer));
    }

    private void fire(String key, String timer) {
        List<String> processes =
                engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                        .map(ProcessInstance::getId)
                        .toList();
        Job job = engine.getManagementService().createJobQuery().activityId(timer).list().stream()
                .filter(waiting -> processes.contains(waiting.getProcessInstanceId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + timer + " waits"));
        engine.getManagementService().executeJob(job.getId());
    }

    private String somebody() {
        return somebody("keuruu");
    }

    private String somebody(String employer) {
        String id = "privacy." + System.nanoTime();
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'test', :id, 'Testi', 'Yksityinen', 'yksityinen@esimerkki.invalid', :employer)
                """).param("id", id).param("employer", employer).update();
        return id;
    }
}
