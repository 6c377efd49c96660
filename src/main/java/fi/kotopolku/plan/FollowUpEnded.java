package fi.kotopolku.plan;

/** Nobody is asked about the service any more, although no report said so. Published in the transaction that ends it. */
public record FollowUpEnded(String followUpId, String caseNumber) {}
