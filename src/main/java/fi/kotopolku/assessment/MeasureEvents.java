package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseEvent;
import fi.kotopolku.casefile.CaseEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Clarifying measures as they were ordered and what became of them. The kind tells of what its result belongs to. */
@Component
@Order(11)
class MeasureEvents implements CaseEvents {

    private record Row(LocalDate onDay, MeasureKind kind, Measure.State state, String person) {}

    private final JdbcClient jdbc;

    MeasureEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseEvent> of(String caseNumber) {
        return jdbc.sql("""
                select (e.at at time zone 'Europe/Helsinki')::date as on_day, e.kind, e.state, e.person
                from (
                    select ordered_at as at, id, kind, 'ORDERED' as state, coalesce(person_id, ordered_by) as person
                    from koto.clarifying_measure where case_number = :case
                    union all
                    select handled_at, id, kind, state, handled_by
                    from koto.clarifying_measure where case_number = :case and handled_at is not null
                ) e
                order by e.at, e.id
                """).param("case", caseNumber).query(Row.class).stream()
                .map(MeasureEvents::event)
                .toList();
    }

    private static CaseEvent event(Row row) {
        return switch (row.state()) {
            case ORDERED -> event(row, "Tarkentava toimenpide tilattiin", "En preciserande åtgärd beställdes");
            case DONE -> event(row, "Tarkentavan toimenpiteen tulos kirjattiin", "Resultatet av en åtgärd antecknades");
            case NOT_DONE -> event(row, "Tarkentava toimenpide ei toteutunut", "En preciserande åtgärd blev inte av");
            case NOT_RECEIVED ->
                event(
                        row,
                        "Tarkentavan toimenpiteen tulosta ei saatu määräajassa",
                        "Resultatet av en åtgärd kom inte inom utsatt tid");
            case CANCELLED -> event(row, "Tarkentava toimenpide peruttiin", "En preciserande åtgärd återkallades");
        };
    }

    private static CaseEvent event(Row row, String textFi, String textSv) {
        return new CaseEvent(
                row.onDay(),
                "MEASURE_" + row.state().name(),
                "%s: %s.".formatted(textFi, lower(row.kind().nameFi())),
                "%s: %s.".formatted(textSv, row.kind().nameSv()),
                Set.of(DataCategory.PLAN, DataCategory.SERVICES, row.kind().category()),
                row.person());
    }

    private static String lower(String words) {
        return Character.toLowerCase(words.charAt(0)) + words.substring(1);
    }
}
