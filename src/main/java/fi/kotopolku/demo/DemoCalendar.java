package fi.kotopolku.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Predicate;

/** Office days of the past, counted from the machine's today, and the clocks stood on them. */
final class DemoCalendar {

    private static final int MORNING = 9;

    private final DemoTime time;
    private final Clock clock;
    private final LocalDate today;

    DemoCalendar(DemoTime time, Clock clock) {
        this.time = time;
        this.clock = clock;
        this.today = LocalDate.now(clock);
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
        standNow();
        Duration distance = Duration.between(clock.instant(), instant.plus(Duration.ofHours(MORNING)));
        time.stand(distance.isNegative() ? distance : Duration.ZERO);
    }

    void standNow() {
        time.stand(Duration.ZERO);
    }

    private LocalDate day(int daysAgo) {
        LocalDate day = today.minusDays(daysAgo);
        while (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            day = day.minusDays(1);
        }
        return day;
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
