package fi.kotopolku.transfer;

/** The case is no longer the municipality's. Published in the transaction that closed it. */
public record CaseHandedOver(String caseNumber) {}
