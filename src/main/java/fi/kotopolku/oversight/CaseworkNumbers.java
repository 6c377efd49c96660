package fi.kotopolku.oversight;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Casework in numbers, one municipality at a time, straight from the tables of those who own the cases: only counts and
 * days leave this class. Days are days in Finland.
 */
@Repository
class CaseworkNumbers {

    private static final String DAY = "(%s at time zone 'Europe/Helsinki')::date";
    private static final String OPENED = DAY.formatted("k.opened_at");
    private static final String CLOSED = DAY.formatted("k.closed_at");

    private static final String INTERVIEWED =
            "(select min(a.interviewed_on) from koto.assessment a where a.case_number = k.number)";
    private static final String CONCLUDED = "(select min(" + DAY.formatted("a.concluded_at")
            + ") from koto.assessment a where a.case_number = k.number)";
    private static final String FIRST_PLAN =
            "(select p.first_confirmed_on from koto.plan p where p.case_number = k.number)";
    private static final String FIRST_SERVICE = """
            (select min(s.starts_on) from koto.plan p
             join koto.plan_version v on v.plan_id = p.id and v.state in ('IN_FORCE', 'REPLACED', 'ENDED')
             join koto.plan_service s on s.plan_version_id = v.id
             where p.case_number = k.number and s.starts_on <= :today)
            """;

    /** Something that a client waits for, from one event to another. */
    enum Wait {
        INTERVIEW(OPENED, INTERVIEWED, "ASSESSMENT_START"),
        CONCLUSION(OPENED, CONCLUDED, null),
        PLAN(CONCLUDED, FIRST_PLAN, null),
        SERVICE(FIRST_PLAN, FIRST_SERVICE, "DIRECT_TO_SERVICE");

        private final String from;
        private final String until;
        private final String rule;

        Wait(String from, String until, String rule) {
            this.from = from;
            this.until = until;
            this.rule = rule;
        }

        /** The rule that says how long it may take; null when none does. */
        String rule() {
            return rule;
        }
    }

    record Counted(String name, int number) {}

    /** @param middle half of the clients waited no longer; null when nobody waited */
    record Waited(int clients, Integer middle, Integer longest) {}

    /** @param end the event, or the day on which the case was closed without it; null when it is still waited for */
    record Span(LocalDate start, LocalDate end, int clients) {}

    private final JdbcClient jdbc;

    CaseworkNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Cases that are open now, by state. */
    List<Counted> open(String municipality) {
        return counted(municipality, null, "select k.state as name, count(*) as number", "k.state <> 'CLOSED'");
    }

    /**
     * Households with an open case on the day, by how many of their people have one: clients who are linked to each other,
     * by whichever of them the link was said. A client without links is a household of one.
     */
    List<Counted> households(String municipality, LocalDate day) {
        return jdbc.sql("""
                        with recursive client as (
                            select distinct k.client_id as id from koto.integration_case k
                            where k.municipality = :municipality and k.state <> 'CLOSED'
                        ), link as (
                            select m.client_id as one, m.member_client_id as other from koto.household_member m
                            join client a on a.id = m.client_id join client b on b.id = m.member_client_id
                            where m.municipality = :municipality and (m.until is null or m.until >= :day)
                        ), together as (
                            select id as one, id as other from client
                            union
                            select t.one, case when l.one = t.other then l.other else l.one end
                            from together t join link l on t.other in (l.one, l.other)
                        ), household as (
                            select root, count(*) as people
                            from (select one, min(other::text) as root from together group by one) member group by root
                        )
                        select case people when 1 then 'ONE' when 2 then 'TWO' else 'MORE' end as name, count(*) as number
                        from household group by 1
                        """)
                .param("municipality", municipality)
                .param("day", day)
                .query(Counted.class)
                .list();
    }

    List<Counted> opened(String municipality, Period period) {
        return counted(
                municipality,
                period,
                "select k.way_in as name, count(*) as number",
                OPENED + " between :first and :last");
    }

    List<Counted> closed(String municipality, Period period) {
        return counted(
                municipality,
                period,
                "select k.close_reason as name, count(*) as number",
                CLOSED + " between :first and :last");
    }

    /** Of those for whom the wait came to its end in the period, in days. */
    Waited waited(String municipality, Period period, Wait wait, LocalDate today) {
        return within(municipality, period, """
                select count(*) as clients, percentile_disc(0.5) within group (order by days) as middle,
                       max(days) as longest
                from (select greatest(0, %s - %s) as days from koto.integration_case k
                      where k.municipality = :municipality and %2$s is not null
                        and %1$s between :first and :last) waits
                """.formatted(wait.until, wait.from))
                .param("today", today)
                .query(Waited.class)
                .single();
    }

    /** Every wait that has begun, however it ended; the caller knows by when it should have. */
    List<Span> spans(String municipality, Wait wait, LocalDate today) {
        return within(municipality, null, """
                select start, "end", count(*) as clients
                from (select %s as start, coalesce(%s, %s) as "end" from koto.integration_case k
                      where k.municipality = :municipality) spans
                where start is not null group by start, "end" order by start, "end"
                """.formatted(wait.from, wait.until, CLOSED))
                .param("today", today)
                .query(Span.class)
                .list();
    }

    private List<Counted> counted(String municipality, Period period, String what, String which) {
        return within(
                        municipality,
                        period,
                        what + " from koto.integration_case k where k.municipality = :municipality and " + which
                                + " group by 1 order by 1")
                .query(Counted.class)
                .list();
    }

    private JdbcClient.StatementSpec within(String municipality, Period period, String sql) {
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("municipality", municipality);
        return period == null
                ? statement
                : statement.param("first", period.first()).param("last", period.last());
    }
}
