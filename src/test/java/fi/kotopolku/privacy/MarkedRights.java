package fi.kotopolku.privacy;

import static fi.kotopolku.privacy.MarkedCasework.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.RevocationGround;
import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SampleRights;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.value.ObjectValue;

/**
 * Rights that are asked for, used, reviewed and ended with marked words; their forms are about staff, and justify by
 * clients.
 */
class MarkedRights {

    private final MarkedCasework marked;
    private final DemoTime time;
    private final AccessRights accessRights;

    MarkedRights(MarkedCasework marked, DemoTime time, AccessRights accessRights) {
        this.marked = marked;
        this.time = time;
        this.accessRights = accessRights;
    }

    void aRightToItsEnd() {
        LocalDate today = marked.today();
        String key = marked.begin(
                "lead.keuruu",
                "access-right",
                "start_accessRightRequest",
                SampleRights.accessRequest(marked.somebody(), today, today.plusDays(30)));
        marked.answer("officer.keuruu", key, "task_decideAccessRight", SampleRights.decision("GRANTED"));
        marked.fire(key, "timer_noticeBeforeEnd");
        marked.answer("lead.keuruu", key, "task_renewRight", SampleRights.renewal(today.plusDays(60)));
        aRightThatIsNotUsed();
    }

    private void aRightThatIsNotUsed() {
        LocalDate today = marked.today();
        String person = marked.somebody();
        String key = marked.begin(
                "lead.keuruu",
                "access-right",
                "start_accessRightRequest",
                SampleRights.accessRequest(person, today, today.plusMonths(11)));
        marked.answer("officer.keuruu", key, "task_decideAccessRight", SampleRights.decision("GRANTED"));
        time.stand(Duration.ofDays(100));
        marked.fire(key, "timer_usageCheck");
        marked.answer(person, key, "task_stillNeeded", SampleRights.use("YES"));
        time.stand(Duration.ZERO);
    }

    /** Each list to its end, or its limit would end the rights that other tests need. */
    void aReviewOfRights() {
        String review =
                marked.begin("officer.keuruu", "access-review", "start_accessReview", Map.of("confirmed", true));
        for (Task list : marked.engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(review)
                .taskDefinitionKey("task_reviewRights")
                .list()) {
            ObjectValue rights = marked.casework.as(
                    list.getAssignee(),
                    () -> marked.engine
                            .getFormService()
                            .getTaskFormVariables(list.getId(), List.of("rights"), false)
                            .getValueTyped("rights"));
            marked.answer(list.getAssignee(), review, "task_reviewRights", SampleRights.reviewKeeping(lines(rights)));
        }
        assertThat(marked.casework.isRunning(review)).isFalse();
    }

    private static List<?> lines(ObjectValue rights) {
        try {
            return new ObjectMapper().readValue(rights.getValueSerialized(), List.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    void anEmergency() {
        LocalDate today = marked.today();
        String key = marked.begin(
                "integration-case", "start_clientIntake", MarkedCases.another(MarkedCases.intake(today), 3));
        String person = marked.somebody();
        marked.jdbc.sql("""
                insert into koto.access_right
                    (number, person_id, employer, municipality, ground, role, content, extent, unit, powers, valid_from,
                     valid_until, state, requested_by, justification, decided_by, decided_at)
                values (koto.next_access_right_number('249'), :person, 'keuruu', '249', 'MUNICIPAL_TASK', 'caseworker',
                        array['LANGUAGE'], 'UNIT', 'Itä', array['READ'], koto.instant(),
                        koto.instant() + interval '1 day', 'GRANTED', 'keha.admin', 'Testi', 'dpo.keuruu', koto.instant())
                """).param("person", person).update();
        String right = marked.begin(person, "emergency-access", "start_emergencyAccess", SampleRights.emergency(key));
        marked.casework.as("lead.keuruu", () -> {
            accessRights.revoke(right, "lead.keuruu", RevocationGround.NOT_NEEDED, "Testi");
            return null;
        });
        marked.answer("dpo.keuruu", right, "task_reviewEmergency", SampleRights.emergencyReview("JUSTIFIED"));
    }

    void aTaskThatChanges() {
        LocalDate today = marked.today();
        String key = marked.begin(
                "lead.keuruu",
                "employment-change",
                "start_employmentChange",
                SampleRights.employmentChange(marked.somebody(), "TASK_CHANGES", today.plusDays(3)));
        marked.fire(key, "timer_askNewRights");
        marked.answer("lead.keuruu", key, "task_requestNewRights", SampleRights.newRights("NONE_NEEDED"));
    }

    void aRightThatIsRefused() {
        LocalDate today = marked.today();
        String person = marked.somebody();
        String key = marked.begin(
                "lead.keuruu",
                "access-right",
                "start_accessRightRequest",
                SampleRights.accessRequest(person, today, today.plusDays(30)));
        marked.answer("officer.keuruu", key, "task_decideAccessRight", SampleRights.decision("REFUSED"));
        String mistaken = marked.begin(
                "lead.keuruu",
                "access-right",
                "start_accessRightRequest",
                SampleRights.accessRequest(NURSE, today, today.plusDays(30)));
        marked.answer(
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
        assertThat(marked.casework.isRunning(mistaken)).isFalse();
    }
}
