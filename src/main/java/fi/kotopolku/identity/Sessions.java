package fi.kotopolku.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which sessions go on. Asked of the database at each request, so that what one node has heard holds on all of them; by
 * the database's real clock.
 */
@Component
class Sessions {

    enum State {
        GOES_ON,
        /** Signed out at the identity provider, or open for too long: signing in again is all that is needed. */
        OVER,
        /** Nobody whom this issuer could bring in again. */
        NOT_ADMITTED
    }

    private record Found(String organisation, boolean employed, boolean over) {}

    private final JdbcClient jdbc;
    private final Issuers issuers;
    private final SignInProperties properties;

    Sessions(JdbcClient jdbc, Issuers issuers, SignInProperties properties) {
        this.jdbc = jdbc;
        this.issuers = issuers;
        this.properties = properties;
    }

    State of(Vouched session) {
        Optional<Found> found = jdbc.sql("""
                select p.organisation_id as organisation, p.employed,
                       :issuedAt <= clock_timestamp() - make_interval(secs => :longest)
                       or exists (select 1 from koto.signed_out o
                                  where o.issuer = :issuer and o.session_id = cast(:sessionId as text))
                       or exists (select 1 from koto.signed_out o
                                  where o.issuer = :issuer and o.session_id is null and o.subject = :subject
                                    and o.issued_at >= :issuedAt)
                       or cast(:sessionId as text) is null
                          and exists (select 1 from koto.signed_out o
                                      where o.issuer = :issuer and o.subject = :subject
                                        and o.issued_at >= :issuedAt) as over
                from koto.person p where p.id = :person
                """)
                .param("person", session.personId())
                .param("issuer", session.issuer())
                .param("sessionId", session.sessionId())
                .param("subject", session.subject())
                .param("issuedAt", Timestamp.from(session.issuedAt()))
                .param("longest", (double) properties.longestSession().toSeconds())
                .query((row, number) ->
                        new Found(row.getString("organisation"), row.getBoolean("employed"), row.getBoolean("over")))
                .optional();
        return found.map(known -> state(known, session)).orElse(State.NOT_ADMITTED);
    }

    /**
     * The provider has ended the session, or without a session every session of the subject until then. A token that
     * comes twice counts once.
     */
    @Transactional
    public void end(String issuer, String tokenId, String sessionId, String subject, Instant issuedAt) {
        jdbc.sql("delete from koto.signed_out where recorded_at < clock_timestamp() - make_interval(secs => :longest)")
                .param("longest", (double)
                        properties.longestSession().multipliedBy(2).toSeconds())
                .update();
        jdbc.sql("""
                insert into koto.signed_out (issuer, token_id, session_id, subject, issued_at)
                values (:issuer, :tokenId, :sessionId, :subject, :issuedAt) on conflict do nothing
                """)
                .param("issuer", issuer)
                .param("tokenId", tokenId)
                .param("sessionId", sessionId)
                .param("subject", subject)
                .param("issuedAt", Timestamp.from(issuedAt))
                .update();
    }

    private State state(Found found, Vouched session) {
        boolean vouchedFor = issuers.named(session.issuer())
                .filter(issuer -> issuer.vouchesFor(found.organisation()) && issuer.vouchedAt(session.issuedAt()))
                .isPresent();
        if (!found.employed() || !vouchedFor) {
            return State.NOT_ADMITTED;
        }
        return found.over() ? State.OVER : State.GOES_ON;
    }
}
