package fi.kotopolku.doors;

import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.doors.DoorsTest.CASEWORKER;
import static fi.kotopolku.doors.DoorsTest.NURSE;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.demo.SampleRights;
import fi.kotopolku.demo.SampleTransfers;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.variable.value.ObjectValue;

/**
 * The way to each door that brings a client, a hand-over or a right into being in one town: what has to be there before it
 * is made while the town is open, and what is tried at the door itself is handed back, to be tried before the day and after.
 */
final class GateWalks {

    static final String TOWN = "986";
    private static final String EMPLOYER = "verajala";
    private static final String LEAD = "lead.verajala";
    private static final String OFFICER = "officer.verajala";
    static final String WORKER = "worker.verajala";
    static final String WORKERS_ACCOUNT = "teacher.partner";
    private static final List<String> CASEWORK = List.of(
            "IDENTITY_AND_CONTACT",
            "RESIDENCE",
            "HOUSEHOLD",
            "EDUCATION_AND_WORK",
            "LANGUAGE",
            "HEALTH_AND_FUNCTIONING",
            "PLAN",
            "SERVICES",
            "NOTES");

    private final DoorsTest house;
    private final Runnable close;
    private final Map<String, Supplier<Supplier<String>>> walks = new LinkedHashMap<>();
    private int people;

    /** @param close sets the town's day to one that has not come */
    GateWalks(DoorsTest house, Runnable close) {
        this.house = house;
        this.close = close;
        walks.put("start_clientIntake", this::intake);
        walks.put("task_receiveTransfer", this::acceptance);
        walks.put("start_caseTransfer", this::handOver);
        walks.put("task_sendTransfer", this::sending);
        walks.put("task_decideAccessRight", this::decision);
        walks.put("task_reviewRights", this::narrowing);
        walks.put("start_emergencyAccess", this::emergency);
        walks.put("task_initialInterview", this::interview);
        walks.put("task_draftPlan", this::draft);
        walks.put("task_gatherRealisation", this::realisation);
        walks.put("start_accessRightRequest", this::request);
        walks.put("task_correctRequest", this::correction);
        walks.put("task_renewRight", this::renewal);
    }

    /** The town's people are in office; whoever calls has opened the town. */
    void staff() {
        Grants grants = new Grants(house.jdbc);
        person(LEAD);
        person(OFFICER);
        grants.lendAccount(WORKERS_ACCOUNT, WORKER, "Testi", "Veräjälä-Työntekijä", EMPLOYER);
        grants.give(LEAD, TOWN, "team-lead", "PLAN");
        grants.give(OFFICER, TOWN, "access-officer", List.of("READ", "DECIDE"), List.of("ADMINISTRATION"));
        grants.give(WORKER, TOWN, "caseworker", List.of("READ", "WRITE", "DECIDE"), CASEWORK);
    }

    /**
     * @param door id of a form
     * @return what is tried there, which answers with the number of what it made; throws when it is refused
     */
    Supplier<String> to(String door) {
        return walks.getOrDefault(door, () -> {
                    throw new AssertionError("No walk to " + door + ", which gate.txt says can make something");
                })
                .get();
    }

    /** By HTTP, as Tasklist sends it. */
    private Supplier<String> intake() {
        Visitor worker = house.visit(WORKERS_ACCOUNT);
        String definition = house.definition("integration-case");
        return () -> {
            Visitor.Answer begun = worker.begin(definition, house.newClient());
            if (begun.status() != 200) {
                throw new IllegalStateException(begun.status() + " " + begun.message());
            }
            return begun.json().path("businessKey").asText();
        };
    }

    private Supplier<String> acceptance() {
        String key = drafted();
        house.casework.answer(CASEWORKER, key, "task_sendTransfer", SampleTransfers.sendTransfer());
        String number = transferOf(key);
        claim(WORKER, number, "task_receiveTransfer");
        return () -> {
            house.casework.answer(WORKER, number, "task_receiveTransfer", SampleTransfers.transferReply("ACCEPTED"));
            return number;
        };
    }

    private Supplier<String> handOver() {
        String key = house.newCase(CASEWORKER);
        return () -> begin(CASEWORKER, "case-transfer", SampleTransfers.transferTo(TOWN, key, house.today()));
    }

    private Supplier<String> sending() {
        String key = drafted();
        return () -> answer(CASEWORKER, key, "task_sendTransfer", SampleTransfers.sendTransfer());
    }

    private String drafted() {
        return begin(
                CASEWORKER,
                "case-transfer",
                SampleTransfers.transferTo(TOWN, house.newCase(CASEWORKER), house.today()));
    }

    private Supplier<String> decision() {
        String right = request().get();
        claim(OFFICER, right, "task_decideAccessRight");
        return () -> answer(OFFICER, right, "task_decideAccessRight", SampleRights.decision("GRANTED"));
    }

    private Supplier<String> narrowing() {
        String right = decision().get();
        String review = begin(OFFICER, "access-review", Map.of("confirmed", true));
        List<Map<String, Object>> lines = shownTo(LEAD, review).stream()
                .map(line -> with(line, "answer", "KEEP"))
                .map(line -> line.get("right").equals(right)
                        ? with(
                                line,
                                "answer",
                                "NARROW",
                                "content",
                                List.of("LANGUAGE"),
                                "powers",
                                List.of("READ"),
                                "reason",
                                "Vain kieli")
                        : line)
                .toList();
        return () -> answer(LEAD, review, "task_reviewRights", Map.of("rights", lines));
    }

    private List<Map<String, Object>> shownTo(String reviewer, String review) {
        String task = house.engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(review)
                .taskAssignee(reviewer)
                .singleResult()
                .getId();
        ObjectValue rights = house.casework.as(
                reviewer,
                () -> house.engine
                        .getFormService()
                        .getTaskFormVariables(task, List.of("rights"), false)
                        .getValueTyped("rights"));
        try {
            return new ObjectMapper().readerForListOf(Map.class).readValue(rights.getValueSerialized());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private Supplier<String> emergency() {
        String key = house.newCase(WORKER);
        String elsewhere = newPerson();
        house.jdbc.sql("""
                insert into koto.access_right
                    (number, person_id, employer, municipality, ground, role, content, extent, unit, powers, valid_from,
                     valid_until, state, requested_by, justification, decided_by, decided_at)
                values (koto.next_access_right_number('986'), :person, 'verajala', '986', 'MUNICIPAL_TASK', 'caseworker',
                        array['IDENTITY_AND_CONTACT', 'LANGUAGE'], 'UNIT', 'Itä', array['READ', 'WRITE'], koto.instant(),
                        koto.instant() + interval '1 hour', 'GRANTED', 'keha.admin', 'Testi', 'dpo.keuruu', koto.instant())
                """).param("person", elsewhere).update();
        return () -> begin(elsewhere, "emergency-access", SampleRights.emergency(key));
    }

    private Supplier<String> interview() {
        String key = house.newCase(WORKER);
        return () ->
                answer(WORKER, key, "task_initialInterview", SampleAnswers.interviewInviting(house.today(), NURSE));
    }

    private Supplier<String> draft() {
        String key = assessed();
        return () -> answer(WORKER, key, "task_draftPlan", SamplePlans.draftInviting(house.today(), NURSE));
    }

    private Supplier<String> realisation() {
        String key = assessed();
        house.casework.answer(WORKER, key, "task_draftPlan", SamplePlans.draft(house.today()));
        house.casework.answer(WORKER, key, "task_confirmPlan", SamplePlans.agreed(house.today()));
        fire("timer_reviewDue", key);
        return () -> answer(
                WORKER,
                key,
                "task_gatherRealisation",
                with(
                        SamplePlans.realisation(),
                        "inviteCounty",
                        true,
                        "professionals",
                        List.of(NURSE),
                        "question",
                        "Miten palvelut ovat toteutuneet?"));
    }

    private String assessed() {
        String key = house.newCase(WORKER);
        house.casework.answer(WORKER, key, "task_initialInterview", SampleAnswers.interview(house.today()));
        house.casework.answer(WORKER, key, "task_concludeAssessment", SampleAnswers.conclusion(house.today(), true));
        return key;
    }

    private Supplier<String> request() {
        return () -> begin(LEAD, "access-right", asked(newPerson()));
    }

    /** The first request is made before the day, so that there is something to correct. */
    private Supplier<String> correction() {
        close.run();
        String person = newPerson();
        String right = begin(LEAD, "access-right", asked(person));
        Map<String, Object> corrected = with(
                asked(person),
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
                null,
                "content",
                List.of("LANGUAGE"),
                "powers",
                List.of("READ"),
                "withdraw",
                false);
        return () -> answer(LEAD, right, "task_correctRequest", corrected);
    }

    private Supplier<String> renewal() {
        String right = decision().get();
        fire("timer_noticeBeforeEnd", right);
        LocalDate later = house.today().plusMonths(3);
        return () -> {
            house.casework.answer(LEAD, right, "task_renewRight", SampleRights.renewal(later));
            return house.jdbc
                    .sql("select number from koto.access_right where replaces = :right")
                    .param("right", right)
                    .query(String.class)
                    .single();
        };
    }

    private Map<String, Object> asked(String person) {
        return SampleRights.accessRequest(person, house.today(), house.today().plusMonths(1));
    }

    private String begin(String person, String process, Map<String, Object> answer) {
        return house.casework.begin(person, process, answer);
    }

    private String answer(String person, String key, String task, Map<String, Object> answer) {
        house.casework.answer(person, key, task, answer);
        return key;
    }

    /** Taking a task is a step of its own, which the gate does not hold up. */
    private void claim(String person, String key, String task) {
        String id = house.taskOf(key, task);
        house.as(person, () -> house.engine.getTaskService().claim(id, person));
    }

    private void fire(String timer, String key) {
        String job =
                house
                        .engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .list()
                        .stream()
                        .flatMap(process -> house
                                .engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(process.getId())
                                .activityId(timer)
                                .list()
                                .stream())
                        .findFirst()
                        .orElseThrow()
                        .getId();
        house.engine.getManagementService().executeJob(job);
    }

    private String transferOf(String key) {
        return house.jdbc
                .sql("select number from koto.transfer where case_number = :key")
                .param("key", key)
                .query(String.class)
                .single();
    }

    private String newPerson() {
        return person("gate." + people++ + ".verajala");
    }

    private String person(String id) {
        house.jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'test', :id, 'Testi', 'Veräjälä', 'testi@esimerkki.invalid', 'verajala')
                """).param("id", id).update();
        return id;
    }
}
