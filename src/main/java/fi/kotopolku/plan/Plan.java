package fi.kotopolku.plan;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The row of versions that one case has.
 *
 * @param firstConfirmedOn the day that the total length counts from; null until the first plan is in force
 */
record Plan(UUID id, String caseNumber, String municipality, LocalDate firstConfirmedOn) {}
