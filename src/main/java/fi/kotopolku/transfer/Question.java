package fi.kotopolku.transfer;

import java.time.Instant;

/** What the receiver asked of the sender. @param answer null until there is one */
record Question(int no, String question, String askedBy, Instant askedAt, String answer, Instant answeredAt) {}
