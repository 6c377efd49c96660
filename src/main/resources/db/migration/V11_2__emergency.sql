-- Emergency access: a right that its holder opens without asking anybody, for one case, some hours and a stated reason,
-- and that the data protection officer reviews afterwards.
alter table koto.access_right
    drop constraint access_right_basis_check,
    drop constraint nobody_asks_for_oneself,
    drop constraint decision_has_decider,
    drop constraint step_right_is_multi_professional;
alter table koto.access_right
    add constraint access_right_basis_check check (basis in ('REQUEST', 'STEP', 'EMERGENCY')),
    add constraint nobody_asks_for_oneself check ((basis = 'EMERGENCY') = (requested_by = person_id)),
    add constraint decision_has_decider check (
        case when basis in ('STEP', 'EMERGENCY') then decided_by is null
             else (state in ('GRANTED', 'REFUSED')) = (decided_by is not null)
                  and (decided_by is null) = (decided_at is null) end),
    add constraint step_right_is_multi_professional check ((basis = 'STEP') = (step_key is not null)
        and (basis <> 'STEP' or (ground = 'MULTI_PROFESSIONAL' and role = 'wellbeing-professional' and state = 'GRANTED'))),
    add constraint emergency_is_short_and_narrow check (basis <> 'EMERGENCY' or (
        state = 'GRANTED' and ground = 'MUNICIPAL_TASK' and extent = 'CASES' and role in ('caseworker', 'team-lead')
        and powers <@ array ['READ', 'WRITE'] and valid_until - valid_from <= interval '4 hours'));

-- The words of a right's history, whatever they are by now, and two more.
do $$
declare
    words text := (select pg_get_constraintdef(oid) from pg_constraint
                   where conname = 'access_right_event_kind_check' and conrelid = 'koto.access_right_event'::regclass);
begin
    alter table koto.access_right_event drop constraint access_right_event_kind_check;
    execute 'alter table koto.access_right_event add constraint access_right_event_kind_check '
        || replace(words, 'ARRAY[', 'ARRAY[''EMERGENCY_OPENED''::text, ''EMERGENCY_REVIEWED''::text, ');
end $$;

create table koto.emergency_access (
    right_number  text        not null primary key references koto.access_right (number),
    municipality  char(3)     not null references koto.municipality (code),
    case_number   text        not null check (case_number ~ '^[0-9]{3}-[0-9]{4}-[0-9]{4,}$'),
    reason        text        not null check (reason in
        ('SAFETY', 'CANNOT_WAIT', 'RESPONSIBLE_AWAY', 'OTHER')),
    outcome       text        check (outcome in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    review_reason text        check (length(trim(review_reason)) between 1 and 4000),
    reviewed_by   text        references koto.person (id),
    reviewed_at   timestamptz,
    version       int         not null default 0,
    check (left(right_number, 3) = municipality and left(case_number, 3) = municipality),
    check ((outcome is null) = (reviewed_by is null) and (outcome is null) = (reviewed_at is null)),
    check (outcome <> 'NOT_JUSTIFIED' or review_reason is not null)
);
create index emergency_access_municipality on koto.emergency_access (municipality);
create index emergency_access_reviewed_by on koto.emergency_access (reviewed_by);

grant select, insert, update on koto.emergency_access to kotopolku_app;
alter table koto.emergency_access enable row level security;
create policy municipality_wall on koto.emergency_access to kotopolku_app
    using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]));

-- Nobody opens for one case and goes on to another: the case is as fixed as the right itself.
create function koto.emergency_keeps_its_case() returns trigger
    language plpgsql as
$$
begin
    if exists (select 1 from koto.emergency_access e
               where e.right_number = case when tg_op = 'DELETE' then old.right_number else new.right_number end) then
        raise exception 'an emergency right is for the case that it was opened for'
            using errcode = 'check_violation', constraint = 'emergency_keeps_its_case';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end
$$;
create trigger emergency_keeps_its_case
    before insert or update or delete on koto.access_right_case
    for each row execute function koto.emergency_keeps_its_case();
