-- The integration plan (§ 16) and its reviews (§ 22). A plan is a row of versions; what was agreed is never written over.

create table koto.plan (
    id                 uuid        primary key,
    case_number        text        not null unique references koto.integration_case (number),
    municipality       char(3)     not null references koto.municipality (code),
    first_confirmed_on date,
    created_at         timestamptz not null default koto.instant()
);
create index plan_municipality on koto.plan (municipality);

create table koto.plan_version (
    id                   uuid        primary key,
    plan_id              uuid        not null references koto.plan (id) on delete cascade,
    municipality         char(3)     not null references koto.municipality (code),
    no                   int         not null check (no >= 1),
    state                text        not null
        check (state in ('DRAFT', 'IN_FORCE', 'REPLACED', 'NOT_AGREED', 'ENDED')),
    begun_on             date        not null,
    long_term_goals      text        check (length(long_term_goals) <= 4000),
    integration_language text        check (integration_language in ('FI', 'SV')),
    language_studies     text        check (length(language_studies) <= 4000),
    follow_up            text        check (length(follow_up) <= 4000),
    valid_from           date,
    valid_until          date,
    language             text        check (language ~ '^[a-z]{2,3}$'),
    interpreter          boolean     not null default false,
    understood           boolean     not null default false,
    agreed               boolean     not null default false,
    rights_explained     boolean     not null default false,
    confirmation_method  text
        check (confirmation_method in ('SIGNED', 'ELECTRONIC', 'ORAL', 'REVIEW_MEETING')),
    client_confirmed_on  date,
    confirmed_by         text        references koto.person (id),
    confirmed_at         timestamptz,
    result_reason        text        check (length(result_reason) <= 4000),
    in_force_on          date,
    closed_on            date,
    created_at           timestamptz not null default koto.instant(),
    version              int         not null default 0,
    unique (plan_id, no),
    check (valid_until > valid_from),
    check (state not in ('IN_FORCE', 'REPLACED', 'ENDED')
        or (valid_from is not null and valid_until is not null and in_force_on is not null
            and long_term_goals is not null and language is not null and confirmation_method is not null
            and client_confirmed_on is not null and understood and agreed and rights_explained)),
    check (state <> 'NOT_AGREED' or (result_reason is not null and not agreed))
);
create unique index plan_version_one_in_force on koto.plan_version (plan_id) where state = 'IN_FORCE';
create unique index plan_version_one_draft on koto.plan_version (plan_id) where state = 'DRAFT';
create index plan_version_confirmed_by on koto.plan_version (confirmed_by);
create index plan_version_municipality on koto.plan_version (municipality);

create table koto.plan_goal (
    id              uuid    primary key,
    plan_version_id uuid    not null references koto.plan_version (id) on delete cascade,
    municipality    char(3) not null references koto.municipality (code),
    position        int     not null check (position >= 1),
    area            text    not null check (area in
        ('INTEGRATION', 'LANGUAGE', 'STUDIES', 'EMPLOYMENT', 'ENTREPRENEURSHIP', 'WELLBEING', 'CIVIC_SKILLS', 'FAMILY')),
    goal            text    not null check (length(goal) between 1 and 4000),
    unique (plan_version_id, position)
);

create table koto.plan_service (
    id              uuid    primary key,
    plan_version_id uuid    not null references koto.plan_version (id) on delete cascade,
    municipality    char(3) not null references koto.municipality (code),
    position        int     not null check (position >= 1),
    kind            text    not null check (kind in
        ('INTEGRATION_TRAINING', 'LITERACY_TRAINING', 'LANGUAGE_STUDY', 'CIVIC_ORIENTATION', 'EDUCATION',
         'EMPLOYMENT_SERVICE', 'HEALTH_AND_WELLBEING', 'GUIDANCE', 'THIRD_SECTOR', 'OWN_INITIATIVE_STUDY', 'OTHER')),
    provider        text    not null check (length(provider) between 1 and 200),
    aim             text    not null check (length(aim) between 1 and 4000),
    starts_on       date    not null,
    ends_on         date,
    responsible     text    not null check (responsible in
        ('MUNICIPALITY', 'EMPLOYMENT_AUTHORITY', 'WELLBEING_COUNTY', 'PROVIDER', 'CLIENT')),
    unique (plan_version_id, position),
    check (ends_on >= starts_on)
);

create table koto.plan_review (
    id                   uuid        primary key,
    plan_id              uuid        not null references koto.plan (id) on delete cascade,
    plan_version_id      uuid        not null references koto.plan_version (id) on delete cascade,
    municipality         char(3)     not null references koto.municipality (code),
    no                   int         not null check (no >= 1),
    state                text        not null check (state in ('REQUESTED', 'OPEN', 'CLOSED')),
    trigger              text        not null check (trigger in ('DUE', 'REQUESTED', 'PLAN_ENDING')),
    requested_by         text        references koto.person (id),
    requested_reason     text        check (length(requested_reason) <= 4000),
    requested_at         timestamptz,
    opened_on            date,
    attendance           text        check (attendance in ('REGULAR', 'PARTLY', 'LITTLE', 'NOT_STARTED')),
    attendance_note      text        check (length(attendance_note) <= 4000),
    changes              text        check (length(changes) <= 4000),
    gathered_by          text        references koto.person (id),
    met_on               date,
    language             text        check (language ~ '^[a-z]{2,3}$'),
    interpreter          boolean     not null default false,
    present              text        check (length(present) <= 4000),
    outcome              text        check (outcome in ('UNCHANGED', 'AMENDED', 'EXTENDED', 'ENDED')),
    reasons              text        check (length(reasons) <= 4000),
    extension_ground     text        check (extension_ground in
        ('WITHIN_MAXIMUM', 'LITERACY', 'ILLNESS', 'FAMILY_CARE', 'OTHER_PERSONAL')),
    extension_until      date,
    held_by              text        references koto.person (id),
    resulting_version_id uuid        references koto.plan_version (id) on delete set null,
    closed_on            date,
    version              int         not null default 0,
    unique (plan_id, no),
    check (trigger <> 'REQUESTED'
        or (requested_by is not null and requested_at is not null and requested_reason is not null)),
    check (state = 'REQUESTED' or opened_on is not null),
    check (state <> 'CLOSED'
        or (closed_on is not null and met_on is not null and outcome is not null and reasons is not null)),
    check (outcome is distinct from 'EXTENDED' or (extension_ground is not null and extension_until is not null))
);
create unique index plan_review_one_unfinished on koto.plan_review (plan_id) where state <> 'CLOSED';
create index plan_review_plan_version on koto.plan_review (plan_version_id);
create index plan_review_resulting_version on koto.plan_review (resulting_version_id);
create index plan_review_requested_by on koto.plan_review (requested_by);
create index plan_review_gathered_by on koto.plan_review (gathered_by);
create index plan_review_held_by on koto.plan_review (held_by);
create index plan_review_municipality on koto.plan_review (municipality);

create index plan_goal_municipality on koto.plan_goal (municipality);
create index plan_service_municipality on koto.plan_service (municipality);

create table koto.plan_service_realised (
    review_id    uuid    not null references koto.plan_review (id) on delete cascade,
    service_id   uuid    not null references koto.plan_service (id) on delete cascade,
    municipality char(3) not null references koto.municipality (code),
    realised     text    not null check (realised in ('AS_PLANNED', 'COMPLETED', 'INTERRUPTED', 'NOT_STARTED')),
    note         text    check (length(note) <= 4000),
    primary key (review_id, service_id)
);
create index plan_service_realised_service on koto.plan_service_realised (service_id);
create index plan_service_realised_municipality on koto.plan_service_realised (municipality);

-- Only a draft is edited. Afterwards a version's state goes forward and nothing else of it changes; it dies with its plan.
create function koto.keep_plan_version() returns trigger language plpgsql as $$
begin
    if old.state <> 'DRAFT'
        and (to_jsonb(new) - array['state', 'closed_on', 'version'] <> to_jsonb(old) - array['state', 'closed_on', 'version']
             or not (old.state = new.state or (old.state = 'IN_FORCE' and new.state in ('REPLACED', 'ENDED'))))
    then
        raise exception 'a plan version that is no longer a draft is not written over' using errcode = '42501';
    end if;
    return new;
end $$;
create trigger plan_version_is_kept before update on koto.plan_version
    for each row execute function koto.keep_plan_version();

create function koto.keep_plan_version_part() returns trigger language plpgsql as $$
declare
    parent uuid := case when tg_op = 'DELETE' then old.plan_version_id else new.plan_version_id end;
begin
    if tg_op = 'UPDATE' and new.plan_version_id <> old.plan_version_id
        or exists (select from koto.plan_version where id = parent and state <> 'DRAFT')
    then
        raise exception 'a plan version that is no longer a draft is not written over' using errcode = '42501';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger plan_goal_is_kept before insert or update or delete on koto.plan_goal
    for each row execute function koto.keep_plan_version_part();
create trigger plan_service_is_kept before insert or update or delete on koto.plan_service
    for each row execute function koto.keep_plan_version_part();
