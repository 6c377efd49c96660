package fi.kotopolku.oversight;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What the log says of a case, of a person, of a period. What was done in one transaction on one right is one row, with
 * its content categories together; a decision that allowed what then was done is not repeated.
 */
@Repository
class LogViews {

    private static final String SHOWN = """
            select d.at, d.person_id, d.action, d.municipality, d.subject_key, d.right_number, d.outcome, d.categories,
                   p.given_name || ' ' || p.family_name as person_name, o.name_fi as employer, r.ground, r.role
                   %s
            from (%s) d
            left join koto.access_right r on r.number = d.right_number
            left join koto.person p on p.id = d.person_id
            left join koto.organisation o on o.id = coalesce(r.employer, p.organisation_id)
            order by d.at desc, d.first_id desc
            """;

    private static final String DONE = """
            select min(e.at) as at, min(e.id) as first_id, e.person_id, e.action, e.municipality, e.subject_key,
                   e.right_number, e.outcome,
                   coalesce(array_agg(distinct e.category::text) filter (where e.category is not null), '{}')
                       as categories
            from koto.audit_entry e
            where %s
            group by e.transaction_id, e.person_id, e.action, e.municipality, e.subject_key, e.right_number, e.outcome
            order by 1 desc, 2 desc
            limit :limit offset :offset
            """;

    private static final String SEEN = SHOWN.formatted("", DONE.formatted("""
            e.subject_key = :case and e.municipality = left(:case, 3)
                and e.at >= clock_timestamp() - interval '2 years' and e.outcome <> 'ALLOWED'
                and (:everything or (e.action in ('READ', 'WRITE') and e.outcome = 'DONE'))
            """));

    private static final String DOINGS = SHOWN.formatted("", DONE.formatted("""
            e.person_id = :person and (e.municipality = :municipality or e.municipality is null)
                and e.at >= :from and e.at < :until and e.outcome <> 'ALLOWED'
            """));

    /** The last thing recorded before the reading: a write or an event, else the opening of the case. */
    private static final String LATE_READS = SHOWN.formatted(", d.last_event, d.case_state", """
            select f.*, l.last_event, l.case_state
            from (%s) f
            cross join lateral (
                select coalesce((select w.at from koto.audit_entry w
                                 where w.subject_key = f.subject_key and w.at < f.at and w.outcome = 'DONE'
                                   and w.action <> 'READ' and w.action not like 'VIEW\\_%%' and w.action not like 'EXPORT\\_%%'
                                 order by w.at desc limit 1), k.opened_at) as last_event,
                       k.state as case_state
                from (values (1)) one left join koto.integration_case k on k.number = f.subject_key) l
            where l.last_event < f.at - make_interval(months => :months)
            order by f.at desc, f.first_id desc
            limit :limit offset :offset
            """.formatted(
                    DONE.formatted("""
                    e.municipality = :municipality and e.action = 'READ' and e.at >= :from and e.at < :until
                    """).replace("limit :limit offset :offset", "")));

    private final JdbcClient jdbc;

    LogViews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that was done.
     *
     * @param personId as the log has it, also of somebody whom nobody knows any more
     * @param employer the one under whose right it was done, else the present one
     * @param ground code, null when it was done under no right
     */
    record Doing(
            Instant at,
            String personId,
            String personName,
            String employer,
            String action,
            String subjectKey,
            List<String> categories,
            String rightNumber,
            String ground,
            String role,
            String outcome) {}

    /** @param caseState null when the case is not there any more */
    record LateRead(Doing read, Instant lastEvent, String caseState) {

        /** Whole months between the reading and what was recorded before it. */
        long monthsSince() {
            return ChronoUnit.MONTHS.between(
                    lastEvent.atOffset(ZoneOffset.UTC), read.at().atOffset(ZoneOffset.UTC));
        }
    }

    /** Who has seen the case's data in the last two years, newest first. */
    List<Doing> seen(String caseNumber, boolean everything, Slice slice) {
        return jdbc.sql(SEEN)
                .param("case", caseNumber)
                .param("everything", everything)
                .param("limit", slice.limit())
                .param("offset", slice.offset())
                .query((row, index) -> doing(row))
                .list();
    }

    List<Doing> doings(String municipality, String personId, Period period, Slice slice) {
        return jdbc.sql(DOINGS)
                .param("municipality", municipality)
                .param("person", personId)
                .param("from", period.begins().atOffset(ZoneOffset.UTC))
                .param("until", period.ends().atOffset(ZoneOffset.UTC))
                .param("limit", slice.limit())
                .param("offset", slice.offset())
                .query((row, index) -> doing(row))
                .list();
    }

    List<LateRead> lateReads(String municipality, Period period, int months, Slice slice) {
        return jdbc.sql(LATE_READS)
                .param("municipality", municipality)
                .param("from", period.begins().atOffset(ZoneOffset.UTC))
                .param("until", period.ends().atOffset(ZoneOffset.UTC))
                .param("months", months)
                .param("limit", slice.limit())
                .param("offset", slice.offset())
                .query((row, index) ->
                        new LateRead(doing(row), instant(row, "last_event"), row.getString("case_state")))
                .list();
    }

    /** Ids of everybody who has or had a right in the municipality. */
    List<String> people(String municipality) {
        return jdbc.sql("""
                select p.id from koto.person p
                where exists (select from koto.access_right r
                              where r.person_id = p.id and r.municipality = :municipality and r.state = 'GRANTED')
                order by p.family_name, p.given_name, p.id
                """)
                .param("municipality", municipality)
                .query(String.class)
                .list();
    }

    private static Doing doing(ResultSet row) throws SQLException {
        String personId = row.getString("person_id");
        String name = row.getString("person_name");
        return new Doing(
                instant(row, "at"),
                personId,
                name == null ? unnamed(personId) : name,
                row.getString("employer"),
                row.getString("action"),
                row.getString("subject_key"),
                words(row.getArray("categories")),
                row.getString("right_number"),
                row.getString("ground"),
                row.getString("role"),
                row.getString("outcome"));
    }

    private static String unnamed(String personId) {
        return personId.equals("system") ? "Järjestelmä" : "Tuntematon";
    }

    private static List<String> words(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
