-- Whether an assessment is needed (§ 14), who decided it and on what; not said of assessments that are older than this.
alter table koto.assessment
    add column scope                 text check (scope in
        ('RESIDENCE_PERMIT', 'RIGHT_OF_RESIDENCE', 'RESIDENCE_CARD', 'NORDIC_REGISTRATION', 'OUTSIDE')),
    add column target_group          text check (target_group in
        ('INTERNATIONAL_PROTECTION', 'SOCIAL_ASSISTANCE', 'HOME_CARE_ALLOWANCE', 'CAME_AS_MINOR_ALONE',
         'TRAFFICKING_VICTIM', 'OTHER_IN_NEED')),
    add column need                  text check (need in ('NEEDED', 'NOT_NEEDED', 'LAPSED')),
    add column need_ground           text check (need_ground in
        ('OWN_DUTY', 'OUTSIDE_SCOPE', 'NO_NEED_FOUND', 'OTHER_SERVICES_ANSWER', 'JOBSEEKER', 'ASSESSED_RECENTLY',
         'CLIENT_DECLINES', 'OTHER')),
    add column need_reason           text check (length(need_reason) <= 4000),
    add column need_exception        text check (need_exception in ('TRAFFICKING_VICTIM', 'OTHER')),
    add column need_exception_reason text check (length(need_exception_reason) <= 4000),
    add column need_decided_at       timestamptz,
    -- Null when nobody had to decide, because the duty was the authority's own, and when it was decided before a hand-over.
    add column need_decided_by       text references koto.person (id),
    add constraint assessment_need_is_decided check ((need is null) = (need_decided_at is null)),
    add constraint assessment_need_has_its_decider
        check (need_decided_by is null or (need is not null and need_ground is distinct from 'OWN_DUTY')),
    add constraint assessment_need_ground check (case need
        when 'NEEDED' then need_ground is null or need_ground = 'OWN_DUTY'
        when 'NOT_NEEDED' then need_ground <> 'OWN_DUTY' and need_reason is not null
        else need_ground is null end),
    add constraint assessment_need_within_scope check (need <> 'NEEDED' or scope is distinct from 'OUTSIDE'),
    add constraint assessment_need_exception
        check ((need_exception is null) = (need_exception_reason is null) and (need_exception is null or need = 'NEEDED'));
create index assessment_need_decided_by on koto.assessment (need_decided_by);

-- Two more ways for an assessment to end: it was not needed, or the time for it had run out.
alter table koto.assessment drop constraint assessment_state_check;
alter table koto.assessment add constraint assessment_state_check
    check (state in ('OPEN', 'INTERVIEWED', 'CONCLUDED', 'NOT_NEEDED', 'LAPSED'));
do $$
declare
    unnamed text;
begin
    select conname into strict unnamed from pg_constraint
    where conrelid = 'koto.assessment'::regclass and pg_get_constraintdef(oid) like '%''OPEN''%interviewed_on%';
    execute format('alter table koto.assessment drop constraint %I', unnamed);
end $$;
alter table koto.assessment
    add constraint assessment_interview_is_held check (state in ('OPEN', 'NOT_NEEDED', 'LAPSED')
        or (interviewed_on is not null and coordination_needed is not null)),
    add constraint assessment_ends_as_decided
        check ((state in ('NOT_NEEDED', 'LAPSED')) = (need is not null and need <> 'NEEDED')),
    add constraint assessment_ended_by_decision check (state not in ('NOT_NEEDED', 'LAPSED') or state = need);
drop index koto.assessment_one_open;
create unique index assessment_one_open on koto.assessment (case_number) where state in ('OPEN', 'INTERVIEWED');
