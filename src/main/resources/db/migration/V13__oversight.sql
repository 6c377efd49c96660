-- The log is read by the data protection officer of the municipality and by nobody else; a person sees what they did
-- themselves. Asked as the owner, as koto.municipalities_in_reach() is, so that the policies do not ask each other.
create function koto.municipalities_overseen() returns char(3)[]
    language plpgsql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as
$$
declare
    person text := nullif(current_setting('koto.person', true), '');
begin
    return case when person is null then '{}' else array(
        select distinct f.municipality from koto.right_in_force f
        where f.person_id = person and f.role = 'data-protection-officer') end;
end
$$;
revoke all on function koto.municipalities_overseen() from public;
grant execute on function koto.municipalities_overseen() to kotopolku_app;

-- A sign-in is into no municipality: whoever has or had a right in the municipality is theirs to oversee there too.
create function koto.persons_overseen() returns text[]
    language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as
$$
select array(select distinct r.person_id from koto.access_right r
             where r.municipality = any (koto.municipalities_overseen()))
$$;
revoke all on function koto.persons_overseen() from public;
grant execute on function koto.persons_overseen() to kotopolku_app;

drop policy municipality_wall on koto.audit_entry;
create policy municipality_wall on koto.audit_entry for select to kotopolku_app
    using (municipality = any ((select koto.municipalities_overseen())::char(3)[])
           or person_id = current_setting('koto.person', true)
           or (municipality is null and person_id = any ((select koto.persons_overseen())::text[])));

-- Rights that nobody uses are found by work that may not read the log: it hears when, and nothing else.
create function koto.last_use(of_person text, of_right text, after timestamptz) returns timestamptz
    language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as
$$
select e.at from koto.audit_entry e
where e.person_id = of_person and e.at > after and e.outcome <> 'REFUSED' and e.right_number = of_right
order by e.at desc limit 1
$$;
create function koto.last_done_in(of_person text, in_municipality text, after timestamptz) returns timestamptz
    language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as
$$
select e.at from koto.audit_entry e
where e.person_id = of_person and e.at > after and e.outcome <> 'REFUSED' and e.municipality = in_municipality
  and e.right_number is null and e.action <> 'ACCESS_RIGHT_ENDED'
order by e.at desc limit 1
$$;
-- How much a right was used, for those who go through rights: on how many cases, and how often at the weekend, before
-- seven or from seven in the evening.
create function koto.use_of_right(of_person text, of_right text, since timestamptz)
    returns table (cases bigint, odd bigint)
    language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as
$$
select count(distinct e.subject_key),
       count(*) filter (where extract(isodow from e.local) > 5
                        or e.local::time < time '07:00' or e.local::time >= time '19:00')
from (select subject_key, at at time zone 'Europe/Helsinki' as local
      from koto.audit_entry
      where person_id = of_person and right_number = of_right and action in ('READ', 'WRITE') and at >= since) e
$$;
do $$
declare
    told text;
begin
    foreach told in array array ['last_use', 'last_done_in', 'use_of_right']
    loop
        execute format('revoke all on function koto.%I(text, text, timestamptz) from public', told);
        execute format('grant execute on function koto.%I(text, text, timestamptz) to kotopolku_app', told);
    end loop;
end $$;

-- For what is asked of a whole municipality and a period. Entries lie in the order of time, so it costs writers nothing.
create index audit_entry_time on koto.audit_entry using brin (at) with (pages_per_range = 16, autosummarize = on);
