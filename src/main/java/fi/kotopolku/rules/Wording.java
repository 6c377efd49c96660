package fi.kotopolku.rules;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Finnish sentence that explains a date. */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");
    private static final String NOT_CHECKED = "; lähdettä ei ole vielä tarkistettu säädöstekstistä";

    private Wording() {}

    /** @param end where the period ended before it was moved to a working day */
    static String sentence(Rule rule, String section, LocalDate start, LocalDate end, LocalDate due) {
        String counting = switch (rule.kind()) {
            case DEADLINE -> deadline(rule, start, end, due);
            case LIMIT ->
                "enintään %s asti, kun %s lasketaan %s".formatted(day(due), length(rule.period()), from(rule, start));
            case NOTICE ->
                "%s, joka on %s ennen päättymispäivää %s (%s)"
                        .formatted(day(due), length(rule.period()), day(start), rule.startEvent());
            case EUROS, YEARS, DATE -> throw new IllegalArgumentException(rule.id() + " is not counted");
        };
        String text = "%s: %s; perusteena %s".formatted(rule.titleFi(), counting, basis(rule, section));
        return text + (rule.verified().awaitsStatuteText() ? NOT_CHECKED : "") + ".";
    }

    /** "Jos lapsi syntyy, päivä 11.5.2026 ei muutu: …" */
    static String whatIf(Deadline deadline, Effect effect) {
        String due = day(deadline.due());
        String happens = switch (effect.kind()) {
            case STAYS ->
                "Jos %s, päivä %s ei muutu: %s".formatted(effect.change().nameFi(), due, effect.reasonFi());
            case LAPSES ->
                "Jos %s ennen päivää %s, määräaika raukeaa: %s"
                        .formatted(effect.change().nameFi(), due, effect.reasonFi());
            case MOVES ->
                "Jos %s, päivä %s siirtyy päivään %s: %s"
                        .formatted(effect.change().nameFi(), due, day(deadline.later(effect)), effect.reasonFi());
        };
        return happens + (deadline.verified().awaitsStatuteText() ? "; tätä ei ole tarkistettu säädöstekstistä." : ".");
    }

    private static String deadline(Rule rule, LocalDate start, LocalDate end, LocalDate due) {
        boolean moves = !end.equals(due);
        String moved = moves
                ? " ja päättymispäivä %s siirtyy seuraavaan arkipäivään (laki 150/1930, 5 §)".formatted(day(end))
                : "";
        if (rule.period().isZero()) {
            return "viipymättä, %slaskettuna %s%s"
                    .formatted(moves ? "viimeistään " + day(due) + ", " : "", from(rule, start), moved);
        }
        return "viimeistään %s, kun %s lasketaan %s%s"
                .formatted(day(due), length(rule.period()), from(rule, start), moved);
    }

    private static String from(Rule rule, LocalDate start) {
        return "päivästä %s (%s)".formatted(day(start), rule.startEvent());
    }

    /** "1 vuosi", "6 kuukautta", "1 vuosi ja 14 päivää". */
    static String length(Period period) {
        return Stream.of(
                        counted(period.getYears(), "vuosi", "vuotta"),
                        counted(period.getMonths(), "kuukausi", "kuukautta"),
                        counted(period.getDays(), "päivä", "päivää"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" ja "));
    }

    /** "4 tuntia". */
    static String length(Duration duration) {
        return counted((int) duration.toHours(), "tunti", "tuntia");
    }

    private static String basis(Rule rule, String section) {
        String law =
                Stream.of(section, rule.lawVersion()).filter(Objects::nonNull).collect(Collectors.joining(", "));
        return switch (rule.verified()) {
            case VERIFIED, UNVERIFIED -> "%s (lähde: %s)".formatted(law, rule.source());
            case GUIDE -> "%s, viranomaisen ohjeen mukaan (lähde: %s)".formatted(law, rule.source());
            case OWN -> "oma palvelutavoite, ei säädös" + (law.isEmpty() ? "" : " (liittyy: " + law + ")");
        };
    }

    private static String counted(int number, String one, String many) {
        return number == 0 ? null : number + " " + (number == 1 ? one : many);
    }

    static String day(LocalDate date) {
        return DAY.format(date);
    }
}
