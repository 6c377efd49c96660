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

/** The steps of assessments, and what was asked of the county and answered in any step. */
@Component
@Order(10)
class AssessmentEvents implements CaseEvents {

    /** Whom else the case has been shown to is told to those who may read of services, as the invitation is. */
    private static final Set<DataCategory> CONTRIBUTION = Set.of(DataCategory.PLAN, DataCategory.SERVICES);

    private static final Set<DataCategory> ASSESSMENT = Set.of(DataCategory.PLAN);

    private static final Set<DataCategory> DECISION = Set.of(DataCategory.PLAN, DataCategory.SERVICES);

    /** That the time has run out tells of the day of a permit. */
    private static final Set<DataCategory> WINDOW = Set.of(DataCategory.PLAN, DataCategory.RESIDENCE);

    private static final String EVENTS = """
            select (e.at at time zone 'Europe/Helsinki')::date as on_day, e.kind, e.person, e.step, e.ground
            from (
                select opened_at as at, 1 as place, 'ASSESSMENT_OPENED' as kind, null as person, null as step, null as ground
                from koto.assessment where case_number = :case
                union all
                select need_decided_at, 2,
                       case when need_ground = 'OWN_DUTY' then 'NEED_CLEAR' else 'NEED_' || need end,
                       need_decided_by, null, need_ground
                from koto.assessment where case_number = :case and need is not null
                union all
                select greatest(opened_at, need_decided_at, interviewed_on::timestamp at time zone 'Europe/Helsinki'), 3,
                       'INTERVIEWED', interviewed_by, null, null
                from koto.assessment where case_number = :case and interviewed_on is not null
                union all
                select invited_at, 4, 'CONTRIBUTION_ASKED', person_id, step, null
                from koto.contribution where case_number = :case
                union all
                select handled_at, 5, 'CONTRIBUTION_' || state, person_id, step, null
                from koto.contribution where case_number = :case and handled_at is not null
                union all
                select greatest(a.opened_at, n.missed_on::timestamp at time zone 'Europe/Helsinki'), 2, 'NO_SHOW',
                       n.recorded_by, null, null
                from koto.no_show n join koto.assessment a on a.id = n.assessment_id where n.case_number = :case
                union all
                select not_reached_at, 6, 'NOT_REACHED', not_reached_by, null, null
                from koto.assessment where case_number = :case and not_reached_at is not null
                union all
                select concluded_at, 6,
                       case when plan_needed then 'CONCLUDED_PLAN_NEEDED' else 'CONCLUDED_NO_PLAN' end, concluded_by, null,
                       null
                from koto.assessment where case_number = :case and concluded_at is not null
            ) e
            order by e.at, e.place
            """;

    private record Row(LocalDate onDay, String kind, String person, Step step, NeedGround ground) {}

    private final JdbcClient jdbc;

    AssessmentEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseEvent> of(String caseNumber) {
        return jdbc.sql(EVENTS).param("case", caseNumber).query(Row.class).stream()
                .map(AssessmentEvents::event)
                .toList();
    }

    private static CaseEvent event(Row row) {
        return switch (row.kind()) {
            case "ASSESSMENT_OPENED" ->
                assessment(row, "Palvelutarpeen arviointi alkoi.", "Bedömningen av servicebehovet inleddes.");
            case "NEED_CLEAR" ->
                need(
                        row,
                        "Arvioinnin tarve oli selvä: %s.".formatted(row.ground().nameFi()),
                        "Behovet av bedömning var klart: %s."
                                .formatted(row.ground().nameSv()),
                        DECISION);
            case "NEED_NEEDED" ->
                need(row, "Päätettiin, että arviointi tarvitaan.", "Det beslutades att en bedömning behövs.", DECISION);
            case "NEED_NOT_NEEDED" ->
                need(
                        row,
                        "Päätettiin, ettei arviointia tarvita: %s."
                                .formatted(row.ground().nameFi()),
                        "Det beslutades att ingen bedömning behövs: %s."
                                .formatted(row.ground().nameSv()),
                        DECISION);
            case "NEED_LAPSED" ->
                need(
                        row,
                        "Arviointi raukesi: aika ensimmäisestä luvasta oli päättynyt.",
                        "Bedömningen förföll: tiden från det första tillståndet hade gått ut.",
                        WINDOW);
            case "INTERVIEWED" -> assessment(row, "Alkuhaastattelu pidettiin.", "Den inledande intervjun hölls.");
            case "NO_SHOW" ->
                assessment(
                        row, "Asiakas ei tullut alkuhaastatteluun.", "Klienten kom inte till den inledande intervjun.");
            case "NOT_REACHED" ->
                assessment(
                        row,
                        "Arviointi päättyi: asiakasta ei tavoitettu.",
                        "Bedömningen avslutades: klienten kunde inte nås.");
            case "CONCLUDED_PLAN_NEEDED" ->
                assessment(
                        row,
                        "Arviointi päättyi: kotoutumissuunnitelma tarvitaan.",
                        "Bedömningen avslutades: en integrationsplan behövs.");
            case "CONCLUDED_NO_PLAN" ->
                assessment(
                        row,
                        "Arviointi päättyi: kotoutumissuunnitelmaa ei tarvita.",
                        "Bedömningen avslutades: ingen integrationsplan behövs.");
            case "CONTRIBUTION_ASKED" ->
                contribution(row, "Hyvinvointialueen osuutta pyydettiin", "Välfärdsområdets del begärdes");
            case "CONTRIBUTION_GIVEN" ->
                contribution(row, "Hyvinvointialue antoi osuutensa", "Välfärdsområdet gav sin del");
            case "CONTRIBUTION_DECLINED" ->
                contribution(row, "Hyvinvointialue ei antanut osuuttaan", "Välfärdsområdet gav inte sin del");
            case "CONTRIBUTION_LAPSED" ->
                contribution(
                        row,
                        "Hyvinvointialueen osuutta ei tullut määräajassa",
                        "Välfärdsområdets del kom inte inom utsatt tid");
            default -> throw new IllegalStateException("unknown kind " + row.kind());
        };
    }

    private static CaseEvent assessment(Row row, String textFi, String textSv) {
        return new CaseEvent(row.onDay(), row.kind(), textFi, textSv, ASSESSMENT, row.person());
    }

    private static CaseEvent need(Row row, String textFi, String textSv, Set<DataCategory> content) {
        return new CaseEvent(row.onDay(), row.kind(), textFi, textSv, content, row.person());
    }

    private static CaseEvent contribution(Row row, String textFi, String textSv) {
        return new CaseEvent(
                row.onDay(),
                row.kind(),
                "%s (%s).".formatted(textFi, stepFi(row.step())),
                "%s (%s).".formatted(textSv, stepSv(row.step())),
                CONTRIBUTION,
                row.person());
    }

    private static String stepFi(Step step) {
        return switch (step) {
            case ASSESSMENT -> "arviointi";
            case PLAN -> "suunnitelma";
            case REVIEW -> "tarkistaminen";
        };
    }

    private static String stepSv(Step step) {
        return switch (step) {
            case ASSESSMENT -> "bedömning";
            case PLAN -> "plan";
            case REVIEW -> "översyn";
        };
    }
}
