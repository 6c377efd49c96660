package fi.kotopolku.transfer;

/** The receiver has accepted, asked or refused, by the word of {@link Reply}. Published in the transaction that stored it. */
public record TransferReplied(String caseNumber, String reply) {}
