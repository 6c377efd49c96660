package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.demo.SampleTransfers;
import fi.kotopolku.documents.PdfUa;
import fi.kotopolku.doors.EveryCall.Call;
import fi.kotopolku.doors.Visitor.Answer;
import fi.kotopolku.privacy.EngineScan;
import fi.kotopolku.privacy.LogListener;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The contact data of a client under a non-disclosure order are markers. While the case goes from its intake to the
 * closing, is tied to a family's and is sent to another municipality and given back, somebody of every role asks for every route and every form, and the markers are in nothing that anybody gets
 * whose right does not name them: no answer, list, export, notice, history of the engine, mail or log. The routes are
 * those of {@link EveryCall}; NothingUnloggedTest fails on one that is not among them. What a mail is made of is the kind of
 * a notice, which is a row of {@code koto.notice}; that it is made of nothing else is NoticeMailTest's.
 */
class NonDisclosureTest extends WithoutProtectedContact {

    private static final String STREET = "Turvamerkkikatu 7 xq";
    private static final String OFFICE = "Turvamerkkilä";
    private static final String PHONE = "+358 40 7771117";
    private static final String MAIL = "turvamerkki@esimerkki.invalid";
    private static final String POSTAL = "\"postalCode\":\"99871\"";
    private static final List<String> MARKERS = List.of(STREET, OFFICE, PHONE, MAIL, POSTAL);
    private static final List<String> STORED = List.of(STREET, OFFICE, PHONE, MAIL);
    private static final String EXPERT = "employment.keuruu";
    private static final List<String> EVERY_ROLE = List.of(
            WITHOUT,
            "lead.keuruu",
            NURSE,
            EXPERT,
            "officer.keuruu",
            "manager.keuruu",
            "dpo.keuruu",
            "keha.admin",
            "officer.multia");

    @Autowired
    DemoTime time;

    private final LogListener log = new LogListener();
    private final List<String> leaks = new ArrayList<>();
    private final TreeSet<String> formsShown = new TreeSet<>();
    private final Map<String, Visitor> visitors = new LinkedHashMap<>();
    private String key;
    private String family;

    @BeforeAll
    void aClientUnderAnOrderGoesTheWholeWay() {
        log.begin();
        EVERY_ROLE.forEach(person -> visitors.put(person, visit(person)));
        key = begun(visitors.get(WITHOUT), underAnOrder(newClient()));
        rights.add(outsider(EXPERT, key));
        LocalDate day = today();
        tiedToAFamily();
        step(WITHOUT, "task_initialInterview", SampleAnswers.interviewInviting(day, NURSE));
        everybodyLooksEverywhere("task_contribute");
        step(NURSE, "task_contribute", SampleAnswers.contribution());
        step(WITHOUT, "task_concludeAssessment", SampleAnswers.conclusion(day, true));
        step(WITHOUT, "task_draftPlan", SamplePlans.draft(day));
        step(WITHOUT, "task_confirmPlan", SamplePlans.agreed(day));
        time.stand(Duration.ofDays(200));
        casework.timerComes(key);
        LocalDate later = LocalDate.now(clock);
        answer(WITHOUT, "task_gatherRealisation", SamplePlans.realisation());
        answer(WITHOUT, "task_reviewMeeting", SamplePlans.meeting(later, "ENDED"));
        time.stand(Duration.ZERO);
        everybodyLooksEverywhere("task_closeCase");
        handedOverAndGivenBack();
        step(WITHOUT, "task_closeCase", SampleAnswers.closing());
    }

    /** By somebody whose right names them: a family that lives together tells where the other one lives. */
    private void tiedToAFamily() {
        family = casework.begin(CASEWORKER, "integration-case", newClient());
        Map<String, Object> tie = Map.of("version", 0, "members", List.of(Map.of("caseNumber", key, "role", "CHILD")));
        assertThat(visit(CASEWORKER)
                        .call("PUT", "/api/v1/cases/" + family + "/household", tie)
                        .status())
                .isEqualTo(204);
    }

    /** What is sent holds them, because the sender's right names them; the receiver's does not. */
    private void handedOverAndGivenBack() {
        String sent = key;
        casework.begin(CASEWORKER, "case-transfer", SampleTransfers.transferTo("495", sent, today()));
        step(CASEWORKER, "task_sendTransfer", SampleTransfers.sendTransfer());
        everybodyLooksEverywhere("task_closeCase");
        String transfer = jdbc.sql("select number from koto.transfer where case_number = :key")
                .param("key", sent)
                .query(String.class)
                .single();
        key = transfer;
        step(OTHER_MUNICIPALITY, "task_receiveTransfer", SampleTransfers.transferReply("ASKED"));
        key = sent;
        step(CASEWORKER, "task_answerQuestion", Map.of("answer", "Asunto on jo"));
        key = transfer;
        step(OTHER_MUNICIPALITY, "task_receiveTransfer", SampleTransfers.transferReply("REFUSED"));
        key = sent;
        step(CASEWORKER, "task_readRefusal", Map.of("confirmed", true));
    }

    @AfterAll
    void clockAndLogAsBefore() {
        time.stand(Duration.ZERO);
        log.end();
    }

    @Test
    void nobodySeesThemWhoseRightDoesNotNameThem() {
        assertThat(leaks).isEmpty();
        assertThat(formsShown)
                .as("or nothing has been looked at")
                .contains(
                        "task_initialInterview",
                        "task_contribute",
                        "task_draftPlan",
                        "task_receiveTransfer",
                        "task_closeCase");
    }

    @Test
    void whoseRightNamesThemDoesAndItIsLogged() {
        long before = protectedReads();
        Answer client = visit(CASEWORKER).get("/api/v1/cases/" + key + "/client");

        assertThat(client.status()).as(client.body()).isEqualTo(200);
        assertThat(client.body()).contains(MARKERS);
        assertThat(client.json().path("mayWriteContact").asBoolean()).isTrue();
        assertThat(protectedReads()).isEqualTo(before + 1);
    }

    @Test
    void theOthersSeeThatThereIsAnOrderAndTheRestOfTheClient() {
        Answer client = visitors.get(WITHOUT).get("/api/v1/cases/" + key + "/client");

        assertThat(client.status()).as(client.body()).isEqualTo(200);
        assertThat(client.json().path("nonDisclosure").asBoolean()).isTrue();
        assertThat(client.json().path("contact").isNull()).isTrue();
        assertThat(client.json().path("mayWriteContact").asBoolean()).isFalse();
        assertThat(client.json().path("familyName").asText()).isEqualTo(clientNameOf(key));
        assertThat(client.json().path("background").path("educationLevelFi").asText())
                .isNotBlank();
    }

    @Test
    void theyAreStoredWithTheClientAndInWhatWasSentAndNowhereElse() {
        assertThat(new EngineScan(jdbc, "engine").places(STORED)).isEmpty();
        assertThat(new EngineScan(jdbc, "koto").places(STORED))
                .containsExactlyInAnyOrder(
                        "client.street_address",
                        "client.post_office",
                        "client.phone",
                        "client.email",
                        "transfer_package.content");
    }

    @Test
    void theLogHasNothingOfThem() {
        assertThat(log.lines()).hasSizeGreaterThan(1000);
        assertThat(log.lines().stream()
                        .filter(line -> STORED.stream().anyMatch(line::contains))
                        .map(line -> line.substring(0, Math.min(120, line.length()))))
                .isEmpty();
    }

    private static Map<String, Object> underAnOrder(Map<String, Object> intake) {
        return SampleAnswers.with(
                intake,
                "nonDisclosure",
                true,
                "streetAddress",
                STREET,
                "postalCode",
                "99871",
                "postOffice",
                OFFICE,
                "phone",
                PHONE,
                "email",
                MAIL);
    }

    private void step(String person, String form, Map<String, Object> answer) {
        everybodyOpens(form);
        answer(person, form, answer);
    }

    private void answer(String person, String form, Map<String, Object> answer) {
        casework.answer(person, key, form, answer);
    }

    private void everybodyOpens(String form) {
        String task = taskOf(key, form);
        for (String person : EVERY_ROLE) {
            for (String part : List.of("form-variables?deserializeValues=false", "deployed-form", "rendered-form")) {
                Answer answer = looked(person, "GET", Visitor.ENGINE + "task/" + task + "/" + part, null);
                if (answer.status() == 200) {
                    formsShown.add(form);
                }
            }
        }
    }

    private void everybodyLooksEverywhere(String form) {
        String task = taskOf(key, form);
        everybodyOpens(form);
        Stream.concat(EveryCall.OURS.values().stream().flatMap(List::stream), EveryCall.ENGINES.stream())
                .filter(call -> !call.path().matches(".*(logout|/end|kinships|unclaim|submit-form|retries).*"))
                .filter(call -> call.method().matches("GET|POST|OPTIONS"))
                .forEach(call -> EVERY_ROLE.forEach(person -> looked(call, person, task)));
        EVERY_ROLE.forEach(person -> looked(person, "GET", "/api/v1/cases/" + family + "/household", null));
    }

    private void looked(Call call, String person, String task) {
        String path = EveryCall.filled(this, call.path(), key, task).replace("{right}", rights.get(0));
        looked(person, call.method(), path, call.body());
    }

    private Answer looked(String person, String method, String path, String body) {
        Answer answer = visitors.get(person).call(method, path, body);
        String seen = answer.status() == 200 && path.contains(".pdf?")
                ? PdfUa.text(visitors.get(person).file(path).body())
                : answer.body();
        if (MARKERS.stream().anyMatch(marker -> (seen + answer.location()).contains(marker))) {
            leaks.add(person + " " + method + " " + path);
        }
        return answer;
    }

    private String outsider(String person, String caseNumber) {
        return jdbc.sql("""
                with granted as (
                    insert into koto.access_right
                        (number, person_id, employer, municipality, ground, role, content, extent, powers, valid_from,
                         valid_until, state, requested_by, justification, decided_by, decided_at)
                    select koto.next_access_right_number('249'), p.id, p.organisation_id, '249', 'OUTSIDE_ORGANISATION',
                           'employment-expert', '{IDENTITY_AND_CONTACT,EDUCATION_AND_WORK,LANGUAGE,PLAN,SERVICES}',
                           'CASES', '{READ,WRITE}', koto.instant(), koto.instant() + interval '1 hour', 'GRANTED',
                           'lead.keuruu', 'Testi', 'officer.keuruu', koto.instant()
                    from koto.person p where p.id = :person
                    returning number
                ), named as (
                    insert into koto.access_right_case (right_number, case_number) select number, :case from granted
                )
                select number from granted
                """)
                .param("person", person)
                .param("case", caseNumber)
                .query(String.class)
                .single();
    }

    private long protectedReads() {
        return jdbc.sql("""
                select count(*) from koto.audit_entry
                where person_id = :person and subject_key = :case and action = 'READ' and category = 'PROTECTED_CONTACT'
                """)
                .param("person", CASEWORKER)
                .param("case", key)
                .query(Long.class)
                .single();
    }
}
