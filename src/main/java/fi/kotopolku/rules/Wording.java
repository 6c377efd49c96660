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
    private static final String NOT_CHECKED = " Lähdettä ei ole vielä tarkistettu säädöstekstistä.";

    private Wording() {}

    /** @param end where the period ended before it was moved to a working day */
    static String deadline(Rule rule, LocalDate start, LocalDate end, LocalDate due) {
        if (rule.period().isZero()) {
            return sentence(rule, "viipymättä, laskettuna päivästä " + day(start));
        }
        String counted =
                "viimeistään %s, kun %s lasketaan päivästä %s".formatted(day(due), length(rule.period()), day(start));
        String moved = " ja päättymispäivä %s siirtyy seuraavaan arkipäivään (laki 150/1930, 5 §)".formatted(day(end));
        return sentence(rule, end.equals(due) ? counted : counted + moved);
    }

    static String limit(Rule rule, LocalDate start, LocalDate due) {
        return sentence(
                rule,
                "enintään %s asti, kun %s lasketaan päivästä %s"
                        .formatted(day(due), length(rule.period()), day(start)));
    }

    static String notice(Rule rule, LocalDate end, LocalDate due) {
        return sentence(
                rule, "%s, joka on %s ennen päättymispäivää %s".formatted(day(due), length(rule.period()), day(end)));
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

    private static String sentence(Rule rule, String counting) {
        String text = "%s: %s; perusteena %s.".formatted(rule.titleFi(), counting, basis(rule));
        return rule.verified().awaitsStatuteText() ? text + NOT_CHECKED : text;
    }

    private static String basis(Rule rule) {
        String law = Stream.of(rule.section(), rule.lawVersion())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return switch (rule.verified()) {
            case VERIFIED, UNVERIFIED -> law;
            case GUIDE -> law + ", viranomaisen ohjeen mukaan";
            case OWN -> "oma palvelutavoite, ei säädös" + (law.isEmpty() ? "" : " (liittyy: " + law + ")");
        };
    }

    private static String counted(int number, String one, String many) {
        return number == 0 ? null : number + " " + (number == 1 ? one : many);
    }

    private static String day(LocalDate date) {
        return DAY.format(date);
    }
}
