package fi.kotopolku.transfer;

/** The sender has taken the hand-over back. Published in the transaction that stored it. */
public record TransferWithdrawn(String caseNumber, String number) {}
