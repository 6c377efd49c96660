package fi.kotopolku.access;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Instants as Finnish readers write them, in Finland's time. */
final class FinnishTime {

    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d.M.yyyy 'klo' H.mm.ss");

    private FinnishTime() {}

    static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(HELSINKI));
    }

    /** The first moment of a period: a day when it is the day's beginning. */
    static String firstMoment(Instant instant) {
        ZonedDateTime moment = instant.atZone(HELSINKI);
        return startsDay(moment) ? DAY.format(moment) : MOMENT.format(moment);
    }

    /** The end of a period: the last whole day when the period ends with a day. */
    static String lastMoment(Instant instant) {
        ZonedDateTime moment = instant.atZone(HELSINKI);
        return startsDay(moment) ? DAY.format(moment.minusDays(1)) : MOMENT.format(moment);
    }

    private static boolean startsDay(ZonedDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
