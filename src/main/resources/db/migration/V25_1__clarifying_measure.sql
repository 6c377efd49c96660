-- What is found out beyond the interview: tests and experts' evaluations, own or ordered from others.
create table koto.clarifying_measure (
    id            uuid        primary key default gen_random_uuid(),
    assessment_id uuid        not null references koto.assessment (id),
    case_number   text        not null references koto.integration_case (number),
    municipality  char(3)     not null references koto.municipality (code),
    kind          text        not null check (kind in
        ('LANGUAGE_TEST', 'LITERACY_TEST', 'COMPETENCE', 'WORK_AND_FUNCTION', 'OTHER_EXPERT')),
    -- Who records the result by a right of their own, or who does it outside the system; neither when the municipality does.
    person_id     text        references koto.person (id),
    provider      text        check (length(trim(provider)) between 1 and 200),
    asked         text        not null check (length(trim(asked)) between 1 and 4000),
    target_on     date        not null,
    limit_at      timestamptz not null,
    ordered_by    text        not null references koto.person (id),
    ordered_at    timestamptz not null,
    right_number  text        references koto.access_right (number),
    state         text        not null default 'ORDERED' check (state in
        ('ORDERED', 'DONE', 'NOT_DONE', 'NOT_RECEIVED', 'CANCELLED')),
    result        text        check (length(result) between 1 and 4000),
    done_on       date,
    done_by       text        check (length(done_by) <= 200),
    reason        text        check (length(trim(reason)) between 1 and 4000),
    handled_at    timestamptz,
    handled_by    text        references koto.person (id),
    version       int         not null default 0,
    check (case_number like municipality || '-%'),
    check (person_id is null or provider is null),
    check (target_on >= (ordered_at at time zone 'Europe/Helsinki')::date),
    check (limit_at > target_on::timestamp at time zone 'Europe/Helsinki'),
    check ((state = 'ORDERED') = (handled_at is null)),
    check ((state in ('DONE', 'NOT_DONE', 'CANCELLED')) = (handled_by is not null)),
    check ((state = 'DONE') = (result is not null) and (state = 'DONE') = (done_on is not null)),
    check ((state in ('NOT_DONE', 'CANCELLED')) = (reason is not null))
);
create index clarifying_measure_case on koto.clarifying_measure (case_number, ordered_at);
create index clarifying_measure_assessment on koto.clarifying_measure (assessment_id);
create index clarifying_measure_municipality on koto.clarifying_measure (municipality);
create index clarifying_measure_person on koto.clarifying_measure (person_id);
create index clarifying_measure_ordered_by on koto.clarifying_measure (ordered_by);
create index clarifying_measure_handled_by on koto.clarifying_measure (handled_by);
create index clarifying_measure_right on koto.clarifying_measure (right_number);

grant select, insert, update on koto.clarifying_measure to kotopolku_app;
alter table koto.clarifying_measure enable row level security;
create policy municipality_wall on koto.clarifying_measure to kotopolku_app
    using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]));

-- What the interview thinks of the need of a plan, before anybody decides it.
alter table koto.assessment add column plan_view text check (length(plan_view) <= 4000);
