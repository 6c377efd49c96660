package fi.kotopolku.plan;

import java.time.Instant;
import java.util.UUID;

/**
 * That somebody reports on a service of a plan.
 *
 * @param line {@link Line#service} of the service
 * @param reporter person id of the provider's professional
 * @param employer id of the organisation whose service it is
 * @param askedAt since when a report is waited for
 * @param silentSince null while nothing is late
 * @param endedAt null while it goes on
 */
record FollowUp(
        UUID id,
        UUID planId,
        String caseNumber,
        String line,
        String reporter,
        String employer,
        Instant askedAt,
        Instant silentSince,
        Instant endedAt) {

    enum EndCause {
        RESULT,
        PLAN_ENDED,
        RIGHT_ENDED,
        CASEWORKER
    }

    boolean open() {
        return endedAt == null;
    }
}
