-- What KEHA decided on a municipality's provider is part of the adoption's history.
do $$
declare
    words text := (select pg_get_constraintdef(oid) from pg_constraint
                   where conname = 'adoption_event_kind_check' and conrelid = 'koto.adoption_event'::regclass);
begin
    alter table koto.adoption_event drop constraint adoption_event_kind_check;
    execute 'alter table koto.adoption_event add constraint adoption_event_kind_check '
        || replace(words, 'ARRAY[',
            'ARRAY[''PROVIDER_ADMITTED''::text, ''PROVIDER_HANDED_BACK''::text, ''PROVIDER_CLOSED''::text, ');
end $$;
alter table koto.adoption_event
    add constraint provider_event_has_its_decider check (kind not in
        ('PROVIDER_ADMITTED', 'PROVIDER_HANDED_BACK', 'PROVIDER_CLOSED') or by_person is not null),
    add constraint provider_event_has_its_reason check (kind not in
        ('PROVIDER_HANDED_BACK', 'PROVIDER_CLOSED') or reason is not null);
