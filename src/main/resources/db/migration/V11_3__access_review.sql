-- The periodic review of access rights: lists that team leads answer right by right, and what they answered.
create table koto.access_review (
    number       text        not null primary key check (number ~ '^[0-9]{3}-KK-[0-9]{4}-[0-9]{4,}$'),
    municipality char(3)     not null references koto.municipality (code),
    -- From when on the facts beside the names are counted.
    since        timestamptz not null,
    opened_at    timestamptz not null default koto.instant(),
    -- Null when its time had come.
    opened_by    text        references koto.person (id),
    closed_at    timestamptz,
    check (left(number, 3) = municipality),
    check (since <= opened_at and closed_at >= opened_at)
);
create unique index access_review_one_open on koto.access_review (municipality) where closed_at is null;
create index access_review_municipality on koto.access_review (municipality, opened_at);
create index access_review_opened_by on koto.access_review (opened_by);

create table koto.access_review_list (
    id            uuid        primary key default gen_random_uuid(),
    review_number text        not null references koto.access_review (number),
    municipality  char(3)     not null references koto.municipality (code),
    position      int         not null,
    -- Whom it was drawn up for; null when nobody was impartial.
    reviewer      text        references koto.person (id),
    answered_by   text        references koto.person (id),
    answered_at   timestamptz,
    locked_at     timestamptz,
    version       int         not null default 0,
    unique (review_number, position),
    check (left(review_number, 3) = municipality),
    check ((answered_by is null) = (answered_at is null) and (answered_at is null or locked_at is null))
);
create index access_review_list_municipality on koto.access_review_list (municipality);
create index access_review_list_reviewer on koto.access_review_list (reviewer);
create index access_review_list_answered_by on koto.access_review_list (answered_by);

create table koto.access_review_row (
    list_id      uuid        not null references koto.access_review_list (id) on delete cascade,
    position     int         not null,
    municipality char(3)     not null references koto.municipality (code),
    right_number text        not null references koto.access_right (number),
    person_id    text        not null references koto.person (id),
    -- What the reviewer saw beside the name, by the log, when the list was drawn up.
    last_sign_in timestamptz,
    cases_opened int         not null,
    odd_hours    int         not null,
    answer       text        check (answer in ('KEEP', 'NARROW', 'END', 'OVER', 'UNANSWERED')),
    narrowed_to  text        references koto.access_right (number),
    reason       text        check (length(trim(reason)) between 1 and 4000),
    primary key (list_id, position),
    check (left(right_number, 3) = municipality),
    check ((answer = 'NARROW') or narrowed_to is null),
    check (answer not in ('NARROW', 'END') or reason is not null)
);
create index access_review_row_municipality on koto.access_review_row (municipality);
create index access_review_row_right on koto.access_review_row (right_number);
create index access_review_row_person on koto.access_review_row (person_id);
create index access_review_row_narrowed_to on koto.access_review_row (narrowed_to);

grant select, insert, update on koto.access_review, koto.access_review_list, koto.access_review_row to kotopolku_app;
do $$
declare
    walled text;
begin
    foreach walled in array array ['access_review', 'access_review_list', 'access_review_row']
    loop
        execute format('alter table koto.%I enable row level security', walled);
        execute format('create policy municipality_wall on koto.%I to kotopolku_app'
            ' using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]))', walled);
    end loop;
end $$;

-- A sign-in belongs to no municipality, so the wall hides it from a review; this tells its time and nothing else.
create function koto.last_sign_in(of_person text) returns timestamptz
    language sql stable security definer set search_path = pg_catalog, pg_temp as
$$
select max(at) from koto.audit_entry where person_id = of_person and action = 'SIGN_IN'
$$;
revoke all on function koto.last_sign_in(text) from public;
grant execute on function koto.last_sign_in(text) to kotopolku_app;
