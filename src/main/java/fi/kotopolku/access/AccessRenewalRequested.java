package fi.kotopolku.access;

/**
 * A right that ends is asked for anew. Published in the transaction that wrote the request.
 *
 * @param number the new request's number, which becomes the business key of its process
 */
public record AccessRenewalRequested(String number, String municipality) {}
