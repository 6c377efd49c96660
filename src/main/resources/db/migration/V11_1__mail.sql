-- The notice is its own outbox. A mail says that there is a notice and nothing of what it is about, so whoever sends
-- mails is told the address and the kinds, and never the case: that is why they are taken through functions that work
-- with their owner's rights, over the walls between the municipalities.
alter table koto.notice
    add column mailed_at     timestamptz,
    add column mail_attempts int not null default 0,
    add column mail_after    timestamptz not null default '-infinity';

create index notice_to_mail on koto.notice (person_id) where mailed_at is null and read_at is null;
create index notice_mailed on koto.notice (person_id, mailed_at) where mailed_at is not null;

-- Takes what is due for up to so many persons: all that a person has not been told by mail goes into one, and after one
-- the next waits for the quiet time, unless it is urgent. What is taken is put off at once, longer each time, so that a
-- sender that dies leaves nothing behind but a later attempt, and two senders never take the same.
create function koto.take_mail(most int, quiet interval)
    returns table (notices uuid[], address text, kinds text[])
    language plpgsql volatile security definer set search_path = pg_catalog, pg_temp as
$$
begin
    if not pg_try_advisory_xact_lock(hashtextextended('koto.take_mail', 0)) then
        return;
    end if;
    return query
    with due as (
        select n.person_id, p.email
        from koto.notice n
        join koto.person p on p.id = n.person_id and p.employed and p.email like '%_@_%'
        where n.mailed_at is null and n.read_at is null
        group by n.person_id, p.email
        having max(n.mail_after) <= clock_timestamp()
           and (bool_or(n.kind in ('EMERGENCY_OPENED'))
                or not exists (select 1 from koto.notice told
                               where told.person_id = n.person_id and told.mailed_at > clock_timestamp() - quiet))
        order by min(n.created_at)
        limit most
    ), held as (
        select n.id
        from koto.notice n join due on due.person_id = n.person_id
        where n.mailed_at is null and n.read_at is null
        for update of n skip locked
    ), taken as (
        update koto.notice n
        set mail_attempts = n.mail_attempts + 1,
            mail_after = clock_timestamp() + least(interval '1 minute' * (2 ^ least(n.mail_attempts, 10)), interval '6 hours')
        from held where n.id = held.id
        returning n.id, n.person_id, n.kind
    )
    select array_agg(t.id), d.email, array_agg(distinct t.kind)
    from taken t join due d on d.person_id = t.person_id
    group by t.person_id, d.email;
end
$$;

create function koto.mail_sent(sent uuid[]) returns void
    language sql volatile security definer set search_path = pg_catalog, pg_temp as
$$
update koto.notice set mailed_at = clock_timestamp() where id = any (sent) and mailed_at is null
$$;

revoke all on function koto.take_mail(int, interval), koto.mail_sent(uuid[]) from public;
grant execute on function koto.take_mail(int, interval), koto.mail_sent(uuid[]) to kotopolku_app;
