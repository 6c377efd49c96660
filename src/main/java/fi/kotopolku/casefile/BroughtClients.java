package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.audit.Audit;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Clients and their cases. Who is known by an identity code gets a new case and keeps the row that is here, because it is
 * newer than what an old system remembers; a non-disclosure order is the exception, and is set on it.
 */
@Component
@Order(1)
class BroughtClients implements BroughtMaterial {

    private static final String CASES = "select case_number from koto.import_case where import = :key";

    private final JdbcClient jdbc;
    private final CaseStore cases;
    private final Audit audit;

    BroughtClients(JdbcClient jdbc, CaseStore cases, Audit audit) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.audit = audit;
    }

    @Override
    public Map<String, Integer> bring(Brought order) {
        int clients = jdbc.sql("select count(*) from koto.import_row where import = :import and kind = 'CLIENTS'")
                .param("import", order.number())
                .query(Integer.class)
                .single();
        if (clients == 0) {
            return Map.of("CLIENTS", 0);
        }
        number(order, cases.nextNumbers(order.municipality(), clients));
        clients(order);
        protect(order);
        int brought = cases(order);
        audit.writeEach(
                order.personId(), order.rightNumber(), DataCategory.IDENTITY_AND_CONTACT.name(), CASES, order.number());
        audit.writeEach(order.personId(), order.rightNumber(), DataCategory.RESIDENCE.name(), CASES, order.number());
        return Map.of("CLIENTS", brought);
    }

    private void number(Brought order, CaseStore.Numbers numbers) {
        jdbc.sql("""
                insert into koto.import_case (case_number, import, municipality, client_id, new_client, client_ref)
                select r.municipality || '-' || :year || '-' || lpad(r.running::text, greatest(4, length(r.running::text)), '0'),
                    r.import, r.municipality, coalesce(k.id, gen_random_uuid()), k.id is null, r.client_ref
                from (select *, :first - 1 + row_number() over (order by line) as running
                      from koto.import_row where import = :import and kind = 'CLIENTS') r
                left join koto.client k
                    on k.municipality = r.municipality and k.identity_code = r.content ->> 'identity_code'
                """)
                .param("year", numbers.year())
                .param("first", numbers.first())
                .param("import", order.number())
                .update();
    }

    private void clients(Brought order) {
        jdbc.sql("""
                insert into koto.client
                    (id, municipality, family_name, given_names, birth_date, identity_code, citizenship, native_language,
                     contact_language, interpreter_needed, interpreter_language, phone, email, street_address,
                     postal_code, post_office, non_disclosure, permit_kind, first_permit_on, arrived_on,
                     window_exception, window_exception_reason, registered_at, registered_by)
                select i.client_id, i.municipality, c.family_name, c.given_names, c.birth_date, c.identity_code,
                     c.citizenship, c.native_language, c.contact_language, c.interpreter_language is not null,
                     c.interpreter_language, c.phone, c.email, c.street_address, c.postal_code, c.post_office,
                     coalesce(c.non_disclosure, false), c.permit_kind, c.first_permit_on, c.arrived_on,
                     c.window_exception, c.window_exception_reason, :now, :person
                from koto.import_case i
                join koto.import_row r on r.import = i.import and r.kind = 'CLIENTS' and r.client_ref = i.client_ref
                cross join lateral jsonb_populate_record(null::koto.client, r.content) c
                where i.import = :import and i.new_client
                """)
                .param("now", order.at().atOffset(ZoneOffset.UTC))
                .param("person", order.personId())
                .param("import", order.number())
                .update();
    }

    private void protect(Brought order) {
        jdbc.sql("""
                update koto.client c set non_disclosure = true, version = c.version + 1
                from koto.import_case i
                join koto.import_row r on r.import = i.import and r.kind = 'CLIENTS' and r.client_ref = i.client_ref
                where i.import = :import and not i.new_client and c.id = i.client_id
                  and not c.non_disclosure and cast(r.content ->> 'non_disclosure' as boolean)
                """).param("import", order.number()).update();
    }

    /** Whose assessment has been concluded is past it; whether a plan is in force is for the plans to say. */
    private int cases(Brought order) {
        return jdbc.sql("""
                insert into koto.integration_case (number, municipality, client_id, unit, way_in, responsible_person,
                    state, opened_at, opened_by, clock_from)
                select i.case_number, i.municipality, i.client_id, r.content ->> 'unit',
                    coalesce(r.content ->> 'way_in', :fromOldSystem), r.content ->> 'responsible',
                    case when r.content ->> 'concluded_on' is not null
                              and cast(r.content ->> 'plan_needed' as boolean) then 'PLANNING' else 'ASSESSMENT' end,
                    :now, :person, cast(r.content ->> 'opened_on' as date)
                from koto.import_case i
                join koto.import_row r on r.import = i.import and r.kind = 'CLIENTS' and r.client_ref = i.client_ref
                where i.import = :import
                """)
                .param("fromOldSystem", WayIn.OLD_SYSTEM.name())
                .param("now", order.at().atOffset(ZoneOffset.UTC))
                .param("person", order.personId())
                .param("import", order.number())
                .update();
    }
}
