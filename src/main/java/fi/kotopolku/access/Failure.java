package fi.kotopolku.access;

/**
 * An automatic check that a request did not pass.
 *
 * @param code fixed word, for statistics
 * @param explanationFi what is wrong and what to do, for the person who asked
 */
record Failure(String code, String explanationFi) {}
