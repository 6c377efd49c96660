package fi.kotopolku.adoption;

/** The start of an adoption was moved to a later day. Published in the transaction that moved it. */
public record AdoptionPostponed(String number) {}
