package fi.kotopolku.access;

/**
 * A right was ended before its time, by a decision. Published in the transaction that ended it.
 *
 * @param number the right's number, which is also the business key of its process where it has one
 */
public record AccessRightRevoked(String number) {}
