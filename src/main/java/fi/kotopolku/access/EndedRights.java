package fi.kotopolku.access;

import fi.kotopolku.access.AccessRightsEnded.Ended;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.Notices.Told;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tidies up after rights that have ended. Nobody gets in on an ended right however late this runs: it only writes the
 * end to the history, tells people and lets others hand tasks on.
 *
 * <p>Who invited somebody to a step hears of the step itself, and not again of the right that was opened for it.
 *
 * <p>One statement takes the rights that are due, in the municipalities that row-level security shows it, and that no
 * other sweep holds, so sweeps may run side by side. It takes {@value #MOST} at most, so that nobody waits long for a row:
 * when more have ended in one second, the timers of the next ones take the rest.
 */
@Component
class EndedRights {

    static final int MOST = 5000;

    private static final String SWEEP = """
            with due as (
                select number from koto.access_right
                where state = 'GRANTED' and tidied_at is null and ends_at <= koto.instant() %s
                order by ends_at, number limit %s
                for update skip locked
            ), tidied as (
                update koto.access_right r
                set tidied_at = koto.instant(), version = r.version + 1,
                    ended_at = r.ends_at,
                    end_cause = coalesce(r.end_cause,
                        case when r.planned_end < r.valid_until then r.planned_cause else 'EXPIRED' end),
                    end_reason = coalesce(r.end_reason,
                        case when r.planned_end < r.valid_until then 'Palvelussuhde tai tehtävä päättyi.'
                             else 'Määräaika päättyi.' end)
                from due where r.number = due.number
                returning r.number, r.person_id, r.municipality, r.role, r.decided_by,
                          case r.basis when 'STEP' then null else r.requested_by end as requested_by
            ), told as (
                insert into koto.access_right_event (right_number, kind)
                select number, 'ENDED' from tidied order by number
            )
            select * from tidied order by number
            """;

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    EndedRights(JdbcClient jdbc, Notices notices, Audit audit, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.notices = notices;
        this.audit = audit;
        this.events = events;
    }

    int tidyAll() {
        return tell(jdbc.sql(SWEEP.formatted("", MOST)));
    }

    int tidy(String number) {
        return tell(jdbc.sql(SWEEP.formatted("and number = :number", MOST)).param("number", number));
    }

    private int tell(JdbcClient.StatementSpec sweep) {
        List<Tidied> tidied = sweep.query(Tidied.class).list();
        if (tidied.isEmpty()) {
            return 0;
        }
        tellPeople(tidied);
        events.publishEvent(new AccessRightsEnded(tidied.stream()
                .map(right -> new Ended(right.number(), right.personId(), right.municipality(), right.role()))
                .toList()));
        return tidied.size();
    }

    private void tellPeople(List<Tidied> tidied) {
        notices.tell(
                "ACCESS_ENDED",
                tidied.stream()
                        .flatMap(right -> right.concerned().map(person -> new Told(person, right.number())))
                        .toList());
        tidied.forEach(right -> audit.event(right.personId(), "ACCESS_RIGHT_ENDED", right.number()));
    }

    record Tidied(
            String number, String personId, String municipality, String role, String requestedBy, String decidedBy) {

        Stream<String> concerned() {
            return Stream.of(personId, requestedBy, decidedBy)
                    .filter(Objects::nonNull)
                    .distinct();
        }
    }
}
