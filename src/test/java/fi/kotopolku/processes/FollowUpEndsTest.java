package fi.kotopolku.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.RevocationGround;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.plan.ReportedElsewhere;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nobody is asked any more, nor reports, once the right, the case or the plan is over. */
class FollowUpEndsTest extends FollowUpWalk {

    @Autowired
    AccessRights accessRights;

    @Test
    void nobodyIsAskedWhoseRightHasEnded() {
        String key = caseWithPlan();
        String provider = newPerson("partner-opisto");
        String right = outside.give(provider, key, "SERVICES");
        named(key, provider);
        String task = task(key, "task_reportService").getId();
        ProcessInstance followUp = running(key, MODEL);

        as(LEAD, () -> accessRights.revoke(right, LEAD, RevocationGround.TASK_ENDED, "Kurssi siirtyi muualle"));

        assertThat(followUp)
                .hasPassed("message_followUpEnded", "end_followUpStopped")
                .isEnded();
        assertThat(followUpOf(key, "end_cause")).isEqualTo("RIGHT_ENDED");
        assertThat(told(CASEWORKER, key)).containsExactly("SERVICE_REPORTER_GONE");
        assertThatThrownBy(() -> send(provider, task, Map.of("kind", "STARTED")))
                .isNotNull();
        assertThat(said(key)).isNull();
    }

    /** The right has run out and no job has run: the task is still there in the engine, and void all the same. */
    @Test
    void aRightThatEndedASecondAgoReportsNothing() {
        String key = caseWithPlan();
        String provider = provider(key);
        named(key, provider);
        String task = task(key, "task_reportService").getId();
        Map<String, Object> started = Map.of("kind", "STARTED", "on", today().toString());
        databaseClockAhead(Duration.ofDays(150).plusSeconds(1));

        assertThatThrownBy(() -> send(provider, task, started)).isNotNull();
        assertThatThrownBy(() -> as(provider, () -> ReportedElsewhere.started(reports, provider, key, "P1", today())))
                .isInstanceOf(AccessRefused.class);

        assertThat(said(key)).isNull();
        databaseClockAhead(Duration.ZERO);
        report(provider, key, "kind", "STARTED", "on", today().toString());
        assertThat(said(key)).isEqualTo("STARTED");
    }

    @Test
    void aCaseThatIsHandedOverIsNotFollowedHereAnyMore() {
        String key = caseWithPlan();
        String provider = provider(key);
        named(key, provider);
        report(provider, key, "kind", "STARTED", "on", today().toString());
        ProcessInstance followUp = running(key, MODEL);

        String theirs = handedOverToMultia(key);

        assertThat(followUp).hasPassed("end_followUpStopped").isEnded();
        assertThat(followUpOf(key, "end_cause")).isEqualTo("RIGHT_ENDED");
        assertThat(running(theirs, MODEL)).isNull();
        assertThat(found(
                        "select content from koto.transfer_package k join koto.transfer t on t.id = k.transfer_id"
                                + " where t.case_number = :key",
                        key))
                .contains("serviceReports")
                .contains("Palvelu alkoi");
        assertThatThrownBy(() -> as(CASEWORKER, () -> ReportedElsewhere.ended(reports, CASEWORKER, key, "P1", today())))
                .isInstanceOf(FormRefused.class);
    }

    @Test
    void thePlansEndEndsTheQuestion() {
        String key = caseWithPlan();
        named(key, provider(key));
        ProcessInstance followUp = running(key, MODEL);
        silence(key);
        LocalDate later = today().plusDays(200);
        standOn(later);
        fire(key, "timer_reviewDue");
        answer(key, "task_gatherRealisation", SamplePlans.realisation());

        answer(key, "task_reviewMeeting", SamplePlans.meeting(later, "ENDED"));

        assertThat(followUp)
                .hasPassed("message_endedAfterSilence", "end_askedForNothing")
                .isEnded();
        assertThat(followUpOf(key, "end_cause")).isEqualTo("PLAN_ENDED");
    }
}
