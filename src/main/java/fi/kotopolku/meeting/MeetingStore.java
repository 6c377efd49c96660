package fi.kotopolku.meeting;

import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.Written;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of meetings, of who was invited to them and of what was agreed. */
@Repository
class MeetingStore {

    private static final String SELECT = """
            select id, case_number, agenda, starts_at, place, remind_at, interpreter_language, outsiders, organised_by, state,
                   version
            from koto.meeting
            """;

    /** @param name with the employer */
    record Participant(String personId, String name) {}

    /** What came of a meeting. */
    record Outcome(LocalDate heldOn, String present, Boolean interpreterPresent, String reason) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    MeetingStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whoever has some right to cases in the municipality; whether it reaches a case, is asked of the case. */
    List<Participant> people(String municipality) {
        return jdbc.sql("""
                select distinct p.id as person_id, p.given_name || ' ' || p.family_name || ', ' || o.name_fi as name
                from koto.right_in_force r
                join koto.person p on p.id = r.person_id
                join koto.organisation o on o.id = p.organisation_id
                where r.municipality = :municipality and r.content <> array['ADMINISTRATION']
                order by 2, 1
                """)
                .param("municipality", municipality)
                .query(Participant.class)
                .list();
    }

    void plan(Meeting meeting, String municipality, Collection<String> invited) {
        jdbc.sql("""
                insert into koto.meeting (id, case_number, municipality, agenda, starts_at, place, remind_at,
                    interpreter_language, outsiders, organised_by, organised_at)
                values (:id, :case, :municipality, :agenda, :startsAt, :place, :remindAt, :language, :outsiders, :by, :now)
                """)
                .param("id", meeting.id())
                .param("case", meeting.caseNumber())
                .param("municipality", municipality)
                .param("agenda", meeting.agenda())
                .param("startsAt", meeting.startsAt().atOffset(ZoneOffset.UTC))
                .param("place", meeting.place())
                .param("remindAt", meeting.remindAt().atOffset(ZoneOffset.UTC))
                .param("language", meeting.interpreterLanguage())
                .param("outsiders", meeting.outsiders().stream().map(Enum::name).toArray(String[]::new))
                .param("by", meeting.organisedBy())
                .param("now", now())
                .update();
        invited.forEach(person -> jdbc.sql("""
                        insert into koto.meeting_invited (meeting_id, municipality, person_id)
                        values (:id, :municipality, :person)
                        """)
                .param("id", meeting.id())
                .param("municipality", municipality)
                .param("person", person)
                .update());
    }

    Optional<Meeting> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(MeetingStore::meeting)
                .optional();
    }

    /** The coming ones first, then those that are over, the latest at the head. */
    List<Meeting> of(String caseNumber) {
        return jdbc.sql(SELECT + " where case_number = :case order by state <> 'PLANNED', starts_at desc, id")
                .param("case", caseNumber)
                .query(MeetingStore::meeting)
                .list();
    }

    List<Participant> invited(UUID id) {
        return jdbc.sql("""
                select p.id as person_id, p.given_name || ' ' || p.family_name || ', ' || o.name_fi as name
                from koto.meeting_invited i
                join koto.person p on p.id = i.person_id
                join koto.organisation o on o.id = p.organisation_id
                where i.meeting_id = :id order by 2, 1
                """).param("id", id).query(Participant.class).list();
    }

    Outcome outcome(UUID id) {
        return jdbc.sql("select held_on, present, interpreter_present, reason from koto.meeting where id = :id")
                .param("id", id)
                .query(Outcome.class)
                .single();
    }

    List<Agreed> agreed(UUID id) {
        return jdbc.sql("select agreed, responsible, due_on from koto.meeting_item where meeting_id = :id order by no")
                .param("id", id)
                .query(Agreed.class)
                .list();
    }

    boolean record(UUID id, RecordMeeting answer, List<Agreed> items, String by, RowVersion opened) {
        boolean held = answer.held();
        boolean written = jdbc.sql("""
                        update koto.meeting
                        set state = :state, held_on = :heldOn, present = :present, interpreter_present = :interpreter,
                            reason = :reason, recorded_by = :by, recorded_at = :now, version = version + 1
                        where id = :id and version = :version and state = 'PLANNED'
                        """)
                        .param("state", answer.outcome().name())
                        .param("heldOn", held ? answer.heldOn() : null)
                        .param("present", held ? Written.orNull(answer.present()) : null)
                        .param("interpreter", held ? Boolean.TRUE.equals(answer.interpreterPresent()) : null)
                        .param("reason", held ? null : Written.orNull(answer.reason()))
                        .param("by", by)
                        .param("now", now())
                        .param("id", id)
                        .param("version", opened.value())
                        .update()
                == 1;
        for (int i = 0; written && i < items.size(); i++) {
            jdbc.sql("""
                    insert into koto.meeting_item (meeting_id, municipality, no, agreed, responsible, due_on)
                    select id, municipality, :no, :agreed, :responsible, :dueOn from koto.meeting where id = :id
                    """)
                    .param("no", i + 1)
                    .param("agreed", Written.orNull(items.get(i).agreed()))
                    .param("responsible", Written.orNull(items.get(i).responsible()))
                    .param("dueOn", items.get(i).dueOn())
                    .param("id", id)
                    .update();
        }
        return written;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Meeting meeting(ResultSet row, int n) throws SQLException {
        return new Meeting(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                row.getString("agenda"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getString("place"),
                row.getObject("remind_at", OffsetDateTime.class).toInstant(),
                row.getString("interpreter_language"),
                Arrays.stream((String[]) row.getArray("outsiders").getArray())
                        .map(Outsider::valueOf)
                        .toList(),
                row.getString("organised_by"),
                Meeting.State.valueOf(row.getString("state")),
                row.getInt("version"));
    }
}
