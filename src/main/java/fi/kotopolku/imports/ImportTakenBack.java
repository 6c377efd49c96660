package fi.kotopolku.imports;

/** What an import has made is gone; its processes are still there. Published in the transaction that took it back. */
public record ImportTakenBack(String number) {}
