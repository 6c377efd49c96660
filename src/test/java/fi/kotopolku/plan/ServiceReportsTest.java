package fi.kotopolku.plan;

import static fi.kotopolku.plan.PlanHouse.CASEWORKER;
import static fi.kotopolku.plan.PlanHouse.NURSE;
import static fi.kotopolku.plan.PlanHouse.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.plan.ServiceReport.Kind;
import fi.kotopolku.plan.ServiceReport.Reason;
import fi.kotopolku.plan.ServiceReport.Result;
import fi.kotopolku.plan.ServiceReport.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** Reports on services: what is taken, and what is refused and with which words. */
class ServiceReportsTest extends ServicesReported {

    @Test
    void aServiceFromItsStartToItsResult() {
        assertThat(service("P1").stateFi()).isEqualTo("Ei ilmoituksia");
        report("P1", of(Kind.NOT_STARTED, BEGAN, Reason.NO_PLACE, null));
        assertThat(service("P1").stateFi()).isEqualTo("Ei ole alkanut");
        report("P1", of(Kind.STARTED, BEGAN.plusDays(7), null, null));
        report("P1", attendance(BEGAN.plusDays(7), BEGAN.plusDays(13), 5, 4));
        report("P1", attendance(BEGAN.plusDays(14), BEGAN.plusDays(20), 5, 2));
        report("P1", interrupted(BEGAN.plusDays(21), BEGAN.plusDays(30)));
        assertThat(service("P1").stateFi()).startsWith("Keskeytynyt");
        report("P1", of(Kind.RESUMED, BEGAN.plusDays(31), null, null));
        assertThat(service("P1").stateFi()).isEqualTo("Käynnissä");
        report("P1", of(Kind.RESULT, TODAY, null, Result.PARTLY));

        ServicesView.Line service = service("P1");
        assertThat(service.stateFi()).isEqualTo("Päättynyt: tavoite saavutettiin osittain");
        assertThat(service.attendedPercent()).isEqualTo(60);
        assertThat(service.reports()).extracting(ServicesView.Report::no).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(service.reports()).allMatch(ServicesView.Report::onBehalf);
        assertThat(service("P2").reports()).isEmpty();
        report("P1", attendance(BEGAN.plusDays(31), BEGAN.plusDays(37), 5, 5));
    }

    @Test
    void aCorrectionTakesThePlaceOfWhatItCorrectsAndKeepsIt() {
        report("P1", of(Kind.STARTED, BEGAN.plusDays(7), null, null));
        int wrong = report("P1", attendance(BEGAN.plusDays(7), BEGAN.plusDays(13), 5, 5));
        int right = report("P1", correcting(wrong, attendance(BEGAN.plusDays(7), BEGAN.plusDays(13), 5, 1)));

        assertThat(service("P1").attendedPercent()).isEqualTo(20);
        assertThat(service("P1").reports()).hasSize(3);
        assertThat(service("P1").reports().get(1).attended()).isEqualTo(5);
        assertThat(service("P1").reports().get(1).correctedBy()).isEqualTo(right);
        assertThat(refusal("P1", correcting(wrong, attendance(BEGAN.plusDays(7), BEGAN.plusDays(13), 5, 2))))
                .contains("corrects");
        assertThat(refusal("P2", correcting(right, of(Kind.STARTED, TODAY, null, null))))
                .containsExactly("corrects");
        assertThatThrownBy(() -> jdbc.sql("update koto.service_report set attended = 5 where no = :no")
                        .param("no", right)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whatCannotBeIsRefusedByTheNameOfItsField() {
        assertThat(refusal("P1", of(null, TODAY, null, null))).containsExactly("kind");
        assertThat(refusal("P1", of(Kind.STARTED, null, null, null))).containsExactly("on");
        assertThat(refusal("P1", of(Kind.STARTED, BEGAN.minusDays(1), null, null)))
                .containsExactly("on");
        assertThat(refusal("P1", of(Kind.STARTED, TODAY.plusDays(1), null, null)))
                .containsExactly("on");
        assertThat(refusal("P1", of(Kind.RESUMED, TODAY, null, null))).containsExactly("kind");
        assertThat(refusal("P1", of(Kind.NOT_STARTED, TODAY, null, null))).containsExactly("reason");
        assertThat(refusal("P1", of(Kind.INTERRUPTED, TODAY, null, null))).containsExactly("reason");
        assertThat(refusal("P1", interrupted(TODAY, TODAY.minusDays(1)))).containsExactly("expectedBack");
        assertThat(refusal("P1", of(Kind.RESULT, TODAY, null, null))).containsExactly("result");
        assertThat(refusal("P1", attendance(TODAY, TODAY.minusDays(1), 1, 1))).containsExactly("until");
        assertThat(refusal("P1", attendance(BEGAN, BEGAN.plusDays(6), 5, 6))).containsExactly("attended");
        assertThat(refusal("P1", attendance(BEGAN, BEGAN.plusDays(6), 8, 6))).containsExactly("planned");
        assertThat(refusal("P1", attendance(BEGAN, TODAY.plusDays(1), 5, 5))).containsExactly("until");
        assertThat(refusal("P1", attendance(BEGAN.minusDays(1), BEGAN, 1, 1))).containsExactly("from");
        assertThat(refusal("P1", attendance(null, null, 5, 5))).containsExactly("from", "until");
        NewReport long_ = new NewReport(
                Kind.STARTED, TODAY, null, null, null, null, null, null, null, null, "x".repeat(10_000), null);
        assertThat(refusal("P1", long_)).containsExactly("note");
        assertThat(service("P1").reports()).isEmpty();
    }

    @Test
    void whatContradictsAnEarlierReportIsRefused() {
        report("P1", of(Kind.STARTED, BEGAN.plusDays(7), null, null));
        report("P1", attendance(BEGAN.plusDays(7), BEGAN.plusDays(13), 5, 4));
        assertThat(refusal("P1", of(Kind.STARTED, BEGAN.plusDays(7), null, null)))
                .containsExactly("kind");
        assertThat(refusal("P1", of(Kind.NOT_STARTED, TODAY, Reason.OTHER, null)))
                .containsExactly("kind");
        assertThat(refusal("P1", of(Kind.RESULT, BEGAN.plusDays(6), null, Result.ACHIEVED)))
                .contains("on");
        assertThat(refusal("P1", of(Kind.RESULT, BEGAN.plusDays(8), null, Result.ACHIEVED)))
                .containsExactly("on");
        assertThat(refusal("P1", attendance(BEGAN.plusDays(13), BEGAN.plusDays(20), 5, 4)))
                .containsExactly("from");
        NewReport hours = new NewReport(
                Kind.ATTENDANCE,
                null,
                BEGAN.plusDays(14),
                BEGAN.plusDays(20),
                Unit.HOURS,
                20,
                20,
                null,
                null,
                null,
                null,
                null);
        assertThat(refusal("P1", hours)).containsExactly("unit");
        report("P1", of(Kind.RESULT, TODAY, null, Result.ACHIEVED));
        assertThat(refusal("P1", of(Kind.RESULT, TODAY, null, Result.PARTLY))).contains("kind");
        assertThat(refusal("P1", interrupted(TODAY, null))).containsExactly("kind");
        report("P1", correcting(3, of(Kind.RESULT, TODAY, null, Result.PARTLY)));
        assertThat(service("P1").stateFi()).endsWith("osittain");
    }

    @Test
    void whoHasNoBusinessWithTheServiceGetsTheAnswerForWhatIsNotThere() {
        NewReport started = of(Kind.STARTED, TODAY, null, null);
        for (String nobody : List.of(STRANGER, NURSE, "nobody")) {
            assertThatThrownBy(() -> reports.report(nobody, number, "P1", started))
                    .isInstanceOf(AccessRefused.class)
                    .matches(refused -> ((AccessRefused) refused).hidden());
            assertThatThrownBy(() -> reading.services(nobody, number)).isInstanceOf(AccessRefused.class);
        }
        for (String never : List.of("P9", "T1", "x", "")) {
            assertThatThrownBy(() -> reports.report(CASEWORKER, number, never, started))
                    .isInstanceOf(AccessRefused.class)
                    .matches(refused -> ((AccessRefused) refused).hidden());
        }
        assertThat(service("P1").reports()).isEmpty();
    }

    @Test
    void aServiceOfAPlanThatIsOverIsNotReportedOn() {
        store.close(store.version(number, PlanVersion.State.IN_FORCE).orElseThrow(), PlanVersion.State.ENDED, TODAY);

        assertThat(refusal("P1", of(Kind.STARTED, TODAY, null, null))).containsExactly("line");
        assertThat(reading.services(CASEWORKER, number).services()).hasSize(2);
        assertThat(service("P1").mayReport()).isFalse();
    }

    private List<String> refusal(String line, NewReport given) {
        return refusal(() -> report(line, given)).stream()
                .map(FormRefused.Problem::field)
                .toList();
    }
}
