-- Hand-over of a case to another municipality or to an employment authority, acknowledged by whom it goes to.

-- From when on the municipality uses the system; null until it does. Whoever has rows here already does.
alter table koto.municipality add column adopted_on date;
update koto.municipality set adopted_on = current_date;

-- Asked as the owner, because nobody sees another municipality's rights: it tells which municipalities can take a case,
-- and nothing of who works there.
create function koto.receiving_municipalities(on_day date) returns setof text
    language sql stable parallel restricted security definer set search_path = pg_catalog, pg_temp as
$$
select m.code::text from koto.municipality m
where m.adopted_on <= on_day
  and exists (select 1 from koto.right_in_force f
              where f.municipality = m.code and f.role in ('caseworker', 'team-lead'))
$$;
-- The number is the receiver's, drawn by whoever sends.
create function koto.next_transfer_number(for_municipality char(3)) returns text
    language sql volatile security definer set search_path = pg_catalog, pg_temp as
$$
select koto.next_number(for_municipality, 'SI')
$$;
revoke all on function koto.receiving_municipalities(date), koto.next_transfer_number(char(3)) from public;
grant execute on function koto.receiving_municipalities(date), koto.next_transfer_number(char(3)) to kotopolku_app;

-- A case that came from elsewhere keeps the day that its periods are counted from.
alter table koto.integration_case add column clock_from date;
alter table koto.integration_case drop constraint integration_case_way_in_check;
alter table koto.integration_case add constraint integration_case_way_in_check check (way_in in
    ('AUTHORITY_DUTY', 'OWN_REQUEST', 'CONTACT_SECTION_9', 'MUNICIPAL_PLACEMENT', 'HAND_OVER'));

create table koto.transfer (
    id               uuid        primary key default gen_random_uuid(),
    -- Where it arrives; an authority outside the system has no series, and the sender's own is used.
    number           text        not null unique check (number ~ '^[0-9]{3}-SI-[0-9]{4}-[0-9]{4,}$'),
    municipality     char(3)     not null references koto.municipality (code),
    case_number      text        not null references koto.integration_case (number),
    to_municipality  char(3)     references koto.municipality (code),
    authority_name   text        check (length(trim(authority_name)) between 1 and 200),
    ground           text        not null check (ground in ('MOVES', 'BECOMES_JOBSEEKER', 'NO_LONGER_JOBSEEKER')),
    change_on        date        not null,
    state            text        not null default 'DRAFT' check (state in
        ('DRAFT', 'SENT', 'ASKED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN', 'GIVEN_UP')),
    begun_by         text        not null references koto.person (id),
    begun_at         timestamptz not null,
    sent_by          text        references koto.person (id),
    sent_at          timestamptz,
    -- Since when the present turn lasts: reminders are counted from it.
    turned_at        timestamptz not null,
    settled_by       text        references koto.person (id),
    settled_at       timestamptz,
    reason           text        check (length(trim(reason)) between 1 and 4000),
    -- An authority outside the system answers a person, who enters who answered there, when and how.
    acknowledged_by  text        check (length(trim(acknowledged_by)) between 1 and 200),
    acknowledged_on  date,
    acknowledged_how text        check (acknowledged_how in ('SECURE_MAIL', 'PHONE', 'LETTER', 'MEETING')),
    -- The case that it became where it was accepted; no foreign key, since the other municipality's row may die first.
    new_case_number  text        check (new_case_number ~ '^[0-9]{3}-[0-9]{4}-[0-9]{4,}$'),
    version          int         not null default 0,
    check (case_number like municipality || '-%'),
    check (to_municipality <> municipality),
    check ((to_municipality is null) = (authority_name is not null)),
    check (left(number, 3) = coalesce(to_municipality, municipality)),
    check (state in ('DRAFT', 'GIVEN_UP') or (sent_by is not null and sent_at is not null)),
    check ((state in ('DRAFT', 'SENT', 'ASKED')) = (settled_at is null)),
    check (state not in ('REFUSED', 'WITHDRAWN') or reason is not null),
    check (to_municipality is not null or state not in ('ACCEPTED', 'REFUSED')
        or (acknowledged_by is not null and acknowledged_on is not null and acknowledged_how is not null))
);
create unique index transfer_one_at_once on koto.transfer (case_number) where state in ('DRAFT', 'SENT', 'ASKED');
create index transfer_case on koto.transfer (case_number, begun_at);
create index transfer_municipality on koto.transfer (municipality);
create index transfer_to_municipality on koto.transfer (to_municipality);
create index transfer_new_case on koto.transfer (new_case_number);
create index transfer_begun_by on koto.transfer (begun_by);
create index transfer_sent_by on koto.transfer (sent_by);
create index transfer_settled_by on koto.transfer (settled_by);

-- What it is about never changes, and what is settled stays settled.
create function koto.keep_transfer() returns trigger language plpgsql as $$
declare
    fixed text[] := array ['id', 'number', 'municipality', 'case_number', 'to_municipality', 'authority_name', 'ground',
                           'change_on', 'begun_by', 'begun_at'];
    moving text[] := array ['new_case_number', 'version'];
begin
    if (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(new)) where key = any (fixed))
        <> (select jsonb_object_agg(key, value) from jsonb_each(to_jsonb(old)) where key = any (fixed))
        or old.sent_at is not null and (new.sent_at, new.sent_by) is distinct from (old.sent_at, old.sent_by)
        or old.settled_at is not null and to_jsonb(new) - moving <> to_jsonb(old) - moving
        or old.new_case_number is not null and new.new_case_number is distinct from old.new_case_number
    then
        raise exception 'a hand-over is not written over' using errcode = '42501';
    end if;
    return new;
end $$;
create trigger transfer_is_kept before update on koto.transfer
    for each row execute function koto.keep_transfer();

-- What was sent, as it was sent.
create table koto.transfer_package (
    transfer_id     uuid        primary key references koto.transfer (id),
    municipality    char(3)     not null references koto.municipality (code),
    to_municipality char(3)     references koto.municipality (code),
    content         text        not null,
    sha256          text        not null,
    frozen_at       timestamptz not null,
    check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);
create index transfer_package_municipality on koto.transfer_package (municipality);
create index transfer_package_to_municipality on koto.transfer_package (to_municipality);
create trigger transfer_package_is_written_once before update or delete on koto.transfer_package
    for each row execute function koto.refuse_change();
create trigger transfer_package_is_never_emptied before truncate on koto.transfer_package
    for each statement execute function koto.refuse_change();

create table koto.transfer_question (
    id              uuid        primary key default gen_random_uuid(),
    transfer_id     uuid        not null references koto.transfer (id),
    municipality    char(3)     not null references koto.municipality (code),
    to_municipality char(3)     references koto.municipality (code),
    no              int         not null check (no >= 1),
    question        text        not null check (length(trim(question)) between 1 and 4000),
    asked_by        text        not null references koto.person (id),
    asked_at        timestamptz not null,
    answer          text        check (length(trim(answer)) between 1 and 4000),
    answered_by     text        references koto.person (id),
    answered_at     timestamptz,
    unique (transfer_id, no),
    check ((answer is null) = (answered_by is null) and (answer is null) = (answered_at is null))
);
create index transfer_question_municipality on koto.transfer_question (municipality);
create index transfer_question_to_municipality on koto.transfer_question (to_municipality);
create index transfer_question_asked_by on koto.transfer_question (asked_by);
create index transfer_question_answered_by on koto.transfer_question (answered_by);
create function koto.keep_transfer_question() returns trigger language plpgsql as $$
declare
    answering text[] := array ['answer', 'answered_by', 'answered_at'];
begin
    if tg_op = 'DELETE' or old.answer is not null or to_jsonb(new) - answering <> to_jsonb(old) - answering then
        raise exception 'a question and its answer are written once' using errcode = '42501';
    end if;
    return new;
end $$;
create trigger transfer_question_is_kept before update or delete on koto.transfer_question
    for each row execute function koto.keep_transfer_question();

grant select, insert, update on koto.transfer, koto.transfer_question to kotopolku_app;
grant select, insert on koto.transfer_package to kotopolku_app;

alter table koto.transfer enable row level security;
create policy municipality_wall on koto.transfer to kotopolku_app
    using (municipality = any ((select koto.municipalities_in_reach())::char(3)[])
           or (to_municipality = any ((select koto.municipalities_in_reach())::char(3)[])
               and state not in ('DRAFT', 'GIVEN_UP')));
-- The receiver sees what was sent while it waits for them and once it is theirs, and not after a refusal or a withdrawal.
do $$
declare
    walled text;
begin
    foreach walled in array array ['transfer_package', 'transfer_question']
    loop
        execute format('alter table koto.%I enable row level security', walled);
        execute format('create policy municipality_wall on koto.%I to kotopolku_app'
            ' using (municipality = any ((select koto.municipalities_in_reach())::char(3)[])'
            '        or (to_municipality = any ((select koto.municipalities_in_reach())::char(3)[])'
            '            and exists (select 1 from koto.transfer t'
            '                        where t.id = transfer_id and t.state in (''SENT'', ''ASKED'', ''ACCEPTED''))))'
            ' with check (municipality = any ((select koto.municipalities_in_reach())::char(3)[])'
            '        or (to_municipality = any ((select koto.municipalities_in_reach())::char(3)[]) and %L))',
            walled, walled = 'transfer_question');
    end loop;
end $$;

-- Nobody closes a case before the hand-over is answered, whatever the application thinks.
create function koto.case_waits_for_its_transfer() returns trigger language plpgsql as $$
begin
    if new.state = 'CLOSED' and old.state <> 'CLOSED' and exists (
        select 1 from koto.transfer t where t.case_number = new.number and t.state in ('SENT', 'ASKED'))
    then
        raise exception 'a case is not closed while its hand-over waits'
            using errcode = 'check_violation', constraint = 'case_waits_for_its_transfer';
    end if;
    return new;
end $$;
create trigger case_waits_for_its_transfer before update of state on koto.integration_case
    for each row execute function koto.case_waits_for_its_transfer();
