-- A goal and a service keep their number from version to version, so that two versions can be compared line by line
-- whatever was written anew. Lines that are there already were carried over in their order.
alter table koto.plan_goal disable trigger plan_goal_is_kept;
alter table koto.plan_service disable trigger plan_service_is_kept;
alter table koto.plan_goal
    add column line     int  check (line >= 1),
    add column reach_by date;
alter table koto.plan_service
    add column line               int  check (line >= 1),
    add column responsible_person text check (length(responsible_person) between 1 and 200);
update koto.plan_goal set line = position;
update koto.plan_service set line = position;
alter table koto.plan_goal alter column line set not null;
alter table koto.plan_service alter column line set not null;
alter table koto.plan_goal add constraint plan_goal_line unique (plan_version_id, line);
alter table koto.plan_service add constraint plan_service_line unique (plan_version_id, line);
alter table koto.plan_goal enable trigger plan_goal_is_kept;
alter table koto.plan_service enable trigger plan_service_is_kept;

-- One version in force is an index of V06; this keeps a new plan from reaching back into the time of one that has ended.
create function koto.one_plan_at_a_time() returns trigger language plpgsql as $$
begin
    if exists (select from koto.plan_version v
               where v.plan_id = new.plan_id and v.state = 'ENDED' and v.id <> new.id
                 and least(v.closed_on, v.valid_until + 1) > new.valid_from)
    then
        raise exception 'the plan would be in force at the same time as one that has ended' using errcode = '23P01';
    end if;
    return new;
end $$;
create trigger plan_version_one_at_a_time before update of state on koto.plan_version
    for each row when (new.state = 'IN_FORCE' and old.state = 'DRAFT')
    execute function koto.one_plan_at_a_time();
