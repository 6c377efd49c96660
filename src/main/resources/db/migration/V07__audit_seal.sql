-- The log is sealed: each entry gets a place in the chain of its municipality, each batch of places a seal that names
-- the seal before it. Places are given when sealing and not when writing, so that writers never wait for each other.

-- The transaction that wrote the entry. Sealing looks only at entries of transactions that were still running when it
-- last looked, or later ones: an entry that is committed late is found then and takes the next place.
alter table koto.audit_entry add column transaction_id bigint not null default txid_current();

-- The same checks as before, as domains and without regular expressions: an insert compiles the checks of a table anew
-- each time but keeps those of a domain, and here that was most of what an entry cost.
create domain koto.log_word as text check (
    length(value) between 2 and 40 and ltrim(value, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_') = '');
create domain koto.log_key as text check (length(value) between 1 and 64);
create domain koto.log_municipality as char(3) check (
    length(value) = 3 and ltrim(value::text, '0123456789') = '');
create domain koto.log_outcome as text check (value in ('DONE', 'ALLOWED', 'REFUSED'));

alter table koto.audit_entry
    drop constraint audit_entry_person_id_check,
    drop constraint audit_entry_action_check,
    drop constraint audit_entry_municipality_check,
    drop constraint audit_entry_subject_key_check,
    drop constraint audit_entry_category_check,
    drop constraint audit_entry_right_number_check,
    drop constraint audit_entry_outcome_check,
    alter column person_id type koto.log_key,
    alter column action type koto.log_word,
    alter column municipality type koto.log_municipality,
    alter column subject_key type koto.log_key,
    alter column category type koto.log_word,
    alter column right_number type koto.log_key,
    alter column outcome type koto.log_outcome;

-- Entries lie in the order they were written, so an index of a few bytes per megabyte is enough and costs writers nothing.
create index audit_entry_transaction on koto.audit_entry
    using brin (transaction_id) with (pages_per_range = 16, autosummarize = on);

-- chain: the municipality, '-' for entries without one; hash: of the entry's canonical text in that place
create table koto.audit_link (
    chain     text   collate "C" not null check (chain ~ '^([0-9]{3}|-)$'),
    seq       bigint not null check (seq > 0),
    entry_id  bigint not null unique,
    hash      bytea  not null check (octet_length(hash) = 32),
    primary key (chain, seq)
);

-- run: one sealing of all municipalities; below: entries of transactions before this one all have their place;
-- digest: of the hashes of the rows in order; previous: hash of the seal before, zeros before the first
create table koto.audit_seal (
    chain      text        collate "C" not null check (chain ~ '^([0-9]{3}|-)$'),
    batch      bigint      not null check (batch > 0),
    run        bigint      not null check (run > 0),
    first_seq  bigint      not null check (first_seq > 0),
    last_seq   bigint      not null check (last_seq >= first_seq),
    sealed_at  timestamptz not null,
    below      bigint      not null,
    digest     bytea       not null check (octet_length(digest) = 32),
    previous   bytea       not null check (octet_length(previous) = 32),
    hash       bytea       not null check (octet_length(hash) = 32),
    primary key (chain, batch),
    unique (run, chain, batch)
);

create trigger audit_link_is_written_once before update or delete on koto.audit_link
    for each row execute function koto.refuse_change();
create trigger audit_link_is_never_emptied before truncate on koto.audit_link
    for each statement execute function koto.refuse_change();
create trigger audit_seal_is_written_once before update or delete on koto.audit_seal
    for each row execute function koto.refuse_change();
create trigger audit_seal_is_never_emptied before truncate on koto.audit_seal
    for each statement execute function koto.refuse_change();

create function koto.audit_time(at timestamptz) returns text language sql stable as $$
    select coalesce(to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), at::text, 'null')
$$;

create function koto.audit_word(word text) returns text language sql stable as $$
    select coalesce(to_json(word)::text, 'null')
$$;

-- The canonical texts: every field, in this order. What is hashed is their bytes in UTF-8, so that anyone can check a
-- line with sha256sum. Never null, whatever has been done to a row: it must stay possible to seal and to export it.
create function koto.audit_row_text(chain text, seq bigint, e koto.audit_entry) returns text language sql stable as $$
    select '{"chain":"' || chain || '","seq":' || seq || ',"id":' || e.id
        || ',"at":"' || koto.audit_time(e.at) || '","transaction":' || coalesce(e.transaction_id, 0)
        || ',"municipality":' || koto.audit_word(e.municipality::text)
        || ',"person":' || koto.audit_word(e.person_id)
        || ',"action":' || koto.audit_word(e.action)
        || ',"subject":' || koto.audit_word(e.subject_key)
        || ',"category":' || koto.audit_word(e.category)
        || ',"right":' || koto.audit_word(e.right_number)
        || ',"outcome":' || koto.audit_word(e.outcome) || '}'
$$;

create function koto.audit_seal_text(s koto.audit_seal) returns text language sql stable as $$
    select '{"chain":"' || s.chain || '","batch":' || s.batch || ',"run":' || s.run
        || ',"first":' || s.first_seq || ',"last":' || s.last_seq
        || ',"at":"' || koto.audit_time(s.sealed_at) || '","below":' || s.below
        || ',"digest":"' || encode(s.digest, 'hex') || '","previous":"' || encode(s.previous, 'hex') || '"}'
$$;

-- One number for everyone who seals or must not see a half-done sealing.
create function koto.audit_lock() returns bigint language sql immutable as 'select 7021945182736451';

-- Seals up to so many entries, oldest first; how many it was, 0 also when another is sealing and we do not wait.
create function koto.seal_audit(most int, patient boolean) returns bigint
    language plpgsql
    security definer
    set search_path = pg_catalog, pg_temp
    set plan_cache_mode = force_custom_plan
as $$
declare
    batch_rows constant int := 1000;
    low        bigint;
    high       bigint;
    found_rows bigint;
    finished   bigint;
    piece      record;
    seal       koto.audit_seal;
begin
    if patient then
        perform pg_advisory_xact_lock(koto.audit_lock());
    elsif not pg_try_advisory_xact_lock(koto.audit_lock()) then
        return 0;
    end if;
    seal.sealed_at := clock_timestamp();
    select s.run, s.below into seal.run, low from koto.audit_seal s order by s.run desc limit 1;
    seal.run := coalesce(seal.run, 0) + 1;
    finished := txid_snapshot_xmin(txid_current_snapshot());
    -- Transaction numbers start again when a backup is read into a new server: then look at every entry once.
    if low is null or low > txid_snapshot_xmax(txid_current_snapshot()) then
        low := 0;
    end if;

    select count(*), max(t.transaction_id) into found_rows, high
    from (select e.transaction_id from koto.audit_entry e
          where e.transaction_id >= low
            and not exists (select from koto.audit_link l where l.entry_id = e.id)
          order by e.transaction_id limit most) t;
    if found_rows = 0 then
        return 0;
    end if;
    seal.below := case when found_rows < most then finished else least(finished, high) end;

    found_rows := 0;
    for piece in
        with fresh as materialized (
            select e, coalesce(e.municipality::text, '-') as chain
            from koto.audit_entry e
            where e.transaction_id between low and high
              and not exists (select from koto.audit_link l where l.entry_id = e.id)
        ), head as materialized (
            select c.chain, coalesce((select s.last_seq from koto.audit_seal s
                                      where s.chain = c.chain order by s.batch desc limit 1), 0) as last_seq
            from (select distinct f.chain from fresh f) c
        ), placed as (
            select f.chain, f.e,
                   h.last_seq + row_number() over (partition by f.chain
                                                   order by (f.e).transaction_id, (f.e).id) as seq
            from fresh f join head h on h.chain = f.chain
        ), linked as (
            insert into koto.audit_link (chain, seq, entry_id, hash)
            select p.chain, p.seq, (p.e).id, sha256(convert_to(koto.audit_row_text(p.chain, p.seq, p.e), 'UTF8'))
            from placed p
            returning chain, seq, hash
        )
        select l.chain, min(l.seq) as first_seq, max(l.seq) as last_seq, count(*) as entries,
               sha256(string_agg(l.hash, ''::bytea order by l.seq)) as digest
        from linked l
        group by l.chain, (l.seq - 1) / batch_rows
        order by l.chain, first_seq
    loop
        if seal.chain is distinct from piece.chain then
            seal.chain := piece.chain;
            select s.batch, s.hash into seal.batch, seal.hash
            from koto.audit_seal s where s.chain = piece.chain order by s.batch desc limit 1;
        end if;
        seal.batch := coalesce(seal.batch, 0) + 1;
        seal.previous := coalesce(seal.hash, decode(repeat('00', 32), 'hex'));
        seal.first_seq := piece.first_seq;
        seal.last_seq := piece.last_seq;
        seal.digest := piece.digest;
        seal.hash := sha256(convert_to(koto.audit_seal_text(seal), 'UTF8'));
        insert into koto.audit_seal values (seal.*);
        found_rows := found_rows + piece.entries;
    end loop;
    return found_rows;
end $$;

-- Roles without sign-in, given to the accounts that run the application and that read the log. What they may do to the
-- log is said in R__audit_privileges.sql, after everything that is granted on all tables.
do $$
declare
    name text;
begin
    foreach name in array array['kotopolku_app', 'kotopolku_auditor'] loop
        -- Roles belong to the server: another database of it, or its administrator, may have made this one. Asked first,
        -- because an owner that may not make roles is refused before it is looked whether the role is there.
        if not exists (select from pg_roles where rolname = name) then
            begin
                execute format('create role %I nologin nosuperuser nobypassrls nocreaterole nocreatedb noreplication', name);
            exception when duplicate_object or unique_violation then
                null; -- another database was made ready at the same moment
            end;
        end if;
    end loop;
end $$;
