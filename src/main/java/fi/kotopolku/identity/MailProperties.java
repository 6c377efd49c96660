package fi.kotopolku.identity;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How people are told by mail that they have a notice. Needed only when {@code spring.mail.host} is set.
 *
 * @param from the sender's address
 * @param link address of the page of notices, as people reach it: it stands in every mail
 * @param quiet after a mail to a person the next one waits this long, and takes all that has come meanwhile with it
 */
@Validated
@ConfigurationProperties("kotopolku.mail")
record MailProperties(
        @NotBlank(message = "set kotopolku.mail.from to the address that mails are sent from")
        String from,

        @NotBlank(message = "set kotopolku.mail.link to the public address of the page of notices")
        String link,

        @NotNull @DefaultValue("PT10M") Duration quiet) {}
