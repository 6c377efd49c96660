package fi.kotopolku.identity;

import java.time.Instant;

/**
 * What a provider has vouched for, by a session's ID token or a call's access token.
 *
 * @param issuer the stable name of the provider
 * @param sessionId what the provider calls the session; null when it does not say
 */
record Vouched(String personId, String issuer, String subject, String sessionId, Instant issuedAt) {}
