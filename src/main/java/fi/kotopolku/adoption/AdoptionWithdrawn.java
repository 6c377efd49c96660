package fi.kotopolku.adoption;

/** An adoption was taken back before it began. Published in the transaction that took it back. */
public record AdoptionWithdrawn(String number) {}
