-- A request that comes twice with one key has one effect. Kept are fingerprints (SHA-256) of the key and of the request, and
-- of the answer what is made of identifiers only; a row is its person's own, and goes after a day.
create table koto.idempotency_key (
    person_id     text         not null references koto.person (id),
    key_hash      char(64)     not null check (key_hash ~ '^[0-9a-f]{64}$'),
    request_hash  char(64)     not null check (request_hash ~ '^[0-9a-f]{64}$'),
    -- HTTP status; 0 for the one that the operation always has.
    status        int          not null check (status = 0 or status between 200 and 299),
    location      text         check (length(location) <= 300),
    answer        jsonb        check (length(answer::text) <= 1000),
    used_at       timestamptz  not null default clock_timestamp(),
    primary key (person_id, key_hash)
);
create index idempotency_key_used on koto.idempotency_key (used_at);

grant select, insert, update, delete on koto.idempotency_key to kotopolku_app;
alter table koto.idempotency_key enable row level security;
create policy own_keys on koto.idempotency_key to kotopolku_app
    using (person_id = current_setting('koto.person', true))
    with check (person_id = current_setting('koto.person', true));
create policy over_a_day_old on koto.idempotency_key for select to kotopolku_app
    using (used_at <= clock_timestamp() - interval '24 hours');
create policy over_a_day_old_goes on koto.idempotency_key for delete to kotopolku_app
    using (used_at <= clock_timestamp() - interval '24 hours');
