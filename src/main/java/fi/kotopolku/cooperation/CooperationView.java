package fi.kotopolku.cooperation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What is between the reader and the others who work on a case; what the reader's rights do not cover is not there.
 *
 * @param categories parts of the case file to which the reader may write a message
 * @param mayAsk the reader may ask others to do something
 */
record CooperationView(
        String caseNumber,
        List<Category> categories,
        boolean mayAsk,
        List<Participant> participants,
        List<Letter> messages,
        List<Asked> requests) {

    record Category(String code, String nameFi) {}

    /** @param reads codes of the categories that they may read now, of those to which the reader may write */
    record Participant(String personId, String name, String employer, List<String> reads) {}

    /**
     * @param mine the reader sent it
     * @param unread it is to the reader, who has not said that it is read
     */
    record Letter(
            UUID id,
            String categoryFi,
            String text,
            String from,
            Instant sentAt,
            boolean mine,
            boolean unread,
            List<Receipt> to) {}

    /** @param readAt null until they have said that it is read */
    record Receipt(String name, Instant readAt) {}

    record Asked(
            UUID id,
            String by,
            String of,
            String question,
            LocalDate dueOn,
            boolean late,
            String stateFi,
            String answer,
            Instant answeredAt) {}
}
