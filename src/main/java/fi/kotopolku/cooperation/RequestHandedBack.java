package fi.kotopolku.cooperation;

/** The right of who was asked has ended, and nobody will answer. Published in the transaction that tidied up after it. */
public record RequestHandedBack(String requestId, String caseNumber) {}
