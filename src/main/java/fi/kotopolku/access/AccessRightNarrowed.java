package fi.kotopolku.access;

/**
 * A right was replaced by a narrower one, which has begun and whose own life goes on from here. Published in the
 * transaction that granted it.
 *
 * @param number the new right's number, which becomes the business key of its process
 */
public record AccessRightNarrowed(String number, String municipality) {}
