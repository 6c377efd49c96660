package fi.kotopolku.rules;

import java.time.LocalDate;

/**
 * A period that has begun to run in some case. Says what happened, never when it is due: that is the table's to say, and
 * another table may say otherwise.
 *
 * @param ruleId a name of {@link RuleId}
 * @param start the day, in Finland, of the event that the period is counted from; for a notice, the end it is counted back from
 * @param metOn the day on which what was waited for was done; null while it has not been. For a notice, a day before its
 *     due day meets nothing
 * @param stoppedOn the day on which there was nothing left to wait for; null while there is
 * @param withCounty the work is coordinated with the wellbeing services county, which the law may have in a section of
 *     its own
 */
public record StatutoryClock(String ruleId, LocalDate start, LocalDate metOn, LocalDate stoppedOn, boolean withCounty) {

    public static StatutoryClock running(String ruleId, LocalDate start) {
        return new StatutoryClock(ruleId, start, null, null, false);
    }

    public StatutoryClock met(LocalDate on) {
        return new StatutoryClock(ruleId, start, on, stoppedOn, withCounty);
    }

    /** @param on null when it runs on */
    public StatutoryClock stopped(LocalDate on) {
        return new StatutoryClock(ruleId, start, metOn, on, withCounty);
    }

    public StatutoryClock together() {
        return new StatutoryClock(ruleId, start, metOn, stoppedOn, true);
    }
}
