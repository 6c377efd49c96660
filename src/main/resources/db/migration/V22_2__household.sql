-- Who belongs together, said from each client's own side: a link between two clients stands twice, once with each, so that
-- each one's part is read and closed by itself. A household has a row when something has been said of it; its version is
-- what a form was opened on.
create table koto.household (
    client_id     uuid        primary key,
    municipality  char(3)     not null references koto.municipality (code),
    version       int         not null default 0,
    foreign key (client_id, municipality) references koto.client (id, municipality),
    unique (client_id, municipality)
);
create index household_municipality on koto.household (municipality);

create table koto.household_member (
    id                uuid     primary key default gen_random_uuid(),
    municipality      char(3)  not null references koto.municipality (code),
    client_id         uuid     not null,
    -- Somebody who is a client of the municipality, or else by name.
    member_client_id  uuid,
    name              text     check (length(trim(name)) between 1 and 200),
    birth_date        date,
    role              text     not null check (role in ('SPOUSE', 'PARTNER', 'CHILD', 'PARENT', 'SIBLING', 'OTHER')),
    since             date,
    until             date,
    foreign key (client_id, municipality) references koto.household (client_id, municipality),
    foreign key (member_client_id, municipality) references koto.household (client_id, municipality),
    check ((member_client_id is null) = (name is not null)),
    check (member_client_id is null or birth_date is null),
    check (member_client_id <> client_id),
    check (until >= since),
    check (since >= birth_date)
);
create unique index household_member_once on koto.household_member (client_id, member_client_id);
create index household_member_client on koto.household_member (client_id, municipality);
create index household_member_member on koto.household_member (member_client_id, municipality);

create table koto.representative (
    id            uuid     primary key default gen_random_uuid(),
    municipality  char(3)  not null references koto.municipality (code),
    client_id     uuid     not null,
    name          text     not null check (length(trim(name)) between 1 and 200),
    phone         text     check (length(phone) <= 40),
    email         text     check (length(email) <= 200),
    basis         text     not null check (basis in
        ('CUSTODIAN', 'APPOINTED_REPRESENTATIVE', 'GUARDIAN', 'AUTHORISED')),
    valid_from    date     not null,
    valid_until   date,
    foreign key (client_id, municipality) references koto.household (client_id, municipality),
    check (valid_until >= valid_from)
);
create index representative_client on koto.representative (client_id, municipality);

grant select, insert, update on koto.household to kotopolku_app;
grant select, insert, delete on koto.household_member, koto.representative to kotopolku_app;
do $$
declare
    walled text;
begin
    foreach walled in array array ['household', 'household_member', 'representative']
    loop
        execute format('alter table koto.%I enable row level security', walled);
        execute format('create policy municipality_wall on koto.%I to kotopolku_app'
            ' using (municipality = any ((select koto.municipalities_in_reach())::char(3)[]))', walled);
    end loop;
end $$;
