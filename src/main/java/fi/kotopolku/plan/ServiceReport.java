package fi.kotopolku.plan;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What was told of how one service of a plan is realised, as it was told. Days are days in Finland.
 *
 * @param no its number among all reports of the plan
 * @param line number of the service's line
 * @param on the day on which it began, was interrupted, resumed, ended, or was known not to have begun; null for
 *     attendance
 * @param from first day of a period of attendance
 * @param until last day of a period of attendance
 * @param planned hours or days that the client should have been there
 * @param attended hours or days that the client was there
 * @param onBehalf told by the municipality and not by who provides the service
 * @param corrects number of the report that this one corrects; null when it corrects none
 * @param correctedBy number of the report that corrects this one; null while it stands
 */
record ServiceReport(
        int no,
        int line,
        Kind kind,
        LocalDate on,
        LocalDate from,
        LocalDate until,
        Unit unit,
        Integer planned,
        Integer attended,
        Reason reason,
        LocalDate expectedBack,
        Result result,
        String note,
        String reportedBy,
        boolean onBehalf,
        Instant reportedAt,
        Integer corrects,
        Integer correctedBy) {

    enum Kind {
        STARTED("Palvelu alkoi"),
        ATTENDANCE("Osallistuminen"),
        INTERRUPTED("Palvelu keskeytyi"),
        RESUMED("Palvelu jatkuu"),
        RESULT("Palvelu päättyi"),
        NOT_STARTED("Palvelu ei ole alkanut");

        private final String nameFi;

        Kind(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    enum Unit {
        HOURS("tuntia"),
        DAYS("päivää");

        private final String nameFi;

        Unit(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    enum Reason {
        ILLNESS("sairaus"),
        CARE("perheenjäsenen hoito"),
        WORK("työ"),
        MOVED("muutto"),
        CLIENT_ABSENT("asiakas ei ole tullut"),
        PROVIDER("palvelun järjestäjästä johtuva syy"),
        NO_PLACE("paikkaa ei ole ollut"),
        OTHER("muu syy");

        private final String nameFi;

        Reason(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    enum Result {
        ACHIEVED("tavoite saavutettiin"),
        PARTLY("tavoite saavutettiin osittain"),
        NOT_ACHIEVED("tavoitetta ei saavutettu");

        private final String nameFi;

        Result(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }

    /** No other report corrects it. */
    boolean stands() {
        return correctedBy == null;
    }

    /** The last day that it tells of. */
    LocalDate lastDay() {
        return kind == Kind.ATTENDANCE ? until : on;
    }

    /** What it tells, without the note. */
    String textFi() {
        return switch (kind) {
            case ATTENDANCE ->
                "Osallistui %s: %d/%d %s".formatted(Text.period(from, until), attended, planned, unit.nameFi());
            case INTERRUPTED ->
                said() + ", syy: " + reason.nameFi()
                        + (expectedBack == null ? "" : ", jatkunee " + Text.day(expectedBack));
            case NOT_STARTED -> said() + ", syy: " + reason.nameFi();
            case RESULT -> said() + ", " + result.nameFi();
            case STARTED, RESUMED -> said();
        };
    }

    private String said() {
        return kind.nameFi() + " " + Text.day(on);
    }
}
