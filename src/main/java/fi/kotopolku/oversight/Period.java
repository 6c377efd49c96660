package fi.kotopolku.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Whole days in Finland, the first and the last included. */
record Period(LocalDate first, LocalDate last) {

    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    private static final int LONGEST_YEARS = 5;

    /** @throws NotAsked when the days are the wrong way round or more than five years apart */
    static Period of(LocalDate first, LocalDate last) {
        if (first == null) {
            throw new NotAsked("from: Valitse alkupäivä.");
        }
        if (last == null) {
            throw new NotAsked("to: Valitse loppupäivä.");
        }
        if (last.isBefore(first)) {
            throw new NotAsked("to: Loppupäivä on ennen alkupäivää. Korjaa jompikumpi.");
        }
        if (first.plusYears(LONGEST_YEARS).isBefore(last)) {
            throw new NotAsked("from: Valitse enintään viiden vuoden jakso.");
        }
        return new Period(first, last);
    }

    /** @throws NotAsked as {@link #of}, and when a month is begun or ended in its midst */
    static Period ofMonths(LocalDate first, LocalDate last) {
        Period period = of(first, last);
        if (first.getDayOfMonth() != 1 || last.getDayOfMonth() != last.lengthOfMonth()) {
            throw new NotAsked("from: Valitse kokonaisia kuukausia, ensimmäisen alusta viimeisen loppuun.");
        }
        return period;
    }

    Instant begins() {
        return first.atStartOfDay(HELSINKI).toInstant();
    }

    Instant ends() {
        return last.plusDays(1).atStartOfDay(HELSINKI).toInstant();
    }
}
