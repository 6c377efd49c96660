package fi.kotopolku.assessment;

/**
 * An invited professional's right ended while the contribution was still awaited. Published in the transaction that
 * tidied up after the right.
 */
public record GuestRightEnded(String contributionId, String caseNumber) {}
