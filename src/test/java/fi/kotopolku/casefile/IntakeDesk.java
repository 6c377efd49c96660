package fi.kotopolku.casefile;

import static fi.kotopolku.casefile.CaseTestbed.KEURUU;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import java.util.Map;

/**
 * Where clients are registered by somebody in a municipality, and what is there afterwards; also the cases that are
 * closed again.
 */
class IntakeDesk {

    private final CaseTestbed bed;
    private final ClientIntakeForm form;

    IntakeDesk(CaseTestbed bed) {
        this.bed = bed;
        this.form = bed.bean(ClientIntakeForm.class);
    }

    String start(String person, String municipality, IntakeAnswer answer) {
        ClientIntake built = answer.build();
        CaseTestbed.validate(built);
        return bed.inTransaction(() -> form.start(context(person, municipality), built))
                .key();
    }

    void assertRefused(IntakeAnswer answer, String field, String words) {
        assertThatThrownBy(() -> start(KEURUU, "249", answer))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(refused.problems())
                                .singleElement()
                                .satisfies(problem -> {
                                    assertThat(problem.field()).isEqualTo(field);
                                    assertThat(problem.message()).contains(words);
                                }));
    }

    FormContext context(String person, String municipality) {
        return new FormContext(person, municipality, null, Map.of());
    }

    int rows() {
        return bed.count("select (select count(*) from koto.client) + (select count(*) from koto.integration_case)"
                + " + (select coalesce(sum(last), 0) from koto.case_number_series)");
    }

    void close(String number) {
        bed.jdbc
                .sql(
                        "update koto.integration_case set state = 'CLOSED', closed_at = now(), close_reason = 'OTHER' where number = ?")
                .param(number)
                .update();
    }

    String order(String number) {
        return bed.jdbc
                .sql("select c.non_disclosure || ' ' || c.street_address from koto.client c"
                        + " join koto.integration_case k on k.client_id = c.id where k.number = ?")
                .param(number)
                .query(String.class)
                .single();
    }
}
