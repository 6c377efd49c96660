package fi.kotopolku.assessment;

/** A clarifying measure was cancelled while its result was awaited. Published in the transaction that cancelled it. */
public record MeasureCancelled(String measureId, String caseNumber) {}
