package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SampleTransfers.transferReply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.transfer.Transfers;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the receiver of a case sees and does, in a process of its own municipality. */
class CaseReceiptTest extends WholeModelTest {

    @Autowired
    Transfers transfers;

    CaseReceiptTest() {
        super("case-receipt");
    }

    @Test
    void theReceiverSeesWhatWasSentWithinTheirOwnBoundsAndTheCaseGoesOnWithItsClock() {
        standOn(today().minusDays(40));
        String key = assessedCase();
        standOn(today().minusDays(-10));
        answer(key, "task_draftPlan", SamplePlans.draft(today()));
        answer(key, "task_confirmPlan", SamplePlans.agreed(today()));
        String number = sentToMultia(key);
        ProcessInstance receipt = running(number, "case-receipt");
        assertThat(receipt).hasPassed("service_tellReceivers").isWaitingAtExactly("task_receiveTransfer");
        assertThat(receipt.getTenantId()).isEqualTo("495");
        assertThat(told(MULTIA, number)).containsExactly("TRANSFER_ARRIVED");
        assertThat(shown(number, "content")).contains("Kulkija").contains("Kokin tutkinto");

        answer(MULTIA, number, "task_receiveTransfer", transferReply("ACCEPTED"));

        assertThat(receipt)
                .hasPassedInOrder(
                        "task_receiveTransfer", "service_passReply", "service_openReceived", "end_caseReceived")
                .isEnded();
        String there = transfer(key, "new_case_number");
        assertThat(responsible(there)).isEqualTo(MULTIA);
        assertThat(
                        same(
                                key,
                                there,
                                "select to_jsonb(c) - array['id', 'municipality', 'registered_at', 'registered_by', 'version']"
                                        + " from koto.client c join koto.integration_case k on k.client_id = c.id where k.number = :key"))
                .as("the client")
                .isTrue();
        assertThat(found("select clock_from::text from koto.integration_case where number = :key", there))
                .as("the day that periods count from")
                .isEqualTo(found(
                        "select (opened_at at time zone 'Europe/Helsinki')::date::text from koto.integration_case"
                                + " where number = :key",
                        key));
        assertThat(same(key, there, "select first_confirmed_on from koto.plan where case_number = :key"))
                .isTrue();
        assertThat(same(
                        key,
                        there,
                        "select v.valid_from || '/' || v.valid_until || '/' || v.in_force_on || v.state from koto.plan_version v"
                                + " join koto.plan p on p.id = v.plan_id where p.case_number = :key"))
                .isTrue();
        assertThat(same(
                        key,
                        there,
                        "select g.goal from koto.plan_goal g join koto.plan_version v on v.id = g.plan_version_id"
                                + " join koto.plan p on p.id = v.plan_id where p.case_number = :key"))
                .isTrue();
        assertThat(same(
                        key,
                        there,
                        "select s.provider || s.starts_on from koto.plan_service s"
                                + " join koto.plan_version v on v.id = s.plan_version_id"
                                + " join koto.plan p on p.id = v.plan_id where p.case_number = :key"))
                .isTrue();
        assertThat(same(key, there, "select needs || concluded_at from koto.assessment where case_number = :key"))
                .isTrue();
        assertThat(running(there, "integration-case")).isWaitingAt("gateway_waitForReview");
        assertThat(running(there, "integration-case").getTenantId()).isEqualTo("495");
    }

    @Test
    void thatAnAssessmentIsNeededIsNotDecidedAgain() {
        String asked = begin(CASEWORKER, "integration-case", with(newClient(), "wayIn", "OWN_REQUEST"));
        answer(asked, "task_decideNeed", SampleAnswers.assessmentNeeded());
        String there = handedOverToMultia(asked);
        assertThat(running(there, "service-need-assessment")).isWaitingAtExactly("task_initialInterview");
        assertThat(same(
                        asked,
                        there,
                        "select need || target_group || need_decided_at || opened_at from koto.assessment"
                                + " where case_number = :key"))
                .isTrue();
        assertThat(caseState(there)).isEqualTo("ASSESSMENT");
    }

    @Test
    void whatNobodyHasDecidedIsDecidedByTheReceiver() {
        String there =
                handedOverToMultia(begin(CASEWORKER, "integration-case", with(newClient(), "wayIn", "OWN_REQUEST")));
        assertThat(running(there, "service-need-assessment")).isWaitingAtExactly("task_decideNeed");
        assertThat(found("select need from koto.assessment where case_number = :key", there))
                .isNull();
    }

    @Test
    void aPieceOutsideTheReceiversRightIsNotShownToThem() {
        String key = newCase();
        answer(key, "task_initialInterview", with(SampleAnswers.interview(today()), "functioning", "Salainen vaiva"));

        String number = sentToMultia(key);

        assertThat(found("""
                        select p.content from koto.transfer_package p join koto.transfer t on t.id = p.transfer_id
                        where t.case_number = :key
                        """, key)).as("it was sent").contains("Salainen vaiva");
        assertThat(shown(number, "content"))
                .contains("toimintakyky", "Ei kuulu käyttöoikeuteesi")
                .doesNotContain("Salainen vaiva");
    }

    @Test
    void representativesGoAlongAndAnAddressUnderANonDisclosureOrderOnlyWithARightThatNamesIt() {
        String key = newCase();
        jdbc.sql("""
                with client as (
                    update koto.client c set non_disclosure = true, street_address = 'Salainen katu 1'
                    from koto.integration_case k where k.client_id = c.id and k.number = :key
                    returning c.id, c.municipality),
                household as (
                    insert into koto.household (client_id, municipality) select id, municipality from client
                    returning client_id, municipality)
                insert into koto.representative (municipality, client_id, name, basis, valid_from)
                select municipality, client_id, 'Edustaja Edvin', 'GUARDIAN', date '2026-01-01' from household
                """).param("key", key).update();

        String number = sentToMultia(key);

        String sent = found("""
                select p.content from koto.transfer_package p join koto.transfer t on t.id = p.transfer_id
                where t.case_number = :key
                """, key);
        assertThat(sent)
                .as("the sender's right names such data, the receiver's does not")
                .contains("Edustaja Edvin", "Turvakielto", "Salainen katu 1");
        assertThat(shown(number, "content")).contains("Edustaja Edvin").doesNotContain("Salainen katu 1");
    }

    @Test
    void theReceiverAsksOrRefusesWithWordsOnly() {
        String key = newCase();
        String number = sentToMultia(key);
        ProcessInstance receipt = running(number, "case-receipt");
        refused(
                400,
                MULTIA,
                number,
                "task_receiveTransfer",
                with(transferReply("ASKED"), "question", null),
                "Kirjoita, mitä kysyt");
        refused(
                400,
                MULTIA,
                number,
                "task_receiveTransfer",
                with(transferReply("REFUSED"), "refusalReason", null),
                "Kirjoita, miksi");
        answer(MULTIA, number, "task_receiveTransfer", transferReply("ASKED"));
        assertThat(receipt).isWaitingAtExactly("message_questionAnswered");
        answer(key, "task_answerQuestion", Map.of("answer", "On"));
        assertThat(receipt).isWaitingAtExactly("task_receiveTransfer");
        assertThat(shown(number, "discussion")).contains("Onko asiakkaalla jo asunto", "On");

        answer(MULTIA, number, "task_receiveTransfer", transferReply("REFUSED"));

        assertThat(receipt)
                .hasPassed("end_receiptRefused")
                .hasNotPassed("service_openReceived")
                .isEnded();
        assertThat(transfer(key, "settled_by")).isEqualTo(MULTIA);
    }

    @Test
    void theReceiverIsRemindedAndItsLeadsHearOfIt() {
        String key = newCase();
        String number = sentToMultia(key);
        ProcessInstance receipt = running(number, "case-receipt");

        fire(number, "timer_receiptReminder");
        fire(number, "timer_receiptEscalation");

        assertThat(receipt)
                .hasPassed("service_remindReceivers", "end_receiptReminded")
                .hasPassed("service_escalateReceivers", "end_receiptEscalated")
                .isWaitingAtExactly("task_receiveTransfer");
        assertThat(told(MULTIA, number))
                .as("Multia has no team lead")
                .containsExactly("TRANSFER_ARRIVED", "TRANSFER_WAITS", "TRANSFER_LATE");
    }

    @Test
    void whatIsWithdrawnCannotBeAcceptedAndIsNotSeenAnyMore() {
        String key = newCase();
        String number = sentToMultia(key);
        ProcessInstance receipt = running(number, "case-receipt");
        String task = task(number, "task_receiveTransfer").getId();
        Map<String, Object> accepting = with(transferReply("ACCEPTED"), "version", "1");
        withdraw(key);

        assertThat(receipt)
                .hasPassed("message_receiptWithdrawn", "service_tellWithdrawn", "end_receiptWithdrawn")
                .isEnded();
        assertThat(told(MULTIA, number)).containsExactly("TRANSFER_ARRIVED", "TRANSFER_WITHDRAWN");
        assertThatThrownBy(() -> send(MULTIA, task, accepting)).isInstanceOf(ProcessEngineException.class);
        assertThat(transfer(key, "state")).isEqualTo("WITHDRAWN");
        assertThat(transfer(key, "new_case_number")).isNull();

        String asked = newCase();
        String other = sentToMultia(asked);
        ProcessInstance waiting = running(other, "case-receipt");
        answer(MULTIA, other, "task_receiveTransfer", transferReply("ASKED"));
        withdraw(asked);
        assertThat(waiting)
                .hasPassed("message_questionWithdrawn", "service_tellQuestionWithdrawn", "end_questionWithdrawn")
                .isEnded();
    }

    @Test
    void aClientWithAnOpenCaseThereIsNotTakenTwice() {
        String code = "010190-997U";
        String key = begin(CASEWORKER, "integration-case", withCode(code));
        begin(MULTIA, "integration-case", withCode(code));
        String number = sentToMultia(key);

        refused(
                400,
                MULTIA,
                number,
                "task_receiveTransfer",
                transferReply("ACCEPTED"),
                "Asiakkaalla on jo avoin asia kunnassasi");

        assertThat(transfer(key, "state")).isEqualTo("SENT");
        jdbc.sql("update koto.client set identity_code = null where identity_code = :code")
                .param("code", code)
                .update();
        answer(MULTIA, number, "task_receiveTransfer", transferReply("REFUSED"));
    }

    private Map<String, Object> withCode(String code) {
        return with(
                SampleAnswers.intake("Kahdesti", "Testi", java.time.LocalDate.of(1990, 1, 1), today()),
                "identityCode",
                code,
                "anotherPerson",
                true);
    }

    private void withdraw(String key) {
        as(CASEWORKER, () -> transfers.withdraw(CASEWORKER, key, "Asiakas ei muutakaan"));
    }

    private String shown(String number, String field) {
        String task = task(number, "task_receiveTransfer").getId();
        return casework.as(MULTIA, () -> {
            if (engine.getTaskService()
                            .createTaskQuery()
                            .taskId(task)
                            .taskUnassigned()
                            .count()
                    > 0) {
                engine.getTaskService().claim(task, MULTIA);
            }
            return (String) engine.getFormService()
                    .getTaskFormVariables(task, List.of(field), false)
                    .get(field);
        });
    }

    private String responsible(String key) {
        return found("select responsible_person from koto.integration_case where number = :key", key);
    }

    private boolean same(String here, String there, String sql) {
        List<String> sent = listed(sql.replaceFirst("select (.*?) from", "select ($1)::text from"), here);
        assertThat(sent).isNotEmpty().doesNotContainNull();
        return sent.equals(listed(sql.replaceFirst("select (.*?) from", "select ($1)::text from"), there));
    }
}
