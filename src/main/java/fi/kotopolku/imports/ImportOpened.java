package fi.kotopolku.imports;

/** An import has been opened without a form, by what a municipality decided elsewhere. Published in that transaction. */
public record ImportOpened(String number, String municipality) {}
