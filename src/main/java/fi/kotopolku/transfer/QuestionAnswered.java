package fi.kotopolku.transfer;

/** The sender has answered the receiver's question. Published in the transaction that stored it. */
public record QuestionAnswered(String number) {}
