package fi.kotopolku.plan;

import fi.kotopolku.plan.ServiceReport.Kind;
import fi.kotopolku.plan.ServiceReport.Unit;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One service as the reports on it tell that stand; corrected ones count for nothing. */
record ReportedService(List<ServiceReport> reports) {

    ReportedService {
        reports = reports.stream().filter(ServiceReport::stands).toList();
    }

    /** As it would be without the report that is being corrected. */
    ReportedService without(Integer no) {
        return new ReportedService(reports.stream()
                .filter(report -> no == null || report.no() != no)
                .toList());
    }

    boolean silent() {
        return reports.isEmpty();
    }

    Optional<ServiceReport> started() {
        return of(Kind.STARTED).findFirst();
    }

    Optional<ServiceReport> result() {
        return of(Kind.RESULT).findFirst();
    }

    List<ServiceReport> attendance() {
        return of(Kind.ATTENDANCE).toList();
    }

    /** Somebody was there, or it was said to have begun. */
    boolean hasBegun() {
        return reports.stream().anyMatch(report -> report.kind() != Kind.NOT_STARTED);
    }

    /** Said not to have begun, and nothing else since. */
    boolean notBegun() {
        return !hasBegun() && !silent();
    }

    /** The interruption that goes on; empty when none does. */
    Optional<ServiceReport> interruption() {
        return reports.stream()
                .filter(report -> report.kind() == Kind.INTERRUPTED || report.kind() == Kind.RESUMED)
                .max(Comparator.comparing(ServiceReport::on).thenComparing(ServiceReport::no))
                .filter(last -> last.kind() == Kind.INTERRUPTED);
    }

    Optional<Unit> unit() {
        return attendance().stream().map(ServiceReport::unit).findFirst();
    }

    /** @return of all that was planned, in whole percent rounded down; empty when no attendance was reported */
    Optional<Integer> attendedPercent() {
        int planned = attendance().stream().mapToInt(ServiceReport::planned).sum();
        int attended = attendance().stream().mapToInt(ServiceReport::attended).sum();
        return planned == 0 ? Optional.empty() : Optional.of(100 * attended / planned);
    }

    /** The day from which it has gone on, as far as the reports or the plan know; empty when it has not begun. */
    Optional<LocalDate> beganOn(PlannedService planned) {
        if (notBegun()) {
            return Optional.empty();
        }
        return Optional.of(started().map(ServiceReport::on).orElse(planned.startsOn()));
    }

    String stateFi() {
        if (result().isPresent()) {
            return "Päättynyt: " + result().get().result().nameFi();
        }
        if (interruption().isPresent()) {
            return "Keskeytynyt " + Text.day(interruption().get().on());
        }
        if (hasBegun()) {
            return "Käynnissä";
        }
        return silent() ? "Ei ilmoituksia" : "Ei ole alkanut";
    }

    private Stream<ServiceReport> of(Kind kind) {
        return reports.stream().filter(report -> report.kind() == kind);
    }
}
