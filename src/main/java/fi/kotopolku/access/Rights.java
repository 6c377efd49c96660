package fi.kotopolku.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of rights and of their history. */
@Repository
class Rights {

    private static final String SELECT = """
            select r.*,
                   array (select k.case_number from koto.access_right_case k
                          where k.right_number = r.number order by 1) as cases,
                   case when r.state <> 'GRANTED' then r.state
                        when r.ends_at < r.valid_until and r.ends_at <= koto.instant() then 'ENDED_EARLY'
                        when r.ends_at <= koto.instant() then 'ENDED'
                        when r.valid_from > koto.instant() then 'NOT_YET'
                        when exists (select 1 from koto.right_in_force f where f.number = r.number) then 'IN_FORCE'
                        else 'SUSPENDED' end as phase
            from koto.access_right r
            """;

    private final JdbcClient jdbc;

    Rights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String nextNumber(String municipality) {
        return jdbc.sql("select koto.next_access_right_number(:municipality)")
                .param("municipality", municipality)
                .query(String.class)
                .single();
    }

    void insert(String number, String municipality, Requested asked, String requestedBy) {
        write("""
                insert into koto.access_right (number, municipality, requested_by, person_id, employer, ground, role,
                    content, extent, unit, powers, valid_from, valid_until, justification)
                values (:number, :municipality, :requestedBy, :person, :employer, :ground, :role,
                    :content, :extent, :unit, :powers, :from, :until, :justification)
                """, number, asked)
                .param("municipality", municipality)
                .param("requestedBy", requestedBy)
                .update();
        nameCases(number, asked.extent());
    }

    /** Writes new bounds to a request that has not been decided. */
    void rewrite(String number, Requested asked) {
        write("""
                update koto.access_right
                set person_id = :person, employer = :employer, ground = :ground, role = :role, content = :content,
                    extent = :extent, unit = :unit, powers = :powers, valid_from = :from, valid_until = :until,
                    justification = :justification, version = version + 1
                where number = :number and state = 'REQUESTED'
                """, number, asked).update();
        jdbc.sql("delete from koto.access_right_case where right_number = :number")
                .param("number", number)
                .update();
        nameCases(number, asked.extent());
    }

    /**
     * The right begins when it is decided, never before.
     *
     * @return false when the request is no longer one, or when by the database's clock its time is over already
     */
    boolean grant(String number, String decidedBy, String reason) {
        return jdbc.sql("""
                update koto.access_right
                set state = 'GRANTED', decided_by = :by, decided_at = koto.instant(), decision_reason = :reason,
                    valid_from = greatest(valid_from, koto.instant()), version = version + 1
                where number = :number and state = 'REQUESTED' and valid_until > koto.instant()
                """)
                        .param("number", number)
                        .param("by", decidedBy)
                        .param("reason", reason)
                        .update()
                == 1;
    }

    void refuse(String number, String decidedBy, String reason) {
        jdbc.sql("""
                update koto.access_right
                set state = 'REFUSED', decided_by = :by, decided_at = koto.instant(), decision_reason = :reason,
                    version = version + 1
                where number = :number and state = 'REQUESTED'
                """)
                .param("number", number)
                .param("by", decidedBy)
                .param("reason", reason)
                .update();
    }

    /** @return false when the request is no longer one */
    boolean withdraw(String number) {
        return jdbc.sql("""
                update koto.access_right set state = 'WITHDRAWN', version = version + 1
                where number = :number and state = 'REQUESTED'
                """).param("number", number).update() == 1;
    }

    /**
     * Ends a granted right now. The row is held until the end of the transaction, so of two only one ends it.
     *
     * @return false when it had ended already or was never granted
     */
    boolean end(String number, Ending ending) {
        return end(number, ending, now());
    }

    /** As {@link #end(String, Ending)}, at an instant of the database's clock that has just passed. */
    boolean end(String number, Ending ending, Instant at) {
        return jdbc.sql("""
                update koto.access_right
                set ended_at = :at, ended_by = :by, end_cause = :cause, end_ground = :ground, end_reason = :reason,
                    version = version + 1
                where number = :number and state = 'GRANTED' and ended_at is null and ends_at > koto.instant()
                """)
                        .param("number", number)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", ending.by())
                        .param("cause", ending.cause().name())
                        .param(
                                "ground",
                                ending.ground() == null ? null : ending.ground().name())
                        .param("reason", ending.reason())
                        .update()
                == 1;
    }

    /** The database's clock. */
    Instant now() {
        return jdbc.sql("select koto.instant()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    /** Multi-professional rights by request that name the case and whose steps have all closed. */
    List<String> withoutStep(String caseNumber) {
        return jdbc.sql("""
                select r.number from koto.access_right r
                join koto.access_right_case k on k.right_number = r.number and k.case_number = :case
                where r.ground = 'MULTI_PROFESSIONAL' and r.basis = 'REQUEST' and r.state = 'GRANTED'
                  and r.ended_at is null and r.ends_at > koto.instant() and not koto.step_is_open(r.number)
                """).param("case", caseNumber).query(String.class).list();
    }

    /** One at a time for a person: of two changes to what a person may, the second sees what the first has done. */
    void holdPerson(String personId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rights-of:' || :person, 0)) is null")
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    /** When the holder last said that the right is needed though it is not used. */
    Optional<Instant> useConfirmed(String number) {
        return jdbc.sql(
                        "select use_confirmed_at from koto.access_right where number = :number and use_confirmed_at is not null")
                .param("number", number)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void confirmUse(String number, Instant at, String reason) {
        jdbc.sql("""
                update koto.access_right
                set use_confirmed_at = :at, use_reason = :reason, version = version + 1 where number = :number
                """)
                .param("number", number)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("reason", reason)
                .update();
    }

    /** Why a right is over, in Finnish; empty while it is not, or until its end has been tidied up. */
    Optional<String> whyEnded(String number) {
        return jdbc.sql(
                        "select end_cause, end_ground from koto.access_right where number = :number and end_cause is not null")
                .param("number", number)
                .query((row, index) -> {
                    String cause = EndCause.valueOf(row.getString("end_cause")).nameFi();
                    String ground = row.getString("end_ground");
                    return ground == null
                            ? cause
                            : cause + ": " + RevocationGround.valueOf(ground).nameFi();
                })
                .optional();
    }

    Optional<Right> find(String number) {
        return jdbc.sql(SELECT + " where r.number = :number")
                .param("number", number)
                .query((row, index) -> right(row))
                .optional();
    }

    /** As {@link #find}, and nobody else changes the row before this transaction ends. */
    Optional<Right> lock(String number) {
        return jdbc.sql(SELECT + " where r.number = :number for update of r")
                .param("number", number)
                .query((row, index) -> right(row))
                .optional();
    }

    /** Rights of the municipalities, and the person's own wherever; newest first. */
    List<Right> visibleTo(String personId, Collection<String> municipalities) {
        return jdbc.sql(SELECT + """
                 where r.person_id = :person or r.municipality = any (:municipalities)
                 order by r.requested_at desc, r.number desc
                """)
                .param("person", personId)
                .param("municipalities", municipalities.toArray(String[]::new))
                .query((row, index) -> right(row))
                .list();
    }

    void tell(String number, Event event, String by, String detailCode) {
        jdbc.sql("""
                insert into koto.access_right_event (right_number, kind, by_person, detail_code)
                values (:number, :kind, :by, :detail)
                """)
                .param("number", number)
                .param("kind", event.name())
                .param("by", by)
                .param("detail", detailCode)
                .update();
    }

    /** Something that happened to many rights at once, with a number to each. */
    void tell(Event event, Map<String, Integer> numbers) {
        jdbc.sql("""
                insert into koto.access_right_event (right_number, kind, detail_code)
                select number, :kind, detail::text from unnest(:numbers, :details) told (number, detail) order by number
                """)
                .param("kind", event.name())
                .param("numbers", numbers.keySet().toArray(String[]::new))
                .param("details", numbers.values().toArray(Integer[]::new))
                .update();
    }

    List<Happened> history(String number) {
        return jdbc.sql("""
                select e.at, e.kind, e.detail_code, p.given_name || ' ' || p.family_name as by
                from koto.access_right_event e left join koto.person p on p.id = e.by_person
                where e.right_number = :number order by e.id
                """)
                .param("number", number)
                .query((row, index) -> new Happened(
                        RightColumns.instant(row, "at"),
                        Event.valueOf(row.getString("kind")),
                        row.getString("by"),
                        row.getString("detail_code")))
                .list();
    }

    /** @param by the person's name; null for the system */
    record Happened(Instant at, Event event, String by, String detailCode) {}

    JdbcClient.StatementSpec write(String sql, String number, Requested asked) {
        return jdbc.sql(sql)
                .param("number", number)
                .param("person", asked.person())
                .param("employer", asked.employer())
                .param("ground", asked.ground().name())
                .param("role", asked.role().code())
                .param("content", RightColumns.words(asked.content()))
                .param("extent", asked.extent().code())
                .param("unit", asked.extent() instanceof Extent.Unit unit ? unit.name() : null)
                .param("powers", RightColumns.words(asked.powers()))
                .param("from", asked.from().atOffset(ZoneOffset.UTC))
                .param("until", asked.until().atOffset(ZoneOffset.UTC))
                .param("justification", asked.justification());
    }

    void nameCases(String number, Extent extent) {
        if (extent instanceof Extent.Cases cases) {
            cases.numbers()
                    .forEach(caseNumber -> jdbc.sql(
                                    "insert into koto.access_right_case (right_number, case_number) values (:number, :case)")
                            .param("number", number)
                            .param("case", caseNumber)
                            .update());
        }
    }

    private static Right right(ResultSet row) throws SQLException {
        Requested asked = new Requested(
                row.getString("person_id"),
                row.getString("employer"),
                LegalGround.valueOf(row.getString("ground")),
                Role.ofCode(row.getString("role")).orElseThrow(),
                RightColumns.content(row),
                RightColumns.extent(row),
                RightColumns.powers(row),
                RightColumns.instant(row, "valid_from"),
                RightColumns.instant(row, "valid_until"),
                row.getString("justification"));
        return new Right(
                row.getString("number"),
                row.getString("municipality"),
                asked,
                Right.State.valueOf(row.getString("state")),
                Right.Phase.valueOf(row.getString("phase")),
                row.getString("requested_by"),
                RightColumns.instant(row, "requested_at"),
                row.getString("decided_by"),
                row.getString("decision_reason"),
                row.getString("replaces"),
                row.getString("basis").equals("STEP"),
                RightColumns.instant(row, "ends_at"),
                row.getInt("version"));
    }
}
