-- The rest of a right's life: why it ended, which right it follows, and an end that is known beforehand because the
-- person leaves or changes tasks.

-- The first instant at which the person no longer works for the employer; known before it comes.
alter table koto.person add column employed_until timestamptz;
grant update (employed_until) on koto.person to kotopolku_app;

drop view koto.right_in_force;
alter table koto.access_right drop column ends_at;

alter table koto.access_right
    add column planned_end      timestamptz,
    add column planned_cause    text check (planned_cause in ('EMPLOYMENT_ENDED', 'TASK_CHANGED')),
    add column end_cause        text check (end_cause in
        ('EXPIRED', 'REVOKED', 'HANDED_BACK', 'EMPLOYMENT_ENDED', 'TASK_CHANGED', 'UNUSED', 'REVIEW_ENDED',
         'REVIEW_UNANSWERED', 'NARROWED', 'STEP_CLOSED')),
    add column end_ground       text check (end_ground in
        ('TASK_ENDED', 'NOT_NEEDED', 'MISUSE_SUSPECTED', 'GRANTED_IN_ERROR')),
    -- The right that this one follows: renewed, or narrowed into this one.
    add column replaces         text references koto.access_right (number),
    -- When the holder last said that the right is needed although it is not used, and why.
    add column use_confirmed_at timestamptz,
    add column use_reason       text check (length(trim(use_reason)) between 1 and 4000),
    -- The instant after which nobody gets in: the agreed end, the one known beforehand, or the earlier one.
    add column ends_at          timestamptz not null
        generated always as (least(valid_until, planned_end, ended_at)) stored;

update koto.access_right
set end_cause = case when ended_at >= valid_until then 'EXPIRED' when basis = 'STEP' then 'STEP_CLOSED' else 'REVOKED' end
where ended_at is not null;

alter table koto.access_right
    add constraint planned_end_has_cause check ((planned_end is null) = (planned_cause is null)),
    add constraint end_has_cause check ((ended_at is null) = (end_cause is null)),
    add constraint ground_is_of_revocation check (end_ground is null or end_cause = 'REVOKED'),
    add constraint replaces_another_of_same_municipality check (replaces <> number and left(replaces, 3) = municipality),
    add constraint needed_use_has_reason check ((use_confirmed_at is null) = (use_reason is null));

create index access_right_due on koto.access_right (ends_at) where state = 'GRANTED' and tidied_at is null;
create index access_right_replaces on koto.access_right (replaces);

-- A granted right never changes its bounds and never comes back, not even from an end that was only planned once it came.
create or replace function koto.access_right_stays_as_granted() returns trigger
    language plpgsql as
$$
begin
    if old.state <> 'REQUESTED' and (new.state <> old.state
        or (new.number, new.basis, new.person_id, new.employer, new.municipality, new.ground, new.role, new.content,
            new.extent, new.unit, new.powers, new.valid_from, new.valid_until, new.requested_by, new.decided_by,
            new.decided_at, new.decision_reason, new.replaces)
           is distinct from
           (old.number, old.basis, old.person_id, old.employer, old.municipality, old.ground, old.role, old.content,
            old.extent, old.unit, old.powers, old.valid_from, old.valid_until, old.requested_by, old.decided_by,
            old.decided_at, old.decision_reason, old.replaces)
        or (old.planned_end <= koto.instant() and new.planned_end is distinct from old.planned_end)
        or (old.ended_at is not null
            and (new.ended_at, new.end_cause, new.end_ground) is distinct from (old.ended_at, old.end_cause, old.end_ground)))
    then
        raise exception 'access right %: decided already', old.number
            using errcode = 'check_violation', constraint = 'access_right_stays_as_granted';
    end if;
    return new;
end
$$;

create or replace function koto.access_right_case_stays_as_granted() returns trigger
    language plpgsql as
$$
declare
    touched text;
begin
    if tg_op = 'DELETE' then
        touched := old.right_number;
    else
        touched := new.right_number;
    end if;
    if exists (select 1 from koto.access_right_event e
               where e.right_number = touched
                 and e.kind in ('GRANTED', 'NARROWED', 'REFUSED', 'WITHDRAWN', 'OPENED_BY_STEP', 'BEGAN_NARROWER')) then
        raise exception 'access right %: decided already', touched
            using errcode = 'check_violation', constraint = 'access_right_stays_as_granted';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end
$$;

alter table koto.access_right_event drop constraint access_right_event_kind_check;
alter table koto.access_right_event add constraint access_right_event_kind_check check (kind in
    ('REQUESTED', 'CHECKS_PASSED', 'CHECKS_FAILED', 'CORRECTED', 'WITHDRAWN', 'GRANTED', 'NARROWED', 'REFUSED',
     'OPENED_BY_STEP', 'CLOSED_BY_STEP', 'STARTED', 'ENDING_TOLD', 'RENEWAL_ASKED', 'RENEWAL_DECLINED', 'BEGAN_NARROWER',
     'SUPERSEDED', 'USE_ASKED', 'USE_CONFIRMED', 'END_PLANNED', 'END_CALLED_OFF', 'HANDED_BACK', 'LOCKED', 'REVOKED',
     'ENDED_EARLY', 'ENDED', 'TASKS_HANDED_ON'));

-- Numbers of other things than cases and rights: 249-PM-2026-0001. They run without gaps, as those of rights do.
create table koto.number_series (
    municipality char(3) not null references koto.municipality (code),
    kind         text    not null check (kind ~ '^[A-Z]{2}$'),
    year         int     not null,
    last         int     not null,
    primary key (municipality, kind, year)
);

create function koto.next_number(for_municipality char(3), of_kind text) returns text
    language sql volatile as
$$
insert into koto.number_series (municipality, kind, year, last)
values (for_municipality, of_kind, extract(year from koto.instant() at time zone 'Europe/Helsinki')::int, 1)
on conflict (municipality, kind, year) do update set last = koto.number_series.last + 1
returning municipality || '-' || kind || '-' || year || '-' || lpad(last::text, greatest(4, length(last::text)), '0')
$$;

-- Somebody's employment ends, or their task changes: the rights that they have in the municipality end at the instant.
create table koto.employment_change (
    number       text        not null primary key check (number ~ '^[0-9]{3}-PM-[0-9]{4}-[0-9]{4,}$'),
    municipality char(3)     not null references koto.municipality (code),
    person_id    text        not null references koto.person (id),
    kind         text        not null check (kind in ('EMPLOYMENT_ENDS', 'TASK_CHANGES')),
    last_day     date        not null,
    -- The beginning of the day after, in Finland.
    takes_effect timestamptz not null,
    state        text        not null default 'PLANNED' check (state in ('PLANNED', 'DONE', 'WITHDRAWN')),
    entered_by   text        not null references koto.person (id),
    entered_at   timestamptz not null default koto.instant(),
    closed_by    text        references koto.person (id),
    closed_at    timestamptz,
    new_rights   text        check (new_rights in ('REQUESTED', 'NONE_NEEDED')),
    version      int         not null default 0,

    constraint number_names_municipality check (left(number, 3) = municipality),
    constraint nobody_enters_own check (entered_by <> person_id),
    constraint takes_effect_after_last_day
        check (takes_effect = (last_day + 1)::timestamp at time zone 'Europe/Helsinki'),
    constraint closed_when_not_planned check ((state = 'PLANNED') = (closed_at is null)),
    constraint withdrawn_by_somebody check (state <> 'WITHDRAWN' or closed_by is not null)
);
create index employment_change_person on koto.employment_change (person_id, municipality);
create index employment_change_municipality on koto.employment_change (municipality);
create index employment_change_entered_by on koto.employment_change (entered_by);
create index employment_change_closed_by on koto.employment_change (closed_by);
create unique index employment_change_once on koto.employment_change (person_id, municipality, kind) where state = 'PLANNED';

grant select, insert, update on koto.number_series, koto.employment_change to kotopolku_app;
alter table koto.number_series enable row level security;
create policy municipality_wall on koto.number_series to kotopolku_app
    using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]));
alter table koto.employment_change enable row level security;
create policy municipality_wall on koto.employment_change to kotopolku_app
    using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]));

-- A multi-professional right lives only while an assessment, a plan or a review of one of its cases is open. Asked as the
-- owner, so that the policies do not ask each other.
create function koto.step_is_open(of_right text) returns boolean
    language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as
$$
select exists (select 1 from koto.access_right_case k join koto.integration_case c on c.number = k.case_number
               where k.right_number = of_right and c.state in ('ASSESSMENT', 'PLANNING', 'REVIEW'))
$$;
revoke all on function koto.step_is_open(text) from public;
grant execute on function koto.step_is_open(text) to kotopolku_app;

-- The one meaning of "in force": asked of the database's clock, each time anew.
create view koto.right_in_force with (security_invoker = true) as
select r.number, r.basis, r.person_id, r.employer, r.municipality, r.ground, r.role, r.content, r.extent, r.unit,
       r.powers, r.valid_from, r.valid_until, r.ends_at, r.requested_by, r.decided_by
from koto.access_right r
join koto.person p on p.id = r.person_id and p.organisation_id = r.employer
    and p.employed and (p.employed_until is null or p.employed_until > koto.instant())
where r.state = 'GRANTED' and r.valid_from <= koto.instant() and r.ends_at > koto.instant()
  and (r.ground <> 'MULTI_PROFESSIONAL' or koto.step_is_open(r.number));
grant select on koto.right_in_force to kotopolku_app;
