package fi.kotopolku.imports;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of an import as a trial leaves them, without the files that they would be read from: as many clients as wished, a fifth
 * of them at each stage, every tenth in a family with the one before, the last fifth with a plan, a service and a note.
 */
public final class StagedClients {

    private static final String CLIENTS = """
            insert into koto.import_row (import, municipality, kind, line, client_ref, content)
            select i.number, i.municipality, 'CLIENTS', n + 1, 'A' || n, jsonb_strip_nulls(jsonb_build_object(
                'family_name', 'Tuotu' || n, 'given_names', 'Testi',
                'birth_date', date '1960-01-01' + n % 14000, 'citizenship', 'SY', 'native_language', 'ar',
                'contact_language', 'ar', 'interpreter_language', 'ar', 'non_disclosure', n % 50 = 0,
                'street_address', 'Koetie ' || n, 'postal_code', '42700', 'post_office', 'Keuruu',
                'permit_kind', 'INTERNATIONAL_PROTECTION', 'first_permit_on', current_date - 400,
                'opened_on', current_date - 300, 'responsible', cast(:responsible as text),
                'interviewed_on', case when n % 5 > 0 then current_date - 250 end,
                'concluded_on', case when n % 5 > 1 then current_date - 230 end,
                'coordination_needed', case when n % 5 > 1 then false end,
                'plan_needed', case when n % 5 > 1 then n % 5 > 2 end,
                'needs', case when n % 5 > 1 then 'Kielikoulutusta' end))
            from koto.data_import i, generate_series(1, :clients) n where i.number = :import
            """;

    private static final String HOUSEHOLDS = """
            insert into koto.import_row (import, municipality, kind, line, client_ref, content)
            select i.number, i.municipality, 'HOUSEHOLDS', n + 1, 'A' || n,
                case when n % 20 = 0 then jsonb_build_object('name', 'Perheen Jäsen', 'role', 'CHILD')
                     else jsonb_build_object('member_ref', 'A' || (n - 1), 'role', 'CHILD') end
            from koto.data_import i, generate_series(1, :clients) n where i.number = :import and n % 10 = 0
            """;

    private static final String PLANS = """
            insert into koto.import_row (import, municipality, kind, line, client_ref, content)
            select i.number, i.municipality, 'PLANS', n + 1, 'A' || n, jsonb_build_object(
                'valid_from', current_date - 220, 'valid_until', current_date + 140,
                'client_confirmed_on', current_date - 221, 'confirmation_method', 'SIGNED', 'language', 'ar',
                'interpreter', true, 'long_term_goals', 'Töihin', 'understood', true, 'agreed', true,
                'rights_explained', true, 'last_review_on', current_date - 20)
            from koto.data_import i, generate_series(1, :clients) n where i.number = :import and n % 5 = 4
            """;

    private static final String SERVICES = """
            insert into koto.import_row (import, municipality, kind, line, client_ref, content)
            select i.number, i.municipality, 'SERVICES', n + 1, 'A' || n, jsonb_build_object(
                'kind', 'INTEGRATION_TRAINING', 'provider', 'Opisto', 'aim', 'Kielitaito',
                'starts_on', current_date - 200, 'responsible', 'MUNICIPALITY')
            from koto.data_import i, generate_series(1, :clients) n where i.number = :import and n % 5 = 4
            """;

    private static final String NOTES = """
            insert into koto.import_row (import, municipality, kind, line, client_ref, content)
            select i.number, i.municipality, 'NOTES', n + 1, 'A' || n,
                jsonb_build_object('written_on', current_date - 100, 'author', 'Vanha Kirjaaja', 'note', 'Muistiinpano ' || n)
            from koto.data_import i, generate_series(1, :clients) n where i.number = :import and n % 5 = 4
            """;

    private StagedClients() {}

    /** As after a trial without errors. */
    public static void stage(JdbcClient owner, String number, int clients, String responsible) {
        for (FileKind kind : FileKind.values()) {
            file(owner, number, kind.name(), clients);
        }
        owner.sql(CLIENTS)
                .param("import", number)
                .param("clients", clients)
                .param("responsible", responsible)
                .update();
        List.of(HOUSEHOLDS, PLANS, SERVICES, NOTES)
                .forEach(rows -> owner.sql(rows)
                        .param("import", number)
                        .param("clients", clients)
                        .update());
        owner.sql("""
                update koto.import_file f set rows = (
                    select count(*) from koto.import_row r where r.import = f.import and r.kind = f.kind)
                where f.import = :import
                """).param("import", number).update();
        tried(owner, number);
    }

    public static void tried(JdbcClient owner, String number) {
        owner.sql("""
                update koto.data_import set files_version = files_version + 1, tried_version = files_version + 1,
                    tried_at = now() where number = :import
                """).param("import", number).update();
    }

    private static void file(JdbcClient owner, String number, String kind, int rows) {
        owner.sql("""
                insert into koto.import_file
                    (import, municipality, kind, bytes, sha256, charset, separator, headers, rows, put_by, put_at)
                select number, municipality, :kind, 1, repeat('0', 64), 'UTF-8', ';', '{}', :rows, opened_by, now()
                from koto.data_import where number = :import
                on conflict do nothing
                """)
                .param("kind", kind)
                .param("rows", rows)
                .param("import", number)
                .update();
    }
}
