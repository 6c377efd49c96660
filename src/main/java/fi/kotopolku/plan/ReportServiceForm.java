package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;

/** The form {@code task_reportService}. */
record ReportServiceForm(
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.SERVICES) @Shown String serviceText,
        @Holds(DataCategory.SERVICES) @Shown String reportsText,

        @Holds(DataCategory.SERVICES) @NotNull(message = "Valitse, mistä ilmoitat.")
        ServiceReport.Kind kind,

        @Holds(DataCategory.SERVICES) LocalDate on,
        @Holds(DataCategory.SERVICES) LocalDate from,
        @Holds(DataCategory.SERVICES) LocalDate until,
        @Holds(DataCategory.SERVICES) ServiceReport.Unit unit,
        @Holds(DataCategory.SERVICES) Integer planned,
        @Holds(DataCategory.SERVICES) Integer attended,
        @Holds(DataCategory.SERVICES) ServiceReport.Reason reason,
        @Holds(DataCategory.SERVICES) LocalDate expectedBack,
        @Holds(DataCategory.SERVICES) ServiceReport.Result result,
        @Holds(DataCategory.SERVICES) @LongText String note,
        @Holds(DataCategory.SERVICES) String corrects,
        @Holds(DataCategory.SERVICES) @Shown List<Choice> correctable) {

    NewReport report() {
        return new NewReport(
                kind,
                on,
                from,
                until,
                unit,
                planned,
                attended,
                reason,
                expectedBack,
                result,
                note,
                ReportFields.chosen(corrects));
    }
}
