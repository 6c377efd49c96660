package fi.kotopolku.api;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keys that people have sent, for a day: only their fingerprints, and of the answer what is no more than identifiers. A
 * row is written in the transaction of what the request does, so there is one exactly when there is an effect.
 */
@Component
class IdempotencyKeys {

    /**
     * @param request fingerprint of the address and the body
     * @param answer JSON; null when there was none, or none that may be kept
     */
    record Kept(String request, int status, String location, String answer) {}

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when another transaction has the key in its hands; otherwise it is this one's until its end */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean take(String personId, String key) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, 27))")
                .param("key", personId + ' ' + key)
                .query(Boolean.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Kept> find(String personId, String key) {
        return jdbc.sql("""
                select request_hash, status, location, answer from koto.idempotency_key
                where person_id = :person and key_hash = :key and used_at > clock_timestamp() - interval '24 hours'
                """)
                .param("person", personId)
                .param("key", key)
                .query((row, number) -> new Kept(
                        row.getString("request_hash"),
                        row.getInt("status"),
                        row.getString("location"),
                        row.getString("answer")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(String personId, String key, Kept kept) {
        jdbc.sql("""
                insert into koto.idempotency_key (person_id, key_hash, request_hash, status, location, answer)
                values (:person, :key, :request, :status, :location, cast(:answer as jsonb))
                on conflict (person_id, key_hash) do update
                set request_hash = excluded.request_hash, status = excluded.status, location = excluded.location,
                    answer = excluded.answer, used_at = excluded.used_at
                """)
                .param("person", personId)
                .param("key", key)
                .param("request", kept.request())
                .param("status", kept.status())
                .param("location", kept.location())
                .param("answer", kept.answer())
                .update();
    }

    /** @return how many were over a day old */
    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    @Transactional
    public int forget() {
        return jdbc.sql("delete from koto.idempotency_key where used_at <= clock_timestamp() - interval '24 hours'")
                .update();
    }
}
