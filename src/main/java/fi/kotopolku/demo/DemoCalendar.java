package fi.kotopolku.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.function.Predicate;

/** Office days of the past, counted from the machine's today, and the clocks stood on them. */
final class DemoCalendar {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final int MORNING = 9;

    private final DemoTime time;
    private final LocalDate today = LocalDate.now(HELSINKI);

    DemoCalendar(DemoTime time) {
        this.time = time;
    }

    LocalDate today() {
        return today;
    }

    /** Nine in the morning of that day, or of the Friday before it. */
    LocalDate stand(int daysAgo) {
        LocalDate day = day(daysAgo);
        stand(midnight(day));
        return day;
    }

    /** Whether an instant has passed when that day's work begins. */
    Predicate<Instant> before(int daysAgo) {
        return instant -> !instant.isAfter(midnight(day(daysAgo)));
    }

    /** Nine hours after the instant. Time does not go beyond now, and a step of now is taken now. */
    void stand(Instant instant) {
        Duration distance = Duration.between(Instant.now(), instant.plus(Duration.ofHours(MORNING)));
        time.stand(distance.isNegative() ? distance : Duration.ZERO);
    }

    private LocalDate day(int daysAgo) {
        LocalDate day = today.minusDays(daysAgo);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return day;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(HELSINKI).toInstant();
    }
}
