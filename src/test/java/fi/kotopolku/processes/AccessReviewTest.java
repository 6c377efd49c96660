package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.access.AccessReviews;
import fi.kotopolku.demo.SampleRights;
import fi.kotopolku.identity.WorkFor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The periodic review, in a municipality of its own: what a lead answers is done, what nobody answers ends, and nobody
 * answers for themselves.
 */
class AccessReviewTest extends WholeModelTest {

    private static final String TOWN = "992";
    private static final String EMPLOYER = "aanekoski";

    @Autowired
    AccessReviews reviews;

    @Autowired
    WorkFor work;

    private String lead;
    private String unitLead;
    private String officer;
    private String worker;
    private String workersRight;

    AccessReviewTest() {
        super("access-review");
    }

    @BeforeEach
    void aTownWithItsPeople() {
        jdbc.sql(
                        "insert into koto.municipality values ('992', 'Äänekoski', 'Äänekoski', '2025-01-01') on conflict do nothing")
                .update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('aanekoski', 'MUNICIPALITY', 'Äänekosken kaupunki', 'Äänekoski stad', '992') on conflict do nothing
                """).update();
        lead = newPerson(EMPLOYER);
        unitLead = newPerson(EMPLOYER);
        officer = newPerson(EMPLOYER);
        worker = newPerson(EMPLOYER);
        right(lead, "team-lead", null);
        right(unitLead, "team-lead", "Itä");
        right(officer, "access-officer", null);
        workersRight = right(worker, "caseworker", "Itä");
    }

    @AfterEach
    void theTownIsEmpty() {
        for (String left : List.of("access_review_row", "access_review_list", "access_review")) {
            jdbc.sql("delete from koto." + left + " where municipality = '992'").update();
        }
        jdbc.sql("""
                update koto.access_right set ended_at = greatest(valid_from, clock_timestamp()), end_cause = 'REVOKED',
                    end_reason = 'Testi on ohi.', tidied_at = clock_timestamp()
                where municipality = '992' and ended_at is null
                """).update();
    }

    @Test
    void eachRightIsOnOneListAndNobodysOwnIsOnTheirs() {
        jdbc.sql("""
                insert into koto.audit_entry (person_id, action, municipality, subject_key, category, right_number, outcome)
                values (:worker, 'SIGN_IN', null, null, null, null, 'DONE'),
                       (:worker, 'READ', '992', '992-2026-0001', 'PLAN', :right, 'DONE'),
                       (:worker, 'READ', '992', '992-2026-0001', 'NOTES', :right, 'DONE')
                """).param("worker", worker).param("right", workersRight).update();
        String review = begin(officer, "access-review", Map.of("confirmed", true));
        refused(400, () -> begin(officer, "access-review", Map.of("confirmed", true)), "on jo käynnissä");
        assertThatThrownBy(() -> begin(worker, "access-review", Map.of("confirmed", true)))
                .isInstanceOf(AuthorizationException.class);

        assertThat(running(review, "access-review")).isWaitingAt("task_reviewRights");
        assertThat(onListOf(review, unitLead)).containsExactly(worker);
        assertThat(onListOf(review, lead)).containsExactlyInAnyOrder(unitLead, officer);
        assertThat(onListOf(review, officer)).containsExactly(lead);
        assertThat(told(unitLead, review)).containsExactly("REVIEW_OF_RIGHTS_BEGUN");
        String facts = (String) shown(unitLead, review).get(0).get("facts");
        assertThat(facts).contains("Avannut 1 asiaa", "Viimeksi kirjautunut").doesNotContain("ei koskaan");

        Task officers = listOf(review, officer);
        engine.getTaskService().setAssignee(officers.getId(), null);
        as(lead, () -> engine.getTaskService().claim(officers.getId(), lead));
        refused(
                403,
                () -> as(
                        lead,
                        () -> engine.getFormService()
                                .getTaskFormVariables(officers.getId())
                                .get("rowVersion")));
    }

    @Test
    void whatIsAnsweredIsDone() {
        String other = right(newPerson(EMPLOYER), "caseworker", "Itä");
        String kept = right(newPerson(EMPLOYER), "caseworker", "Itä");
        String review = begin(officer, "access-review", Map.of("confirmed", true));
        List<Map<String, Object>> lines = shown(unitLead, review);
        assertThat(lines).hasSize(3);
        refusedList(unitLead, review, with(Map.of(), "rights", lines), "valitse, mitä oikeudelle tehdään");
        refusedList(unitLead, review, answers(lines, workersRight, with(Map.of(), "answer", "END")), "perustelu");
        refusedList(
                unitLead,
                review,
                answers(
                        lines,
                        workersRight,
                        Map.of(
                                "answer",
                                "NARROW",
                                "content",
                                List.of("NOTES"),
                                "powers",
                                List.of("READ"),
                                "reason",
                                "Testi")),
                "joita oikeudessa on");

        List<Map<String, Object>> answered = lines(answers(
                lines,
                workersRight,
                Map.of(
                        "answer",
                        "NARROW",
                        "content",
                        List.of("LANGUAGE"),
                        "powers",
                        List.of("READ"),
                        "reason",
                        "Vain kieli")));
        answerList(unitLead, review, answers(answered, other, Map.of("answer", "END", "reason", "Ei tarvita")));

        assertThat(inForce(workersRight)).isFalse();
        assertThat(inForce(other)).isFalse();
        assertThat(inForce(kept)).isTrue();
        assertThat(listed("select unnest(content) from koto.access_right where replaces = :key", workersRight))
                .containsExactly("LANGUAGE");
        assertThat(found("select end_cause from koto.access_right where number = :key", other))
                .isEqualTo("REVIEW_ENDED");
        assertThat(listed("""
                        select r.answer from koto.access_review_row r join koto.access_review_list l on l.id = r.list_id
                        where l.review_number = :key and r.answer is not null order by r.answer
                        """, review)).containsExactly("END", "KEEP", "NARROW");
        answerList(lead, review, SampleRights.reviewKeeping(shown(lead, review)));
        ProcessInstance process = running(review, "access-review");
        answerList(officer, review, SampleRights.reviewKeeping(shown(officer, review)));
        assertThat(process).hasPassed("service_closeReview", "end_reviewClosed").isEnded();
        assertThat(found("select 1 from koto.access_review where number = :key and closed_at is not null", review))
                .isNotNull();
    }

    @Test
    void unattendedItBeginsInItsTimeAndWhatNobodyAnswersEnds() {
        work.municipality(TOWN, () -> assertThat(reviews.beginIfDue(TOWN)).isFalse());
        databaseClockAhead(Duration.ofDays(190));
        assertThat(work.<Boolean>municipality(TOWN, () -> reviews.beginIfDue(TOWN)))
                .isTrue();
        assertThat(work.<Boolean>municipality(TOWN, () -> reviews.beginIfDue(TOWN)))
                .isFalse();
        String review =
                found("select number from koto.access_review where municipality = :key and closed_at is null", TOWN);
        begun.add(review);
        ProcessInstance process = running(review, "access-review");
        assertThat(process.getTenantId()).isEqualTo(TOWN);
        assertThat(process).hasPassed("start_accessReviewDue").isWaitingAt("task_reviewRights");

        fire(review, "timer_reviewReminder");
        assertThat(told(unitLead, review)).containsExactly("REVIEW_OF_RIGHTS_BEGUN", "REVIEW_OF_RIGHTS_REMINDER");
        answerList(lead, review, SampleRights.reviewKeeping(shown(lead, review)));
        fire(review, "timer_reviewLimit");

        assertThat(process)
                .hasPassed("service_lockUnanswered", "service_closeReview")
                .isEnded();
        assertThat(inForce(workersRight)).isFalse();
        assertThat(found("select end_cause from koto.access_right where number = :key", workersRight))
                .isEqualTo("REVIEW_UNANSWERED");
        assertThat(told(worker, workersRight)).contains("ACCESS_ENDED");
        assertThat(told(unitLead, review)).endsWith("REVIEW_OF_RIGHTS_LOCKED");
        assertThat(listed("select person_id from koto.right_in_force where municipality = :key", TOWN))
                .containsExactlyInAnyOrder(unitLead, officer);
    }

    @Test
    void aLongListIsSeveralTasks() {
        for (int i = 0; i < 60; i++) {
            right(newPerson(EMPLOYER), "caseworker", "Itä");
        }
        String review = begin(officer, "access-review", Map.of("confirmed", true));
        assertThat(listed("""
                        select count(*) from koto.access_review_row r join koto.access_review_list l on l.id = r.list_id
                        where l.review_number = :key and l.reviewer = '%s' group by l.id order by 1
                        """.formatted(unitLead), review)).containsExactly("11", "50");
    }

    private String right(String person, String role, String unit) {
        return jdbc.sql("""
                insert into koto.access_right
                    (number, person_id, employer, municipality, ground, role, content, extent, unit, powers, valid_from,
                     valid_until, state, requested_by, justification, decided_by, decided_at)
                values (koto.next_access_right_number('992'), :person, 'aanekoski', '992', 'MUNICIPAL_TASK', :role,
                        array['LANGUAGE', 'PLAN'], case when :unit::text is null then 'MUNICIPALITY' else 'UNIT' end, :unit,
                        array['READ', 'WRITE'], koto.instant(), koto.instant() + interval '360 days', 'GRANTED',
                        'keha.admin', 'Testi', 'dpo.keuruu', koto.instant())
                returning number
                """)
                .param("person", person)
                .param("role", role)
                .param("unit", unit)
                .query(String.class)
                .single();
    }

    private List<String> onListOf(String review, String reviewer) {
        return jdbc.sql("""
                select r.person_id from koto.access_review_row r join koto.access_review_list l on l.id = r.list_id
                where l.review_number = :review and l.reviewer = :reviewer order by r.position
                """)
                .param("review", review)
                .param("reviewer", reviewer)
                .query(String.class)
                .list();
    }

    private Task listOf(String review, String reviewer) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(review)
                .taskDefinitionKey("task_reviewRights")
                .taskAssignee(reviewer)
                .singleResult();
    }

    private List<Map<String, Object>> shown(String reviewer, String review) {
        String task = listOf(review, reviewer).getId();
        ObjectValue rights = casework.as(
                reviewer,
                () -> engine.getFormService()
                        .getTaskFormVariables(task, List.of("rights"), false)
                        .getValueTyped("rights"));
        return parsed(rights.getValueSerialized());
    }

    private static List<Map<String, Object>> parsed(String json) {
        try {
            return new ObjectMapper().readerForListOf(Map.class).readValue(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    /** The lines, all kept that have no answer yet but the one of the right. */
    private static Map<String, Object> answers(
            List<Map<String, Object>> lines, String right, Map<String, Object> answer) {
        List<Map<String, Object>> answered = new ArrayList<>();
        for (Map<String, Object> line : lines) {
            Map<String, Object> kept = line.get("answer") == null ? with(line, "answer", "KEEP") : line;
            Map<String, Object> own = with(kept);
            own.putAll(answer);
            answered.add(line.get("right").equals(right) ? own : kept);
        }
        return with(Map.of(), "rights", answered);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> lines(Map<String, Object> answer) {
        return (List<Map<String, Object>>) answer.get("rights");
    }

    private void answerList(String reviewer, String review, Map<String, Object> answer) {
        casework.answer(reviewer, review, "task_reviewRights", answer);
    }

    private void refusedList(String reviewer, String review, Map<String, Object> answer, String said) {
        refused(400, () -> answerList(reviewer, review, answer), said);
    }
}
