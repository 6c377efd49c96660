package fi.kotopolku.plan;

import static fi.kotopolku.casefile.MaterialWords.day;
import static fi.kotopolku.casefile.MaterialWords.silent;
import static fi.kotopolku.casefile.MaterialWords.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseMaterial;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.JsonRows;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.casefile.Material.Column;
import fi.kotopolku.casefile.MaterialWords;
import fi.kotopolku.casefile.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The plan of a case, for a hand-over. The version in force goes on where it arrives, with its dates and the day that the
 * total length counts from; other versions are read in what was sent.
 */
@Component
@Order(3)
class PlanMaterial implements CaseMaterial {

    private static final String IN_FORCE = "plan";
    private static final String SERVICES = "services";
    private static final String LAST_REVIEW = "lastReview";

    private static final List<Column> VERSION = List.of(
            text("long_term_goals", "Pitkän aikavälin tavoitteet"),
            new Column("goals", "Tavoitteet", lines(PlanMaterial::goal)),
            silent("integration_language"),
            text("language_studies", "Kieliopinnot"),
            text("follow_up", "Seuranta"),
            day("begun_on", "Laadinta alkoi"),
            day("valid_from", "Voimassa alkaen"),
            day("valid_until", "Voimassa viimeistään"),
            day("in_force_on", "Tuli voimaan"),
            day("first_confirmed_on", "Ensimmäinen suunnitelma vahvistettiin"),
            silent("language"),
            silent("interpreter"),
            silent("understood"),
            silent("agreed"),
            silent("rights_explained"),
            silent("confirmation_method"),
            day("client_confirmed_on", "Asiakas vahvisti"),
            new Column(
                    "kind",
                    "Suunnitelman laji",
                    kind -> PlanKind.valueOf(kind.asText()).nameFi()),
            day("child_heard_on", "Lapsen toiveet selvitettiin"),
            silent("child_heard_how"),
            silent("guardian_role"),
            day("guardian_heard_on", "Huoltajaa tai edustajaa kuultiin"),
            silent("guardian_heard_how"),
            day("rights_explained_on", "Oikeuksista ja velvollisuuksista kerrottiin"),
            silent("rights_explained_by"),
            silent("rights_language"),
            silent("rights_how"),
            silent("rights_interpreter"),
            silent("confirming_party"),
            silent("witness"),
            silent("witnessed_on"),
            silent("official_confirmed_on"));

    private static final List<Column> AGREED_SERVICES =
            List.of(new Column("services", "Palvelut", lines(PlanMaterial::service)));

    private static final List<Column> REVIEW = List.of(
            day("met_on", "Tapaaminen"),
            day("opened_on", "Tarkistus alkoi"),
            day("closed_on", "Tarkistus päättyi"),
            silent("trigger"),
            silent("outcome"),
            text("reasons", "Perustelu"));

    private static final List<Column> OTHERS =
            List.of(new Column("versions", "Muut versiot", lines(PlanMaterial::otherVersion)));

    private final JdbcClient jdbc;
    private final Cases cases;

    PlanMaterial(JdbcClient jdbc, Cases cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    @Override
    public List<Material> of(String caseNumber) {
        List<Material> material = new ArrayList<>();
        rows("""
                select (to_jsonb(v) || jsonb_build_object('first_confirmed_on', p.first_confirmed_on, 'goals',
                            (select jsonb_agg(jsonb_build_object('area', g.area, 'goal', g.goal,
                                'line', g.line, 'reach_by', g.reach_by) order by g.position)
                             from koto.plan_goal g where g.plan_version_id = v.id)))::text
                from koto.plan p join koto.plan_version v on v.plan_id = p.id and v.state = 'IN_FORCE'
                where p.case_number = :case
                """, caseNumber)
                .forEach(row -> material.add(
                        Material.of(IN_FORCE, DataCategory.PLAN, "Voimassa oleva suunnitelma", row, VERSION)));
        rows("""
                select jsonb_build_object('services', jsonb_agg(
                           to_jsonb(s) - array['id', 'plan_version_id', 'municipality'] order by s.position))::text
                from koto.plan p join koto.plan_version v on v.plan_id = p.id and v.state = 'IN_FORCE'
                join koto.plan_service s on s.plan_version_id = v.id
                where p.case_number = :case
                having count(*) > 0
                """, caseNumber)
                .forEach(row -> material.add(
                        Material.of(SERVICES, DataCategory.SERVICES, "Suunnitelman palvelut", row, AGREED_SERVICES)));
        rows("""
                select to_jsonb(r)::text from koto.plan p join koto.plan_review r on r.plan_id = p.id
                where p.case_number = :case and r.state = 'CLOSED' order by r.no desc limit 1
                """, caseNumber)
                .forEach(row ->
                        material.add(Material.of(LAST_REVIEW, DataCategory.PLAN, "Viimeisin tarkistus", row, REVIEW)));
        rows("""
                select jsonb_build_object('versions', jsonb_agg(jsonb_build_object('no', v.no, 'state', v.state,
                           'valid_from', v.valid_from, 'valid_until', v.valid_until,
                           'long_term_goals', v.long_term_goals, 'result_reason', v.result_reason) order by v.no))::text
                from koto.plan p join koto.plan_version v on v.plan_id = p.id and v.state <> 'IN_FORCE'
                where p.case_number = :case
                having count(*) > 0
                """, caseNumber)
                .forEach(row -> material.add(
                        Material.of("planVersions", DataCategory.PLAN, "Suunnitelman muut versiot", row, OTHERS)));
        return material;
    }

    @Override
    public void takeOver(String caseNumber, Received received) {
        if (!received.has(IN_FORCE)) {
            return;
        }
        UUID plan = UUID.randomUUID();
        UUID version = UUID.randomUUID();
        ObjectNode row = received.row(IN_FORCE);
        plan(plan, caseNumber, received.municipality(), row);
        version(version, plan, received.municipality(), row);
        parts(version, received);
        jdbc.sql("update koto.plan_version set state = 'IN_FORCE' where id = :id")
                .param("id", version)
                .update();
        review(plan, version, received);
        cases.advance(caseNumber, CaseState.IN_FORCE);
    }

    private void plan(UUID plan, String caseNumber, String municipality, ObjectNode row) {
        jdbc.sql("""
                insert into koto.plan (id, case_number, municipality, first_confirmed_on)
                values (:id, :case, :municipality, cast(:confirmed as date))
                """)
                .param("id", plan)
                .param("case", caseNumber)
                .param("municipality", municipality)
                .param("confirmed", row.path("first_confirmed_on").textValue())
                .update();
    }

    /** A draft until its goals and services are in place: nothing is added to any other. */
    private void version(UUID version, UUID plan, String municipality, ObjectNode row) {
        jdbc.sql("""
                insert into koto.plan_version (id, plan_id, municipality, no, state, begun_on, long_term_goals,
                    integration_language, language_studies, follow_up, valid_from, valid_until, language, interpreter,
                    understood, agreed, rights_explained, confirmation_method, client_confirmed_on, in_force_on, kind,
                    child_heard_on, child_heard_how, guardian_role, guardian_heard_on, guardian_heard_how,
                    rights_explained_on, rights_explained_by, rights_language, rights_how, rights_interpreter,
                    confirming_party, witness, witnessed_on, official_confirmed_on)
                select :id, :plan, :municipality, 1, 'DRAFT', r.begun_on, r.long_term_goals, r.integration_language,
                    r.language_studies, r.follow_up, r.valid_from, r.valid_until, r.language, r.interpreter, r.understood,
                    r.agreed, r.rights_explained, r.confirmation_method, r.client_confirmed_on, r.in_force_on,
                    coalesce(r.kind, 'PERSONAL'), r.child_heard_on, r.child_heard_how, r.guardian_role,
                    r.guardian_heard_on, r.guardian_heard_how, r.rights_explained_on, r.rights_explained_by,
                    r.rights_language, r.rights_how, r.rights_interpreter, r.confirming_party, r.witness, r.witnessed_on,
                    r.official_confirmed_on
                from jsonb_populate_record(null::koto.plan_version, cast(:row as jsonb)) r
                """)
                .param("id", version)
                .param("plan", plan)
                .param("municipality", municipality)
                .param("row", row.toString())
                .update();
    }

    private void parts(UUID version, Received received) {
        jdbc.sql("""
                insert into koto.plan_goal (id, plan_version_id, municipality, position, line, area, goal, reach_by)
                select gen_random_uuid(), :version, :municipality, g.place,
                    coalesce(cast(g.value ->> 'line' as int), g.place), g.value ->> 'area', g.value ->> 'goal',
                    cast(g.value ->> 'reach_by' as date)
                from jsonb_array_elements(cast(:rows as jsonb)) with ordinality g (value, place)
                """)
                .param("version", version)
                .param("municipality", received.municipality())
                .param("rows", received.row(IN_FORCE).withArray("goals").toString())
                .update();
        jdbc.sql("""
                insert into koto.plan_service (id, plan_version_id, municipality, position, line, kind, provider, aim,
                    starts_on, ends_on, responsible, responsible_person)
                select gen_random_uuid(), :version, :municipality, r.position, coalesce(r.line, r.position), r.kind,
                    r.provider, r.aim, r.starts_on, r.ends_on, r.responsible, r.responsible_person
                from jsonb_populate_recordset(null::koto.plan_service, cast(:rows as jsonb)) r
                """)
                .param("version", version)
                .param("municipality", received.municipality())
                .param("rows", received.row(SERVICES).withArray("services").toString())
                .update();
    }

    /** The next review counts from it. */
    private void review(UUID plan, UUID version, Received received) {
        if (!received.has(LAST_REVIEW)) {
            return;
        }
        jdbc.sql("""
                insert into koto.plan_review (id, plan_id, plan_version_id, municipality, no, state, trigger, opened_on,
                    closed_on, met_on, outcome, reasons)
                select gen_random_uuid(), :plan, :version, :municipality, 1, 'CLOSED', 'DUE', r.opened_on, r.closed_on,
                    r.met_on, 'UNCHANGED', r.reasons
                from jsonb_populate_record(null::koto.plan_review, cast(:row as jsonb)) r
                """)
                .param("plan", plan)
                .param("version", version)
                .param("municipality", received.municipality())
                .param("row", received.row(LAST_REVIEW).toString())
                .update();
    }

    private List<ObjectNode> rows(String sql, String caseNumber) {
        return JsonRows.of(jdbc.sql(sql).param("case", caseNumber));
    }

    private static Function<JsonNode, String> lines(Function<JsonNode, String> line) {
        return list -> StreamSupport.stream(list.spliterator(), false).map(line).collect(Collectors.joining("; "));
    }

    private static String goal(JsonNode goal) {
        return PlannedGoal.Area.valueOf(goal.path("area").asText()).nameFi() + ": "
                + goal.path("goal").asText();
    }

    private static String service(JsonNode service) {
        return "%s, %s: %s (alkaen %s)"
                .formatted(
                        PlannedService.Kind.valueOf(service.path("kind").asText())
                                .nameFi(),
                        service.path("provider").asText(),
                        service.path("aim").asText(),
                        MaterialWords.dayOf(service.path("starts_on")));
    }

    private static String otherVersion(JsonNode version) {
        return "versio %s: %s"
                .formatted(
                        version.path("no").asText(),
                        version.path("long_term_goals").asText("–"));
    }
}
