package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseEvent;
import fi.kotopolku.casefile.CaseEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the versions of a plan came and went, its reviews, and how its services were realised at each of them. */
@Component
@Order(20)
class PlanEvents implements CaseEvents {

    private static final Set<DataCategory> PLAN = Set.of(DataCategory.PLAN);
    private static final Set<DataCategory> SERVICES = Set.of(DataCategory.SERVICES);

    /** A version's reviews follow its beginning and come before its end, also when all is done on one day. */
    private static final String EVENTS = """
            select e.on_day, e.kind, e.no, e.detail, e.person
            from (
                select v.in_force_on as on_day, v.no, 1 as place, 0 as review, 'PLAN_CONFIRMED' as kind,
                       null as detail, v.confirmed_by as person
                from koto.plan p join koto.plan_version v on v.plan_id = p.id
                where p.case_number = :case and v.in_force_on is not null
                union all
                select v.closed_on, v.no, 1, 0, 'PLAN_NOT_AGREED', null, v.confirmed_by
                from koto.plan p join koto.plan_version v on v.plan_id = p.id
                where p.case_number = :case and v.state = 'NOT_AGREED' and v.closed_on is not null
                union all
                select (r.requested_at at time zone 'Europe/Helsinki')::date, v.no, 2, r.no, 'REVIEW_REQUESTED', null,
                       r.requested_by
                from koto.plan p join koto.plan_review r on r.plan_id = p.id
                join koto.plan_version v on v.id = r.plan_version_id
                where p.case_number = :case and r.requested_at is not null
                union all
                select r.opened_on, v.no, 2, r.no, 'REVIEW_OPENED', null, null
                from koto.plan p join koto.plan_review r on r.plan_id = p.id
                join koto.plan_version v on v.id = r.plan_version_id
                where p.case_number = :case and r.opened_on is not null
                union all
                select coalesce(r.closed_on, r.met_on, r.opened_on), v.no, 2, r.no, 'SERVICES_REALISED',
                       string_agg(s.realised, ',' order by s.realised), r.gathered_by
                from koto.plan p join koto.plan_review r on r.plan_id = p.id
                join koto.plan_version v on v.id = r.plan_version_id
                join koto.plan_service_realised s on s.review_id = r.id
                where p.case_number = :case and r.opened_on is not null
                group by r.id, v.no
                union all
                select r.closed_on, v.no, 2, r.no, 'REVIEW_HELD', r.outcome, r.held_by
                from koto.plan p join koto.plan_review r on r.plan_id = p.id
                join koto.plan_version v on v.id = r.plan_version_id
                where p.case_number = :case and r.closed_on is not null
                union all
                select v.closed_on, v.no, 3, 0, 'PLAN_' || v.state, null, null
                from koto.plan p join koto.plan_version v on v.plan_id = p.id
                where p.case_number = :case and v.state in ('REPLACED', 'ENDED') and v.closed_on is not null
            ) e
            order by e.no, e.place, e.review, e.on_day,
                     array_position(array ['REVIEW_REQUESTED', 'REVIEW_OPENED', 'SERVICES_REALISED', 'REVIEW_HELD'], e.kind)
            """;

    private record Row(LocalDate onDay, String kind, int no, String detail, String person) {}

    private final JdbcClient jdbc;

    PlanEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseEvent> of(String caseNumber) {
        return jdbc.sql(EVENTS).param("case", caseNumber).query(Row.class).stream()
                .map(PlanEvents::event)
                .toList();
    }

    private static CaseEvent event(Row row) {
        return switch (row.kind()) {
            case "PLAN_CONFIRMED" ->
                plan(row, "Suunnitelman versio %d tuli voimaan.", "Version %d av planen trädde i kraft.");
            case "PLAN_NOT_AGREED" ->
                plan(row, "Suunnitelman versiosta %d ei sovittu.", "Man enades inte om version %d av planen.");
            case "PLAN_REPLACED" ->
                plan(
                        row,
                        "Uusi versio korvasi suunnitelman version %d.",
                        "En ny version ersatte version %d av planen.");
            case "PLAN_ENDED" ->
                plan(
                        row,
                        "Suunnitelman version %d voimassaolo päättyi.",
                        "Giltigheten för version %d av planen upphörde.");
            case "REVIEW_REQUESTED" ->
                plan(row, "Suunnitelman tarkistamista pyydettiin.", "En översyn av planen begärdes.");
            case "REVIEW_OPENED" -> plan(row, "Suunnitelman tarkistaminen alkoi.", "Översynen av planen inleddes.");
            case "REVIEW_HELD" -> held(row);
            case "SERVICES_REALISED" -> realised(row);
            default -> throw new IllegalStateException("unknown kind " + row.kind());
        };
    }

    private static CaseEvent held(Row row) {
        return switch (Review.Outcome.valueOf(row.detail())) {
            case UNCHANGED ->
                plan(
                        row,
                        "Suunnitelma tarkistettiin: se jatkuu ennallaan.",
                        "Planen sågs över: den fortsätter oförändrad.");
            case AMENDED -> plan(row, "Suunnitelma tarkistettiin: sitä muutetaan.", "Planen sågs över: den ändras.");
            case EXTENDED ->
                plan(
                        row,
                        "Suunnitelma tarkistettiin: sen voimassaoloa jatketaan.",
                        "Planen sågs över: dess giltighet förlängs.");
            case ENDED -> plan(row, "Suunnitelma tarkistettiin: se päättyy.", "Planen sågs över: den upphör.");
        };
    }

    private static CaseEvent realised(Row row) {
        List<String> all = List.of(row.detail().split(","));
        long going = all.stream()
                .filter(one -> one.equals("AS_PLANNED") || one.equals("COMPLETED"))
                .count();
        return new CaseEvent(
                row.onDay(),
                row.kind(),
                "Palvelujen toteutuminen koottiin: %d/%d toteutui suunnitellusti.".formatted(going, all.size()),
                "Uppgifter om servicen samlades: %d/%d genomfördes enligt planen.".formatted(going, all.size()),
                SERVICES,
                row.person());
    }

    private static CaseEvent plan(Row row, String textFi, String textSv) {
        return new CaseEvent(
                row.onDay(), row.kind(), textFi.formatted(row.no()), textSv.formatted(row.no()), PLAN, row.person());
    }
}
