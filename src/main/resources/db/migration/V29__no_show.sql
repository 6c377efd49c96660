-- A client who did not come to the interview; after the second time the assessment may end without one.
create table koto.no_show (
    id            uuid        primary key default gen_random_uuid(),
    assessment_id uuid        not null references koto.assessment (id),
    case_number   text        not null references koto.integration_case (number),
    municipality  char(3)     not null references koto.municipality (code),
    missed_on     date        not null,
    invited_by    text        not null check (invited_by in ('LETTER', 'PHONE', 'MESSAGE', 'EMAIL', 'IN_PERSON')),
    recorded_by   text        not null references koto.person (id),
    recorded_at   timestamptz not null,
    unique (assessment_id, missed_on),
    check (case_number like municipality || '-%'),
    check (missed_on <= (recorded_at at time zone 'Europe/Helsinki')::date)
);
create index no_show_case on koto.no_show (case_number);
create index no_show_municipality on koto.no_show (municipality);
create index no_show_recorded_by on koto.no_show (recorded_by);
grant select, insert on koto.no_show to kotopolku_app;
alter table koto.no_show enable row level security;
create policy municipality_wall on koto.no_show to kotopolku_app
    using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]));

alter table koto.assessment
    add column not_reached_reason text check (length(trim(not_reached_reason)) between 1 and 4000),
    add column not_reached_at     timestamptz,
    add column not_reached_by     text references koto.person (id),
    add constraint assessment_not_reached_is_told
        check ((not_reached_at is null) = (not_reached_reason is null)
           and (not_reached_at is null) = (not_reached_by is null)
           and (state <> 'NOT_REACHED' or not_reached_at is not null)),
    drop constraint assessment_state_check,
    add constraint assessment_state_check check (state in
        ('OPEN', 'INTERVIEWED', 'CONCLUDED', 'NOT_NEEDED', 'LAPSED', 'NOT_REACHED')),
    drop constraint assessment_interview_is_held,
    add constraint assessment_interview_is_held check (state in ('OPEN', 'NOT_NEEDED', 'LAPSED', 'NOT_REACHED')
        or (interviewed_on is not null and coordination_needed is not null));
create index assessment_not_reached_by on koto.assessment (not_reached_by);

-- Nobody's assessment ends for want of an interview before they have been invited twice, whatever the application thinks.
create function koto.invited_twice() returns trigger language plpgsql as $$
begin
    if new.not_reached_at is not null and old.not_reached_at is null
        and (select count(*) from koto.no_show n where n.assessment_id = new.id) < 2
    then
        raise exception 'the client has not been invited twice'
            using errcode = 'check_violation', constraint = 'invited_twice';
    end if;
    return new;
end $$;
create trigger invited_twice before update of not_reached_at on koto.assessment
    for each row execute function koto.invited_twice();
