package fi.kotopolku.plan;

/** Somebody was named to report on a service of the case's plan. Published in the transaction that names them. */
public record FollowUpBegun(String followUpId, String caseNumber, String municipality) {}
