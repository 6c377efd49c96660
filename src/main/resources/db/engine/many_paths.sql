-- What keeps many thousands of paths, begun or taken back at once, as quick as one.

-- The engine asks for a task's subtasks when it deletes the task, and has no index for that.
create index act_koto_task_parent on engine.act_ru_task (parent_task_id_) where parent_task_id_ is not null;

-- Called by the owner's koto.count_what_was_brought alone, which runs as the owner.
create function engine.koto_count_paths() returns void language plpgsql as $$
begin
    analyze engine.act_ru_execution, engine.act_ru_task, engine.act_ru_job, engine.act_ru_variable, engine.act_ru_identitylink,
        engine.act_ru_event_subscr, engine.act_hi_procinst, engine.act_hi_actinst, engine.act_hi_taskinst,
        engine.act_hi_identitylink, engine.act_hi_job_log, engine.act_hi_varinst, engine.act_hi_detail;
end $$;
revoke all on function engine.koto_count_paths() from public;
