package fi.kotopolku.access;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Somebody leaves or changes tasks, as far as it concerns their rights in one municipality.
 *
 * @param lastDay the last day of work, or of the old task, in Finland
 * @param takesEffect the beginning of the day after it
 */
record EmploymentChange(
        String number,
        String municipality,
        String person,
        Kind kind,
        LocalDate lastDay,
        Instant takesEffect,
        State state,
        String enteredBy,
        Instant enteredAt,
        int version) {

    enum Kind {
        EMPLOYMENT_ENDS("Palvelussuhde päättyy"),
        TASK_CHANGES("Tehtävä vaihtuu");

        private final String nameFi;

        Kind(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    enum State {
        PLANNED,
        DONE,
        WITHDRAWN
    }

    enum NewRights {
        REQUESTED,
        NONE_NEEDED
    }
}
