package fi.kotopolku.adoption;

import fi.kotopolku.adoption.Adoption.Progress;
import fi.kotopolku.adoption.Adoption.State;
import fi.kotopolku.adoption.Adoption.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of adoptions, their requirements and their history. */
@Repository
class AdoptionStore {

    private static final String SELECT = "select * from koto.adoption ";

    private final JdbcClient jdbc;
    private final Clock clock;

    AdoptionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    String open(String municipality, LocalDate notifiedOn, LocalDate startsOn, String by) {
        String number = nextNumber(municipality, "KA");
        jdbc.sql("""
                insert into koto.adoption (number, municipality, notified_on, starts_on, opened_by, opened_at)
                values (:number, :municipality, :notifiedOn, :startsOn, :by, :now)
                """)
                .param("number", number)
                .param("municipality", municipality)
                .param("notifiedOn", notifiedOn)
                .param("startsOn", startsOn)
                .param("by", by)
                .param("now", now())
                .update();
        Arrays.stream(Requirement.values())
                .forEach(requirement -> jdbc.sql("""
                        insert into koto.adoption_requirement (adoption, municipality, kind, open_since)
                        values (:number, :municipality, :kind, :now)
                        """)
                        .param("number", number)
                        .param("municipality", municipality)
                        .param("kind", requirement.name())
                        .param("now", now())
                        .update());
        return number;
    }

    /** @param kind two letters; each has a series of its own in the municipality */
    String nextNumber(String municipality, String kind) {
        return jdbc.sql("select koto.next_number(:municipality, :kind)")
                .param("municipality", municipality)
                .param("kind", kind)
                .query(String.class)
                .single();
    }

    Optional<Adoption> find(String number) {
        return jdbc.sql(SELECT + "where number = :number")
                .param("number", number)
                .query(AdoptionStore::adoption)
                .optional();
    }

    /** As {@link #find}, and nobody else changes the row before this transaction ends. */
    Optional<Adoption> lock(String number) {
        return jdbc.sql(SELECT + "where number = :number for update")
                .param("number", number)
                .query(AdoptionStore::adoption)
                .optional();
    }

    /** The municipality's adoption that was not withdrawn. */
    Optional<Adoption> standing(String municipality) {
        return jdbc.sql(SELECT + "where municipality = :municipality and state <> 'WITHDRAWN'")
                .param("municipality", municipality)
                .query(AdoptionStore::adoption)
                .optional();
    }

    /** The municipalities whose adoption is in preparation, as far as the reader reaches. */
    List<String> inPreparation() {
        return jdbc.sql("select municipality from koto.adoption where state = 'PREPARING' order by municipality")
                .query(String.class)
                .list();
    }

    /** The newest of each municipality that the reader reaches. */
    List<Adoption> newest() {
        return jdbc.sql("""
                select distinct on (municipality) * from koto.adoption
                order by municipality, state = 'WITHDRAWN', opened_at desc
                """).query(AdoptionStore::adoption).list();
    }

    /** The municipalities that use the system, also those that began before adoptions were kept here. */
    List<String> inUse() {
        return jdbc.sql("select code from koto.municipality where koto.has_adopted(code)")
                .query(String.class)
                .list();
    }

    /** In the order of {@link Requirement}. */
    List<Step> steps(String number) {
        return jdbc
                .sql("select * from koto.adoption_requirement where adoption = :number")
                .param("number", number)
                .query((row, index) -> new Step(
                        Requirement.valueOf(row.getString("kind")),
                        Progress.valueOf(row.getString("state")),
                        row.getObject("open_since", OffsetDateTime.class).toInstant(),
                        row.getString("waiver_reason"),
                        row.getObject("waived_until", LocalDate.class)))
                .list()
                .stream()
                .sorted((a, b) -> a.requirement().compareTo(b.requirement()))
                .toList();
    }

    /** @return false when the requirement was settled already */
    boolean settle(String number, Requirement requirement, Progress progress, String by, Waiver waiver) {
        return jdbc.sql("""
                        update koto.adoption_requirement
                        set state = :state, settled_by = :by, settled_at = :now, waiver_reason = :reason, waived_until = :until
                        where adoption = :number and kind = :kind and state = 'OPEN'
                        """)
                        .param("state", progress.name())
                        .param("by", by)
                        .param("now", now())
                        .param("reason", waiver == null ? null : waiver.reason())
                        .param("until", waiver == null ? null : waiver.until())
                        .param("number", number)
                        .param("kind", requirement.name())
                        .update()
                == 1;
    }

    record Waiver(String reason, LocalDate until) {}

    void reopen(String number, Requirement requirement) {
        jdbc.sql("""
                update koto.adoption_requirement
                set state = 'OPEN', settled_by = null, settled_at = null, waiver_reason = null, waived_until = null,
                    open_since = :now
                where adoption = :number and kind = :kind and state = 'WAIVED'
                """)
                .param("now", now())
                .param("number", number)
                .param("kind", requirement.name())
                .update();
    }

    /** @param system where the clients come from; null when there is nothing to bring */
    void decideOldData(String number, OldSystem system, String by) {
        jdbc.sql("""
                update koto.adoption
                set old_data = :decided, old_system = :system, old_data_by = :by, old_data_at = :now, version = version + 1
                where number = :number
                """)
                .param("decided", system == null ? "NOTHING" : "BRING")
                .param("system", system == null ? null : system.name())
                .param("by", by)
                .param("now", now())
                .param("number", number)
                .update();
    }

    void postpone(String number, LocalDate startsOn) {
        jdbc.sql("update koto.adoption set starts_on = :startsOn, version = version + 1 where number = :number")
                .param("startsOn", startsOn)
                .param("number", number)
                .update();
    }

    void withdraw(String number) {
        jdbc.sql("""
                update koto.adoption set state = 'WITHDRAWN', withdrawn_at = :now, version = version + 1
                where number = :number
                """).param("now", now()).param("number", number).update();
    }

    /** Only the database begins a municipality's use, and only when each requirement is met or waived. */
    void begin(String number) {
        jdbc.sql("select koto.begin_use(:number) is null")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    void tell(Adoption adoption, Event event, Requirement requirement, String by, String reason, LocalDate day) {
        jdbc.sql("""
                insert into koto.adoption_event (adoption, municipality, at, kind, requirement, by_person, reason, day)
                values (:number, :municipality, :now, :kind, :requirement, :by, :reason, :day)
                """)
                .param("number", adoption.number())
                .param("municipality", adoption.municipality())
                .param("now", now())
                .param("kind", event.name())
                .param("requirement", requirement == null ? null : requirement.name())
                .param("by", by)
                .param("reason", reason)
                .param("day", day)
                .update();
    }

    /** The last of what was told of the adoption since its start was last moved. */
    Optional<Told> lastTold(String number) {
        return jdbc.sql("""
                select kind, at from koto.adoption_event e
                where adoption = :number and kind in ('REMINDED', 'ESCALATED')
                  and id > coalesce((select max(p.id) from koto.adoption_event p
                                     where p.adoption = e.adoption and p.kind = 'POSTPONED'), 0)
                order by id desc limit 1
                """)
                .param("number", number)
                .query((row, index) -> new Told(
                        Event.valueOf(row.getString("kind")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    record Told(Event event, Instant at) {}

    /** Why it was withdrawn or last postponed; empty when it was neither. */
    Optional<String> lastReason(String number, Event event) {
        return jdbc.sql("""
                select reason from koto.adoption_event where adoption = :number and kind = :kind order by id desc limit 1
                """)
                .param("number", number)
                .param("kind", event.name())
                .query(String.class)
                .optional();
    }

    /** @return ids of those who look after the system for the whole country */
    List<String> nationalAdministrators() {
        return jdbc.sql("select * from koto.national_administrators()")
                .query(String.class)
                .list();
    }

    OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Adoption adoption(ResultSet row, int index) throws SQLException {
        return new Adoption(
                row.getString("number"),
                row.getString("municipality"),
                row.getObject("notified_on", LocalDate.class),
                row.getObject("starts_on", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getString("opened_by"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("old_data") != null,
                row.getInt("version"));
    }

    /** The words of an adoption's history. */
    enum Event {
        OPENED,
        MET,
        WAIVED,
        WAIVER_ENDED,
        POSTPONED,
        WITHDRAWN,
        REMINDED,
        ESCALATED,
        BEGUN,
        OLD_DATA_DECIDED,
        PROVIDER_ADMITTED,
        PROVIDER_HANDED_BACK,
        PROVIDER_CLOSED
    }
}
