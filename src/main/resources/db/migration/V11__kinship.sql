-- Nobody reaches their own case, or a relative's. A declaration is never deleted: one that was wrong is ended, with a reason.
create table koto.kinship (
    id           uuid        primary key default gen_random_uuid(),
    municipality char(3)     not null references koto.municipality (code),
    person_id    text        not null references koto.person (id),
    client_id    uuid        not null,
    case_number  text        not null check (case_number ~ '^[0-9]{3}-[0-9]{4}-[0-9]{4,}$'),
    kind         text        not null check (kind in ('OWN', 'RELATIVE')),
    declared_by  text        not null references koto.person (id),
    declared_at  timestamptz not null default koto.instant(),
    ended_at     timestamptz check (ended_at >= declared_at),
    ended_by     text        references koto.person (id),
    end_reason   text        check (length(trim(end_reason)) between 1 and 4000),
    foreign key (client_id, municipality) references koto.client (id, municipality),
    check (left(case_number, 3) = municipality),
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null)),
    constraint nobody_ends_own check (ended_by <> person_id)
);

-- The rule asks this index with the person, and for nearly everybody it answers at once that there is nothing.
create unique index kinship_in_force on koto.kinship (person_id, client_id) where ended_at is null;
create index kinship_municipality on koto.kinship (municipality, declared_at);
create index kinship_client on koto.kinship (client_id, municipality);
create index kinship_person on koto.kinship (person_id);
create index kinship_declared_by on koto.kinship (declared_by);
create index kinship_ended_by on koto.kinship (ended_by);

grant select, insert on koto.kinship to kotopolku_app;
grant update (ended_at, ended_by, end_reason) on koto.kinship to kotopolku_app;
alter table koto.kinship enable row level security;
create policy municipality_wall on koto.kinship to kotopolku_app
    using (municipality = any ((select koto.municipalities_in_reach())::char(3)[])
           or person_id = current_setting('koto.person', true))
    with check (municipality = any ((select koto.municipalities_in_reach())::char(3)[]));
