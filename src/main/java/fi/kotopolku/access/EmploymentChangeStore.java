package fi.kotopolku.access;

import fi.kotopolku.access.EmploymentChange.Kind;
import fi.kotopolku.access.EmploymentChange.NewRights;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of employment changes, and what they do to the rows of rights. */
@Repository
class EmploymentChangeStore {

    private final JdbcClient jdbc;

    EmploymentChangeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String insert(String municipality, String person, Kind kind, LocalDate lastDay, Instant takesEffect, String by) {
        return jdbc.sql("""
                insert into koto.employment_change
                    (number, municipality, person_id, kind, last_day, takes_effect, entered_by)
                values (koto.next_number(:municipality, 'PM'), :municipality, :person, :kind, :lastDay, :takesEffect, :by)
                returning number
                """)
                .param("municipality", municipality)
                .param("person", person)
                .param("kind", kind.name())
                .param("lastDay", lastDay)
                .param("takesEffect", takesEffect.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(String.class)
                .single();
    }

    Optional<EmploymentChange> find(String number) {
        return jdbc.sql("select * from koto.employment_change where number = :number")
                .param("number", number)
                .query((row, index) -> change(row))
                .optional();
    }

    /** As {@link #find}, and nobody else changes the row before this transaction ends. */
    Optional<EmploymentChange> lock(String number) {
        return jdbc.sql("select * from koto.employment_change where number = :number for update")
                .param("number", number)
                .query((row, index) -> change(row))
                .optional();
    }

    /** Those that are still to come, the nearest first. */
    List<EmploymentChange> planned(Set<String> municipalities) {
        return jdbc.sql("""
                select * from koto.employment_change
                where municipality = any (:municipalities) and state = 'PLANNED' order by takes_effect, number
                """)
                .param("municipalities", municipalities.toArray(String[]::new))
                .query((row, index) -> change(row))
                .list();
    }

    Optional<EmploymentChange> planned(String person, String municipality) {
        return jdbc.sql("""
                select * from koto.employment_change
                where person_id = :person and municipality = :municipality and state = 'PLANNED'
                order by takes_effect, number limit 1
                """)
                .param("person", person)
                .param("municipality", municipality)
                .query((row, index) -> change(row))
                .optional();
    }

    boolean isPlanned(String person, String municipality, Kind kind) {
        return jdbc.sql("""
                select exists (select 1 from koto.employment_change
                    where person_id = :person and municipality = :municipality and kind = :kind and state = 'PLANNED')
                """)
                .param("person", person)
                .param("municipality", municipality)
                .param("kind", kind.name())
                .query(Boolean.class)
                .single();
    }

    void withdraw(String number, String by) {
        close(number, "WITHDRAWN", by);
    }

    void done(String number) {
        close(number, "DONE", null);
    }

    void settleNewRights(String number, NewRights settled) {
        jdbc.sql(
                        "update koto.employment_change set new_rights = :settled, version = version + 1 where number = :number")
                .param("settled", settled.name())
                .param("number", number)
                .update();
    }

    /**
     * Gives every right of the person in the municipality that is not over the end that follows from the changes still
     * planned, or none when there is none any more. From that instant the rights are void by themselves. A task's change
     * leaves alone what begins with the new task.
     *
     * @return numbers of the rights whose planned end changed
     */
    List<String> planEnds(String person, String municipality) {
        return jdbc.sql("""
                update koto.access_right r
                set planned_end = planned.takes_effect,
                    planned_cause = case planned.kind when 'EMPLOYMENT_ENDS' then 'EMPLOYMENT_ENDED'
                                                      when 'TASK_CHANGES' then 'TASK_CHANGED' end,
                    version = r.version + 1
                from koto.access_right same
                left join lateral (
                    select e.takes_effect, e.kind from koto.employment_change e
                    where e.person_id = same.person_id and e.municipality = same.municipality and e.state = 'PLANNED'
                      and (e.kind = 'EMPLOYMENT_ENDS' or same.valid_from < e.takes_effect)
                    order by e.takes_effect, e.kind limit 1) planned on true
                where same.number = r.number and r.person_id = :person and r.municipality = :municipality
                  and r.state = 'GRANTED' and r.ended_at is null and r.ends_at > koto.instant()
                  and r.planned_end is distinct from planned.takes_effect
                returning r.number
                """)
                .param("person", person)
                .param("municipality", municipality)
                .query(String.class)
                .list();
    }

    /** Rights that ended, or are about to be tidied up, because of the change. */
    List<String> ended(EmploymentChange change) {
        return jdbc.sql("""
                select number from koto.access_right
                where person_id = :person and municipality = :municipality and planned_end = :at and ends_at = :at
                order by number
                """)
                .param("person", change.person())
                .param("municipality", change.municipality())
                .param("at", change.takesEffect().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    boolean hasRights(String person, String municipality) {
        return jdbc.sql("""
                select exists (select 1 from koto.access_right
                    where person_id = :person and municipality = :municipality and state = 'GRANTED'
                      and ended_at is null and ends_at > koto.instant())
                """)
                .param("person", person)
                .param("municipality", municipality)
                .query(Boolean.class)
                .single();
    }

    /** A right for the time after the change is asked for or granted. */
    boolean newRightAsked(EmploymentChange change) {
        return jdbc.sql("""
                select exists (select 1 from koto.access_right
                    where person_id = :person and municipality = :municipality and state in ('REQUESTED', 'GRANTED')
                      and valid_from >= :at and ended_at is null)
                """)
                .param("person", change.person())
                .param("municipality", change.municipality())
                .param("at", change.takesEffect().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }

    private void close(String number, String state, String by) {
        jdbc.sql("""
                update koto.employment_change
                set state = :state, closed_by = :by, closed_at = koto.instant(), version = version + 1
                where number = :number
                """)
                .param("state", state)
                .param("by", by)
                .param("number", number)
                .update();
    }

    private static EmploymentChange change(ResultSet row) throws SQLException {
        return new EmploymentChange(
                row.getString("number"),
                row.getString("municipality"),
                row.getString("person_id"),
                Kind.valueOf(row.getString("kind")),
                row.getObject("last_day", LocalDate.class),
                RightColumns.instant(row, "takes_effect"),
                EmploymentChange.State.valueOf(row.getString("state")),
                row.getString("entered_by"),
                RightColumns.instant(row, "entered_at"),
                row.getInt("version"));
    }
}
