package fi.kotopolku.cooperation;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.RowVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of messages and requests. */
@Component
class CooperationStore {

    private static final String REQUEST = """
            select id, case_number, asked_by, asked_of, question, due_on, asked_at, state, answer, answered_at, read_at,
                   version
            from koto.cooperation_request
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CooperationStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those who have sent the person a message about the case or asked them something. */
    List<String> turnedTo(String caseNumber, String personId) {
        return jdbc.sql("""
                        select m.sent_by from koto.case_message m
                        join koto.case_message_recipient r on r.message_id = m.id and r.person_id = :person
                        where m.case_number = :case
                        union
                        select q.asked_by from koto.cooperation_request q
                        where q.case_number = :case and q.asked_of = :person
                        """)
                .param("case", caseNumber)
                .param("person", personId)
                .query(String.class)
                .list();
    }

    UUID send(
            String caseNumber,
            String municipality,
            DataCategory category,
            String text,
            String sentBy,
            Collection<String> recipients) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into koto.case_message (id, case_number, municipality, category, text, sent_by, sent_at)
                values (:id, :case, :municipality, :category, :text, :person, :now)
                """)
                .param("id", id)
                .param("case", caseNumber)
                .param("municipality", municipality)
                .param("category", category.name())
                .param("text", text)
                .param("person", sentBy)
                .param("now", now())
                .update();
        jdbc.sql("""
                insert into koto.case_message_recipient (message_id, person_id, municipality)
                select :id, person, :municipality from unnest(:people) person
                """)
                .param("id", id)
                .param("municipality", municipality)
                .param("people", recipients.toArray(String[]::new))
                .update();
        return id;
    }

    /** Sent or received by the person, newest first. */
    List<Message> messages(String caseNumber, String personId) {
        return jdbc.sql("""
                        select id, category, text, sent_by, sent_at from koto.case_message
                        where case_number = :case order by sent_at desc, id
                        """).param("case", caseNumber).query((row, n) -> message(row)).list().stream()
                .filter(message -> message.concerns(personId))
                .toList();
    }

    /** @return false when it was no message to the person, or read before */
    boolean read(UUID messageId, String personId) {
        return jdbc.sql("""
                        update koto.case_message_recipient set read_at = :now
                        where message_id = :id and person_id = :person and read_at is null
                        """)
                        .param("id", messageId)
                        .param("person", personId)
                        .param("now", now())
                        .update()
                == 1;
    }

    UUID ask(String caseNumber, String municipality, String by, String of, String question, LocalDate dueOn) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into koto.cooperation_request
                    (id, case_number, municipality, asked_by, asked_of, question, due_on, asked_at)
                values (:id, :case, :municipality, :by, :of, :question, :due, :now)
                """)
                .param("id", id)
                .param("case", caseNumber)
                .param("municipality", municipality)
                .param("by", by)
                .param("of", of)
                .param("question", question)
                .param("due", dueOn)
                .param("now", now())
                .update();
        return id;
    }

    Optional<Request> request(UUID id) {
        return jdbc.sql(REQUEST + "where id = :id")
                .param("id", id)
                .query(CooperationStore::request)
                .optional();
    }

    /** Newest first. */
    List<Request> requests(String caseNumber) {
        return jdbc.sql(REQUEST + "where case_number = :case order by asked_at desc, id")
                .param("case", caseNumber)
                .query(CooperationStore::request)
                .list();
    }

    List<Request> openOf(Collection<String> people) {
        return jdbc.sql(REQUEST + "where asked_of = any (:people) and state = 'ASKED' order by id")
                .param("people", people.toArray(String[]::new))
                .query(CooperationStore::request)
                .list();
    }

    /** @return false when it was answered or handed back meanwhile */
    boolean answer(Request request, Request.State state, String answer, RowVersion opened) {
        return jdbc.sql("""
                        update koto.cooperation_request
                        set state = :state, answer = :answer, answered_at = :now, version = version + 1
                        where id = :id and version = :version and state = 'ASKED'
                        """)
                        .param("id", request.id())
                        .param("version", opened.value())
                        .param("state", state.name())
                        .param("answer", answer)
                        .param("now", now())
                        .update()
                == 1;
    }

    boolean handBack(Request request) {
        return answer(request, Request.State.HANDED_BACK, null, new RowVersion(request.version()));
    }

    void answerRead(UUID id) {
        jdbc.sql("""
                update koto.cooperation_request set read_at = :now, version = version + 1
                where id = :id and read_at is null
                """).param("id", id).param("now", now()).update();
    }

    private Message message(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Message(
                id,
                DataCategory.valueOf(row.getString("category")),
                row.getString("text"),
                row.getString("sent_by"),
                instant(row, "sent_at"),
                recipients(id));
    }

    private List<Message.Recipient> recipients(UUID messageId) {
        return jdbc.sql("""
                        select person_id, read_at from koto.case_message_recipient where message_id = :id
                        order by person_id
                        """)
                .param("id", messageId)
                .query((row, n) -> new Message.Recipient(row.getString("person_id"), instant(row, "read_at")))
                .list();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        return new Request(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                row.getString("asked_by"),
                row.getString("asked_of"),
                row.getString("question"),
                row.getObject("due_on", LocalDate.class),
                instant(row, "asked_at"),
                Request.State.valueOf(row.getString("state")),
                row.getString("answer"),
                instant(row, "answered_at"),
                instant(row, "read_at"),
                row.getInt("version"));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
