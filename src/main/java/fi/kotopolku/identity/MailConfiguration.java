package fi.kotopolku.identity;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;

/** Mail goes out when there is a server to send it through, and otherwise people read their notices on the page. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("spring.mail.host")
class MailConfiguration {

    @Bean
    NoticeMail noticeMail(JdbcClient jdbc, JavaMailSender sender, MailProperties properties) {
        return new NoticeMail(jdbc, sender, properties.complete());
    }
}
