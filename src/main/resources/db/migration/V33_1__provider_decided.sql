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

-- As before, and also after the start, when a waiver has ended and the sign-in is a task again.
create or replace function koto.admit_identity_provider(of_adoption text) returns void
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$
declare
    entered record;
begin
    perform koto.require_national_administrator();
    select a.municipality, s.issuer, s.client_id, o.id as organisation_id into entered
    from koto.adoption a
    join koto.adoption_sign_in s on s.adoption = a.number
    join koto.organisation o on o.municipality = a.municipality
    where a.number = of_adoption and s.client_id is not null
      and (a.state = 'PREPARING'
           or a.state = 'IN_USE' and exists (select 1 from koto.adoption_requirement r
                                             where r.adoption = a.number and r.kind = 'SIGN_IN' and r.state = 'OPEN'))
    for update of s;
    if entered.issuer is null then
        raise exception 'adoption % has no provider to admit', of_adoption
            using errcode = 'check_violation', constraint = 'provider_entered_in_adoption';
    end if;
    perform koto.close_provider_of(entered.municipality, 'Tilalle tuli toinen.');
    insert into koto.identity_provider (registration, organisation_id, municipality, issuer, client_id, adoption,
        admitted_by, admitted_at)
    values ('kunta-' || entered.municipality, entered.organisation_id, entered.municipality, entered.issuer,
        entered.client_id, of_adoption, current_setting('koto.person'), koto.instant());
end
$$;
