-- What a review was asked for, from a closed list, and reviews that begin of themselves because of the plan's services.
alter table koto.plan_review drop constraint plan_review_trigger_check;
alter table koto.plan_review add constraint plan_review_trigger_check
    check (trigger in ('DUE', 'REQUESTED', 'PLAN_ENDING', 'SERVICE_ENDED', 'SERVICE_NOT_STARTED'));
alter table koto.plan_review add column requested_kind text check (requested_kind in
    ('REQUEST', 'WORK', 'STUDIES', 'FAMILY_LEAVE', 'ILLNESS', 'MOVE', 'JOBSEEKER_STATUS', 'SERVICE_ENDED',
     'SERVICE_NOT_STARTED'));
alter table koto.plan_review add constraint plan_review_kind_of_request
    check (trigger = 'REQUESTED' or requested_kind is null);
