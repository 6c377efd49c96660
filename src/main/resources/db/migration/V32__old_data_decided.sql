-- Whether a municipality brings its clients from an old system, as it decided in its adoption; null while it has not.
alter table koto.adoption
    add column old_data    text check (old_data in ('BRING', 'NOTHING')),
    add column old_system  text check (old_system in ('TYPPI', 'OWN_SYSTEM', 'SPREADSHEET', 'OTHER')),
    add column old_data_by text references koto.person (id),
    add column old_data_at timestamptz,
    add constraint old_data_has_its_decider check ((old_data is null) = (old_data_by is null)
        and (old_data is null) = (old_data_at is null)),
    add constraint old_data_comes_from_a_system check ((old_data is not distinct from 'BRING') = (old_system is not null));
create index adoption_old_data_by on koto.adoption (old_data_by);

do $$
declare
    words text := (select pg_get_constraintdef(oid) from pg_constraint
                   where conname = 'adoption_event_kind_check' and conrelid = 'koto.adoption_event'::regclass);
begin
    alter table koto.adoption_event drop constraint adoption_event_kind_check;
    execute 'alter table koto.adoption_event add constraint adoption_event_kind_check '
        || replace(words, 'ARRAY[', 'ARRAY[''OLD_DATA_DECIDED''::text, ');
end $$;
alter table koto.adoption_event add constraint old_data_event_has_its_decider
    check (kind <> 'OLD_DATA_DECIDED' or by_person is not null);
