-- How a municipality takes the system into use: from its notice to KEHA to the day on which it begins.

-- Whoever looks after the system for the whole country has a right to this, which is no municipality: it has no people of
-- its own, never adopts, and so by the gate holds no client and no right to casework.
insert into koto.municipality (code, name_fi, name_sv) values ('000', 'Koko maa', 'Hela landet') on conflict do nothing;
alter table koto.municipality add constraint the_country_never_adopts check (code <> '000' or adopted_on is null);

alter table koto.access_right
    drop constraint access_right_ground_check,
    drop constraint access_right_role_check,
    drop constraint extent_fits_ground,
    drop constraint access_right_basis_check,
    drop constraint duration_is_bounded,
    drop constraint decision_has_decider;
alter table koto.access_right
    add constraint access_right_ground_check check (ground in
        ('MUNICIPAL_TASK', 'MULTI_PROFESSIONAL', 'OUTSIDE_ORGANISATION', 'NATIONAL_ADMINISTRATION')),
    add constraint access_right_role_check check (role in
        ('caseworker', 'team-lead', 'access-officer', 'wellbeing-professional', 'employment-expert',
         'partner-professional', 'process-manager', 'data-protection-officer', 'main-user', 'keha-admin')),
    add constraint extent_fits_ground check (case ground
        when 'MUNICIPAL_TASK' then true
        when 'NATIONAL_ADMINISTRATION' then extent = 'MUNICIPALITY'
        else extent = 'CASES' end),
    add constraint duration_is_bounded check (valid_until - valid_from <= case ground
        when 'MUNICIPAL_TASK' then interval '732 days'
        when 'OUTSIDE_ORGANISATION' then interval '368 days'
        when 'NATIONAL_ADMINISTRATION' then interval '368 days'
        else interval '184 days' end),
    add constraint access_right_basis_check check (basis in ('REQUEST', 'STEP', 'EMERGENCY', 'ADOPTION')),
    add constraint decision_has_decider check (
        case when basis in ('STEP', 'EMERGENCY', 'ADOPTION') then decided_by is null
             else (state in ('GRANTED', 'REFUSED')) = (decided_by is not null)
                  and (decided_by is null) = (decided_at is null) end),
    -- The country and nothing but the country, and never a client.
    add constraint national_right_sees_no_client check (
        (ground = 'NATIONAL_ADMINISTRATION') = (municipality = '000')
        and (ground = 'NATIONAL_ADMINISTRATION') = (role = 'keha-admin')
        and (ground <> 'NATIONAL_ADMINISTRATION'
             or (content = array ['ADMINISTRATION'] and valid_until - valid_from <= interval '368 days'))),
    add constraint main_user_sees_no_client check (role <> 'main-user' or content = array ['ADMINISTRATION']),
    -- The first people of a municipality, named in its adoption before anybody there could ask or decide.
    add constraint right_of_adoption_sees_no_client check (basis <> 'ADOPTION' or (
        state = 'GRANTED' and ground = 'MUNICIPAL_TASK' and extent = 'MUNICIPALITY'
        and role in ('main-user', 'access-officer') and content = array ['ADMINISTRATION']
        and valid_until - valid_from <= interval '368 days'));

do $$
declare
    words text := (select pg_get_constraintdef(oid) from pg_constraint
                   where conname = 'access_right_event_kind_check' and conrelid = 'koto.access_right_event'::regclass);
begin
    alter table koto.access_right_event drop constraint access_right_event_kind_check;
    execute 'alter table koto.access_right_event add constraint access_right_event_kind_check '
        || replace(words, 'ARRAY[', 'ARRAY[''OPENED_BY_ADOPTION''::text, ');
end $$;

-- Asked as the owner, so that the policies do not ask each other.
create function koto.administers_nationally() returns boolean
    language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as
$$
select exists (select 1 from koto.right_in_force f
               where f.person_id = nullif(current_setting('koto.person', true), '')
                 and f.ground = 'NATIONAL_ADMINISTRATION')
$$;
revoke all on function koto.administers_nationally() from public;
grant execute on function koto.administers_nationally() to kotopolku_app;

-- Whom an adoption's lateness is told to; a municipality's process sees no right but its own.
create function koto.national_administrators() returns setof text
    language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as
$$
select distinct f.person_id from koto.right_in_force f where f.ground = 'NATIONAL_ADMINISTRATION' order by 1
$$;
revoke all on function koto.national_administrators() from public;
grant execute on function koto.national_administrators() to kotopolku_app;

-- The municipalities of Finland, those that have merged away among them; written from a file at the start.
create table koto.municipality_of_finland (
    code        char(3) not null primary key check (code ~ '^[0-9]{3}$'),
    name_fi     text    not null check (name_fi <> ''),
    name_sv     text    not null check (name_sv <> ''),
    language    text    not null check (language in ('FINNISH', 'BILINGUAL', 'SWEDISH')),
    region_fi   text    not null check (region_fi <> ''),
    region_sv   text    not null check (region_sv <> ''),
    -- The days that are known; a municipality without valid_to exists.
    valid_from  date,
    valid_to    date,
    successor   char(3) references koto.municipality_of_finland (code) deferrable initially deferred,
    source      text    not null check (source <> ''),
    source_date date    not null,
    verified    boolean not null,
    check (valid_to > valid_from),
    check ((valid_to is null) = (successor is null))
);
create index municipality_of_finland_successor on koto.municipality_of_finland (successor);
grant select, insert, update on koto.municipality_of_finland to kotopolku_app;

create table koto.adoption (
    number       text        not null primary key check (number ~ '^[0-9]{3}-KA-[0-9]{4}-[0-9]{4,}$'),
    municipality char(3)     not null references koto.municipality (code),
    notified_on  date        not null,
    starts_on    date        not null,
    state        text        not null default 'PREPARING' check (state in ('PREPARING', 'IN_USE', 'WITHDRAWN')),
    opened_by    text        not null references koto.person (id),
    opened_at    timestamptz not null,
    begun_at     timestamptz,
    withdrawn_at timestamptz,
    version      int         not null default 0,
    check (left(number, 3) = municipality),
    check (municipality <> '000'),
    check (starts_on >= date '2025-01-01'),
    check (notified_on <= starts_on),
    check ((state = 'IN_USE') = (begun_at is not null)),
    check ((state = 'WITHDRAWN') = (withdrawn_at is not null))
);
create unique index adoption_one_at_once on koto.adoption (municipality) where state <> 'WITHDRAWN';
create index adoption_opened_by on koto.adoption (opened_by);

-- Five requirements of each adoption; a waived one is a task again when the waiver has ended.
create table koto.adoption_requirement (
    adoption      text        not null references koto.adoption (number),
    municipality  char(3)     not null references koto.municipality (code),
    kind          text        not null check (kind in
        ('BOARD_DECISION', 'SIGN_IN', 'ACCESS_OFFICER', 'ELIGIBLE_PERSON', 'READINESS')),
    state         text        not null default 'OPEN' check (state in ('OPEN', 'MET', 'WAIVED')),
    open_since    timestamptz not null,
    settled_by    text        references koto.person (id),
    settled_at    timestamptz,
    waiver_reason text        check (length(trim(waiver_reason)) between 1 and 4000),
    waived_until  date,
    primary key (adoption, kind),
    check (left(adoption, 3) = municipality),
    check ((state = 'OPEN') = (settled_by is null) and (state = 'OPEN') = (settled_at is null)),
    check ((state = 'WAIVED') = (waiver_reason is not null) and (state = 'WAIVED') = (waived_until is not null))
);
create index adoption_requirement_municipality on koto.adoption_requirement (municipality);
create index adoption_requirement_settled_by on koto.adoption_requirement (settled_by);

create table koto.adoption_decision (
    adoption      text    not null primary key references koto.adoption (number),
    municipality  char(3) not null references koto.municipality (code),
    body          text    not null check (length(trim(body)) between 1 and 200),
    decided_on    date    not null,
    section       text    not null check (section ~ '^[0-9]{1,4}$'),
    record_number text    not null check (length(trim(record_number)) between 1 and 100),
    main_user     text    not null references koto.person (id),
    deputy        text    not null references koto.person (id),
    controller    text    not null check (length(trim(controller)) between 1 and 200),
    check (left(adoption, 3) = municipality),
    check (main_user <> deputy)
);
create index adoption_decision_municipality on koto.adoption_decision (municipality);
create index adoption_decision_main_user on koto.adoption_decision (main_user);
create index adoption_decision_deputy on koto.adoption_decision (deputy);

create table koto.adoption_sign_in (
    adoption     text        not null primary key references koto.adoption (number),
    municipality char(3)     not null references koto.municipality (code),
    issuer       text        not null check (length(issuer) between 1 and 300),
    checked_at   timestamptz not null,
    proved_by    text        references koto.person (id),
    proved_at    timestamptz,
    check (left(adoption, 3) = municipality),
    check ((proved_by is null) = (proved_at is null))
);
create index adoption_sign_in_municipality on koto.adoption_sign_in (municipality);
create index adoption_sign_in_proved_by on koto.adoption_sign_in (proved_by);

create table koto.adoption_person (
    adoption     text    not null references koto.adoption (number),
    municipality char(3) not null references koto.municipality (code),
    part         text    not null check (part in ('CONTACT', 'ACCESS_OFFICER', 'ELIGIBLE_PERSON')),
    person_id    text    not null references koto.person (id),
    primary key (adoption, part, person_id),
    check (left(adoption, 3) = municipality)
);
create index adoption_person_municipality on koto.adoption_person (municipality);
create index adoption_person_person on koto.adoption_person (person_id);

create table koto.adoption_document (
    adoption     text        not null references koto.adoption (number),
    municipality char(3)     not null references koto.municipality (code),
    kind         text        not null check (kind in
        ('PRIVACY_NOTICE', 'RECORD_OF_PROCESSING', 'IMPACT_ASSESSMENT', 'AGREEMENT')),
    dated_on     date        not null,
    reference    text        not null check (length(trim(reference)) between 1 and 300),
    confirmed_by text        not null references koto.person (id),
    confirmed_at timestamptz not null,
    primary key (adoption, kind),
    check (left(adoption, 3) = municipality)
);
create index adoption_document_municipality on koto.adoption_document (municipality);
create index adoption_document_confirmed_by on koto.adoption_document (confirmed_by);

-- What happened, by whom and why. Rows are only added.
create table koto.adoption_event (
    id           bigint      not null generated always as identity primary key,
    adoption     text        not null references koto.adoption (number),
    municipality char(3)     not null references koto.municipality (code),
    at           timestamptz not null,
    kind         text        not null check (kind in
        ('OPENED', 'MET', 'WAIVED', 'WAIVER_ENDED', 'POSTPONED', 'WITHDRAWN', 'REMINDED', 'ESCALATED', 'BEGUN')),
    requirement  text        check (requirement in
        ('BOARD_DECISION', 'SIGN_IN', 'ACCESS_OFFICER', 'ELIGIBLE_PERSON', 'READINESS')),
    by_person    text        references koto.person (id),
    reason       text        check (length(trim(reason)) between 1 and 4000),
    day          date,
    check (left(adoption, 3) = municipality),
    check (kind not in ('WAIVED', 'POSTPONED', 'WITHDRAWN') or (by_person is not null and reason is not null))
);
create index adoption_event_adoption on koto.adoption_event (adoption, id);
create index adoption_event_municipality on koto.adoption_event (municipality);
create index adoption_event_by_person on koto.adoption_event (by_person);
create trigger adoption_event_is_kept before update or delete on koto.adoption_event
    for each row execute function koto.refuse_change();

-- Met is what is there: the decision, a proved sign-in, somebody of the municipality's own, four documents. Checked at the
-- end of the transaction, whoever writes.
create function koto.adoption_requirement_is_met(of_adoption text, requirement text) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp as
$$
select case requirement
    when 'BOARD_DECISION' then exists (
        select 1 from koto.adoption_decision d join koto.adoption a on a.number = d.adoption
        join koto.person u on u.id = d.main_user join koto.organisation uo on uo.id = u.organisation_id
        join koto.person v on v.id = d.deputy join koto.organisation vo on vo.id = v.organisation_id
        where d.adoption = of_adoption and d.decided_on <= a.starts_on
          and uo.municipality = a.municipality and vo.municipality = a.municipality)
    when 'SIGN_IN' then exists (
        select 1 from koto.adoption_sign_in s
        join koto.person p on p.id = s.proved_by join koto.organisation o on o.id = p.organisation_id
        where s.adoption = of_adoption and o.municipality = s.municipality)
    when 'READINESS' then (
        select count(*) = 4 from koto.adoption_document d where d.adoption = of_adoption)
    else exists (
        select 1 from koto.adoption_person n
        join koto.person p on p.id = n.person_id join koto.organisation o on o.id = p.organisation_id
        where n.adoption = of_adoption and n.part = requirement and o.municipality = n.municipality)
    end
$$;

create function koto.nothing_is_met_without_its_rows() returns trigger
    language plpgsql as
$$
begin
    if exists (select 1 from koto.adoption_requirement r
               where r.adoption = new.adoption and r.kind = new.kind and r.state = 'MET')
       and not koto.adoption_requirement_is_met(new.adoption, new.kind) then
        raise exception 'requirement % of adoption % is not met', new.kind, new.adoption
            using errcode = 'check_violation', constraint = 'nothing_is_met_without_its_rows';
    end if;
    return null;
end
$$;
create constraint trigger nothing_is_met_without_its_rows
    after insert or update of state on koto.adoption_requirement
    deferrable initially deferred for each row execute function koto.nothing_is_met_without_its_rows();

-- A waiver is KEHA's, and of nobody else.
create function koto.only_the_country_waives() returns trigger
    language plpgsql as
$$
begin
    if not exists (select 1 from koto.person p join koto.organisation o on o.id = p.organisation_id
                   where p.id = new.settled_by and o.kind = 'STATE') then
        raise exception 'only KEHA waives a requirement'
            using errcode = 'check_violation', constraint = 'only_the_country_waives';
    end if;
    return new;
end
$$;
create trigger only_the_country_waives after insert or update of state on koto.adoption_requirement
    for each row when (new.state = 'WAIVED') execute function koto.only_the_country_waives();

-- The one way to begin: on the day, with each of the five met or still waived.
create function koto.begin_use(of_adoption text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$
declare
    today date := (koto.instant() at time zone 'Europe/Helsinki')::date;
    begun koto.adoption;
begin
    select * into begun from koto.adoption a where a.number = of_adoption and a.state = 'PREPARING' for update;
    if begun.number is null or begun.starts_on > today
       or (select count(*) from koto.adoption_requirement r
           where r.adoption = of_adoption
             and (r.state = 'MET' and koto.adoption_requirement_is_met(r.adoption, r.kind)
                  or r.state = 'WAIVED' and r.waived_until >= today)) <> 5 then
        raise exception 'adoption % is not ready to begin', of_adoption
            using errcode = 'check_violation', constraint = 'begins_when_ready';
    end if;
    update koto.adoption set state = 'IN_USE', begun_at = koto.instant(), version = version + 1
    where number = of_adoption;
    update koto.municipality set adopted_on = begun.starts_on where code = begun.municipality;
end
$$;
revoke all on function koto.begin_use(text) from public;
grant execute on function koto.begin_use(text) to kotopolku_app;

-- The application itself writes no day of adoption otherwise, and takes no begun adoption back.
revoke insert on koto.municipality from kotopolku_app;
grant insert (code, name_fi, name_sv) on koto.municipality to kotopolku_app;
create function koto.adoption_begins_by_its_requirements() returns trigger
    language plpgsql as
$$
begin
    if old.state <> 'PREPARING' and new.state <> old.state
       or tg_op = 'UPDATE' and new.state = 'IN_USE' and old.state <> 'IN_USE' and current_user = 'kotopolku_app' then
        raise exception 'adoption % begins by its requirements and stays begun', old.number
            using errcode = 'check_violation', constraint = 'adoption_begins_by_its_requirements';
    end if;
    return new;
end
$$;
create trigger adoption_begins_by_its_requirements before update of state on koto.adoption
    for each row execute function koto.adoption_begins_by_its_requirements();

grant select, insert, update on
    koto.adoption, koto.adoption_requirement, koto.adoption_decision, koto.adoption_sign_in, koto.adoption_document
    to kotopolku_app;
grant select, insert, delete on koto.adoption_person to kotopolku_app;
grant select, insert on koto.adoption_event to kotopolku_app;
do $$
declare
    walled text;
begin
    foreach walled in array array
        ['adoption', 'adoption_requirement', 'adoption_decision', 'adoption_sign_in', 'adoption_person',
         'adoption_document', 'adoption_event']
    loop
        execute format('alter table koto.%I enable row level security', walled);
        execute format('create policy municipality_wall on koto.%I to kotopolku_app'
            ' using (municipality = any ((select koto.municipalities_in_reach())::char(3)[])'
            '        or (select koto.administers_nationally()))', walled);
    end loop;
end $$;

-- Rows begin open: what is settled at once would have been settled by nobody's form.
create function koto.adoption_begins_open() returns trigger
    language plpgsql as
$$
begin
    raise exception 'an adoption begins in preparation, and its requirements open'
        using errcode = 'check_violation', constraint = 'adoption_begins_open';
end
$$;
create trigger adoption_begins_open after insert on koto.adoption
    for each row when (new.state <> 'PREPARING') execute function koto.adoption_begins_open();
create trigger adoption_begins_open after insert on koto.adoption_requirement
    for each row when (new.state <> 'OPEN') execute function koto.adoption_begins_open();
