-- The second wall: a statement that forgets its "where" sees and changes nothing beyond the municipalities of the person
-- who asks. The application works as the role kotopolku_app, which owns nothing and cannot pass; migrations are the
-- owner's. What may be done to the log is in R__audit_privileges.sql.
grant select, insert, update on
    koto.notice, koto.access_right, koto.access_right_counter, koto.access_right_case, koto.access_right_failure,
    koto.client, koto.case_number_series, koto.integration_case, koto.assessment, koto.contribution,
    koto.plan, koto.plan_version, koto.plan_goal, koto.plan_service, koto.plan_review, koto.plan_service_realised
    to kotopolku_app;
grant select, insert on koto.municipality, koto.organisation, koto.person, koto.access_right_event to kotopolku_app;
grant select on koto.right_in_force to kotopolku_app;
grant delete on koto.access_right_case, koto.access_right_failure, koto.plan_goal, koto.plan_service to kotopolku_app;

-- Who asks, in transaction-local settings: koto.person is who works; koto.municipality is what a process works for.
-- Asked as the owner, so that the policy of access_right does not have to ask itself; a right counts while it is in force.
create function koto.municipalities_in_reach() returns char(3)[]
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as
$$
declare
    person text := nullif(current_setting('koto.person', true), '');
    municipality char(3) := nullif(current_setting('koto.municipality', true), '');
    reached char(3)[] := '{}';
begin
    if person is not null then
        reached := array(select distinct f.municipality from koto.right_in_force f where f.person_id = person);
    end if;
    return case when municipality is null then reached else reached || municipality end;
end
$$;
revoke all on function koto.municipalities_in_reach() from public;
grant execute on function koto.municipalities_in_reach() to kotopolku_app;

-- Asked with the rights of who asks, or the view would show its owner's rows to everybody.
alter view koto.right_in_force set (security_invoker = true);

-- In a subselect the function is called once for a statement instead of once for a row, and an index can serve its answer.
do $$
declare
    walled text;
begin
    foreach walled in array array
        ['client', 'case_number_series', 'integration_case', 'assessment', 'contribution', 'plan', 'plan_version',
         'plan_goal', 'plan_service', 'plan_review', 'plan_service_realised', 'access_right_counter']
    loop
        execute format('alter table koto.%I enable row level security', walled);
        execute format('create policy municipality_wall on koto.%I to kotopolku_app'
            ' using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]))', walled);
    end loop;
end $$;

-- A person sees their own rights wherever they are, also those that are over; that alone lets them write none.
alter table koto.access_right enable row level security;
create policy municipality_wall on koto.access_right to kotopolku_app
    using (municipality = any ((select koto.municipalities_in_reach())::char(3)[])
           or person_id = current_setting('koto.person', true))
    with check (municipality = any ((select koto.municipalities_in_reach())::char(3)[]));

do $$
declare
    walled text;
begin
    foreach walled in array array ['access_right_case', 'access_right_failure', 'access_right_event']
    loop
        execute format('alter table koto.%I enable row level security', walled);
        execute format('create policy municipality_wall on koto.%1$I to kotopolku_app'
            ' using (left(right_number, 3) = any ((select koto.municipalities_in_reach())::text[])'
            '        or exists (select 1 from koto.access_right r'
            '                   where r.number = right_number and r.person_id = current_setting(''koto.person'', true)))'
            ' with check (left(right_number, 3) = any ((select koto.municipalities_in_reach())::text[]))', walled);
    end loop;
end $$;

alter table koto.notice enable row level security;
create policy municipality_wall on koto.notice to kotopolku_app
    using (left(subject_key, 3) = any ((select koto.municipalities_in_reach())::text[])
           or person_id = current_setting('koto.person', true));

-- Everything is logged, and an attempt on another municipality's case above all; what is logged is read at home.
alter table koto.audit_entry enable row level security;
create policy anything_is_logged on koto.audit_entry for insert to kotopolku_app with check (true);
create policy municipality_wall on koto.audit_entry for select to kotopolku_app
    using (municipality = any ((select koto.municipalities_in_reach())::char(3)[])
           or person_id = current_setting('koto.person', true));
