-- A municipality's tasks by due date.
create index act_koto_task_due on engine.act_ru_task (tenant_id_, due_date_, id_);

-- A group's queue: tasks offered to the group that nobody has taken, by due date. The engine says the one in its table of
-- links and the other in its table of tasks; here the link knows both, so that an index alone can page and count it. The
-- engine names its columns in every statement and does not see these.
alter table engine.act_ru_identitylink
    add column queued_ boolean not null default false,
    add column queue_due_ timestamp;

update engine.act_ru_identitylink l
set queued_ = t.assignee_ is null, queue_due_ = t.due_date_
from engine.act_ru_task t
where t.id_ = l.task_id_ and l.type_ = 'candidate' and l.group_id_ is not null;

create index act_koto_queue on engine.act_ru_identitylink (tenant_id_, group_id_, queue_due_, task_id_) where queued_;

-- Shares the task's row, so that whoever takes the task at the same moment either finds this link or is found by it.
create function engine.koto_link_is_queued() returns trigger language plpgsql as $$
begin
    select t.assignee_ is null, t.due_date_ into new.queued_, new.queue_due_
    from engine.act_ru_task t where t.id_ = new.task_id_ for share;
    new.queued_ := coalesce(new.queued_, false);
    return new;
end $$;

create trigger koto_link_is_queued before insert on engine.act_ru_identitylink
    for each row when (new.type_ = 'candidate' and new.group_id_ is not null and new.task_id_ is not null)
    execute function engine.koto_link_is_queued();

create function engine.koto_task_is_queued() returns trigger language plpgsql as $$
begin
    update engine.act_ru_identitylink
    set queued_ = new.assignee_ is null, queue_due_ = new.due_date_
    where task_id_ = new.id_ and type_ = 'candidate' and group_id_ is not null;
    return null;
end $$;

create trigger koto_task_is_queued after update on engine.act_ru_task
    for each row when ((old.assignee_ is null) <> (new.assignee_ is null) or old.due_date_ is distinct from new.due_date_)
    execute function engine.koto_task_is_queued();
