-- Clients and their integration cases. The identity code lives here and nowhere else.
create table koto.client (
    id                  uuid        primary key default gen_random_uuid(),
    municipality        char(3)     not null references koto.municipality (code),
    family_name         text        not null check (length(family_name) between 1 and 200),
    given_names         text        not null check (length(given_names) between 1 and 200),
    birth_date          date        not null,
    identity_code       text        check (length(identity_code) = 11),
    citizenship         text        not null check (citizenship ~ '^[A-Z]{2,3}$'),
    native_language     text        not null check (native_language ~ '^[a-z]{2,3}$'),
    contact_language    text        not null check (contact_language ~ '^[a-z]{2,3}$'),
    interpreter_needed  boolean     not null,
    interpreter_language text       check (interpreter_language ~ '^[a-z]{2,3}$'),
    phone               text        check (length(phone) <= 40),
    email               text        check (length(email) <= 200),
    street_address      text        check (length(street_address) <= 200),
    postal_code         text        check (postal_code ~ '^[0-9]{5}$'),
    post_office         text        check (length(post_office) <= 200),
    non_disclosure      boolean     not null default false,
    permit_kind         text        not null check (permit_kind in
        ('QUOTA_REFUGEE', 'INTERNATIONAL_PROTECTION', 'TEMPORARY_PROTECTION', 'FAMILY_TIE', 'WORK', 'STUDY',
         'TRAFFICKING_VICTIM', 'EU_REGISTRATION', 'RESIDENCE_CARD', 'PERMANENT', 'OTHER')),
    first_permit_on     date        not null,
    arrived_on          date,
    window_exception    text        check (window_exception in ('TRAFFICKING_VICTIM', 'OTHER')),
    window_exception_reason text    check (length(window_exception_reason) <= 4000),
    registered_at       timestamptz not null,
    registered_by       text        not null references koto.person (id),
    version             int         not null default 0,
    check (interpreter_needed = (interpreter_language is not null)),
    check ((window_exception is null) = (window_exception_reason is null)),
    check (first_permit_on >= birth_date),
    unique (id, municipality)
);
create unique index client_identity_code on koto.client (municipality, identity_code) where identity_code is not null;
create index client_namesakes on koto.client (municipality, birth_date, lower(family_name));
create index client_registered_by on koto.client (registered_by);

-- The row is locked by the transaction that draws a number, and its change is rolled back with it: no gaps.
create table koto.case_number_series (
    municipality  char(3) not null references koto.municipality (code),
    year          int     not null check (year between 2020 and 2999),
    last          int     not null check (last > 0),
    primary key (municipality, year)
);

create table koto.integration_case (
    number              text        primary key check (number ~ '^[0-9]{3}-[0-9]{4}-[0-9]{4,}$'),
    municipality        char(3)     not null references koto.municipality (code),
    client_id           uuid        not null,
    unit                text        check (length(unit) <= 200),
    way_in              text        not null check (way_in in
        ('AUTHORITY_DUTY', 'OWN_REQUEST', 'CONTACT_SECTION_9', 'MUNICIPAL_PLACEMENT')),
    responsible_person  text        references koto.person (id),
    state               text        not null default 'OPEN' check (state in
        ('OPEN', 'ASSESSMENT', 'PLANNING', 'IN_FORCE', 'REVIEW', 'CLOSED')),
    opened_at           timestamptz not null,
    opened_by           text        not null references koto.person (id),
    close_reason        text        check (close_reason in
        ('NO_PLAN_NEEDED', 'GOALS_MET', 'TIME_OUT', 'NOT_AGREED', 'MOVED_AWAY', 'TO_EMPLOYMENT_AUTHORITY',
         'LEFT_SCOPE', 'NOT_REACHED', 'DECEASED', 'OTHER')),
    close_note          text        check (length(close_note) <= 4000),
    closed_at           timestamptz,
    version             int         not null default 0,
    foreign key (client_id, municipality) references koto.client (id, municipality),
    check (number like municipality || '-%'),
    check ((state = 'CLOSED') = (closed_at is not null)),
    check (state <> 'CLOSED' or close_reason is not null)
);
create unique index integration_case_one_open on koto.integration_case (client_id) where state <> 'CLOSED';
create index integration_case_client on koto.integration_case (client_id, municipality);
create index integration_case_place on koto.integration_case (municipality, unit, number);
create index integration_case_responsible on koto.integration_case (responsible_person);
create index integration_case_opened_by on koto.integration_case (opened_by);
