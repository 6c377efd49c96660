package fi.kotopolku.plan;

import fi.kotopolku.plan.ServiceReport.Kind;
import fi.kotopolku.plan.ServiceReport.Result;
import java.time.LocalDate;

/** Reports that come past the task, for tests of other packages. */
public final class ReportedElsewhere {

    private ReportedElsewhere() {}

    public static void started(ServiceReports reports, String person, String caseNumber, String line, LocalDate on) {
        reports.report(person, caseNumber, line, of(Kind.STARTED, on, null));
    }

    public static void ended(ServiceReports reports, String person, String caseNumber, String line, LocalDate on) {
        reports.report(person, caseNumber, line, of(Kind.RESULT, on, Result.PARTLY));
    }

    private static NewReport of(Kind kind, LocalDate on, Result result) {
        return new NewReport(kind, on, null, null, null, null, null, null, null, result, null, null);
    }
}
