-- What a municipality has told of its provider: also by which name it knows us there, and why KEHA handed it back.
alter table koto.adoption_sign_in
    add column client_id   text check (length(client_id) between 1 and 200),
    add column handed_back text check (length(handed_back) between 1 and 4000);

-- The providers that have been admitted while the application runs. Whoever stands here can sign in as anybody whom the
-- organisation employs, so rows are written by the functions below and by nothing else, and what was is kept. Times are by the
-- real clock, as sessions are.
create table koto.identity_provider (
    id              uuid        not null primary key default gen_random_uuid(),
    registration    text        not null check (registration ~ '^kunta-[0-9]{3}$'),
    organisation_id text        not null references koto.organisation (id),
    municipality    char(3)     not null references koto.municipality (code),
    issuer          text        not null check (length(issuer) between 1 and 300),
    client_id       text        not null check (length(client_id) between 1 and 200),
    adoption        text        not null references koto.adoption (number),
    admitted_by     text        not null references koto.person (id),
    admitted_at     timestamptz not null,
    closed_by       text        references koto.person (id),
    closed_at       timestamptz,
    close_reason    text        check (length(close_reason) between 1 and 4000),
    check (registration = 'kunta-' || municipality),
    check (left(adoption, 3) = municipality),
    check ((closed_at is null) = (close_reason is null))
);
create unique index identity_provider_registration on koto.identity_provider (registration) where closed_at is null;
create unique index identity_provider_issuer on koto.identity_provider (issuer) where closed_at is null;
create index identity_provider_organisation on koto.identity_provider (organisation_id);
create index identity_provider_municipality on koto.identity_provider (municipality);
create index identity_provider_adoption on koto.identity_provider (adoption);
create index identity_provider_admitted_by on koto.identity_provider (admitted_by);
create index identity_provider_closed_by on koto.identity_provider (closed_by);
grant select on koto.identity_provider to kotopolku_app;

create function koto.require_national_administrator() returns void
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as
$$
begin
    if not koto.administers_nationally() then
        raise exception 'only a national administrator decides on identity providers'
            using errcode = 'check_violation', constraint = 'provider_decided_nationally';
    end if;
end
$$;
revoke all on function koto.require_national_administrator() from public;

-- Nobody could sign in on the first day: before it, a sign-in that was proved is open again.
create function koto.close_provider_of(of_municipality char(3), why text) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$
declare
    preparing text := (select number from koto.adoption where municipality = of_municipality and state = 'PREPARING');
begin
    update koto.identity_provider
    set closed_by = nullif(current_setting('koto.person', true), ''), closed_at = clock_timestamp(), close_reason = why
    where municipality = of_municipality and closed_at is null;
    if not found then
        return false;
    end if;
    update koto.adoption_sign_in set proved_by = null, proved_at = null where adoption = preparing;
    update koto.adoption_requirement
    set state = 'OPEN', settled_by = null, settled_at = null, open_since = koto.instant()
    where adoption = preparing and kind = 'SIGN_IN' and state = 'MET';
    return true;
end
$$;
revoke all on function koto.close_provider_of(char, text) from public;

-- Admits the provider that was entered in an adoption and answered as it should, in place of the one before it; also after
-- the start, when a waiver has ended and the sign-in is a task again.
create function koto.admit_identity_provider(of_adoption text) returns void
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
        entered.client_id, of_adoption, current_setting('koto.person'), clock_timestamp());
end
$$;
revoke all on function koto.admit_identity_provider(text) from public;
grant execute on function koto.admit_identity_provider(text) to kotopolku_app;

-- Nobody comes in by the municipality's provider any more. False when it had none.
create function koto.close_identity_provider(of_municipality text, why text) returns boolean
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$
begin
    perform koto.require_national_administrator();
    return koto.close_provider_of(of_municipality::char(3), why);
end
$$;
revoke all on function koto.close_identity_provider(text, text) from public;
grant execute on function koto.close_identity_provider(text, text) to kotopolku_app;

create function koto.withdrawn_adoption_closes_provider() returns trigger
    language plpgsql security definer set search_path = pg_catalog, pg_temp as
$$
begin
    perform koto.close_provider_of(new.municipality, 'Käyttöönotto peruttiin.');
    return null;
end
$$;
create trigger withdrawn_adoption_closes_provider after update of state on koto.adoption
    for each row when (new.state = 'WITHDRAWN' and old.state <> 'WITHDRAWN')
    execute function koto.withdrawn_adoption_closes_provider();
