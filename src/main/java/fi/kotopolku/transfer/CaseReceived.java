package fi.kotopolku.transfer;

/** A case has come from elsewhere and goes on here. Published in the transaction that opened it. */
public record CaseReceived(String caseNumber, String municipality) {}
