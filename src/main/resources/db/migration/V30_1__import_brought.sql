-- Bringing over and taking back. Which client of the file a case is of is known as long as the file is staged, and so is until
-- when the import can be taken back: the day comes from the rules, and the database holds the application to it.
alter table koto.import_case add column client_ref text;
create unique index import_case_client_ref on koto.import_case (import, client_ref);
alter table koto.data_import
    add column undo_until timestamptz,
    add constraint data_import_undo_is_bounded check (undo_until <= brought_at + interval '31 days'),
    add constraint data_import_brought_can_be_undone check ((brought_at is null) = (undo_until is null));
-- A line that an import has made; a client who was here before keeps the lines that they had.
alter table koto.household_member add column import text references koto.data_import (number);
create index household_member_import on koto.household_member (import) where import is not null;

-- Taken away, case by case, when the last of a taken back case's path is gone.
grant delete on koto.import_case to kotopolku_app;

-- The cases of an import that a person has worked on. The log is asked: whatever was done by somebody there under another
-- right than the import's is work, except a look. Nobody learns from this what was done, or by whom.
create function koto.import_cases_worked_on(of_import text) returns setof text
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$
select c.case_number
from koto.import_case c join koto.data_import i on i.number = c.import
where c.import = of_import
  and i.municipality = any (koto.municipalities_in_reach())
  and (exists (select 1 from koto.audit_entry e
               where e.subject_key = c.case_number and e.outcome = 'DONE'
                 and e.person_id <> 'system' and e.right_number is distinct from i.right_number
                 and e.action not in ('READ', 'CLIENT_TOLD_APART')
                 and e.action not like 'VIEW\_%' and e.action not like 'EXPORT\_%')
       or exists (select 1 from koto.access_right_case a where a.case_number = c.case_number)
       or exists (select 1 from koto.plan p join koto.plan_link l on l.linked_plan_id = p.id
                  where p.case_number = c.case_number)
       or c.new_client and (
            exists (select 1 from koto.kinship k where k.client_id = c.client_id)
            or exists (select 1 from koto.household_member m
                       where m.member_client_id = c.client_id and m.import is distinct from of_import)))
$$;
revoke all on function koto.import_cases_worked_on(text) from public;
grant execute on function koto.import_cases_worked_on(text) to kotopolku_app;

-- The one way to take an import back: by a main user of the municipality, in time, and only when nobody has worked on one of
-- its cases. It is looked once more at the end, for whoever was at work when it began.
create function koto.take_back_import(of_import text, by_person text, for_reason text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$
declare
    brought koto.data_import;
begin
    select * into brought from koto.data_import i
    where i.number = of_import and i.municipality = any (koto.municipalities_in_reach()) for update;
    if brought.number is null or brought.state not in ('BROUGHT', 'SIGNED_OFF') then
        raise exception 'import % is not one that can be taken back', of_import
            using errcode = 'check_violation', constraint = 'taken_back_when_brought';
    end if;
    if not exists (select 1 from koto.right_in_force r
                   where r.person_id = by_person and r.municipality = brought.municipality and r.role = 'main-user'
                     and 'WRITE' = any (r.powers)) then
        raise exception 'only a main user takes import % back', of_import
            using errcode = 'check_violation', constraint = 'taken_back_by_main_user';
    end if;
    if koto.instant() >= brought.undo_until then
        raise exception 'the time to take import % back is over', of_import
            using errcode = 'check_violation', constraint = 'taken_back_in_time';
    end if;
    perform koto.require_unworked(of_import);

    perform 1 from koto.integration_case k join koto.import_case c on c.case_number = k.number
    where c.import = of_import for update of k;
    delete from koto.notice n using koto.import_case c where c.import = of_import and n.subject_key = c.case_number;
    delete from koto.imported_note n using koto.import_case c
    where c.import = of_import and n.case_number = c.case_number;
    delete from koto.plan p using koto.import_case c where c.import = of_import and p.case_number = c.case_number;
    delete from koto.assessment a using koto.import_case c where c.import = of_import and a.case_number = c.case_number;
    delete from koto.integration_case k using koto.import_case c where c.import = of_import and k.number = c.case_number;
    delete from koto.household_member m where m.import = of_import;
    delete from koto.household h using koto.import_case c
    where c.import = of_import and h.client_id = c.client_id and h.version = 0
      and not exists (select 1 from koto.household_member m where m.client_id = h.client_id)
      and not exists (select 1 from koto.household_member m where m.member_client_id = h.client_id)
      and not exists (select 1 from koto.representative r where r.client_id = h.client_id);
    delete from koto.client k using koto.import_case c
    where c.import = of_import and c.new_client and k.id = c.client_id;
    delete from koto.import_file f where f.import = of_import;
    perform koto.require_unworked(of_import);

    update koto.import_case set client_ref = null where import = of_import;
    update koto.data_import
    set state = 'TAKING_BACK', taken_back_by = by_person, taken_back_at = koto.instant(), take_back_reason = for_reason,
        version = version + 1
    where number = of_import;
end
$$;
revoke all on function koto.take_back_import(text, text, text) from public;
grant execute on function koto.take_back_import(text, text, text) to kotopolku_app;

create function koto.require_unworked(of_import text) returns void
    language plpgsql volatile set search_path = pg_catalog, pg_temp as
$$
begin
    if exists (select 1 from koto.import_cases_worked_on(of_import)) then
        raise exception 'somebody has worked on a case of import %', of_import
            using errcode = 'check_violation', constraint = 'taken_back_unworked';
    end if;
end
$$;
revoke all on function koto.require_unworked(text) from public;

-- What an import has just written is more than all that was there, and until it is counted every question about one case would
-- look through all of them. Only an owner may have a table counted.
create function koto.count_what_was_brought() returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$
begin
    analyze koto.client, koto.integration_case, koto.assessment, koto.plan, koto.plan_version, koto.plan_service,
        koto.household, koto.household_member, koto.imported_note, koto.import_case;
    perform engine.koto_count_paths();
end
$$;
revoke all on function koto.count_what_was_brought() from public;
grant execute on function koto.count_what_was_brought() to kotopolku_app;
