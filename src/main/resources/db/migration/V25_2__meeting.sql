-- Joint meetings on a case (yhteispalaveri): who was invited, what came of them.
create table koto.meeting (
    id                   uuid        primary key default gen_random_uuid(),
    case_number          text        not null references koto.integration_case (number),
    municipality         char(3)     not null references koto.municipality (code),
    agenda               text        not null check (length(trim(agenda)) between 1 and 4000),
    starts_at            timestamptz not null,
    -- Null when everybody takes part from afar.
    place                text        check (length(trim(place)) between 1 and 200),
    remind_at            timestamptz not null,
    interpreter_language text        check (interpreter_language ~ '^[a-z]{2,3}$'),
    -- Whoever has no right to the case, by what they do and never by name.
    outsiders            text[]      not null default '{}' check (outsiders <@ array
        ['SCHOOL', 'EARLY_CHILDHOOD', 'SOCIAL_SERVICES', 'HEALTH_SERVICES', 'EMPLOYMENT_SERVICES', 'ORGANISATION',
         'REPRESENTATIVE', 'RELATIVE', 'OTHER']),
    organised_by         text        not null references koto.person (id),
    organised_at         timestamptz not null,
    state                text        not null default 'PLANNED' check (state in ('PLANNED', 'HELD', 'NOT_HELD')),
    held_on              date,
    present              text        check (length(trim(present)) between 1 and 4000),
    interpreter_present  boolean,
    reason               text        check (length(trim(reason)) between 1 and 4000),
    recorded_by          text        references koto.person (id),
    recorded_at          timestamptz,
    version              int         not null default 0,
    unique (id, municipality),
    check (case_number like municipality || '-%'),
    check (remind_at <= starts_at),
    check ((state = 'PLANNED') = (recorded_at is null) and (state = 'PLANNED') = (recorded_by is null)),
    check ((state = 'HELD') = (held_on is not null) and (state = 'HELD') = (present is not null)),
    check ((state = 'NOT_HELD') = (reason is not null))
);
create index meeting_case on koto.meeting (case_number, starts_at);
create index meeting_municipality on koto.meeting (municipality);
create index meeting_organised_by on koto.meeting (organised_by);
create index meeting_recorded_by on koto.meeting (recorded_by);

create table koto.meeting_invited (
    meeting_id   uuid    not null,
    municipality char(3) not null,
    person_id    text    not null references koto.person (id),
    primary key (meeting_id, person_id),
    foreign key (meeting_id, municipality) references koto.meeting (id, municipality)
);
create index meeting_invited_person on koto.meeting_invited (person_id);
create index meeting_invited_meeting on koto.meeting_invited (meeting_id, municipality);
create index meeting_invited_municipality on koto.meeting_invited (municipality);

create table koto.meeting_item (
    meeting_id   uuid    not null,
    municipality char(3) not null,
    no           int     not null check (no >= 1),
    agreed       text    not null check (length(trim(agreed)) between 1 and 4000),
    responsible  text    check (length(trim(responsible)) between 1 and 200),
    due_on       date,
    primary key (meeting_id, no),
    foreign key (meeting_id, municipality) references koto.meeting (id, municipality)
);
create index meeting_item_meeting on koto.meeting_item (meeting_id, municipality);
create index meeting_item_municipality on koto.meeting_item (municipality);

grant select, insert, update on koto.meeting to kotopolku_app;
grant select, insert on koto.meeting_invited, koto.meeting_item to kotopolku_app;
do $$
declare
    walled text;
begin
    foreach walled in array array ['meeting', 'meeting_invited', 'meeting_item']
    loop
        execute format('alter table koto.%I enable row level security', walled);
        execute format('create policy municipality_wall on koto.%I to kotopolku_app'
            ' using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]))', walled);
    end loop;
end $$;
