-- Whose plan it is, which plans it belongs together with, how a child and its guardian were heard, how rights and duties
-- were explained, and who confirmed how. Versions that are there already say what they said: personal, and no more.
alter table koto.plan_version
    add column kind                  text    not null default 'PERSONAL' check (kind in ('PERSONAL', 'MINOR', 'FAMILY')),
    add column child_heard_on        date,
    add column child_heard_how       text    check (child_heard_how in ('CONVERSATION', 'WITH_GUARDIAN', 'THROUGH_GUARDIAN')),
    add column guardian_role         text    check (guardian_role in ('GUARDIAN', 'REPRESENTATIVE')),
    add column guardian_heard_on     date,
    add column guardian_heard_how    text    check (guardian_heard_how in ('MEETING', 'PHONE', 'IN_WRITING')),
    add column rights_explained_on   date,
    add column rights_explained_by   text    check (length(rights_explained_by) between 1 and 200),
    add column rights_language       text    check (rights_language ~ '^[a-z]{2,3}$'),
    add column rights_how            text    check (rights_how in ('IN_WRITING', 'ORALLY', 'BOTH')),
    add column rights_interpreter    boolean,
    add column confirming_party      text    check (confirming_party in ('CLIENT', 'GUARDIAN', 'REPRESENTATIVE')),
    add column witness               text    check (length(witness) between 1 and 200),
    add column witnessed_on          date,
    add column official_confirmed_on date,
    add constraint plan_version_minor_is_heard
        check (kind <> 'MINOR' or state not in ('IN_FORCE', 'REPLACED', 'ENDED')
            or (child_heard_on is not null and child_heard_how is not null and guardian_role is not null
                and guardian_heard_on is not null and guardian_heard_how is not null)),
    add constraint plan_version_rights_whole
        check (num_nulls(rights_explained_on, rights_explained_by, rights_language, rights_how, rights_interpreter) in (0, 5)),
    add constraint plan_version_witness_whole check ((witness is null) = (witnessed_on is null));

-- Plans that belong together, said by a version; within one municipality.
alter table koto.plan add constraint plan_in_municipality unique (id, municipality);
create table koto.plan_link (
    plan_version_id uuid    not null references koto.plan_version (id) on delete cascade,
    linked_plan_id  uuid    not null,
    municipality    char(3) not null references koto.municipality (code),
    primary key (plan_version_id, linked_plan_id),
    foreign key (linked_plan_id, municipality) references koto.plan (id, municipality) on delete cascade
);
create index plan_link_linked on koto.plan_link (linked_plan_id, municipality);
create index plan_link_municipality on koto.plan_link (municipality);
create trigger plan_link_is_kept before insert or update on koto.plan_link
    for each row execute function koto.keep_plan_version_part();

-- A link dies with either plan; besides that, only a draft's links are taken away.
create function koto.keep_plan_link() returns trigger language plpgsql as $$
begin
    if exists (select from koto.plan_version where id = old.plan_version_id and state <> 'DRAFT')
        and exists (select from koto.plan where id = old.linked_plan_id)
    then
        raise exception 'a plan version that is no longer a draft is not written over' using errcode = '42501';
    end if;
    return old;
end $$;
create trigger plan_link_is_not_taken before delete on koto.plan_link
    for each row execute function koto.keep_plan_link();

grant select, insert, delete on koto.plan_link to kotopolku_app;
alter table koto.plan_link enable row level security;
create policy municipality_wall on koto.plan_link to kotopolku_app
    using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]));
