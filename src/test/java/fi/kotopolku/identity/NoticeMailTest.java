package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Mail through a real SMTP server: what stands in it, that nothing is lost while the server is down, nor sent twice. */
@KotopolkuTest
class NoticeMailTest {

    private static final String LINK = "https://kotopolku.esimerkki.invalid/kotopolku/#ilmoitukset";

    @Autowired
    JdbcClient application;

    private final JdbcClient owner = TestDatabase.owner();
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
    private NoticeMail mail;
    private String person;
    private int port;

    @BeforeEach
    void nobodyElseHasMailWaiting() {
        owner.sql("update koto.notice set mail_after = 'infinity' where mailed_at is null")
                .update();
        server.start();
        port = server.getSmtp().getPort();
        mail = mail(Duration.ofMinutes(10));
        person = person("merkki.xq");
    }

    @AfterEach
    void serverStops() {
        server.stop();
        owner.sql("update koto.notice set mail_after = '-infinity' where mail_after = 'infinity'")
                .update();
    }

    @Test
    void saysThatThereIsANoticeAndNothingElse() throws MessagingException, IOException {
        notice("ACCESS_ENDING", "249-KO-2026-7777");
        notice("ASSESSMENT_LATE", "249-2026-8888");

        assertThat(mail.sendDue()).isEqualTo(1);

        MimeMessage received = server.getReceivedMessages()[0];
        String text = (String) received.getContent();
        assertThat(received.getSubject()).startsWith("Sinulle on ilmoitus Kotopolussa / Du har");
        assertThat(received.getAllRecipients()[0].toString()).isEqualTo(person + "@esimerkki.invalid");
        assertThat(text).contains("käyttöoikeuksia, työtehtäviä", "åtkomsträttigheter, arbetsuppgifter", LINK);
        assertThat(text.indexOf("Hei,")).isLessThan(text.indexOf("Hej,"));
        String raw = GreenMailUtil.getWholeMessage(received);
        assertThat(raw + text + received.getSubject())
                .doesNotContain(
                        "249-", "7777", "8888", "Merkkinimi", "Merkkisuku", "Keuruu", "Keuru", "ACCESS_", "ASSESSMENT");
        assertThat(mail.sendDue()).isZero();
    }

    @Test
    void aServerThatIsDownLosesNothing() {
        notice("ACCESS_GRANTED", "249-KO-2026-7777");
        server.stop();

        assertThat(mail.sendDue()).isZero();
        assertThat(mail.sendDue()).isZero();
        assertThat(attempts()).isEqualTo(1);
        assertThat(waits()).isBetween(30, 60);
        dueAgain();
        assertThat(mail.sendDue()).isZero();
        assertThat(attempts()).isEqualTo(2);
        assertThat(waits()).isBetween(90, 120);

        GreenMail again = new GreenMail(new ServerSetup(port, null, ServerSetup.PROTOCOL_SMTP));
        again.start();
        try {
            assertThat(mail.sendDue()).isZero();
            dueAgain();
            assertThat(mail.sendDue()).isEqualTo(1);
            assertThat(mail.sendDue()).isZero();
            assertThat(again.getReceivedMessages()).hasSize(1);
        } finally {
            again.stop();
        }
    }

    @Test
    void oneMailForAWhileUnlessItIsUrgent() {
        notice("ACCESS_GRANTED", "249-KO-2026-7777");
        assertThat(mail.sendDue()).isEqualTo(1);
        notice("ACCESS_ENDING", "249-KO-2026-7777");
        notice("ACCESS_ENDED", "249-KO-2026-7777");
        assertThat(mail.sendDue()).isZero();
        assertThat(mail(Duration.ZERO).sendDue()).isEqualTo(1);
        notice("ACCESS_ENDED", "249-KO-2026-7778");
        assertThat(mail.sendDue()).isZero();
        notice("EMERGENCY_OPENED", "249-KO-2026-7779");
        assertThat(mail.sendDue()).isEqualTo(1);
    }

    @Test
    void whatIsReadAlreadyAndWhoHasLeftGetNoMail() {
        notice("ACCESS_GRANTED", "249-KO-2026-7777");
        owner.sql("update koto.notice set read_at = clock_timestamp() where person_id = :person")
                .param("person", person)
                .update();
        assertThat(mail.sendDue()).isZero();
        notice("ACCESS_ENDED", "249-KO-2026-7777");
        owner.sql("update koto.person set employed = false where id = :person")
                .param("person", person)
                .update();
        assertThat(mail.sendDue()).isZero();
    }

    @Test
    void twoSendersSendEachOnce() throws Exception {
        List<String> people = List.of(person("yksi.xq"), person("kaksi.xq"), person("kolme.xq"));
        people.forEach(one -> notice(one, "ACCESS_GRANTED", "249-KO-2026-7777"));
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> sent = List.of(two.submit(() -> mail.sendDue()), two.submit(() -> mail.sendDue()));
            assertThat(sent.get(0).get() + sent.get(1).get()).isEqualTo(3);
        } finally {
            two.shutdown();
        }
        assertThat(Arrays.stream(server.getReceivedMessages()).map(NoticeMailTest::recipient))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    /** The sender works over the walls, so what it is given must not say whom or where a notice is about. */
    @Test
    void theSenderIsToldAddressAndKindOnly() {
        notice("ACCESS_GRANTED", "249-KO-2026-7777");
        List<Map<String, Object>> taken = application
                .sql("select * from koto.take_mail(50, interval '0')")
                .query()
                .listOfRows();
        assertThat(taken)
                .singleElement()
                .satisfies(row -> assertThat(row.keySet()).containsExactlyInAnyOrder("notices", "address", "kinds"));
    }

    private NoticeMail mail(Duration quiet) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.setDefaultEncoding("UTF-8");
        return new NoticeMail(application, sender, new MailProperties("ilmoitukset@esimerkki.invalid", LINK, quiet));
    }

    private String person(String name) {
        String id = name + System.nanoTime();
        owner.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'test', :id, 'Merkkinimi', 'Merkkisuku', :email, 'keuruu')
                """).param("id", id).param("email", id + "@esimerkki.invalid").update();
        return id;
    }

    private void notice(String kind, String subject) {
        notice(person, kind, subject);
    }

    private void notice(String to, String kind, String subject) {
        owner.sql("insert into koto.notice (person_id, kind, subject_key) values (:person, :kind, :subject)")
                .param("person", to)
                .param("kind", kind)
                .param("subject", subject)
                .update();
    }

    private void dueAgain() {
        owner.sql("update koto.notice set mail_after = clock_timestamp() where person_id = :person")
                .param("person", person)
                .update();
    }

    private int attempts() {
        return number("select max(mail_attempts) from koto.notice where person_id = :person");
    }

    private int waits() {
        return number(
                "select extract(epoch from max(mail_after) - clock_timestamp())::int from koto.notice where person_id = :person");
    }

    private int number(String sql) {
        return owner.sql(sql).param("person", person).query(Integer.class).single();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
