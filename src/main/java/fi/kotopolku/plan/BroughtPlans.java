package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.Brought;
import fi.kotopolku.casefile.BroughtCases;
import fi.kotopolku.casefile.BroughtMaterial;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The plans of an import that can be in force here: not over, and agreed on with the client. The case of
 * any other begins with planning. The last review is there as a closed one, so that the next counts from it.
 */
@Component
@Order(4)
class BroughtPlans implements BroughtMaterial {

    private static final String OF_CASES = """
            select i.case_number from koto.import_case i
            join koto.plan p on p.case_number = i.case_number where i.import = :key
            """;

    private static final String DRAFTS = """
            from koto.import_case i
            join koto.plan p on p.case_number = i.case_number
            join koto.import_row r on r.import = i.import and r.client_ref = i.client_ref
            """;

    private final JdbcClient jdbc;
    private final BroughtCases cases;
    private final Audit audit;
    private final Clock clock;

    BroughtPlans(JdbcClient jdbc, BroughtCases cases, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Map<String, Integer> bring(Brought order) {
        int plans = plans(order);
        versions(order);
        int services = services(order);
        reviews(order);
        jdbc.sql("""
                update koto.plan_version v set state = 'IN_FORCE'
                from koto.import_case i join koto.plan p on p.case_number = i.case_number
                where i.import = :import and v.plan_id = p.id
                """).param("import", order.number()).update();
        cases.followPlansInForce(order.number());
        audit.writeEach(order.personId(), order.rightNumber(), DataCategory.PLAN.name(), OF_CASES, order.number());
        audit.writeEach(
                order.personId(),
                order.rightNumber(),
                DataCategory.SERVICES.name(),
                OF_CASES + " and exists (select 1 from koto.plan_service s join koto.plan_version v"
                        + " on v.id = s.plan_version_id where v.plan_id = p.id)",
                order.number());
        return Map.of("PLANS", plans, "SERVICES", services);
    }

    private int plans(Brought order) {
        return jdbc.sql("""
                insert into koto.plan (id, case_number, municipality, first_confirmed_on)
                select gen_random_uuid(), i.case_number, i.municipality,
                    cast(coalesce(r.content ->> 'first_confirmed_on', r.content ->> 'client_confirmed_on') as date)
                from koto.import_row r join koto.import_case i on i.import = r.import and i.client_ref = r.client_ref
                where r.import = :import and r.kind = 'PLANS'
                  and cast(r.content ->> 'valid_until' as date) >= :today
                  and cast(r.content ->> 'understood' as boolean) and cast(r.content ->> 'agreed' as boolean)
                  and cast(r.content ->> 'rights_explained' as boolean)
                """)
                .param("today", LocalDate.now(clock))
                .param("import", order.number())
                .update();
    }

    /** Drafts until their services are in place: nothing is added to any other. */
    private void versions(Brought order) {
        jdbc.sql("""
                insert into koto.plan_version (id, plan_id, municipality, no, state, begun_on, long_term_goals,
                    integration_language, language_studies, follow_up, valid_from, valid_until, language, interpreter,
                    understood, agreed, rights_explained, confirmation_method, client_confirmed_on, in_force_on)
                select gen_random_uuid(), p.id, p.municipality, 1, 'DRAFT', least(v.client_confirmed_on, v.valid_from),
                    v.long_term_goals, v.integration_language, v.language_studies, v.follow_up, v.valid_from,
                    v.valid_until, v.language, coalesce(v.interpreter, false), v.understood, v.agreed,
                    v.rights_explained, v.confirmation_method, v.client_confirmed_on, v.valid_from
                """ + DRAFTS + """
                 and r.kind = 'PLANS' cross join lateral jsonb_populate_record(null::koto.plan_version, r.content) v
                where i.import = :import
                """).param("import", order.number()).update();
    }

    private int services(Brought order) {
        return jdbc.sql("""
                insert into koto.plan_service (id, plan_version_id, municipality, position, line, kind, provider, aim,
                    starts_on, ends_on, responsible)
                select gen_random_uuid(), v.id, v.municipality, row_number() over place, row_number() over place, s.kind,
                    s.provider, s.aim, s.starts_on, s.ends_on, s.responsible
                """ + DRAFTS + """
                 and r.kind = 'SERVICES' join koto.plan_version v on v.plan_id = p.id
                cross join lateral jsonb_populate_record(null::koto.plan_service, r.content) s
                where i.import = :import
                window place as (partition by v.id order by r.line)
                """).param("import", order.number()).update();
    }

    private void reviews(Brought order) {
        jdbc.sql("""
                insert into koto.plan_review (id, plan_id, plan_version_id, municipality, no, state, trigger, opened_on,
                    closed_on, met_on, outcome, reasons)
                select gen_random_uuid(), p.id, v.id, v.municipality, 1, 'CLOSED', 'DUE', d.held, d.held, d.held,
                    'UNCHANGED', 'Tuotu vanhasta järjestelmästä.'
                """ + DRAFTS + """
                 and r.kind = 'PLANS' join koto.plan_version v on v.plan_id = p.id
                cross join lateral (select cast(r.content ->> 'last_review_on' as date)) d (held)
                where i.import = :import and d.held is not null
                """).param("import", order.number()).update();
    }
}
