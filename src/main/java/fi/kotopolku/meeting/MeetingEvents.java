package fi.kotopolku.meeting;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseEvent;
import fi.kotopolku.casefile.CaseEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Meetings as they were planned, and whether they were held. */
@Component
@Order(40)
class MeetingEvents implements CaseEvents {

    private static final Set<DataCategory> CONTENT = Set.of(DataCategory.SERVICES);

    private record Row(LocalDate onDay, Meeting.State state, String person) {}

    private final JdbcClient jdbc;

    MeetingEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseEvent> of(String caseNumber) {
        return jdbc.sql("""
                select e.on_day, e.state, e.person
                from (
                    select (organised_at at time zone 'Europe/Helsinki')::date as on_day, organised_at as at, id,
                           'PLANNED' as state, organised_by as person
                    from koto.meeting where case_number = :case
                    union all
                    select coalesce(held_on, (recorded_at at time zone 'Europe/Helsinki')::date), recorded_at, id,
                           state, recorded_by
                    from koto.meeting where case_number = :case and state <> 'PLANNED'
                ) e
                order by e.on_day, e.at, e.id
                """).param("case", caseNumber).query(Row.class).stream()
                .map(MeetingEvents::event)
                .toList();
    }

    private static CaseEvent event(Row row) {
        return switch (row.state()) {
            case PLANNED -> event(row, "Yhteispalaveri sovittiin pidettäväksi.", "Ett gemensamt möte avtalades.");
            case HELD -> event(row, "Yhteispalaveri pidettiin.", "Ett gemensamt möte hölls.");
            case NOT_HELD -> event(row, "Yhteispalaveria ei pidetty.", "Det gemensamma mötet hölls inte.");
        };
    }

    private static CaseEvent event(Row row, String textFi, String textSv) {
        return new CaseEvent(row.onDay(), "MEETING_" + row.state().name(), textFi, textSv, CONTENT, row.person());
    }
}
