package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.plan.ReportedElsewhere;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** A provider's professional reports on one service; silence becomes a question to the caseworker. */
class ServiceFollowUpTest extends FollowUpWalk {

    @Test
    void theProviderReportsFromTheStartToTheResult() {
        String key = caseWithPlan();
        String provider = provider(key);
        named(key, provider);
        ProcessInstance followUp = running(key, MODEL);
        assertThat(followUp)
                .hasPassed("start_followUp")
                .isWaitingAtExactly("task_reportService")
                .hasVariables("followUpId");
        assertThat(task(key, "task_reportService")).isAssignedTo(provider);
        assertThat(told(provider, key)).containsExactly("SERVICE_REPORT_ASKED");
        assertThat(task(key, "task_reportService").getDueDate().toInstant())
                .isEqualTo(rules.due("SERVICE_REPORT_INTERVAL", today().plusDays(14))
                        .at());

        LocalDate start = today();
        report(provider, key, "kind", "STARTED", "on", start.toString());

        assertThat(followUp).hasPassed("gateway_followUpOver").isWaitingAtExactly("task_reportService");
        assertThat(said(key)).isEqualTo("STARTED");
        standOn(start.plusDays(30));
        report(
                provider,
                key,
                "kind",
                "ATTENDANCE",
                "from",
                start.toString(),
                "until",
                start.plusDays(29).toString(),
                "unit",
                "HOURS",
                "planned",
                80,
                "attended",
                72);
        assertThat(task(key, "task_reportService").getDueDate().toInstant())
                .isEqualTo(
                        rules.due("SERVICE_REPORT_INTERVAL", start.plusDays(30)).at());
        report(provider, key, "kind", "RESULT", "on", start.plusDays(30).toString(), "result", "ACHIEVED");

        assertThat(followUp)
                .hasPassed("end_followUp")
                .hasNotPassed("service_noteSilence", "task_askProvider")
                .isEnded();
        assertThat(listed(
                        "select kind || ' ' || on_behalf from koto.service_report r join koto.plan p on p.id = r.plan_id"
                                + " where p.case_number = :key order by no",
                        key))
                .containsExactly("STARTED false", "ATTENDANCE false", "RESULT false");
        assertThat(told(CASEWORKER, key)).contains("SERVICE_ENDED");
        assertThat(task(key, "task_gatherRealisation")).isNotNull();
        assertThat(found(
                        "select trigger from koto.plan_review r join koto.plan p on p.id = r.plan_id"
                                + " where p.case_number = :key",
                        key))
                .isEqualTo("SERVICE_ENDED");
    }

    @Test
    void silenceBecomesAQuestionThatTheCaseworkerAnswers() {
        String key = caseWithPlan();
        String provider = provider(key);
        String successor = provider(key);
        named(key, provider);
        ProcessInstance followUp = running(key, MODEL);

        fire(key, "timer_reportReminder");
        assertThat(followUp).hasPassed("service_remindReporter", "end_reporterReminded");
        assertThat(told(provider, key)).containsExactly("SERVICE_REPORT_ASKED", "SERVICE_REPORT_REMINDER");
        assertThat(task(key, "task_reportService")).isNotNull();

        silence(key);
        assertThat(followUp).hasPassed("service_noteSilence");
        assertThat(task(key, "task_reportService")).isNull();
        assertThat(task(key, "task_askProvider")).isAssignedTo(CASEWORKER);
        assertThat(told(CASEWORKER, key)).containsExactly("SERVICE_SILENT");
        assertThat(followUpOf(key, "silent_since is not null")).isEqualTo("true");
        refused(400, CASEWORKER, key, "task_askProvider", Map.of(), "Valitse, mitä selvitit");
        refused(
                400,
                CASEWORKER,
                key,
                "task_askProvider",
                Map.of("answer", "PROVIDER_CHANGED", "reporter", NURSE),
                "Valitse palvelun järjestäjän henkilö");
        refused(
                400,
                CASEWORKER,
                key,
                "task_askProvider",
                Map.of("answer", "REPORTED", "kind", "ATTENDANCE"),
                "osiossa Palvelut");

        answer(key, "task_askProvider", Map.of("answer", "ASK_AGAIN"));
        assertThat(task(key, "task_reportService")).isAssignedTo(provider);
        assertThat(followUpOf(key, "silent_since is null")).isEqualTo("true");

        silence(key);
        answer(key, "task_askProvider", Map.of("answer", "REPORTED", "kind", "STARTED", "on", today().toString()));
        assertThat(found(
                        "select on_behalf::text from koto.service_report r join koto.plan p on p.id = r.plan_id"
                                + " where p.case_number = :key",
                        key))
                .isEqualTo("true");

        silence(key);
        answer(key, "task_askProvider", Map.of("answer", "PROVIDER_CHANGED", "reporter", successor));
        assertThat(task(key, "task_reportService")).isAssignedTo(successor);

        silence(key);
        refused(
                400,
                CASEWORKER,
                key,
                "task_askProvider",
                Map.of("answer", "NOT_BEGUN", "on", today().toString(), "reason", "OTHER"),
                "on ilmoitettu alkaneen");
        answer(key, "task_askProvider", Map.of("answer", "END"));
        assertThat(followUp).hasPassed("end_followUp").isEnded();
        assertThat(followUpOf(key, "end_cause")).isEqualTo("CASEWORKER");
    }

    @Test
    void aServiceThatDidNotBeginIsReviewed() {
        String key = caseWithPlan();
        named(key, provider(key));
        silence(key);

        answer(key, "task_askProvider", Map.of("answer", "NOT_BEGUN", "on", today().toString(), "reason", "NO_PLACE"));

        assertThat(running(key, MODEL)).isWaitingAtExactly("task_reportService");
        assertThat(task(key, "task_gatherRealisation")).isNotNull();
        assertThat(found(
                        "select requested_kind from koto.plan_review r join koto.plan p on p.id = r.plan_id"
                                + " where p.case_number = :key",
                        key))
                .isEqualTo("SERVICE_NOT_STARTED");
        assertThat(told(CASEWORKER, key)).containsExactly("SERVICE_SILENT", "SERVICE_NOT_STARTED");
    }

    @Test
    void aReportThatComesAnotherWayAnswersTheTaskAndTheQuestion() {
        String key = caseWithPlan();
        String provider = provider(key);
        named(key, provider);
        String asked = task(key, "task_reportService").getId();

        as(provider, () -> ReportedElsewhere.started(reports, provider, key, "P1", today()));

        assertThat(task(key, "task_reportService").getId()).isNotEqualTo(asked);
        assertThat(running(key, MODEL)).hasPassed("message_serviceReported");
        silence(key);

        as(CASEWORKER, () -> ReportedElsewhere.ended(reports, CASEWORKER, key, "P1", today()));

        assertThat(task(key, "task_askProvider")).isNull();
        assertThat(running(key, MODEL)).isNull();
        assertThat(followUpOf(key, "end_cause")).isEqualTo("RESULT");
    }

    @Test
    void whoMayNotWriteTheServicesIsNotNamedAndDoesNotReport() {
        String key = caseWithPlan();
        String reader = newPerson("partner-opisto");
        outside.give(reader, key, List.of("READ"), "SERVICES");
        String ofAnother = provider(caseWithPlan());
        for (String nobody : List.of(reader, ofAnother, NURSE, "nobody")) {
            assertThatThrownBy(() -> named(key, nobody)).isInstanceOf(FormRefused.class);
        }
        String provider = provider(key);
        assertThatThrownBy(() -> as(provider, () -> followUps.name(provider, key, "P1", provider)))
                .isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> as(CASEWORKER, () -> followUps.name(CASEWORKER, key, "P7", provider)))
                .isInstanceOf(FormRefused.class);
        assertThat(running(key, MODEL)).isNull();

        named(key, provider);
        String task = task(key, "task_reportService").getId();
        Map<String, Object> started = Map.of("kind", "STARTED", "on", today().toString());
        for (String nobody : List.of(reader, ofAnother, CASEWORKER)) {
            assertThatThrownBy(() -> send(nobody, task, started))
                    .as(nobody)
                    .isInstanceOfAny(AuthorizationException.class, RuntimeException.class);
        }
        assertThat(said(key)).isNull();
        refused(400, provider, key, "task_reportService", Map.of(), "Valitse, mistä ilmoitat");
        refused(
                400,
                provider,
                key,
                "task_reportService",
                with(Map.of(), "kind", "STARTED", "on", today().plusDays(1).toString()),
                "Päivä: Anna päivä, joka ei ole tulevaisuudessa");
        refused(
                400,
                provider,
                key,
                "task_reportService",
                with(started, "note", "x".repeat(10_001)),
                "Lisätieto: Teksti on liian pitkä");
    }
}
