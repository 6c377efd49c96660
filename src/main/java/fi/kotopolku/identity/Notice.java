package fi.kotopolku.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that a person has been told.
 *
 * @param subjectKey the number of the case or the right that it is about
 * @param text Finnish; made from the kind and the number, so it holds nothing about a client
 * @param readAt null until the person has marked it read
 */
public record Notice(UUID id, String kind, String subjectKey, String text, Instant createdAt, Instant readAt) {}
