-- Before its day of adoption a municipality holds no client, grants no right to casework and receives no hand-over. The
-- application says so in words first; this is for whatever way around it there may be.

-- Whoever has clients or casework here already has begun, on the day of the first of them.
update koto.municipality m
set adopted_on = (first.at at time zone 'Europe/Helsinki')::date
from (select municipality, min(at) as at
      from (select municipality, registered_at as at from koto.client
            union all
            select municipality, valid_from from koto.access_right
            where state = 'GRANTED' and not content <@ array ['ADMINISTRATION']) begun
      group by municipality) first
where first.municipality = m.code and m.adopted_on is null;

-- The day is the Finnish day of the database's clock, as with rights.
create function koto.has_adopted(of_municipality char(3)) returns boolean
    language sql stable parallel restricted set search_path = pg_catalog, pg_temp as
$$
select exists (select 1 from koto.municipality m
               where m.code = of_municipality
                 and m.adopted_on <= (koto.instant() at time zone 'Europe/Helsinki')::date)
$$;
grant execute on function koto.has_adopted(char(3)) to kotopolku_app;

create function koto.only_after_adoption() returns trigger
    language plpgsql as
$$
declare
    held_by char(3) := to_jsonb(new) ->> tg_argv[0];
begin
    if not koto.has_adopted(held_by) then
        raise exception 'municipality % has not taken the system into use', held_by
            using errcode = 'check_violation', constraint = 'only_after_adoption';
    end if;
    return new;
end
$$;

create trigger only_after_adoption before insert or update of municipality on koto.client
    for each row execute function koto.only_after_adoption('municipality');
create trigger only_after_adoption before insert or update of municipality on koto.integration_case
    for each row execute function koto.only_after_adoption('municipality');
create trigger only_after_adoption before insert on koto.transfer
    for each row when (new.to_municipality is not null)
    execute function koto.only_after_adoption('to_municipality');
-- Whoever looks after the adoption itself has a right before it, which contains no client data.
create trigger only_after_adoption before insert on koto.access_right
    for each row when (new.state = 'GRANTED' and not new.content <@ array ['ADMINISTRATION'])
    execute function koto.only_after_adoption('municipality');
create trigger only_after_adoption_when_granted before update of state on koto.access_right
    for each row when (new.state = 'GRANTED' and old.state <> 'GRANTED' and not new.content <@ array ['ADMINISTRATION'])
    execute function koto.only_after_adoption('municipality');
