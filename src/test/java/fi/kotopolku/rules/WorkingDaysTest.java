package fi.kotopolku.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {

    @ParameterizedTest
    @CsvSource({
        "1818-03-22", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31",
        "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21", "2038-04-25", "2049-04-18"
    })
    void easterSunday(LocalDate easter) {
        assertThat(WorkingDays.easterSunday(easter.getYear())).isEqualTo(easter);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2025, 1.1. 6.1. 18.4. 20.4. 21.4. 1.5. 29.5. 8.6. 20.6. 21.6. 1.11. 6.12. 24.12. 25.12. 26.12.",
        "2026, 1.1. 6.1. 3.4. 5.4. 6.4. 1.5. 14.5. 24.5. 19.6. 20.6. 31.10. 6.12. 24.12. 25.12. 26.12.",
        "2027, 1.1. 6.1. 26.3. 28.3. 29.3. 1.5. 6.5. 16.5. 25.6. 26.6. 6.11. 6.12. 24.12. 25.12. 26.12.",
        "2028, 1.1. 6.1. 14.4. 16.4. 17.4. 1.5. 25.5. 4.6. 23.6. 24.6. 4.11. 6.12. 24.12. 25.12. 26.12.",
    })
    void holidaysOfAYear(int year, String days) {
        LocalDate first = LocalDate.of(year, 1, 1);

        assertThat(first.datesUntil(first.plusYears(1))
                        .filter(WorkingDays::isHoliday)
                        .map(day -> day.getDayOfMonth() + "." + day.getMonthValue() + ".")
                        .collect(Collectors.joining(" ")))
                .isEqualTo(days);
    }

    @Test
    void ascensionDayMayFallOnMayDay() {
        assertThat(WorkingDays.isHoliday(LocalDate.of(2008, 5, 1))).isTrue();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "2026-06-17, 2026-06-17",
        "2026-06-19, 2026-06-22",
        "2026-06-20, 2026-06-22",
        "2026-12-24, 2026-12-28",
        "2026-12-31, 2026-12-31",
        "2027-12-24, 2027-12-27",
        "2025-04-17, 2025-04-17",
        "2025-04-18, 2025-04-22",
    })
    void firstWorkingDay(LocalDate day, LocalDate working) {
        assertThat(WorkingDays.onOrAfter(day)).isEqualTo(working);
    }
}
