package fi.kotopolku.casefile;

import java.time.LocalDate;

/**
 * How a case began, as it was registered. Client data of identity (the way in) and of residence (the rest): a form that
 * shows it says so.
 *
 * @param firstPermitOn the day that the eligibility window is counted from (§ 14)
 * @param exception null unless the window had run out at registration
 */
public record Beginning(WayIn wayIn, LocalDate firstPermitOn, WindowException exception, String exceptionReason) {}
