package fi.kotopolku.transfer;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** "28.11.2026". */
final class FinnishDay {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private FinnishDay() {}

    static String of(LocalDate day) {
        return DAY.format(day);
    }
}
