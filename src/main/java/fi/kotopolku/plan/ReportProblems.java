package fi.kotopolku.plan;

import fi.kotopolku.casefile.Problems;
import fi.kotopolku.plan.ServiceReport.Kind;
import fi.kotopolku.plan.ServiceReport.Unit;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Why a report on a service cannot be taken; field by field, and what to do. */
final class ReportProblems {

    private static final int LONGEST_NOTE = 4000;
    private static final int MOST_HOURS_A_DAY = 24;

    private final NewReport given;
    private final ReportedService before;
    private final LocalDate planBegan;
    private final LocalDate today;
    private final Problems problems = new Problems();

    /**
     * @param before without the report that this one corrects
     * @param planBegan the first day of the plan's first version that was in force
     */
    private ReportProblems(NewReport given, ReportedService before, LocalDate planBegan, LocalDate today) {
        this.given = given;
        this.before = before;
        this.planBegan = planBegan;
        this.today = today;
    }

    static Problems of(NewReport given, List<ServiceReport> all, LocalDate planBegan, LocalDate today) {
        ReportedService before = new ReportedService(all);
        ReportProblems found = new ReportProblems(given, before.without(given.corrects()), planBegan, today);
        found.note();
        found.correction(before);
        if (given.kind() == null) {
            found.problems.when(true, "kind", "Valitse, mistä ilmoitat.");
        } else {
            found.ofKind();
        }
        return found.problems;
    }

    private void note() {
        problems.when(
                        given.note() != null && given.note().length() > LONGEST_NOTE,
                        "note",
                        "Lyhennä lisätieto enintään 4000 merkkiin.")
                .when(
                        given.note() != null && !Text.visible(given.note()),
                        "note",
                        "Poista lisätiedosta näkymättömät ohjausmerkit ja kirjoita se uudelleen.");
    }

    private void correction(ReportedService standing) {
        problems.when(
                given.corrects() != null
                        && standing.reports().stream().noneMatch(report -> report.no() == given.corrects()),
                "corrects",
                "Valitse korjattavaksi tämän palvelun ilmoitus, jota ei ole vielä korjattu.");
    }

    private void ofKind() {
        if (given.kind() == Kind.ATTENDANCE) {
            attendance();
        } else {
            day();
        }
        afterResult();
        switch (given.kind()) {
            case STARTED ->
                problems.when(
                                before.started().isPresent(),
                                "kind",
                                "Palvelun alkaminen on jo ilmoitettu. Korjaa aiempi ilmoitus.")
                        .when(
                                earlierThan(given.on(), before) && given.on() != null,
                                "on",
                                "Palvelusta on ilmoitettu jo aiemmalta ajalta. Anna alkamispäivä, joka on sitä ennen.");
            case NOT_STARTED ->
                problems.when(given.reason() == null, "reason", "Valitse, miksi palvelu ei ole alkanut.")
                        .when(
                                before.hasBegun(),
                                "kind",
                                "Palvelun on ilmoitettu alkaneen. Korjaa aiempi ilmoitus, jos se oli väärä.");
            case INTERRUPTED -> interrupted();
            case RESUMED ->
                problems.when(before.interruption().isEmpty(), "kind", "Palvelun ei ole ilmoitettu keskeytyneen.");
            case RESULT ->
                problems.when(given.result() == null, "result", "Valitse, saavutettiinko tavoite.")
                        .when(
                                before.result().isPresent(),
                                "kind",
                                "Palvelun tulos on jo ilmoitettu. Korjaa aiempi ilmoitus.")
                        .when(
                                given.on() != null
                                        && before.reports().stream()
                                                .anyMatch(report ->
                                                        report.lastDay().isAfter(given.on())),
                                "on",
                                "Palvelusta on ilmoitettu myöhemmältä ajalta. Anna päättymispäivä, joka ei ole sitä ennen.");
            case ATTENDANCE -> {}
        }
    }

    private static boolean earlierThan(LocalDate on, ReportedService before) {
        return on != null
                && before.reports().stream()
                        .filter(report -> report.kind() != Kind.NOT_STARTED)
                        .anyMatch(report ->
                                (report.kind() == Kind.ATTENDANCE ? report.from() : report.on()).isBefore(on));
    }

    private void interrupted() {
        problems.when(given.reason() == null, "reason", "Valitse, miksi palvelu keskeytyi.")
                .when(
                        before.interruption().isPresent(),
                        "kind",
                        "Palvelu on jo ilmoitettu keskeytyneeksi. Ilmoita ensin, milloin se jatkui.")
                .when(
                        given.on() != null
                                && given.expectedBack() != null
                                && given.expectedBack().isBefore(given.on()),
                        "expectedBack",
                        "Anna jatkumispäivä, joka ei ole ennen keskeytymistä, tai jätä se tyhjäksi.");
    }

    private void day() {
        if (given.on() == null) {
            problems.when(true, "on", "Anna päivä.");
            return;
        }
        problems.when(given.on().isBefore(planBegan), "on", "Anna päivä, joka ei ole ennen suunnitelman alkamista.")
                .when(given.on().isAfter(today), "on", "Anna päivä, joka ei ole tulevaisuudessa.")
                .when(
                        given.kind() != Kind.STARTED && beforeStart(given.on()),
                        "on",
                        "Anna päivä, joka ei ole ennen palvelun alkamista.")
                .when(
                        given.kind() == Kind.RESUMED
                                && before.interruption()
                                        .filter(interruption -> given.on().isBefore(interruption.on()))
                                        .isPresent(),
                        "on",
                        "Anna päivä, joka ei ole ennen keskeytymistä.");
    }

    private void attendance() {
        problems.when(given.from() == null, "from", "Anna jakson ensimmäinen päivä.")
                .when(given.until() == null, "until", "Anna jakson viimeinen päivä.")
                .when(given.unit() == null, "unit", "Valitse, ilmoitatko tunteina vai päivinä.")
                .when(
                        given.planned() == null || given.planned() < 1,
                        "planned",
                        "Kirjoita suunniteltu määrä, vähintään 1.")
                .when(given.attended() == null || given.attended() < 0, "attended", "Kirjoita toteutunut määrä.")
                .when(
                        given.planned() != null && given.attended() != null && given.attended() > given.planned(),
                        "attended",
                        "Toteutunut määrä on suurempi kuin suunniteltu. Tarkista luvut.")
                .when(
                        given.unit() != null
                                && before.unit()
                                        .filter(unit -> unit != given.unit())
                                        .isPresent(),
                        "unit",
                        "Ilmoita samassa yksikössä kuin aiemmat jaksot.");
        if (given.from() != null && given.until() != null) {
            period(given.from(), given.until());
        }
    }

    private void period(LocalDate from, LocalDate until) {
        long days = ChronoUnit.DAYS.between(from, until) + 1;
        long most = given.unit() == Unit.HOURS ? days * MOST_HOURS_A_DAY : days;
        problems.when(until.isBefore(from), "until", "Jakso päättyy ennen kuin se alkaa. Tarkista päivät.")
                .when(until.isAfter(today), "until", "Anna päivä, joka ei ole tulevaisuudessa.")
                .when(from.isBefore(planBegan), "from", "Anna päivä, joka ei ole ennen suunnitelman alkamista.")
                .when(beforeStart(from), "from", "Anna päivä, joka ei ole ennen palvelun alkamista.")
                .when(
                        days > 0 && given.unit() != null && given.planned() != null && given.planned() > most,
                        "planned",
                        "Suunniteltu määrä ei mahdu jaksoon. Tarkista luvut ja päivät.")
                .when(
                        before.attendance().stream()
                                .anyMatch(other -> !other.until().isBefore(from)
                                        && !other.from().isAfter(until)),
                        "from",
                        "Samalta ajalta on jo ilmoitettu osallistuminen. Korjaa aiempi ilmoitus tai muuta päiviä.");
    }

    private boolean beforeStart(LocalDate on) {
        return before.started().filter(start -> on.isBefore(start.on())).isPresent();
    }

    /** The last attendance may come after the result; nothing else does. */
    private void afterResult() {
        before.result()
                .ifPresent(result -> problems.when(
                                given.kind() != Kind.RESULT && given.kind() != Kind.ATTENDANCE,
                                "kind",
                                "Palvelun tulos on jo ilmoitettu. Korjaa se, jos palvelu jatkuu.")
                        .when(
                                given.kind() == Kind.ATTENDANCE
                                        && given.until() != null
                                        && given.until().isAfter(result.on()),
                                "until",
                                "Palvelu on ilmoitettu päättyneeksi. Anna jakso, joka ei jatku sen jälkeen."));
    }
}
