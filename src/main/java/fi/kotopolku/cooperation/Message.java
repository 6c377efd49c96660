package fi.kotopolku.cooperation;

import fi.kotopolku.access.DataCategory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A message about a case. */
record Message(UUID id, DataCategory category, String text, String sentBy, Instant sentAt, List<Recipient> recipients) {

    /** @param readAt null until the recipient has said that it is read */
    record Recipient(String personId, Instant readAt) {}

    boolean concerns(String personId) {
        return sentBy.equals(personId)
                || recipients.stream()
                        .anyMatch(recipient -> recipient.personId().equals(personId));
    }
}
