package fi.kotopolku.casefile;

/**
 * Where a new case belongs and who takes care of it.
 *
 * @param unit null when the registering right is not bound to a unit
 * @param rightNumber the access right under which it is registered
 */
record NewCase(String municipality, String unit, WayIn wayIn, String responsible, String rightNumber) {}
