package fi.kotopolku.transfer;

/** A case waits to be received. Published in the transaction that sent it. */
public record TransferOffered(String number, String municipality) {}
