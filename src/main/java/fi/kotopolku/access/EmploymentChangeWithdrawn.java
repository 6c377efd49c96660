package fi.kotopolku.access;

/** The entry that somebody leaves or changes tasks was a mistake. Published in the transaction that withdrew it. */
public record EmploymentChangeWithdrawn(String number) {}
