package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.PlanHouse.CASEWORKER;

import fi.kotopolku.plan.ServiceReport.Kind;
import fi.kotopolku.plan.ServiceReport.Reason;
import fi.kotopolku.plan.ServiceReport.Result;
import fi.kotopolku.plan.ServiceReport.Unit;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan that has been in force for three months, on whose two services is reported; every test has a plan of its own. */
abstract class ServicesReported extends PlanMade {

    static final LocalDate TODAY = BEGAN.plusMonths(3);

    @Autowired
    ServiceReports reports;

    @Autowired
    ServiceReading reading;

    @BeforeEach
    void aPlanInForceForThreeMonths() {
        inForce(course(BEGAN, BEGAN.plusMonths(6)), course(BEGAN.plusMonths(8), null));
        clock.standOn(TODAY);
    }

    ServicesView.Line service(String line) {
        return reading.services(CASEWORKER, number).services().stream()
                .filter(service -> service.line().equals(line))
                .findFirst()
                .orElseThrow();
    }

    int report(String line, NewReport given) {
        return reports.report(CASEWORKER, number, line, given);
    }

    static NewReport of(Kind kind, LocalDate on, Reason reason, Result result) {
        return new NewReport(kind, on, null, null, null, null, null, reason, null, result, null, null);
    }

    static NewReport interrupted(LocalDate on, LocalDate back) {
        return new NewReport(
                Kind.INTERRUPTED, on, null, null, null, null, null, Reason.ILLNESS, back, null, null, null);
    }

    static NewReport attendance(LocalDate from, LocalDate until, int planned, int attended) {
        return new NewReport(
                Kind.ATTENDANCE, null, from, until, Unit.DAYS, planned, attended, null, null, null, null, null);
    }

    static NewReport correcting(int no, NewReport report) {
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
