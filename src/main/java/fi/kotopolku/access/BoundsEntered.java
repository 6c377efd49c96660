package fi.kotopolku.access;

import fi.kotopolku.form.FormRefused.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The four bounds as they stand on a form, perhaps with something missing. Days are Finland's.
 *
 * @param validUntil the last day; the right lasts to its end unless a time is given
 * @param untilTime hours and minutes, seconds when wanted; null for the whole day
 */
record BoundsEntered(
        Set<DataCategory> content,
        ExtentKind extent,
        String unit,
        String cases,
        Set<Power> powers,
        LocalDate validFrom,
        LocalDate validUntil,
        String untilTime) {

    static final String TIME = "([01]\\d|2[0-3])[:.][0-5]\\d([:.][0-5]\\d)?";

    private static final String CASE_NUMBER = "\\d{3}-\\d{4}-\\d{4,12}";
    private static final int MOST_CASES = 50;
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    static BoundsEntered of(Requested asked) {
        ZonedDateTime end = asked.until().atZone(FinnishTime.HELSINKI);
        boolean wholeDay = end.toLocalTime().equals(LocalTime.MIDNIGHT);
        return new BoundsEntered(
                asked.content(),
                ExtentKind.valueOf(asked.extent().code()),
                asked.extent() instanceof Extent.Unit named ? named.name() : null,
                asked.extent() instanceof Extent.Cases named ? String.join(", ", new TreeSet<>(named.numbers())) : null,
                asked.powers(),
                LocalDate.ofInstant(asked.from(), FinnishTime.HELSINKI),
                wholeDay ? end.toLocalDate().minusDays(1) : end.toLocalDate(),
                wholeDay ? null : CLOCK.format(end));
    }

    /** @param list of a checklist; null when nothing in it was ticked */
    static <T> Set<T> chosen(List<T> list) {
        return list == null ? Set.of() : list.stream().filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** Every bound that is open or cannot be read, with what to do about it. */
    List<Problem> problems(String municipality) {
        List<Problem> problems = new ArrayList<>();
        if (content.isEmpty()) {
            problems.add(new Problem("content", "Valitse vähintään yksi tietoryhmä, jota oikeus koskee."));
        }
        if (powers.isEmpty()) {
            problems.add(new Problem("powers", "Valitse vähintään yksi valtuus."));
        }
        if (extent == null) {
            problems.add(new Problem("extent", "Valitse laajuus."));
        } else {
            extentProblems(municipality, problems);
        }
        if (validFrom == null) {
            problems.add(new Problem("validFrom", "Valitse alkamispäivä."));
        }
        if (validUntil == null) {
            problems.add(new Problem(
                    "validUntil", "Valitse päättymispäivä. Käyttöoikeus ei voi olla voimassa toistaiseksi."));
        } else if (untilTime != null && !untilTime.matches(TIME)) {
            problems.add(new Problem("untilTime", "Kirjoita kellonaika muodossa 16:00 tai 16:00:00."));
        } else if (validFrom != null && !until().isAfter(from())) {
            problems.add(new Problem("validUntil", "Valitse päättymisaika, joka on alkamisen jälkeen."));
        }
        return problems;
    }

    Extent bound() {
        return switch (extent) {
            case MUNICIPALITY -> new Extent.WholeMunicipality();
            case UNIT -> new Extent.Unit(unit);
            case CASES -> new Extent.Cases(caseNumbers());
        };
    }

    Instant from() {
        return validFrom.atStartOfDay(FinnishTime.HELSINKI).toInstant();
    }

    /** The beginning of the day, or the known begin when it falls on that day: a form shows days only. */
    Instant from(Instant known) {
        return LocalDate.ofInstant(known, FinnishTime.HELSINKI).equals(validFrom) ? known : from();
    }

    Instant until() {
        return untilTime == null
                ? validUntil.plusDays(1).atStartOfDay(FinnishTime.HELSINKI).toInstant()
                : validUntil
                        .atTime(LocalTime.parse(untilTime.replace('.', ':')))
                        .atZone(FinnishTime.HELSINKI)
                        .toInstant();
    }

    private void extentProblems(String municipality, List<Problem> problems) {
        if (extent == ExtentKind.UNIT && (unit == null || unit.isBlank())) {
            problems.add(new Problem("unit", "Kirjoita yksikkö, jonka asiakkaita oikeus koskee."));
        }
        if (extent != ExtentKind.CASES) {
            return;
        }
        Set<String> numbers = caseNumbers();
        if (numbers.isEmpty() || !numbers.stream().allMatch(number -> number.matches(CASE_NUMBER))) {
            problems.add(new Problem(
                    "cases",
                    "Kirjoita asianumerot pilkulla erotettuina, esimerkiksi %s-2026-0001.".formatted(municipality)));
        } else if (!numbers.stream().allMatch(number -> number.startsWith(municipality + "-"))) {
            problems.add(new Problem("cases", "Kirjoita vain oman kuntasi asianumeroita."));
        } else if (numbers.size() > MOST_CASES) {
            problems.add(new Problem("cases", "Kirjoita enintään %d asianumeroa.".formatted(MOST_CASES)));
        }
    }

    private Set<String> caseNumbers() {
        return cases == null
                ? Set.of()
                : Arrays.stream(cases.split("[,;\\s]+"))
                        .filter(number -> !number.isBlank())
                        .collect(Collectors.toSet());
    }
}
