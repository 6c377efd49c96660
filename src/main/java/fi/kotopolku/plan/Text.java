package fi.kotopolku.plan;

import fi.kotopolku.casefile.LongText;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Small words for the texts of forms: days as Finns write them, and what is visible on the screen. */
final class Text {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private Text() {}

    /** Nothing in the text is invisible on the screen. */
    static boolean visible(String text) {
        return text.matches(LongText.VISIBLE);
    }

    static String day(LocalDate day) {
        return day == null ? "–" : day.format(DAY);
    }

    /** @return the period with an open end shown as such */
    static String period(LocalDate from, LocalDate until) {
        return day(from) + "–" + (until == null ? "" : day(until));
    }
}
