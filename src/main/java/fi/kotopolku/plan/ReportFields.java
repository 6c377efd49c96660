package fi.kotopolku.plan;

import fi.kotopolku.form.Choice;
import java.util.List;

/** What the forms that take a report on a service share with each other. */
final class ReportFields {

    private ReportFields() {}

    /** The reports that stand, for the choice of the one to correct. */
    static List<Choice> correctable(List<ServiceReport> told) {
        return new ReportedService(told)
                .reports().stream()
                        .map(report -> new Choice(report.no() + ": " + report.textFi(), Integer.toString(report.no())))
                        .toList();
    }

    /** @return null when nothing was chosen; a choice that never was is answered as one that is not there */
    static Integer chosen(String corrects) {
        return corrects == null
                ? null
                : corrects.matches("[0-9]{1,6}") ? Integer.valueOf(corrects) : Integer.valueOf(0);
    }

    /** Markdown. */
    static String serviceFi(PlannedService service) {
        return "**" + PlanText.inLine(service.title()) + "** (" + service.line() + "), "
                + Text.period(service.startsOn(), service.endsOn()) + "\n\nMitä tavoitellaan: "
                + PlanText.inLine(service.aim());
    }

    /** Markdown. */
    static String reportsFi(List<ServiceReport> told) {
        ReportedService reported = new ReportedService(told);
        if (reported.silent()) {
            return "Palvelusta ei ole vielä ilmoitettu mitään.";
        }
        StringBuilder text = new StringBuilder("**" + reported.stateFi() + "**"
                + reported.attendedPercent()
                        .map(percent -> ". Osallistuminen " + percent + " %.")
                        .orElse("")
                + "\n\n");
        reported.reports()
                .forEach(report -> text.append("* ").append(report.textFi()).append('\n'));
        return text.toString();
    }
}
