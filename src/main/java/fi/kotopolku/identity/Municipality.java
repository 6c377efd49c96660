package fi.kotopolku.identity;

/**
 * A municipality that uses the system; the tenant.
 *
 * @param code three digits, as Statistics Finland gives them
 */
public record Municipality(String code, String nameFi, String nameSv) {}
