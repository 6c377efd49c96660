-- Access rights: personal, and bounded in content, extent, powers and duration. A row with an open bound cannot exist.

create table koto.access_right_counter (
    municipality char(3) not null references koto.municipality (code),
    year         int     not null,
    last         int     not null,
    primary key (municipality, year)
);

-- Numbers run without gaps: the counter's row is held until the right that took the number is committed.
create function koto.next_access_right_number(for_municipality char(3)) returns text
    language sql volatile as
$$
insert into koto.access_right_counter (municipality, year, last)
values (for_municipality, extract(year from koto.instant() at time zone 'Europe/Helsinki')::int, 1)
on conflict (municipality, year) do update set last = koto.access_right_counter.last + 1
returning municipality || '-KO-' || year || '-' || lpad(last::text, greatest(4, length(last::text)), '0')
$$;

create table koto.access_right (
    number          text        not null primary key check (number ~ '^[0-9]{3}-KO-[0-9]{4}-[0-9]{4,}$'),
    basis           text        not null default 'REQUEST' check (basis in ('REQUEST', 'STEP')),
    step_key        text        unique,
    person_id       text        not null references koto.person (id),
    employer        text        not null references koto.organisation (id),
    municipality    char(3)     not null references koto.municipality (code),
    ground          text        not null check (ground in ('MUNICIPAL_TASK', 'MULTI_PROFESSIONAL', 'OUTSIDE_ORGANISATION')),
    role            text        not null check (role in
        ('caseworker', 'team-lead', 'access-officer', 'wellbeing-professional', 'employment-expert',
         'partner-professional', 'process-manager', 'data-protection-officer', 'keha-admin')),
    content         text[]      not null,
    extent          text        not null check (extent in ('MUNICIPALITY', 'UNIT', 'CASES')),
    unit            text        check (length(trim(unit)) between 1 and 200),
    powers          text[]      not null,
    valid_from      timestamptz not null,
    valid_until     timestamptz not null,
    state           text        not null default 'REQUESTED' check (state in ('REQUESTED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    requested_by    text        not null references koto.person (id),
    requested_at    timestamptz not null default koto.instant(),
    justification   text        not null check (length(trim(justification)) between 1 and 4000),
    decided_by      text        references koto.person (id),
    decided_at      timestamptz,
    decision_reason text        check (length(decision_reason) <= 4000),
    ended_at        timestamptz,
    ended_by        text        references koto.person (id),
    end_reason      text        check (length(end_reason) <= 4000),
    tidied_at       timestamptz,
    version         int         not null default 0,
    -- The instant after which nobody gets in: the agreed end, or the earlier one.
    ends_at         timestamptz not null generated always as (least(valid_until, ended_at)) stored,

    constraint number_names_municipality check (left(number, 3) = municipality),
    constraint content_is_bounded check (cardinality(content) > 0 and content <@ array
        ['IDENTITY_AND_CONTACT', 'RESIDENCE', 'HOUSEHOLD', 'EDUCATION_AND_WORK', 'LANGUAGE',
         'HEALTH_AND_FUNCTIONING', 'PLAN', 'SERVICES', 'NOTES', 'ADMINISTRATION']),
    constraint powers_are_bounded check (cardinality(powers) > 0 and powers <@ array ['READ', 'WRITE', 'DECIDE']),
    constraint unit_is_named check ((extent = 'UNIT') = (unit is not null)),
    constraint extent_fits_ground check (ground = 'MUNICIPAL_TASK' or extent = 'CASES'),
    constraint ends_after_it_begins check (valid_until > valid_from),
    -- A ceiling twice the longest duration known; the dated limits themselves are in access-limits.dmn.
    constraint duration_is_bounded check (valid_until - valid_from <= case ground
        when 'MUNICIPAL_TASK' then interval '732 days'
        when 'OUTSIDE_ORGANISATION' then interval '368 days'
        else interval '184 days' end),
    constraint nobody_asks_for_oneself check (requested_by <> person_id),
    constraint nobody_decides_own check (decided_by is null or (decided_by <> person_id and decided_by <> requested_by)),
    constraint decision_has_decider check (
        case when basis = 'STEP' then decided_by is null
             else (state in ('GRANTED', 'REFUSED')) = (decided_by is not null)
                  and (decided_by is null) = (decided_at is null) end),
    constraint refusal_has_reason check (state <> 'REFUSED' or length(trim(coalesce(decision_reason, ''))) > 0),
    constraint step_right_is_multi_professional check ((basis = 'STEP') = (step_key is not null) and (basis = 'REQUEST'
        or (ground = 'MULTI_PROFESSIONAL' and role = 'wellbeing-professional' and state = 'GRANTED'))),
    constraint only_granted_ends check (state = 'GRANTED' or (ended_at is null and tidied_at is null)),
    constraint end_has_reason check ((ended_at is null) = (end_reason is null))
);

create index access_right_person on koto.access_right (person_id, municipality);
create index access_right_municipality on koto.access_right (municipality, number);
create index access_right_due on koto.access_right (ends_at) where state = 'GRANTED' and tidied_at is null;
create index access_right_employer on koto.access_right (employer);
create index access_right_requested_by on koto.access_right (requested_by);
create index access_right_decided_by on koto.access_right (decided_by);
create index access_right_ended_by on koto.access_right (ended_by);

-- Case numbers without a foreign key: a case may die before the record of who had a right to it.
create table koto.access_right_case (
    right_number text not null references koto.access_right (number) on delete cascade,
    case_number  text not null check (case_number ~ '^[0-9]{3}-[0-9]{4}-[0-9]{4,}$'),
    primary key (right_number, case_number),
    constraint case_of_same_municipality check (left(case_number, 3) = left(right_number, 3))
);
create index access_right_case_case on koto.access_right_case (case_number);

create function koto.access_right_names_its_cases() returns trigger
    language plpgsql as
$$
declare
    checked text;
begin
    if tg_table_name = 'access_right' then
        checked := new.number;
    elsif tg_op = 'DELETE' then
        checked := old.right_number;
    else
        checked := new.right_number;
    end if;
    if exists (select 1 from koto.access_right r
               where r.number = checked
                 and (r.extent = 'CASES')
                     <> exists (select 1 from koto.access_right_case k where k.right_number = r.number)) then
        raise exception 'access right %: its extent and its named cases disagree', checked
            using errcode = 'check_violation', constraint = 'extent_names_its_cases';
    end if;
    return null;
end
$$;

create constraint trigger extent_names_its_cases
    after insert or update of extent on koto.access_right
    deferrable initially deferred for each row execute function koto.access_right_names_its_cases();
create constraint trigger extent_names_its_cases
    after insert or update or delete on koto.access_right_case
    deferrable initially deferred for each row execute function koto.access_right_names_its_cases();

-- A granted right never changes its bounds and never comes back: renewal is a new right.
create function koto.access_right_stays_as_granted() returns trigger
    language plpgsql as
$$
begin
    if old.state <> 'REQUESTED' and (new.state <> old.state
        or (new.number, new.basis, new.person_id, new.employer, new.municipality, new.ground, new.role, new.content,
            new.extent, new.unit, new.powers, new.valid_from, new.valid_until, new.requested_by, new.decided_by,
            new.decided_at, new.decision_reason)
           is distinct from
           (old.number, old.basis, old.person_id, old.employer, old.municipality, old.ground, old.role, old.content,
            old.extent, old.unit, old.powers, old.valid_from, old.valid_until, old.requested_by, old.decided_by,
            old.decided_at, old.decision_reason)
        or (old.ended_at is not null and new.ended_at is distinct from old.ended_at)) then
        raise exception 'access right %: decided already', old.number
            using errcode = 'check_violation', constraint = 'access_right_stays_as_granted';
    end if;
    return new;
end
$$;

create trigger access_right_stays_as_granted
    before update on koto.access_right
    for each row execute function koto.access_right_stays_as_granted();

create function koto.access_right_case_stays_as_granted() returns trigger
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
               where e.right_number = touched and e.kind in ('GRANTED', 'NARROWED', 'REFUSED', 'WITHDRAWN', 'OPENED_BY_STEP')) then
        raise exception 'access right %: decided already', touched
            using errcode = 'check_violation', constraint = 'access_right_stays_as_granted';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end
$$;

create trigger access_right_case_stays_as_granted
    before insert or update or delete on koto.access_right_case
    for each row execute function koto.access_right_case_stays_as_granted();

-- What the automatic checks found against a request, in words for the person who asked.
create table koto.access_right_failure (
    right_number   text not null references koto.access_right (number) on delete cascade,
    position       int  not null,
    code           text not null,
    explanation_fi text not null,
    primary key (right_number, position)
);

-- The history of a right. Rows are only added.
create table koto.access_right_event (
    id           bigint      generated always as identity primary key,
    right_number text        not null references koto.access_right (number),
    at           timestamptz not null default koto.instant(),
    kind         text        not null check (kind in
        ('REQUESTED', 'CHECKS_PASSED', 'CHECKS_FAILED', 'CORRECTED', 'WITHDRAWN', 'GRANTED', 'NARROWED', 'REFUSED',
         'OPENED_BY_STEP', 'CLOSED_BY_STEP', 'ENDING_TOLD', 'REVOKED', 'ENDED', 'TASKS_HANDED_ON')),
    by_person    text        references koto.person (id),
    detail_code  text        check (length(detail_code) <= 200)
);
create index access_right_event_right on koto.access_right_event (right_number, id);
create index access_right_event_by_person on koto.access_right_event (by_person);

create function koto.access_right_event_is_append_only() returns trigger
    language plpgsql as
$$
begin
    raise exception 'the history of access rights is only added to' using errcode = 'insufficient_privilege';
end
$$;

create trigger access_right_event_is_append_only
    before update or delete or truncate on koto.access_right_event
    for each statement execute function koto.access_right_event_is_append_only();

-- The one meaning of "in force": asked of the database's clock, each time anew.
create view koto.right_in_force as
select r.number, r.basis, r.person_id, r.employer, r.municipality, r.ground, r.role, r.content, r.extent, r.unit,
       r.powers, r.valid_from, r.valid_until, r.ends_at, r.requested_by, r.decided_by
from koto.access_right r
join koto.person p on p.id = r.person_id and p.employed and p.organisation_id = r.employer
where r.state = 'GRANTED' and r.valid_from <= koto.instant() and r.ends_at > koto.instant();
