-- Messages between those who work on one case, and what one of them asks another to do.
create table koto.case_message (
    id           uuid        primary key,
    case_number  text        not null references koto.integration_case (number),
    municipality char(3)     not null references koto.municipality (code),
    -- Who may not read this part of the case file does not see the message.
    category     text        not null check (category in
        ('IDENTITY_AND_CONTACT', 'RESIDENCE', 'HOUSEHOLD', 'EDUCATION_AND_WORK', 'LANGUAGE', 'HEALTH_AND_FUNCTIONING',
         'PLAN', 'SERVICES', 'NOTES')),
    text         text        not null check (length(trim(text)) between 1 and 4000),
    sent_by      text        not null references koto.person (id),
    sent_at      timestamptz not null,
    check (case_number like municipality || '-%')
);
create index case_message_case on koto.case_message (case_number, sent_at);
create index case_message_municipality on koto.case_message (municipality);
create index case_message_sent_by on koto.case_message (sent_by);
create trigger case_message_is_written_once before update on koto.case_message
    for each row execute function koto.refuse_change();

create table koto.case_message_recipient (
    message_id   uuid        not null references koto.case_message (id) on delete cascade,
    person_id    text        not null references koto.person (id),
    municipality char(3)     not null references koto.municipality (code),
    read_at      timestamptz,
    primary key (message_id, person_id)
);
create index case_message_recipient_person on koto.case_message_recipient (person_id);
create index case_message_recipient_municipality on koto.case_message_recipient (municipality);
-- A receipt is given once and not taken back.
create function koto.keep_message_receipt() returns trigger language plpgsql as $$
begin
    if old.read_at is not null or to_jsonb(new) - 'read_at' <> to_jsonb(old) - 'read_at' then
        raise exception 'a receipt is given once' using errcode = '42501';
    end if;
    return new;
end $$;
create trigger case_message_receipt_is_kept before update on koto.case_message_recipient
    for each row execute function koto.keep_message_receipt();

create table koto.cooperation_request (
    id           uuid        primary key,
    case_number  text        not null references koto.integration_case (number),
    municipality char(3)     not null references koto.municipality (code),
    asked_by     text        not null references koto.person (id),
    asked_of     text        not null references koto.person (id),
    question     text        not null check (length(trim(question)) between 1 and 4000),
    due_on       date        not null,
    asked_at     timestamptz not null,
    state        text        not null default 'ASKED' check (state in ('ASKED', 'DONE', 'DECLINED', 'HANDED_BACK')),
    answer       text        check (length(trim(answer)) between 1 and 4000),
    answered_at  timestamptz,
    read_at      timestamptz,
    version      int         not null default 0,
    check (case_number like municipality || '-%'),
    check (asked_by <> asked_of),
    check ((state = 'ASKED') = (answered_at is null)),
    check (state not in ('DONE', 'DECLINED') or answer is not null),
    check (read_at is null or answered_at is not null)
);
create index cooperation_request_case on koto.cooperation_request (case_number, asked_at);
create index cooperation_request_municipality on koto.cooperation_request (municipality);
create index cooperation_request_asked_by on koto.cooperation_request (asked_by);
create index cooperation_request_asked_of on koto.cooperation_request (asked_of);
-- What was asked never changes, and an answer is given once.
create function koto.keep_cooperation_request() returns trigger language plpgsql as $$
declare
    answering text[] := array ['state', 'answer', 'answered_at', 'read_at', 'version'];
    reading   text[] := array ['read_at', 'version'];
begin
    if to_jsonb(new) - answering <> to_jsonb(old) - answering
        or old.answered_at is not null and to_jsonb(new) - reading <> to_jsonb(old) - reading
    then
        raise exception 'a request and its answer are written once' using errcode = '42501';
    end if;
    return new;
end $$;
create trigger cooperation_request_is_kept before update on koto.cooperation_request
    for each row execute function koto.keep_cooperation_request();

grant select, insert on koto.case_message to kotopolku_app;
grant select, insert, update on koto.case_message_recipient, koto.cooperation_request to kotopolku_app;
do $$
declare
    walled text;
begin
    foreach walled in array array ['case_message', 'case_message_recipient', 'cooperation_request']
    loop
        execute format('alter table koto.%I enable row level security', walled);
        execute format('create policy municipality_wall on koto.%I to kotopolku_app'
            ' using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]))', walled);
    end loop;
end $$;
