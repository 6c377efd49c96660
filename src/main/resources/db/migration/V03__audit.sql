-- Who did what to whose data, when, under which right, with what outcome. Never free text, never a name.
create table koto.audit_entry (
    id            bigint generated always as identity primary key,
    at            timestamptz not null default clock_timestamp(),
    person_id     text        not null check (length(person_id) between 1 and 64),
    action        text        not null check (action ~ '^[A-Z_]{2,40}$'),
    municipality  char(3)     check (municipality ~ '^[0-9]{3}$'),
    subject_key   text        check (length(subject_key) <= 64),
    category      text        check (category ~ '^[A-Z_]{2,40}$'),
    right_number  text        check (length(right_number) <= 40),
    outcome       text        not null check (outcome in ('DONE', 'ALLOWED', 'REFUSED'))
);

create index audit_entry_subject on koto.audit_entry (subject_key, at);
create index audit_entry_person on koto.audit_entry (person_id, at);

create function koto.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of %.% are written once', tg_table_schema, tg_table_name using errcode = '42501';
end $$;

create trigger audit_entry_is_written_once before update or delete on koto.audit_entry
    for each row execute function koto.refuse_change();
create trigger audit_entry_is_never_emptied before truncate on koto.audit_entry
    for each statement execute function koto.refuse_change();
