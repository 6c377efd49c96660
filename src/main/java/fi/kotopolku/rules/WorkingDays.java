package fi.kotopolku.rules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * The Finnish calendar of the Time-limits Act (150/1930, § 5): Saturdays, Sundays, public holidays, Independence Day, May
 * Day, Christmas Eve and Midsummer Eve are not working days. The section is known from secondary sources and its text
 * has not been read.
 */
public final class WorkingDays {

    private static final Set<MonthDay> FIXED_HOLIDAYS = Set.of(
            MonthDay.of(1, 1),
            MonthDay.of(1, 6),
            MonthDay.of(5, 1),
            MonthDay.of(12, 6),
            MonthDay.of(12, 24),
            MonthDay.of(12, 25),
            MonthDay.of(12, 26));

    private WorkingDays() {}

    public static boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && !isHoliday(day);
    }

    /** True on public holidays and the two eves, whatever day of the week they fall on. */
    public static boolean isHoliday(LocalDate day) {
        return FIXED_HOLIDAYS.contains(MonthDay.from(day)) || isByEaster(day) || isMidsummer(day) || isAllSaints(day);
    }

    /** The day itself when it is a working day, otherwise the first working day after it. */
    public static LocalDate onOrAfter(LocalDate day) {
        LocalDate working = day;
        while (!isWorkingDay(working)) {
            working = working.plusDays(1);
        }
        return working;
    }

    private static boolean isByEaster(LocalDate day) {
        LocalDate easter = easterSunday(day.getYear());
        LocalDate goodFriday = easter.minusDays(2);
        LocalDate easterMonday = easter.plusDays(1);
        LocalDate ascension = easter.plusDays(39);
        LocalDate pentecost = easter.plusDays(49);
        return Set.of(goodFriday, easter, easterMonday, ascension, pentecost).contains(day);
    }

    private static boolean isMidsummer(LocalDate day) {
        LocalDate midsummerDay =
                LocalDate.of(day.getYear(), 6, 20).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
        return day.equals(midsummerDay) || day.equals(midsummerDay.minusDays(1));
    }

    private static boolean isAllSaints(LocalDate day) {
        return day.equals(LocalDate.of(day.getYear(), 10, 31).with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY)));
    }

    /** Gregorian computus in Butcher's form; the letters are his. */
    static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - b / 4 - g + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 19 * l) / 433;
        int month = (h + l - 7 * m + 90) / 25;
        int day = (h + l - 7 * m + 33 * month + 19) % 32;
        return LocalDate.of(year, month, day);
    }
}
