package fi.kotopolku.plan;

/** Somebody asked for a review of the plan in force before its time; published in the transaction that keeps the request. */
public record ReviewRequested(String caseNumber) {}
