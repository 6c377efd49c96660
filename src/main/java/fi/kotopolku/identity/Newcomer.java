package fi.kotopolku.identity;

/**
 * Somebody who is entered among those who work with the system.
 *
 * @param id theirs from here on, never anything personal
 * @param issuer the stable name of the identity provider: its address, unless configured otherwise
 * @param subject what that provider calls the person
 * @param organisationId the employer
 */
public record Newcomer(
        String id,
        String givenName,
        String familyName,
        String email,
        String issuer,
        String subject,
        String organisationId) {}
