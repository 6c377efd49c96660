package fi.kotopolku.access;

import java.time.Instant;

/**
 * A right in force that reaches a case.
 *
 * @param endsAt the instant from which it is void
 */
public record RightToCase(String personId, Role role, LegalGround ground, Instant endsAt) {}
