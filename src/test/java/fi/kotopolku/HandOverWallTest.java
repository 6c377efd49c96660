package fi.kotopolku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SampleTransfers;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is sent with a case is beyond the wall for a third municipality, and for its two sides as long as it is theirs.
 */
class HandOverWallTest extends WallTest {

    /** The receiver reads what was sent while it waits and once it is theirs; a third municipality never does. */
    @Test
    void whatIsSentIsSeenByItsTwoSidesOnlyAndNeverChanged() {
        String case_ = casework.begin(
                "caseworker.keuruu",
                "integration-case",
                SampleAnswers.intake("Siirtomuuri", "Toinen", LocalDate.of(1985, 6, 8), LocalDate.now(clock)));
        casework.begin(
                "caseworker.keuruu", "case-transfer", SampleTransfers.transferTo("495", case_, LocalDate.now(clock)));
        assertThat(packagesSeen(processOf("495"), case_)).as("not sent yet").isZero();
        casework.answer("caseworker.keuruu", case_, "task_sendTransfer", SampleTransfers.sendTransfer());
        Asker third = processOf("992");

        for (String state : List.of("SENT", "ASKED", "WITHDRAWN", "REFUSED", "ACCEPTED")) {
            stateOf(case_, state);
            boolean theirs = !List.of("WITHDRAWN", "REFUSED").contains(state);
            assertThat(packagesSeen(person("caseworker.multia"), case_))
                    .as(state)
                    .isEqualTo(theirs ? 1 : 0);
            assertThat(packagesSeen(person("caseworker.keuruu"), case_))
                    .as(state)
                    .isEqualTo(1);
            assertThat(packagesSeen(third, case_)).as(state).isZero();
            assertThat(packagesSeen(nobody(), case_)).as(state).isZero();
        }
        for (String change : List.of(
                "update koto.transfer_package set content = 'x'",
                "delete from koto.transfer_package",
                "truncate koto.transfer_package",
                "update koto.transfer set ground = 'MOVES', settled_at = now() where state = 'ACCEPTED'",
                "update koto.transfer set to_municipality = '992' where state = 'ACCEPTED'",
                "delete from koto.transfer_question")) {
            assertThatThrownBy(() -> owner.sql(change).update())
                    .as("the owner too: " + change)
                    .rootCause()
                    .hasMessageMatching("(?s).*(written once|not written over).*");
        }
    }

    private int packagesSeen(Asker asker, String caseNumber) {
        return asked(
                asker,
                () -> application
                        .sql("""
                                select count(*) from koto.transfer_package p join koto.transfer t on t.id = p.transfer_id
                                where t.case_number = :case
                                """)
                        .param("case", caseNumber)
                        .query(Integer.class)
                        .single());
    }

    /** Past the triggers, which let no state come back. */
    private void stateOf(String caseNumber, String state) {
        owner.sql("alter table koto.transfer disable trigger transfer_is_kept").update();
        owner.sql("""
                update koto.transfer set state = :state, reason = 'Muuri',
                    settled_at = case when :state in ('SENT', 'ASKED') then null else now() end
                where case_number = :case
                """).param("state", state).param("case", caseNumber).update();
        owner.sql("alter table koto.transfer enable trigger transfer_is_kept").update();
    }
}
