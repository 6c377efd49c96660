package fi.kotopolku.transfer;

import fi.kotopolku.transfer.Transfer.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of hand-overs. Who may see them is asked elsewhere, before; row-level security shows either side its own. */
@Repository
class TransferStore {

    private static final String OF_CASE = "select * from koto.transfer where case_number = :case ";
    private static final String LATEST = " order by begun_at desc, id limit 1";

    private final JdbcClient jdbc;
    private final Clock clock;

    TransferStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return codes of the municipalities that use the system and have somebody to take a case */
    List<String> receivers() {
        return jdbc.sql("select koto.receiving_municipalities(:day) order by 1")
                .param("day", LocalDate.now(clock))
                .query(String.class)
                .list();
    }

    /** Holds the case's row until the transaction ends, so that two hand-overs of it cannot begin side by side. */
    void holdCase(String caseNumber) {
        jdbc.sql("select 1 from koto.integration_case where number = :case for update")
                .param("case", caseNumber)
                .query()
                .listOfRows();
    }

    void begin(Transfer.State state, String municipality, String caseNumber, Destination to, String by) {
        jdbc.sql("""
                insert into koto.transfer (number, municipality, case_number, to_municipality, authority_name, ground,
                    change_on, state, begun_by, begun_at, turned_at)
                values (koto.next_transfer_number(coalesce(cast(:to as char(3)), :municipality)), :municipality, :case,
                    :to, :authority, :ground, :changeOn, :state, :by, :now, :now)
                """)
                .param("municipality", municipality)
                .param("case", caseNumber)
                .param("to", to.municipality())
                .param("authority", to.authority())
                .param("ground", to.ground().name())
                .param("changeOn", to.changeOn())
                .param("state", state.name())
                .param("by", by)
                .param("now", now())
                .update();
    }

    record Destination(String municipality, String authority, TransferGround ground, LocalDate changeOn) {}

    /** The case's hand-over that is not settled. */
    Optional<Transfer> open(String caseNumber) {
        return jdbc.sql(OF_CASE + "and state in ('DRAFT', 'SENT', 'ASKED')")
                .param("case", caseNumber)
                .query(TransferStore::transfer)
                .optional();
    }

    Optional<Transfer> latest(String caseNumber) {
        return jdbc.sql(OF_CASE + LATEST)
                .param("case", caseNumber)
                .query(TransferStore::transfer)
                .optional();
    }

    /** As {@link #latest}, held until the transaction ends: of an acceptance and a withdrawal one comes first. */
    Optional<Transfer> latestLocked(String caseNumber) {
        return jdbc.sql(OF_CASE + LATEST + " for update")
                .param("case", caseNumber)
                .query(TransferStore::transfer)
                .optional();
    }

    Optional<Transfer> numbered(String number) {
        return jdbc.sql("select * from koto.transfer where number = :number")
                .param("number", number)
                .query(TransferStore::transfer)
                .optional();
    }

    Optional<Transfer> numberedLocked(String number) {
        return jdbc.sql("select * from koto.transfer where number = :number for update")
                .param("number", number)
                .query(TransferStore::transfer)
                .optional();
    }

    /** Those that the case went by and the one that it came by, newest first. */
    List<Transfer> of(String caseNumber) {
        return jdbc.sql("""
                select * from koto.transfer where case_number = :case or new_case_number = :case
                order by begun_at desc, id
                """)
                .param("case", caseNumber)
                .query(TransferStore::transfer)
                .list();
    }

    void freeze(Transfer transfer, Frozen frozen) {
        jdbc.sql("""
                insert into koto.transfer_package
                    (transfer_id, municipality, to_municipality, content, sha256, frozen_at)
                values (:id, :municipality, :to, :content, :sha256, :now)
                """)
                .param("id", transfer.id())
                .param("municipality", transfer.municipality())
                .param("to", transfer.toMunicipality())
                .param("content", frozen.content())
                .param("sha256", frozen.sha256())
                .param("now", now())
                .update();
    }

    /** Empty for the receiver once the hand-over has been refused or withdrawn. */
    Optional<Frozen> frozen(Transfer transfer) {
        return jdbc.sql("select content, sha256 from koto.transfer_package where transfer_id = :id")
                .param("id", transfer.id())
                .query(Frozen.class)
                .optional();
    }

    /** @return false when the hand-over has moved on since it was read */
    boolean send(Transfer transfer, String by) {
        return jdbc.sql("""
                        update koto.transfer set state = 'SENT', sent_by = :by, sent_at = :now, turned_at = :now,
                            version = version + 1
                        where id = :id and version = :version and state = 'DRAFT'
                        """)
                        .param("by", by)
                        .param("now", now())
                        .param("id", transfer.id())
                        .param("version", transfer.version())
                        .update()
                == 1;
    }

    /** The other side's turn. @return false when the hand-over has moved on since it was read */
    boolean turn(Transfer transfer, State to) {
        return jdbc.sql("""
                        update koto.transfer set state = :to, turned_at = :now, version = version + 1
                        where id = :id and version = :version and state in ('SENT', 'ASKED')
                        """)
                        .param("to", to.name())
                        .param("now", now())
                        .param("id", transfer.id())
                        .param("version", transfer.version())
                        .update()
                == 1;
    }

    /** @return false when the hand-over has moved on since it was read */
    boolean settle(Transfer transfer, State to, String by, String reason, Transfer.Acknowledged acknowledged) {
        return jdbc.sql("""
                        update koto.transfer set state = :to, settled_by = :by, settled_at = :now, reason = :reason,
                            acknowledged_by = :who, acknowledged_on = :on, acknowledged_how = :how, version = version + 1
                        where id = :id and version = :version and state in ('DRAFT', 'SENT', 'ASKED')
                        """)
                        .param("to", to.name())
                        .param("by", by)
                        .param("now", now())
                        .param("reason", reason)
                        .param("who", acknowledged == null ? null : acknowledged.by())
                        .param("on", acknowledged == null ? null : acknowledged.on())
                        .param(
                                "how",
                                acknowledged == null ? null : acknowledged.how().name())
                        .param("id", transfer.id())
                        .param("version", transfer.version())
                        .update()
                == 1;
    }

    void becameCase(Transfer transfer, String newCaseNumber) {
        jdbc.sql("update koto.transfer set new_case_number = :case, version = version + 1 where id = :id")
                .param("case", newCaseNumber)
                .param("id", transfer.id())
                .update();
    }

    void ask(Transfer transfer, String by, String question) {
        jdbc.sql("""
                insert into koto.transfer_question
                    (transfer_id, municipality, to_municipality, no, question, asked_by, asked_at)
                select :id, :municipality, :to,
                       1 + (select count(*) from koto.transfer_question where transfer_id = :id), :question, :by, :now
                """)
                .param("id", transfer.id())
                .param("municipality", transfer.municipality())
                .param("to", transfer.toMunicipality())
                .param("question", question)
                .param("by", by)
                .param("now", now())
                .update();
    }

    void answer(Transfer transfer, String by, String answer) {
        jdbc.sql("""
                update koto.transfer_question set answer = :answer, answered_by = :by, answered_at = :now
                where transfer_id = :id and answer is null
                """)
                .param("answer", answer)
                .param("by", by)
                .param("now", now())
                .param("id", transfer.id())
                .update();
    }

    List<Question> questions(Transfer transfer) {
        return jdbc.sql("select * from koto.transfer_question where transfer_id = :id order by no")
                .param("id", transfer.id())
                .query((row, n) -> new Question(
                        row.getInt("no"),
                        row.getString("question"),
                        row.getString("asked_by"),
                        instant(row, "asked_at"),
                        row.getString("answer"),
                        instant(row, "answered_at")))
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Transfer transfer(ResultSet row, int n) throws SQLException {
        String how = row.getString("acknowledged_how");
        return new Transfer(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("municipality"),
                row.getString("case_number"),
                row.getString("to_municipality"),
                row.getString("authority_name"),
                TransferGround.valueOf(row.getString("ground")),
                row.getObject("change_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getString("begun_by"),
                row.getString("sent_by"),
                instant(row, "sent_at"),
                instant(row, "turned_at"),
                row.getString("settled_by"),
                instant(row, "settled_at"),
                row.getString("reason"),
                how == null
                        ? null
                        : new Transfer.Acknowledged(
                                row.getString("acknowledged_by"),
                                row.getObject("acknowledged_on", LocalDate.class),
                                Transfer.How.valueOf(how)),
                row.getString("new_case_number"),
                row.getInt("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
