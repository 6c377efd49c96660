package fi.kotopolku.casefile;

import java.time.LocalDate;

/**
 * What the statutory clocks of a case are counted from, and nothing else of it.
 *
 * @param openedOn the day of registration in Finland; of a case that was handed over, that of the first registration
 * @param firstPermitOn the client's first permit, residence card or registration
 * @param closedOn the day in Finland on which the case was closed; null while it is open
 */
public record ClockedCase(
        String number, String municipality, LocalDate openedOn, LocalDate firstPermitOn, LocalDate closedOn) {}
