package fi.kotopolku.plan;

/**
 * A service that is followed was reported on, and not in its task. Published in the transaction that took the report.
 *
 * @param over nothing more is asked about the service
 */
public record ServiceReported(String followUpId, String caseNumber, boolean over) {}
