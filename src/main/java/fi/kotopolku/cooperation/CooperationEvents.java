package fi.kotopolku.cooperation;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseEvent;
import fi.kotopolku.casefile.CaseEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was asked and answered between those who work on a case. Messages are no events of the case: they are between their
 * sender and their recipients.
 */
@Component
@Order(50)
class CooperationEvents implements CaseEvents {

    private static final Set<DataCategory> PLAN = Set.of(DataCategory.PLAN, DataCategory.SERVICES);

    private static final String EVENTS = """
            select * from (
                select (asked_at at time zone 'Europe/Helsinki')::date as on_day, 'ASKED' as kind, asked_by as person,
                       asked_at as at
                from koto.cooperation_request where case_number = :case
                union all
                select (answered_at at time zone 'Europe/Helsinki')::date, state,
                       case when state = 'HANDED_BACK' then null else asked_of end, answered_at
                from koto.cooperation_request where case_number = :case and answered_at is not null
            ) e
            order by at
            """;

    private record Row(LocalDate onDay, Request.State kind, String person) {}

    private final JdbcClient jdbc;

    CooperationEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseEvent> of(String caseNumber) {
        return jdbc.sql(EVENTS).param("case", caseNumber).query(Row.class).stream()
                .map(CooperationEvents::event)
                .toList();
    }

    private static CaseEvent event(Row row) {
        return switch (row.kind()) {
            case ASKED ->
                event(
                        row,
                        "Toiselta asian käsittelijältä pyydettiin jotakin.",
                        "En annan som behandlar ärendet ombads göra något.");
            case DONE -> event(row, "Pyyntöön vastattiin: tehty.", "Begäran besvarades: gjort.");
            case DECLINED ->
                event(row, "Pyyntöön vastattiin: ei voitu tehdä.", "Begäran besvarades: kunde inte göras.");
            case HANDED_BACK -> event(row, "Pyyntö palautui vastaamatta.", "Begäran kom tillbaka utan svar.");
        };
    }

    private static CaseEvent event(Row row, String textFi, String textSv) {
        return new CaseEvent(row.onDay(), "REQUEST_" + row.kind(), textFi, textSv, PLAN, row.person());
    }
}
