package fi.kotopolku.identity;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are told by mail that they have a notice. Needed only when {@code spring.mail.host} is set.
 *
 * @param from the sender's address
 * @param link address of the page of notices, as people reach it: it stands in every mail
 * @param quiet after a mail to a person the next one waits this long, and takes all that has come meanwhile with it
 */
@ConfigurationProperties("kotopolku.mail")
record MailProperties(
        String from, String link, @DefaultValue("PT10M") Duration quiet) {

    /** @throws IllegalStateException naming what is missing */
    MailProperties complete() {
        if (from == null || from.isBlank()) {
            throw new IllegalStateException("Set kotopolku.mail.from to the address that mails are sent from");
        }
        if (link == null || link.isBlank()) {
            throw new IllegalStateException("Set kotopolku.mail.link to the public address of the page of notices");
        }
        return this;
    }
}
