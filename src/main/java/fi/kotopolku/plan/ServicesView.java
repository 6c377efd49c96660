package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * The services of a case's plan beside what was told of how they are realised, as far as the reader sees them.
 *
 * @param mayName the reader may name who reports
 * @param reporterChoices whom the reader may name; null when their right does not tell who works on the case
 */
record ServicesView(
        @Holds({}) @Shown String caseNumber,
        @Holds({}) @Shown Boolean mayName,
        @Holds(DataCategory.SERVICES) @Shown List<Line> services,
        @Holds(DataCategory.PLAN) @Shown List<Choice> reporterChoices) {

    /**
     * @param line number that the service keeps from version to version
     * @param attendedPercent of the hours or days planned; null when no attendance was reported
     * @param reporter name of who reports; null when nobody was named
     * @param reportBy by when the next report is waited for; null when none is
     * @param reportWhy one sentence that explains that day; null when there is none
     * @param silentSince null while nothing is late
     * @param mayReport the reader may report on it now
     */
    record Line(
            String line,
            String title,
            String aim,
            LocalDate startsOn,
            LocalDate endsOn,
            String stateFi,
            Integer attendedPercent,
            String reporter,
            String reporterEmployer,
            LocalDate reportBy,
            String reportWhy,
            LocalDate silentSince,
            boolean mayReport,
            List<Report> reports) {}

    /**
     * One report as it was given. Days are days in Finland.
     *
     * @param by name of who reported; null for a reader whose right does not tell who works on the case
     * @param corrects number of the report that it corrects
     * @param correctedBy number of the report that corrects it; null while it stands
     */
    record Report(
            int no,
            ServiceReport.Kind kind,
            String textFi,
            LocalDate on,
            LocalDate from,
            LocalDate until,
            ServiceReport.Unit unit,
            Integer planned,
            Integer attended,
            ServiceReport.Reason reason,
            LocalDate expectedBack,
            ServiceReport.Result result,
            String note,
            String by,
            boolean onBehalf,
            Instant reportedAt,
            Integer corrects,
            Integer correctedBy) {}
}
