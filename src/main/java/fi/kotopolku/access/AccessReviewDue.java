package fi.kotopolku.access;

/**
 * The time of a municipality's review of rights has come, and its process begins. Published in the transaction that
 * recorded it.
 *
 * @param number the review's number, which becomes the business key of its process
 */
public record AccessReviewDue(String number, String municipality) {}
