package fi.kotopolku.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Tells people by mail that a notice waits for them. What it is about is read behind the sign-in: a mail names nobody, no
 * case and no municipality.
 *
 * <p>A notice is taken, and the taking committed, before its mail is sent, and marked sent after. While the mail server
 * is down each attempt is put off longer than the one before; a sender that dies in between sends twice at most and
 * loses nothing.
 */
class NoticeMail {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeMail.class);
    private static final int MOST_AT_ONCE = 50;

    /** One address may be wrong; after so many refusals it is the server that is down, and the others wait. */
    private static final int MOST_REFUSALS = 3;

    private static final String SUBJECT = "Sinulle on ilmoitus Kotopolussa / Du har ett meddelande i Kotopolku";

    private final JdbcClient jdbc;
    private final JavaMailSender sender;
    private final MailProperties properties;

    NoticeMail(JdbcClient jdbc, JavaMailSender sender, MailProperties properties) {
        this.jdbc = jdbc;
        this.sender = sender;
        this.properties = properties;
    }

    /**
     * Sends what is due now.
     *
     * @return how many mails went out
     */
    @Scheduled(initialDelayString = "${kotopolku.mail.every:PT30S}", fixedDelayString = "${kotopolku.mail.every:PT30S}")
    int sendDue() {
        int sent = 0;
        int refused = 0;
        List<Due> due;
        do {
            due = take();
            for (Due mail : due) {
                if (send(mail)) {
                    sent++;
                } else if (++refused == MOST_REFUSALS) {
                    return sent;
                }
            }
        } while (due.size() == MOST_AT_ONCE);
        return sent;
    }

    private List<Due> take() {
        return jdbc.sql("select * from koto.take_mail(:most, make_interval(secs => :quiet))")
                .param("most", MOST_AT_ONCE)
                .param("quiet", properties.quiet().toSeconds())
                .query((row, index) -> due(row))
                .list();
    }

    /** @return false when the mail was not taken, and will be sent again */
    private boolean send(Due due) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setFrom(properties.from());
        mail.setTo(due.address());
        mail.setSubject(SUBJECT);
        mail.setText(MailText.of(due.kinds(), properties.link()));
        try {
            sender.send(mail);
        } catch (MailException refused) {
            LOG.warn(
                    "A mail about {} notices was not taken and will be sent again: {}",
                    due.notices().size(),
                    refused.getClass().getSimpleName());
            return false;
        }
        jdbc.sql("select koto.mail_sent(:notices)")
                .param("notices", due.notices().toArray(UUID[]::new))
                .query()
                .listOfRows();
        return true;
    }

    private static Due due(ResultSet row) throws SQLException {
        return new Due(Arrays.asList((UUID[]) array(row, "notices")), row.getString("address"), Arrays.asList((String[])
                array(row, "kinds")));
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }

    private record Due(List<UUID> notices, String address, List<String> kinds) {}
}
