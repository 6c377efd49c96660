package fi.kotopolku.adoption;

/**
 * A municipality brings its clients from an old system. Published in the transaction that said so.
 *
 * @param byPerson the main user who decided it
 */
public record OldDataWanted(String municipality, OldSystem system, String byPerson) {}
