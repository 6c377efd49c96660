-- What was found out about skills and needs, and what invited professionals of the county added to it.
create table koto.assessment (
    id                      uuid        primary key default gen_random_uuid(),
    case_number             text        not null references koto.integration_case (number),
    municipality            char(3)     not null references koto.municipality (code),
    state                   text        not null default 'OPEN' check (state in ('OPEN', 'INTERVIEWED', 'CONCLUDED')),
    opened_at               timestamptz not null,
    late_told_at            timestamptz,

    interviewed_on          date,
    interviewed_by          text        references koto.person (id),
    interview_language      text        check (interview_language ~ '^[a-z]{2,3}$'),
    interview_interpreted   boolean,
    interview_understood    boolean,
    interview_understood_note text      check (length(interview_understood_note) <= 4000),
    literacy                text        check (literacy in ('FLUENT_LATIN', 'FLUENT_OTHER_SCRIPT', 'WEAK', 'NONE')),
    finnish_skill           text        check (finnish_skill in ('NONE', 'A1', 'A2', 'B1', 'B2', 'C1', 'NATIVE')),
    swedish_skill           text        check (swedish_skill in ('NONE', 'A1', 'A2', 'B1', 'B2', 'C1', 'NATIVE')),
    other_languages         text        check (length(other_languages) <= 4000),
    education_level         text        check (education_level in
        ('NONE', 'INCOMPLETE_BASIC', 'BASIC', 'UPPER_SECONDARY', 'VOCATIONAL', 'HIGHER')),
    education               text        check (length(education) <= 4000),
    work_experience         text        check (length(work_experience) <= 4000),
    learning_skills         text        check (length(learning_skills) <= 4000),
    strengths               text        check (length(strengths) <= 4000),
    life_situation          text        check (length(life_situation) <= 4000),
    functioning             text        check (length(functioning) <= 4000),
    employment_services     text        check (length(employment_services) <= 4000),
    service_needs           text        check (length(service_needs) <= 4000),
    client_goals            text        check (length(client_goals) <= 4000),
    coordination_needed     boolean,

    needs                   text        check (length(needs) <= 4000),
    goals                   text        check (length(goals) <= 4000),
    plan_needed             boolean,
    plan_reason             text        check (length(plan_reason) <= 4000),
    referrals               text[]      not null default '{}',
    referrals_note          text        check (length(referrals_note) <= 4000),
    gone_through_on         date,
    gone_through_language   text        check (gone_through_language ~ '^[a-z]{2,3}$'),
    gone_through_interpreted boolean,
    gone_through_understood boolean,
    gone_through_note       text        check (length(gone_through_note) <= 4000),
    concluded_at            timestamptz,
    concluded_by            text        references koto.person (id),
    version                 int         not null default 0,
    check (state = 'OPEN' or (interviewed_on is not null and coordination_needed is not null)),
    check ((state = 'CONCLUDED') = (concluded_at is not null)),
    check (state <> 'CONCLUDED' or plan_needed is not null)
);
create unique index assessment_one_open on koto.assessment (case_number) where state <> 'CONCLUDED';
create index assessment_case on koto.assessment (case_number, opened_at);
create index assessment_interviewed_by on koto.assessment (interviewed_by);
create index assessment_concluded_by on koto.assessment (concluded_by);
create index assessment_municipality on koto.assessment (municipality);

create table koto.contribution (
    id              uuid        primary key default gen_random_uuid(),
    case_number     text        not null references koto.integration_case (number),
    municipality    char(3)     not null references koto.municipality (code),
    step            text        not null check (step in ('ASSESSMENT', 'PLAN', 'REVIEW')),
    person_id       text        not null references koto.person (id),
    invited_by      text        not null references koto.person (id),
    invited_at      timestamptz not null,
    question        text        not null check (length(question) between 1 and 4000),
    remind_at       timestamptz not null,
    limit_at        timestamptz not null,
    right_number    text        references koto.access_right (number),
    state           text        not null default 'INVITED' check (state in ('INVITED', 'GIVEN', 'DECLINED', 'LAPSED')),
    observations    text        check (length(observations) <= 4000),
    service_needs   text        check (length(service_needs) <= 4000),
    recommendation  text        check (length(recommendation) <= 4000),
    decline_reason  text        check (length(decline_reason) <= 4000),
    handled_at      timestamptz,
    version         int         not null default 0,
    check (remind_at <= limit_at),
    check ((state = 'INVITED') = (handled_at is null)),
    check ((state = 'DECLINED') = (decline_reason is not null)),
    check (state = 'GIVEN' or (observations is null and service_needs is null and recommendation is null))
);
create unique index contribution_one_invitation on koto.contribution (case_number, step, person_id)
    where state = 'INVITED';
create index contribution_case on koto.contribution (case_number, step, invited_at);
create index contribution_person on koto.contribution (person_id);
create index contribution_invited_by on koto.contribution (invited_by);
create index contribution_right on koto.contribution (right_number);
create index contribution_municipality on koto.contribution (municipality);
