-- Sign-outs that an identity provider has told of. Every node asks here at each request, so a session is void at the next
-- one wherever it is. Rows outlive the longest session and are then deleted.
-- session_id: the provider's "sid", one session; without it every session of the subject that began before.
create table koto.signed_out (
    issuer text not null check (issuer <> ''),
    token_id text not null check (length(token_id) between 1 and 255),
    session_id text check (length(session_id) between 1 and 255),
    subject text check (length(subject) between 1 and 255),
    issued_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    primary key (issuer, token_id),
    check (session_id is not null or subject is not null)
);

create index signed_out_session on koto.signed_out (issuer, session_id) where session_id is not null;
create index signed_out_subject on koto.signed_out (issuer, subject, issued_at) where session_id is null;
create index signed_out_recorded on koto.signed_out (recorded_at);

grant select, insert, delete on koto.signed_out to kotopolku_app;
