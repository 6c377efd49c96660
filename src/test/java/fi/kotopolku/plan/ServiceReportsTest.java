package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.agreed;
import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.Answers.draft;
import static fi.kotopolku.plan.PlanHouse.CASEWORKER;
import static fi.kotopolku.plan.PlanHouse.NURSE;
import static fi.kotopolku.plan.PlanHouse.STRANGER;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.casefile.CaseEvent;
import fi.kotopolku.casefile.CaseGap;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.plan.PlanHouse.Clients;
import fi.kotopolku.plan.PlanHouse.HandClock;
import fi.kotopolku.plan.ServiceReport.Kind;
import fi.kotopolku.plan.ServiceReport.Reason;
import fi.kotopolku.plan.ServiceReport.Result;
import fi.kotopolku.plan.ServiceReport.Unit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** Reports on services: what is taken, what is refused and with which words, and what hears of it. */
@SpringJUnitConfig(PlanHouse.class)
class ServiceReportsTest {

    private static final LocalDate BEGAN = LocalDate.of(2026, 3, 2);
    private static final LocalDate TODAY = BEGAN.plusMonths(3);

    @Autowired
    Plans plans;

    @Autowired
    Reviews reviews;

    @Autowired
    PlanStore store;

    @Autowired
    PlanDates dates;

    @Autowired
    ServiceReports reports;

    @Autowired
    ServiceReading reading;

    @Autowired
    Clients clients;

    @Autowired
    HandClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlanHouse.Asked asked;

    @Autowired
    DraftPlanBinding drafting;

    @Autowired
    ConfirmPlanBinding confirming;

    @Autowired
    GatherRealisationBinding gathering;

    @Autowired
    ServiceEvents events;

    @Autowired
    ServiceGaps gaps;

    @Autowired
    ReportMaterial material;

    private String number;

    @BeforeEach
    void aPlanInForce() {
        clock.standOn(BEGAN);
        number = clients.newCase();
        plans.openDraft(number);
        submit(
                drafting,
                number,
                draft(
                        read(drafting, number).rowVersion(),
                        course(BEGAN, BEGAN.plusMonths(6)),
                        course(BEGAN.plusMonths(8), null)));
        submit(confirming, number, agreed(read(confirming, number).rowVersion(), BEGAN, BEGAN.plusYears(1), BEGAN));
        plans.putInForce(number);
        clock.standOn(TODAY);
    }

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

    @Test
    void thePlansDatesHearOfIt() {
        PlanVersion inForce = store.version(number, PlanVersion.State.IN_FORCE).orElseThrow();
        assertThat(dates.of(number)).noneMatch(date -> date.ruleId().equals("DIRECT_TO_SERVICE"));

        int wrong = report("P1", of(Kind.NOT_STARTED, TODAY, Reason.PROVIDER, null));
        assertThat(dates.of(number)).anyMatch(date -> date.ruleId().equals("DIRECT_TO_SERVICE"));
        assertThat(dates.serviceQuestion(inForce).orElseThrow().trigger())
                .isEqualTo(Review.Trigger.SERVICE_NOT_STARTED);

        report("P1", correcting(wrong, of(Kind.STARTED, BEGAN, null, null)));
        assertThat(dates.of(number)).noneMatch(date -> date.ruleId().equals("DIRECT_TO_SERVICE"));
        assertThat(dates.serviceQuestion(inForce)).isEmpty();
        assertThat(asked.cases).doesNotContain(number);
    }

    @Test
    void theReviewBeginsWhenEveryServiceHasEnded() {
        report("P1", of(Kind.RESULT, TODAY, null, Result.ACHIEVED));
        assertThat(asked.cases).doesNotContain(number);

        report("P2", of(Kind.RESULT, TODAY, null, Result.NOT_ACHIEVED));

        assertThat(asked.cases).containsOnlyOnce(number);
        reviews.open(number);
        assertThat(jdbc.sql("select kind from koto.notice where person_id = :person and subject_key = :key order by id")
                        .param("person", CASEWORKER)
                        .param("key", number)
                        .query(String.class)
                        .list())
                .containsOnly("SERVICE_ENDED")
                .hasSize(3);
        assertThat(read(gathering, number).trigger()).contains("palvelut ovat päättyneet");
    }

    @Test
    void isToldWhereverTheCaseIsTold() {
        report("P1", of(Kind.STARTED, BEGAN.plusDays(7), null, null));
        report("P1", attendance(BEGAN.plusDays(7), BEGAN.plusDays(13), 5, 4));
        assertThat(events.of(number))
                .extracting(CaseEvent::textFi)
                .containsExactly("Palvelu P1 alkoi.", "Osallistuminen palveluun P1: 4/5 päivää.");
        assertThat(material.of(number)).hasSize(1);
        assertThat(material.of(number).get(0).lines().get(0).text())
                .isEqualTo("P1: Palvelu alkoi 9.3.2026; P1: Osallistuminen 15.3.2026, 4/5 päivää");
        assertThat(gaps.among(List.of(number))).isEmpty();
        assertThat(reading.services(CASEWORKER, number).caseNumber()).isEqualTo(number);

        clock.standOn(TODAY.plusMonths(2).plusDays(5));
        assertThat(gaps.among(List.of(number))).extracting(CaseGap::kind).containsExactly("SERVICE_UNREPORTED");
        reviews.open(number);
        assertThat(read(gathering, number).sinceText())
                .contains("ilmoitettu. Käynnissä, osallistuminen 80 %. Palvelu alkoi 9.3.2026; Osallistui");

        report("P1", of(Kind.RESULT, TODAY, null, Result.ACHIEVED));
        assertThat(gaps.among(List.of(number))).isEmpty();
    }

    private ServicesView.Line service(String line) {
        return reading.services(CASEWORKER, number).services().stream()
                .filter(service -> service.line().equals(line))
                .findFirst()
                .orElseThrow();
    }

    private int report(String line, NewReport given) {
        return reports.report(CASEWORKER, number, line, given);
    }

    private List<String> refusal(String line, NewReport given) {
        return catchThrowableOfType(FormRefused.class, () -> report(line, given)).problems().stream()
                .map(FormRefused.Problem::field)
                .toList();
    }

    private static NewReport of(Kind kind, LocalDate on, Reason reason, Result result) {
        return new NewReport(kind, on, null, null, null, null, null, reason, null, result, null, null);
    }

    private static NewReport interrupted(LocalDate on, LocalDate back) {
        return new NewReport(
                Kind.INTERRUPTED, on, null, null, null, null, null, Reason.ILLNESS, back, null, null, null);
    }

    private static NewReport attendance(LocalDate from, LocalDate until, int planned, int attended) {
        return new NewReport(
                Kind.ATTENDANCE, null, from, until, Unit.DAYS, planned, attended, null, null, null, null, null);
    }

    private static NewReport correcting(int no, NewReport report) {
        return new NewReport(
                report.kind(),
                report.on(),
                report.from(),
                report.until(),
                report.unit(),
                report.planned(),
                report.attended(),
                report.reason(),
                report.expectedBack(),
                report.result(),
                report.note(),
                no);
    }
}
