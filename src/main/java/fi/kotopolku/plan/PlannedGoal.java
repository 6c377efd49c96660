package fi.kotopolku.plan;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Written;

/** One goal for the plan's period, as a line of the form and as a row of the plan. */
record PlannedGoal(Area area, @LongText String goal) {

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
        return area == null && Written.nothing(goal);
    }
}
