-- The application adds to the log and never more, and of an entry it writes only what it knows: number, time and
-- transaction are the database's own. Places and seals are written by koto.seal_audit alone, with its owner's rights.
-- The auditor reads everything and writes nothing. Repeatable, so that it comes after grants on all tables.

revoke all on koto.audit_entry, koto.audit_link, koto.audit_seal from public, kotopolku_app, kotopolku_auditor;
revoke all on function koto.seal_audit(int, boolean) from public, kotopolku_auditor;

grant usage on schema koto to kotopolku_app, kotopolku_auditor;
grant select on koto.audit_entry, koto.audit_link, koto.audit_seal to kotopolku_app, kotopolku_auditor;
grant insert (person_id, action, municipality, subject_key, category, right_number, outcome)
    on koto.audit_entry to kotopolku_app;
grant execute on function koto.seal_audit(int, boolean) to kotopolku_app;

-- Where rows are walled off by municipality, the auditor's export still has to be whole.
drop policy if exists auditor_reads_everything on koto.audit_entry;
create policy auditor_reads_everything on koto.audit_entry for select to kotopolku_auditor using (true);
