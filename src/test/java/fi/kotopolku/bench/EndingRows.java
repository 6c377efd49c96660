package fi.kotopolku.bench;

/** Rights that have all just ended, each of a person of its own with one open task, and what the floor does to them. */
final class EndingRows {

    /** Number of rights and a two-digit tag. */
    static final String MADE = """
            set session_replication_role = replica;
            set synchronous_commit = off;
            drop table if exists bench.ending;
            create table bench.ending as
            select t.code, n, 'e%2$d.' || t.code || '.' || n as person, md5('end-task-%2$d' || t.code || n) as id,
                   md5('end-process-%2$d' || t.code || n) as process_id,
                   t.code || '-20%2$d-' || lpad(n::text, 6, '0') as case_number
            from bench.town t, generate_series(1, greatest(1, (t.share * %1$d)::int)) n;
            insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
            select person, 'bench', person, 'Testi', 'Sijainen', 'testi@esimerkki.invalid', o.id
            from bench.ending e join koto.organisation o on o.municipality = e.code;
            insert into koto.access_right (number, person_id, employer, municipality, ground, role, content, extent,
                powers, valid_from, valid_until, state, requested_by, requested_at, justification, decided_by, decided_at)
            select e.code || '-KO-20%2$d-' || lpad(n::text, 6, '0'), person, o.id, e.code, 'MUNICIPAL_TASK', 'caseworker',
                   '{PLAN,SERVICES}', 'MUNICIPALITY', '{READ,WRITE}', now() - interval '30 days',
                   date_trunc('second', now()), 'GRANTED', 'keha.admin', now() - interval '31 days', 'Työtehtävä',
                   'dpo.keuruu', now() - interval '30 days'
            from bench.ending e join koto.organisation o on o.municipality = e.code;
            insert into engine.act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_,
                act_id_, act_inst_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_,
                cached_ent_state_, sequence_counter_, tenant_id_)
            select process_id, 1, process_id, process_id, case_number, d.id_, 'task_initialInterview',
                   'task_initialInterview:' || id, true, false, true, false, 1, 0, 3, code
            from bench.ending, (select id_ from engine.act_re_procdef where key_ = 'service-need-assessment') d;
            insert into engine.act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_,
                assignee_, priority_, create_time_, due_date_, suspension_state_, tenant_id_)
            select id, 1, process_id, process_id, d.id_, 'Tee alkuhaastattelu', 'task_initialInterview', person, 50,
                   now(), now() + interval '30 days', 1, code
            from bench.ending, (select id_ from engine.act_re_procdef where key_ = 'service-need-assessment') d;
            insert into engine.act_ru_identitylink (id_, rev_, group_id_, type_, task_id_, tenant_id_, queued_, queue_due_)
            select md5('link-' || id), 1, 'caseworker', 'candidate', id, code, false, now() + interval '30 days'
            from bench.ending;
            insert into engine.act_hi_taskinst (id_, task_def_key_, proc_inst_id_, root_proc_inst_id_, name_, assignee_,
                start_time_, tenant_id_, task_state_)
            select id, 'task_initialInterview', process_id, process_id, 'Tee alkuhaastattelu', person, now(), code, 'Created'
            from bench.ending;
            insert into engine.act_hi_actinst (id_, proc_def_id_, proc_inst_id_, root_proc_inst_id_, execution_id_, act_id_,
                act_type_, task_id_, assignee_, start_time_, tenant_id_)
            select 'a' || substr(id, 2), 'x', process_id, process_id, process_id, 'task_initialInterview', 'userTask', id,
                   person, now(), code
            from bench.ending;
            """;

    /** The same rows, by a plain script of the owner's that asks nobody. */
    static final String FLOOR = """
            begin;
            create temporary table tidied on commit drop as
            with tidied as (
                update koto.access_right r
                set tidied_at = clock_timestamp(), version = version + 1, ended_at = ends_at, end_cause = 'EXPIRED',
                    end_reason = 'Määräaika päättyi.'
                where state = 'GRANTED' and tidied_at is null and ends_at <= clock_timestamp()
                returning number, person_id, municipality, requested_by, decided_by
            ) select * from tidied;
            insert into koto.access_right_event (right_number, kind) select number, 'ENDED' from tidied;
            insert into koto.access_right_event (right_number, kind, detail_code)
            select number, 'TASKS_HANDED_ON', '1' from tidied;
            insert into koto.notice (person_id, kind, subject_key)
            select person, 'ACCESS_ENDED', number
            from tidied, unnest(array[person_id, requested_by, decided_by]) person;
            insert into koto.audit_entry (person_id, action, municipality, subject_key, outcome)
            select person_id, 'ACCESS_RIGHT_ENDED', municipality, number, 'DONE' from tidied;
            create temporary table given on commit drop as
            with given as (
                update engine.act_ru_task t set assignee_ = null, rev_ = rev_ + 1, last_updated_ = now()
                from tidied where t.assignee_ = tidied.person_id
                returning t.id_, t.proc_inst_id_, t.proc_def_id_, t.tenant_id_, tidied.person_id
            ) select * from given;
            update engine.act_hi_taskinst h set assignee_ = null from given where h.id_ = given.id_;
            update engine.act_hi_actinst h set assignee_ = null from given where h.proc_inst_id_ = given.proc_inst_id_;
            insert into engine.act_hi_identitylink (id_, timestamp_, type_, user_id_, task_id_, operation_type_, tenant_id_)
            select gen_random_uuid()::text, now(), 'assignee', person_id, id_, 'delete', tenant_id_ from given;
            commit;
            """;

    /** Authorizations and tasks of as many people as stock timers are measured. */
    static final String STOCK = """
            insert into act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_)
            select 'ends-' || n, 1, 1, 'e.' || n, 8, 'case-' || n, 6 from generate_series(1, %1$d) n;
            update act_ru_task t set assignee_ = 'e.' || p.n
            from (select id_, row_number() over (order by id_) as n from act_ru_task where assignee_ is not null limit %1$d) p
            where p.id_ = t.id_;
            analyze act_ru_authorization;
            """;

    private EndingRows() {}
}
