package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.rules.StatutoryClock;

/**
 * A clock of one case.
 *
 * @param holds what the day that it is counted from tells of: {@code RESIDENCE} for the day of a permit, otherwise
 *     {@code PLAN}
 */
public record CaseClock(String caseNumber, DataCategory holds, StatutoryClock clock) {}
