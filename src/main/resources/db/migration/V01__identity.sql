-- Who works with the system: municipalities, organisations, persons, and what persons are told.

create table koto.municipality (
    code char(3) primary key check (code ~ '^[0-9]{3}$'),
    name_fi text not null check (name_fi <> ''),
    name_sv text not null check (name_sv <> '')
);

create table koto.organisation (
    id text primary key check (id ~ '^[a-z0-9-]{1,64}$'),
    kind text not null check (kind in ('MUNICIPALITY', 'WELLBEING_COUNTY', 'EMPLOYMENT_AUTHORITY', 'PARTNER', 'STATE')),
    name_fi text not null check (name_fi <> ''),
    name_sv text not null check (name_sv <> ''),
    municipality char(3) references koto.municipality (code),
    check ((kind = 'MUNICIPALITY') = (municipality is not null))
);

create unique index organisation_municipality on koto.organisation (municipality);

-- issuer: the stable name of the identity provider; subject: what that provider calls the person
create table koto.person (
    id text primary key check (id ~ '^[A-Za-z0-9._-]{1,64}$'),
    issuer text not null check (issuer <> ''),
    subject text not null check (subject <> ''),
    given_name text not null check (given_name <> ''),
    family_name text not null check (family_name <> ''),
    email text not null,
    organisation_id text not null references koto.organisation (id),
    employed boolean not null default true,
    unique (issuer, subject)
);

create index person_organisation on koto.person (organisation_id);

-- subject_key: the number of a case or of a right, nothing else; the text is made from the kind when it is read
create table koto.notice (
    id uuid primary key default gen_random_uuid(),
    person_id text not null references koto.person (id),
    kind text not null check (kind ~ '^[A-Z][A-Z_]{0,39}$'),
    subject_key text not null check (subject_key ~ '^[0-9]{3}-([A-Z]{2}-)?[0-9]{4}-[0-9]{4,}$'),
    created_at timestamptz not null default clock_timestamp(),
    read_at timestamptz check (read_at >= created_at)
);

create index notice_person on koto.notice (person_id, created_at desc);

-- The one clock that decides whether a right is in force. Tests move it by replacing the function.
create function koto.instant() returns timestamptz
    language sql
    stable
    as 'select clock_timestamp()';
