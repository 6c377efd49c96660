-- Clients brought over from an old client system: files, what was read of them, what was wrong with them, and the cases
-- that were made of them. What is staged is apart from clients and cases; it goes when the counts are signed off or when
-- the import is given up, and the counts stay.

-- Before its day of adoption a municipality may stage, and no more, once it has said that it is ready as a controller.
create function koto.may_stage(of_municipality char(3)) returns boolean
    language sql stable parallel restricted set search_path = pg_catalog, pg_temp as
$$
select koto.has_adopted(of_municipality)
    or exists (select 1 from koto.adoption a
               join koto.adoption_requirement r on r.adoption = a.number and r.kind = 'READINESS'
               where a.municipality = of_municipality and a.state = 'PREPARING' and r.state = 'MET')
$$;
grant execute on function koto.may_stage(char(3)) to kotopolku_app;

create table koto.data_import (
    number        text        not null primary key check (number ~ '^[0-9]{3}-TI-[0-9]{4}-[0-9]{4,}$'),
    municipality  char(3)     not null references koto.municipality (code),
    source_system text        not null check (source_system in ('TYPPI', 'OWN_SYSTEM', 'SPREADSHEET', 'OTHER')),
    state         text        not null default 'PREPARING' check (state in
        ('PREPARING', 'ORDERED', 'RUNNING', 'BROUGHT', 'SIGNED_OFF', 'TAKING_BACK', 'TAKEN_BACK', 'GIVEN_UP')),
    opened_by     text        not null references koto.person (id),
    opened_at     timestamptz not null,
    -- Which files the last trial was of: one more than it was with each file that is put, taken away or mapped anew.
    files_version int         not null default 0,
    tried_version int,
    tried_at      timestamptz,
    -- What the last trial came to, in numbers.
    trial_overview jsonb,
    ordered_by    text        references koto.person (id),
    ordered_at    timestamptz,
    -- The right of who ordered it: under it each client is written, and stands so in the log.
    right_number  text        references koto.access_right (number),
    brought_at    timestamptz,
    signed_off_by text        references koto.person (id),
    signed_off_at timestamptz,
    taken_back_by text        references koto.person (id),
    taken_back_at timestamptz,
    take_back_reason text     check (length(trim(take_back_reason)) between 1 and 4000),
    version       int         not null default 0,
    check (left(number, 3) = municipality),
    check ((tried_version is null) = (tried_at is null)),
    check (trial_overview is null or tried_at is not null),
    check ((ordered_by is null) = (ordered_at is null) and (ordered_by is null) = (right_number is null)),
    check (state in ('PREPARING', 'GIVEN_UP') or ordered_at is not null),
    check (state in ('PREPARING', 'GIVEN_UP', 'ORDERED') or brought_at is not null),
    check ((signed_off_by is null) = (signed_off_at is null)),
    check (state not in ('TAKING_BACK', 'TAKEN_BACK') or (taken_back_by is not null and take_back_reason is not null)),
    unique (number, municipality)
);
create unique index data_import_one_at_once on koto.data_import (municipality)
    where state in ('PREPARING', 'ORDERED', 'RUNNING', 'TAKING_BACK');
create index data_import_municipality on koto.data_import (municipality);
create index data_import_opened_by on koto.data_import (opened_by);
create index data_import_ordered_by on koto.data_import (ordered_by);
create index data_import_right on koto.data_import (right_number);
create index data_import_signed_off_by on koto.data_import (signed_off_by);
create index data_import_taken_back_by on koto.data_import (taken_back_by);

create table koto.import_file (
    import       text        not null,
    municipality char(3)     not null,
    kind         text        not null check (kind in ('CLIENTS', 'HOUSEHOLDS', 'PLANS', 'SERVICES', 'NOTES')),
    bytes        bigint      not null check (bytes >= 0),
    sha256       text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    charset      text        not null check (charset in ('UTF-8', 'WINDOWS-1252')),
    separator    char(1)     not null check (separator in (',', ';')),
    headers      text[]      not null,
    header_line  int         not null default 1 check (header_line > 0),
    rows         int         not null check (rows >= 0),
    put_by       text        not null references koto.person (id),
    put_at       timestamptz not null,
    primary key (import, kind),
    foreign key (import, municipality) references koto.data_import (number, municipality)
);
create index import_file_municipality on koto.import_file (municipality);
create index import_file_put_by on koto.import_file (put_by);

-- A row as it was in the file. line: where in the file it begins, as an editor counts lines.
create table koto.import_cells (
    import       text    not null,
    municipality char(3) not null,
    kind         text    not null,
    line         int     not null,
    cells        text[]  not null,
    primary key (import, kind, line),
    foreign key (import, kind) references koto.import_file (import, kind) on delete cascade
);
create index import_cells_municipality on koto.import_cells (municipality);

-- A row as the trial understood it: "content" has the columns of the table that it will be a row of.
create table koto.import_row (
    import       text    not null,
    municipality char(3) not null,
    kind         text    not null,
    line         int     not null,
    client_ref   text    not null,
    content      jsonb   not null,
    primary key (import, kind, line),
    foreign key (import, kind) references koto.import_file (import, kind) on delete cascade
);
create index import_row_client on koto.import_row (import, kind, client_ref);
create index import_row_municipality on koto.import_row (municipality);

-- What is wrong, by line and column, and never the value. Errors stop the import; a remark has to be read.
create table koto.import_fault (
    id           bigint  not null generated always as identity primary key,
    import       text    not null,
    municipality char(3) not null,
    kind         text    not null,
    line         int     not null,
    -- The field in our words; null when the whole row is meant.
    field        text,
    fault        text    not null check (fault ~ '^[A-Z_]{2,40}$'),
    severity     text    not null check (severity in ('ERROR', 'REMARK')),
    foreign key (import, kind) references koto.import_file (import, kind) on delete cascade
);
create index import_fault_line on koto.import_fault (import, severity, kind, line);
create index import_fault_municipality on koto.import_fault (municipality);

-- Which column is which field and which of the old system's codes is which of ours, remembered by municipality. A code is
-- a word of a system and not of a person; longer ones are not kept.
create table koto.import_column (
    municipality char(3) not null references koto.municipality (code),
    kind         text    not null check (kind in ('CLIENTS', 'HOUSEHOLDS', 'PLANS', 'SERVICES', 'NOTES')),
    header       text    not null check (length(header) between 1 and 100),
    -- Null: the column is left out, and a person has said so.
    field        text    check (field ~ '^[a-z_]{2,40}$'),
    said_by      text    not null references koto.person (id),
    said_at      timestamptz not null,
    primary key (municipality, kind, header)
);
create unique index import_column_once on koto.import_column (municipality, kind, field) where field is not null;
create index import_column_said_by on koto.import_column (said_by);

create table koto.import_code (
    municipality char(3) not null references koto.municipality (code),
    kind         text    not null check (kind in ('CLIENTS', 'HOUSEHOLDS', 'PLANS', 'SERVICES', 'NOTES')),
    field        text    not null check (field ~ '^[a-z_]{2,40}$'),
    code         text    not null check (length(code) between 1 and 40),
    -- Empty when the field is left empty where the code stands.
    meaning      text    not null check (length(meaning) <= 40),
    said_by      text    not null references koto.person (id),
    said_at      timestamptz not null,
    primary key (municipality, kind, field, code)
);
create index import_code_said_by on koto.import_code (said_by);

-- The old system's codes that the last trial did not know, and on how many rows.
create table koto.import_unknown_code (
    import       text    not null,
    municipality char(3) not null,
    kind         text    not null,
    field        text    not null,
    code         text    not null check (length(code) between 1 and 40),
    rows         int     not null check (rows > 0),
    primary key (import, kind, field, code),
    foreign key (import, kind) references koto.import_file (import, kind) on delete cascade
);
create index import_unknown_code_municipality on koto.import_unknown_code (municipality);

-- How many rows of each kind were brought, and how many the trial had promised; stays when the files are gone.
create table koto.import_count (
    import       text    not null,
    municipality char(3) not null,
    kind         text    not null check (kind in ('CLIENTS', 'HOUSEHOLDS', 'PLANS', 'SERVICES', 'NOTES')),
    read         int     not null check (read >= 0),
    promised     int     not null check (promised >= 0),
    brought      int     check (brought >= 0),
    primary key (import, kind),
    foreign key (import, municipality) references koto.data_import (number, municipality)
);
create index import_count_municipality on koto.import_count (municipality);

-- The cases of an import. path: whether its process has been begun, or taken away again.
create table koto.import_case (
    case_number  text    not null primary key,
    import       text    not null,
    municipality char(3) not null,
    client_id    uuid    not null,
    -- A client who was here before stays when the import is taken back.
    new_client   boolean not null,
    path         text    not null default 'WAITS' check (path in ('WAITS', 'BEGUN', 'GONE')),
    foreign key (import, municipality) references koto.data_import (number, municipality),
    check (left(case_number, 3) = municipality)
);
create index import_case_import on koto.import_case (import, path, case_number);
create index import_case_municipality on koto.import_case (municipality);

-- What was noted of a client in the old system. Written once, by an import.
create table koto.imported_note (
    id           uuid    not null primary key default gen_random_uuid(),
    case_number  text    not null references koto.integration_case (number),
    municipality char(3) not null references koto.municipality (code),
    written_on   date    not null,
    author       text    check (length(author) between 1 and 200),
    note         text    not null check (length(note) between 1 and 4000)
);
create index imported_note_case on koto.imported_note (case_number, written_on);
create index imported_note_municipality on koto.imported_note (municipality);

create function koto.only_who_may_stage() returns trigger
    language plpgsql as
$$
begin
    if not koto.may_stage(new.municipality) then
        raise exception 'municipality % is not ready to stage client data', new.municipality
            using errcode = 'check_violation', constraint = 'only_who_may_stage';
    end if;
    return new;
end
$$;
create trigger only_who_may_stage before insert on koto.data_import
    for each row execute function koto.only_who_may_stage();
create trigger only_who_may_stage before insert on koto.import_file
    for each row execute function koto.only_who_may_stage();

alter table koto.integration_case drop constraint integration_case_way_in_check;
alter table koto.integration_case add constraint integration_case_way_in_check check (way_in in
    ('AUTHORITY_DUTY', 'OWN_REQUEST', 'CONTACT_SECTION_9', 'MUNICIPAL_PLACEMENT', 'HAND_OVER', 'OLD_SYSTEM'));

grant select, insert, update on
    koto.data_import, koto.import_column, koto.import_code, koto.import_count, koto.import_case to kotopolku_app;
grant select, insert, delete on
    koto.import_file, koto.import_cells, koto.import_row, koto.import_fault, koto.import_unknown_code to kotopolku_app;
grant delete on koto.import_column, koto.import_code to kotopolku_app;
grant select, insert on koto.imported_note to kotopolku_app;

do $$
declare
    walled text;
begin
    foreach walled in array array
        ['data_import', 'import_file', 'import_cells', 'import_row', 'import_fault', 'import_column', 'import_code',
         'import_unknown_code', 'import_count', 'import_case', 'imported_note']
    loop
        execute format('alter table koto.%I enable row level security', walled);
        execute format('create policy municipality_wall on koto.%I to kotopolku_app'
            ' using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]))', walled);
    end loop;
end $$;
