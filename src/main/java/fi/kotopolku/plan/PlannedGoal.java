package fi.kotopolku.plan;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Written;
import java.time.LocalDate;

/**
 * One goal for the plan's period, as a line of the form and as a row of the plan.
 *
 * @param line {@link Line#goal} that it keeps from version to version; null for one that is new
 * @param reachBy the day by which it should be reached; null when there is none
 */
record PlannedGoal(String line, Area area, @LongText String goal, LocalDate reachBy) {

    PlannedGoal {
        line = Written.orNull(line);
    }

    enum Area {
        INTEGRATION("Kotoutuminen ja arki"),
        LANGUAGE("Kielitaito"),
        STUDIES("Opiskelu"),
        EMPLOYMENT("Työllistyminen"),
        ENTREPRENEURSHIP("Yrittäjyys"),
        WELLBEING("Terveys ja hyvinvointi"),
        CIVIC_SKILLS("Yhteiskunnassa tarvittavat taidot"),
        FAMILY("Perheen tilanne");

        private final String nameFi;

        Area(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    /** A line that was left empty on the screen and means nothing. */
    boolean blank() {
        return area == null && Written.nothing(goal) && reachBy == null;
    }
}
