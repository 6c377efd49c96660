package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SampleTransfers.sendTransfer;
import static fi.kotopolku.demo.SampleTransfers.transferOutside;
import static fi.kotopolku.demo.SampleTransfers.transferTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;

/** What is not sent, what is left out of what is sent, and what a case waits for before it is closed. */
class TransferNotSentTest extends TransferWalk {

    @Test
    void whatIsNotSentLeavesNothingBehind() {
        String key = newCase();
        begin(CASEWORKER, "case-transfer", transferTo("495", key, today()));
        ProcessInstance handOver = running(key, "case-transfer");

        answer(key, "task_sendTransfer", Map.of("decision", "GIVE_UP"));

        assertThat(handOver).hasPassed("end_notSent").isEnded();
        assertThat(transfer(key, "state")).isEqualTo("GIVEN_UP");
        assertThat(packages(key)).isZero();
        assertThat(caseState(key)).isEqualTo("ASSESSMENT");
    }

    @Test
    void aHandOverThatCannotBeIsRefusedInWords() {
        String key = newCase();
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv) values ('991', 'Testikunta', 'Testkommun')
                on conflict do nothing
                """).update();
        LocalDate day = today();
        refused(400, () -> begin(CASEWORKER, "case-transfer", transferTo("249", key, day)), "Asia on jo kunnassasi");
        refused(
                400,
                () -> begin(CASEWORKER, "case-transfer", transferTo("991", key, day)),
                "Kunta ei ole ottanut järjestelmää käyttöön");
        refused(400, () -> begin(CASEWORKER, "case-transfer", transferTo("xyz", key, day)), "Vastaanottaja");
        refused(
                400,
                () -> begin(CASEWORKER, "case-transfer", with(transferOutside("x", key, day), "authorityName", null)),
                "Kirjoita työvoimaviranomaisen nimi");
        refused(
                400,
                () -> begin(CASEWORKER, "case-transfer", with(transferOutside("x", key, day), "ground", "MOVES")),
                "työnhakija");
        refused(
                400,
                () -> begin(CASEWORKER, "case-transfer", transferTo("495", key, day.plusYears(3))),
                "enintään vuoden päässä");
        refused(403, () -> begin(CASEWORKER, "case-transfer", transferTo("495", "249-2026-999999", day)));
        refused(403, () -> begin(MULTIA, "case-transfer", transferTo("495", key, day)));
        assertThat(transfer(key, "id")).isNull();

        begin(CASEWORKER, "case-transfer", transferTo("495", key, day));
        refused(
                400,
                () -> begin(CASEWORKER, "case-transfer", transferTo("495", key, day)),
                "Asiasta on jo vireillä siirto");
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into koto.transfer (number, municipality, case_number, to_municipality, ground, change_on,
                            begun_by, begun_at, turned_at)
                        select koto.next_transfer_number('495'), municipality, case_number, to_municipality, ground,
                            change_on, begun_by, begun_at, turned_at
                        from koto.transfer where case_number = :key
                        """).param("key", key).update()).hasMessageContaining("transfer_one_at_once");
        refused(
                400,
                CASEWORKER,
                key,
                "task_sendTransfer",
                with(sendTransfer(), "leftOut", List.of("client")),
                "lähtevät aina");

        String closed = newCase();
        handedOverToMultia(closed);
        refused(400, () -> begin(CASEWORKER, "case-transfer", transferTo("495", closed, day)), "jo päätetty");
    }

    @Test
    void theSenderLeavesOutWithAReasonAndSendsWhatWasShown() {
        String key = newCase();
        answer(key, "task_initialInterview", with(SampleAnswers.interview(today()), "functioning", "Salainen vaiva"));
        begin(CASEWORKER, "case-transfer", transferTo("495", key, today()));
        Map<String, Object> withoutHealth =
                with(sendTransfer(), "leftOut", List.of("assessment-HEALTH_AND_FUNCTIONING"));
        refused(400, CASEWORKER, key, "task_sendTransfer", withoutHealth, "Kirjoita, miksi");
        refused(
                400,
                CASEWORKER,
                key,
                "task_sendTransfer",
                with(withoutHealth, "leftOutReason", "Ei tarvita", "version", "f00"),
                "muuttuneet");

        answer(key, "task_sendTransfer", with(withoutHealth, "leftOutReason", "Ei tarvita siirrossa"));

        String content = found("""
                select p.content from koto.transfer_package p join koto.transfer t on t.id = p.transfer_id
                where t.case_number = :key
                """, key);
        assertThat(content)
                .contains("Kulkija", "Ei tarvita siirrossa", "kotopolku-siirto-1", "Ei tarvita siirrossa")
                .doesNotContain("Salainen vaiva");
        begun.add(transfer(key, "number"));
    }

    @Test
    void nobodyClosesTheCaseBeforeItIsAccepted() {
        String key = newCase();
        answer(key, "task_initialInterview", SampleAnswers.interview(today()));
        answer(key, "task_concludeAssessment", SampleAnswers.conclusion(today(), false));
        sentToMultia(key);

        refused(400, CASEWORKER, key, "task_closeCase", SampleAnswers.closing(), "Multia", "Peru siirto ensin");

        assertThatThrownBy(() -> jdbc.sql("""
                        update koto.integration_case
                        set state = 'CLOSED', closed_at = now(), close_reason = 'OTHER' where number = :key
                        """).param("key", key).update())
                .hasMessageContaining("a case is not closed while its hand-over waits");
        withdraw(key);
        answer(key, "task_closeCase", SampleAnswers.closing());
        assertThat(caseState(key)).isEqualTo("CLOSED");
    }

    private long packages(String key) {
        return jdbc.sql("""
                        select count(*) from koto.transfer_package p join koto.transfer t on t.id = p.transfer_id
                        where t.case_number = :key
                        """).param("key", key).query(Long.class).single();
    }
}
