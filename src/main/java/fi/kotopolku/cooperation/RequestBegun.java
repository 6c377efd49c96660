package fi.kotopolku.cooperation;

/** One participant of a case asks another to do something. Published in the transaction that records it. */
public record RequestBegun(String requestId, String caseNumber, String municipality) {}
