package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SampleTransfers.outsideReply;
import static fi.kotopolku.demo.SampleTransfers.sendTransfer;
import static fi.kotopolku.demo.SampleTransfers.transferOutside;
import static fi.kotopolku.demo.SampleTransfers.transferReply;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.rules.WorkingDays;
import fi.kotopolku.transfer.TransferRefused;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/**
 * A case goes elsewhere: what its sender does and sees, and that nothing is over before somebody has acknowledged it.
 */
class CaseTransferTest extends TransferWalk {

    @Test
    void anAcceptedCaseEndsHereAndGoesOnThereAtOnce() {
        String key = caseWithPlan();
        ProcessInstance path = running(key, "integration-case");
        String number = sentToMultia(key);
        ProcessInstance handOver = running(key, "case-transfer");
        assertThat(handOver)
                .hasPassedInOrder("start_caseTransfer", "task_sendTransfer", "service_offerTransfer")
                .isWaitingAtExactly("message_transferReplied");
        assertThat(path).isActive();
        assertThat(caseState(key)).isEqualTo("IN_FORCE");

        answer(MULTIA, number, "task_receiveTransfer", transferReply("ACCEPTED"));

        assertThat(handOver)
                .hasPassedInOrder("service_handOver", "end_handedOver")
                .isEnded();
        assertThat(path).isEnded();
        assertThat(caseState(key)).isEqualTo("CLOSED");
        assertThat(found("select close_reason from koto.integration_case where number = :key", key))
                .isEqualTo("MOVED_AWAY");
        assertThat(transfer(key, "state")).isEqualTo("ACCEPTED");
        assertThat(transfer(key, "settled_by")).isEqualTo(MULTIA);
        assertThat(told(CASEWORKER, key)).contains("TRANSFER_ACCEPTED");
        String there = transfer(key, "new_case_number");
        begun.add(there);
        assertThat(there).startsWith("495-");
        assertThat(caseState(there)).isEqualTo("IN_FORCE");
        assertThat(listed("select action from koto.audit_entry where subject_key = :key", key))
                .contains("TRANSFER_BEGUN", "TRANSFER_SENT", "TRANSFER_READ", "CASE_HANDED_OVER", "CASE_CLOSED");
        assertThat(listed("select action from koto.audit_entry where subject_key = :key", number))
                .contains("READ", "WRITE", "TRANSFER_ACCEPTED");
        assertThat(listed("select action from koto.audit_entry where subject_key = :key", there))
                .contains("CASE_RECEIVED", "WRITE");
    }

    @Test
    void aQuestionComesBackAsATaskAndTheAnswerGoesToWhoAsked() {
        String key = newCase();
        String number = sentToMultia(key);
        ProcessInstance handOver = running(key, "case-transfer");

        answer(MULTIA, number, "task_receiveTransfer", transferReply("ASKED"));

        assertThat(handOver).isWaitingAtExactly("task_answerQuestion");
        assertThat(task(key, "task_answerQuestion")).isAssignedTo(CASEWORKER);
        assertThat(transfer(key, "state")).isEqualTo("ASKED");
        assertThat(task(number, "task_receiveTransfer")).isNull();
        fire(key, "timer_answerLate");
        assertThat(told(LEAD, key)).containsExactly("TRANSFER_LATE");
        refused(400, CASEWORKER, key, "task_answerQuestion", Map.of(), "Kirjoita vastaus");

        answer(key, "task_answerQuestion", Map.of("answer", "On, osoite on paketissa"));

        assertThat(handOver)
                .hasPassedInOrder("timer_answerLate", "service_escalateAnswer", "end_answerEscalated")
                .hasPassed("service_passAnswer")
                .isWaitingAtExactly("message_transferReplied");
        assertThat(transfer(key, "state")).isEqualTo("SENT");
        assertThat(task(number, "task_receiveTransfer")).isNotNull();
        assertThat(listed("""
                        select q.answer from koto.transfer_question q join koto.transfer t on t.id = q.transfer_id
                        where t.case_number = :key
                        """, key)).containsExactly("On, osoite on paketissa");
    }

    @Test
    void aRefusedCaseGoesOnWhereItWas() {
        String key = newCase();
        String number = sentToMultia(key);
        ProcessInstance handOver = running(key, "case-transfer");

        answer(MULTIA, number, "task_receiveTransfer", transferReply("REFUSED"));

        assertThat(handOver).isWaitingAtExactly("task_readRefusal");
        assertThat(caseState(key)).isEqualTo("ASSESSMENT");
        assertThat(running(key, "integration-case")).isActive();
        assertThat(transfer(key, "reason")).isEqualTo("Asiakas ei ole muuttanut kuntaan");
        assertThat(transfer(key, "new_case_number")).isNull();
        answer(key, "task_readRefusal", Map.of("confirmed", true));
        assertThat(handOver)
                .hasPassed("end_refused")
                .hasNotPassed("service_handOver")
                .isEnded();
        assertThat(sentToMultia(key)).as("it can be sent again").isNotEqualTo(number);
    }

    @Test
    void silenceRemindsAndEscalatesAndDecidesNothing() {
        String key = newCase();
        sentToMultia(key);
        ProcessInstance handOver = running(key, "case-transfer");
        assertThat(due(key, "timer_transferReminder"))
                .isEqualTo(startOf(WorkingDays.onOrAfter(today().plusDays(7)).plusDays(1)));
        assertThat(due(key, "timer_transferEscalation"))
                .isEqualTo(startOf(WorkingDays.onOrAfter(today().plusDays(14)).plusDays(1)));

        fire(key, "timer_transferReminder");
        fire(key, "timer_transferEscalation");

        assertThat(handOver)
                .hasPassed("service_remindSender", "end_senderReminded")
                .hasPassed("service_escalateSender", "end_senderEscalated")
                .isWaitingAtExactly("message_transferReplied");
        assertThat(told(CASEWORKER, key)).containsExactly("TRANSFER_UNANSWERED");
        assertThat(told(LEAD, key)).containsExactly("TRANSFER_LATE");
        assertThat(transfer(key, "state")).isEqualTo("SENT");
        assertThat(caseState(key)).isEqualTo("ASSESSMENT");
    }

    @Test
    void theSenderTakesItBackWhileNobodyHasAccepted() {
        String waiting = newCase();
        sentToMultia(waiting);
        ProcessInstance first = running(waiting, "case-transfer");
        withdraw(waiting);
        assertThat(first)
                .hasPassed("message_transferWithdrawn", "end_withdrawn")
                .isEnded();
        assertThat(transfer(waiting, "state")).isEqualTo("WITHDRAWN");
        assertThat(caseState(waiting)).isEqualTo("ASSESSMENT");

        String asked = newCase();
        answer(MULTIA, sentToMultia(asked), "task_receiveTransfer", transferReply("ASKED"));
        ProcessInstance second = running(asked, "case-transfer");
        withdraw(asked);
        assertThat(second)
                .hasPassed("message_withdrawnWhileAsked", "end_withdrawnWhileAsked")
                .isEnded();

        String outside = newCase();
        sentOutside(outside);
        ProcessInstance third = running(outside, "case-transfer");
        withdraw(outside);
        assertThat(third)
                .hasPassed("message_outsideWithdrawn", "end_outsideWithdrawn")
                .isEnded();

        assertThatThrownBy(() -> withdraw(waiting)).isInstanceOf(TransferRefused.class);
        assertThatThrownBy(() -> as(MULTIA, () -> transfers.withdraw(MULTIA, asked, "Ei kuulu minulle")))
                .isInstanceOf(fi.kotopolku.access.AccessRefused.class);
    }

    @Test
    void anAuthorityOutsideTheSystemAcknowledgesThroughAPerson() {
        String key = newCase();
        sentOutside(key);
        ProcessInstance handOver = running(key, "case-transfer");
        assertThat(handOver).isWaitingAtExactly("task_recordOutsideReply").hasNotPassed("service_offerTransfer");
        fire(key, "timer_outsideReminder");
        fire(key, "timer_outsideEscalation");
        assertThat(told(CASEWORKER, key)).containsExactly("TRANSFER_UNANSWERED");
        assertThat(told(LEAD, key)).containsExactly("TRANSFER_LATE");
        assertThat(handOver).isWaitingAtExactly("task_recordOutsideReply");
        refused(
                400,
                CASEWORKER,
                key,
                "task_recordOutsideReply",
                outsideReply("ACCEPTED", today().plusDays(1)),
                "tulevaisuudessa");
        refused(
                400,
                CASEWORKER,
                key,
                "task_recordOutsideReply",
                with(outsideReply("ACCEPTED", today()), "acknowledgedBy", null),
                "kuka viranomaisessa vastasi");

        answer(key, "task_recordOutsideReply", outsideReply("ACCEPTED", today()));

        assertThat(handOver)
                .hasPassed("service_remindOutside", "service_escalateOutside", "service_handOver", "end_handedOver")
                .isEnded();
        assertThat(caseState(key)).isEqualTo("CLOSED");
        assertThat(found("select close_reason from koto.integration_case where number = :key", key))
                .isEqualTo("TO_EMPLOYMENT_AUTHORITY");
        assertThat(transfer(key, "acknowledged_by")).isEqualTo("Testi Työllisyysneuvoja");

        String refused = newCase();
        sentOutside(refused);
        answer(refused, "task_recordOutsideReply", outsideReply("REFUSED", today()));
        assertThat(running(refused, "case-transfer")).isWaitingAtExactly("task_readRefusal");
        assertThat(caseState(refused)).isEqualTo("ASSESSMENT");
    }

    private void sentOutside(String key) {
        begin(CASEWORKER, "case-transfer", transferOutside("Testin työllisyysalue", key, today()));
        answer(key, "task_sendTransfer", sendTransfer());
    }
}
