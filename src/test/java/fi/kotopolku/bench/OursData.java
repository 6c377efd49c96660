package fi.kotopolku.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/**
 * Fills the application's own tables, straight and with the triggers asleep: what the rows look like is what the
 * application would have written.
 */
final class OursData {

    private static final String TOWNS = """
            insert into koto.municipality (code, name_fi, name_sv, adopted_on)
            select code, 'Kunta ' || code, 'Kommun ' || code, date '2025-01-01' from bench.town on conflict do nothing;
            insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
            select 'kunta-' || code, 'MUNICIPALITY', 'Kunta ' || code, 'Kommun ' || code, code
            from bench.town t where not exists (select from koto.organisation o where o.municipality = t.code)
            on conflict do nothing;
            """;

    /** One person for every ten rights; the largest employer is the demo's own. */
    private static final String PEOPLE = """
            insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
            select 'p' || t.code || '.' || n, 'bench', t.code || '.' || n, 'Testi', 'Henkilö', 'testi@esimerkki.invalid', o.id
            from bench.town t join koto.organisation o on o.municipality = t.code,
                 generate_series(1, greatest(2, (t.share * %1$d / 10)::int)) n;
            """;

    private static final String CASES = """
            insert into koto.client (id, municipality, family_name, given_names, birth_date, citizenship, native_language,
                contact_language, interpreter_needed, permit_kind, first_permit_on, registered_at, registered_by)
            select md5(t.code || '-' || n)::uuid, t.code, 'Asiakas', 'Testi', date '1990-01-01', 'UKR', 'uk', 'fi', false,
                   'TEMPORARY_PROTECTION', date '2026-01-01', now(), 'keha.admin'
            from bench.town t, generate_series(1, greatest(10, (t.share * %1$d / 10)::int)) n;
            insert into koto.integration_case (number, municipality, client_id, unit, way_in, state, opened_at, opened_by)
            select t.code || '-2025-' || lpad(n::text, 6, '0'), t.code, md5(t.code || '-' || n)::uuid, 'Yksikkö ' || n %% 9,
                   'AUTHORITY_DUTY', 'IN_FORCE', now(), 'keha.admin'
            from bench.town t, generate_series(1, greatest(10, (t.share * %1$d / 10)::int)) n;
            """;

    /** Of ten rights of a person one is for the municipality, two for a unit and seven for a case each. */
    private static final String RIGHTS = """
            insert into koto.access_right (number, person_id, employer, municipality, ground, role, content, extent, unit,
                powers, valid_from, valid_until, state, requested_by, requested_at, justification, decided_by, decided_at)
            select t.code || '-KO-2025-' || lpad(n::text, 6, '0'), 'p' || t.code || '.' || 1 + n / 10 %% t.people, o.id, t.code,
                   'MUNICIPAL_TASK', 'caseworker',
                   '{IDENTITY_AND_CONTACT,RESIDENCE,HOUSEHOLD,EDUCATION_AND_WORK,LANGUAGE,PLAN,SERVICES,NOTES}',
                   case when n %% 10 = 0 then 'MUNICIPALITY' when n %% 10 < 3 then 'UNIT' else 'CASES' end,
                   case when n %% 10 in (1, 2) then 'Yksikkö ' || n %% 9 end,
                   '{READ,WRITE}', now() - interval '30 days', now() + interval '300 days' + n * interval '1 second',
                   'GRANTED', 'keha.admin', now() - interval '31 days', 'Työtehtävä', 'dpo.keuruu', now() - interval '30 days'
            from (select t.*, greatest(2, (t.share * %1$d / 10)::int) as people from bench.town t) t
            join koto.organisation o on o.municipality = t.code,
                 generate_series(1, greatest(20, (t.share * %1$d)::int)) n;
            insert into koto.access_right_case (right_number, case_number)
            select t.code || '-KO-2025-' || lpad(n::text, 6, '0'),
                   t.code || '-2025-' || lpad((1 + n %% greatest(10, (t.share * %1$d / 10)::int))::text, 6, '0')
            from bench.town t, generate_series(1, greatest(20, (t.share * %1$d)::int)) n where n %% 10 >= 3;
            """;

    /** Each task a process of its own; half of them with a holder, the others in the group's queue. */
    private static final String TASKS = """
            create table bench.task as
            select t.code, n, md5('task-' || t.code || n)::text as id, md5('process-' || t.code || n)::text as process_id,
                   t.code || '-2025-' || lpad(n::text, 6, '0') as case_number,
                   case when n %% 2 = 0 then 'p' || t.code || '.' || 1 + (n / 2) %% greatest(2, (t.share * %1$d / 50)::int) end
                       as assignee,
                   date_trunc('milliseconds', timestamp '2026-01-01' + random() * interval '700 days') as due
            from bench.town t, generate_series(1, greatest(2, (t.share * %1$d)::int)) n;
            insert into engine.act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_,
                act_id_, act_inst_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_,
                cached_ent_state_, sequence_counter_, tenant_id_)
            select process_id, 1, process_id, process_id, case_number, d.id_, 'task_initialInterview',
                   'task_initialInterview:' || id, true, false, true, false, 1, 0, 3, code
            from bench.task, (select id_ from engine.act_re_procdef where key_ = 'service-need-assessment') d;
            insert into engine.act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_,
                assignee_, priority_, create_time_, due_date_, suspension_state_, tenant_id_)
            select id, 1, process_id, process_id, d.id_, 'Tee alkuhaastattelu', 'task_initialInterview', assignee, 50,
                   now(), due, 1, code
            from bench.task, (select id_ from engine.act_re_procdef where key_ = 'service-need-assessment') d;
            insert into engine.act_ru_identitylink (id_, rev_, group_id_, type_, task_id_, tenant_id_, queued_, queue_due_)
            select md5('link-' || id), 1, 'caseworker', 'candidate', id, code, assignee is null, due from bench.task;
            """;

    private OursData() {}

    static void fill(DataSource database, int rights, int tasks) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            statement.execute(Towns.TABLE);
            for (String part :
                    List.of(TOWNS, PEOPLE.formatted(rights), CASES.formatted(rights), RIGHTS.formatted(rights))) {
                statement.execute(part);
            }
            statement.execute(TASKS.formatted(tasks));
            statement.execute("vacuum analyze");
        }
    }
}
