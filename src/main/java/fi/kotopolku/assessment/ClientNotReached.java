package fi.kotopolku.assessment;

/** The client was invited twice and did not come, and the assessment ends. Published in the transaction that decided it. */
public record ClientNotReached(String caseNumber) {}
