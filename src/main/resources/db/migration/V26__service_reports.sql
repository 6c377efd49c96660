-- Who reports on a service of a plan. A service goes by its line's number, which it keeps from version to version.
create table koto.service_follow_up (
    id           uuid        primary key,
    plan_id      uuid        not null references koto.plan (id) on delete cascade,
    municipality char(3)     not null references koto.municipality (code),
    line         int         not null check (line >= 1),
    reporter     text        not null references koto.person (id),
    -- Whose service it is: everybody there whose right reaches the case sees this service.
    employer     text        not null references koto.organisation (id),
    named_by     text        not null references koto.person (id),
    -- Since when a report is waited for.
    asked_at     timestamptz not null,
    silent_since timestamptz,
    ended_at     timestamptz,
    end_cause    text        check (end_cause in ('RESULT', 'PLAN_ENDED', 'RIGHT_ENDED', 'CASEWORKER')),
    check ((ended_at is null) = (end_cause is null))
);
create unique index service_follow_up_one_open on koto.service_follow_up (plan_id, line) where ended_at is null;
create index service_follow_up_plan on koto.service_follow_up (plan_id);
create index service_follow_up_municipality on koto.service_follow_up (municipality);
create index service_follow_up_reporter on koto.service_follow_up (reporter);
create index service_follow_up_employer on koto.service_follow_up (employer);
create index service_follow_up_named_by on koto.service_follow_up (named_by);

-- What was reported, as it was reported. A correction is a report that names the one it corrects, and each is corrected
-- at most once.
create table koto.service_report (
    plan_id         uuid        not null references koto.plan (id) on delete cascade,
    no              int         not null check (no >= 1),
    municipality    char(3)     not null references koto.municipality (code),
    plan_version_id uuid        not null references koto.plan_version (id) on delete cascade,
    line            int         not null check (line >= 1),
    kind            text        not null check (kind in
        ('STARTED', 'ATTENDANCE', 'INTERRUPTED', 'RESUMED', 'RESULT', 'NOT_STARTED')),
    on_day          date,
    from_day        date,
    until_day       date,
    unit            text        check (unit in ('HOURS', 'DAYS')),
    planned         int         check (planned >= 1),
    attended        int         check (attended between 0 and planned),
    reason          text        check (reason in
        ('ILLNESS', 'CARE', 'WORK', 'MOVED', 'CLIENT_ABSENT', 'PROVIDER', 'NO_PLACE', 'OTHER')),
    expected_back   date,
    result          text        check (result in ('ACHIEVED', 'PARTLY', 'NOT_ACHIEVED')),
    note            text        check (length(note) <= 4000),
    reported_by     text        not null references koto.person (id),
    employer        text        not null references koto.organisation (id),
    on_behalf       boolean     not null,
    reported_at     timestamptz not null,
    corrects        int,
    primary key (plan_id, no),
    unique (plan_id, corrects),
    foreign key (plan_id, corrects) references koto.service_report (plan_id, no) on delete cascade,
    check (corrects < no),
    check ((kind = 'ATTENDANCE') = (from_day is not null and until_day is not null and unit is not null
        and planned is not null and attended is not null)),
    check ((kind = 'ATTENDANCE') = (on_day is null)),
    check (until_day >= from_day),
    check ((kind in ('INTERRUPTED', 'NOT_STARTED')) = (reason is not null)),
    check (expected_back is null or kind = 'INTERRUPTED' and expected_back >= on_day),
    check ((kind = 'RESULT') = (result is not null))
);
create index service_report_line on koto.service_report (plan_id, line);
create index service_report_municipality on koto.service_report (municipality);
create index service_report_plan_version on koto.service_report (plan_version_id);
create index service_report_reported_by on koto.service_report (reported_by);
create index service_report_employer on koto.service_report (employer);
create trigger service_report_is_written_once before update on koto.service_report
    for each row execute function koto.refuse_change();

-- What holds today: a report that another one corrects does not.
create view koto.service_report_today with (security_invoker = true) as
select r.* from koto.service_report r
where not exists (select from koto.service_report c where c.plan_id = r.plan_id and c.corrects = r.no);

grant select, insert, update on koto.service_follow_up to kotopolku_app;
grant select, insert on koto.service_report to kotopolku_app;
grant select on koto.service_report_today to kotopolku_app;
do $$
declare
    walled text;
begin
    foreach walled in array array ['service_follow_up', 'service_report']
    loop
        execute format('alter table koto.%I enable row level security', walled);
        execute format('create policy municipality_wall on koto.%I to kotopolku_app'
            ' using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]))', walled);
    end loop;
end $$;
